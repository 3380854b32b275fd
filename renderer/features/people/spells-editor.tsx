import { Checkbox, Input, Select } from 'antd'
import { t } from '#common/i18n/t.ts'
import { valueWords } from '../../records/history-words.ts'
import { UnitField } from '../../records/unit-field.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { IconPlus, IconTrash } from '../../ui/icons.ts'
import { emptySpell, type PersonProblem, type SpellForm } from './person-form-model.ts'

const kinds = ['work', 'transfer', 'secondment', 'study', 'leave'] as const

export interface SpellsEditorProps {
  readonly spells: readonly SpellForm[]
  readonly problems: readonly PersonProblem[]
  readonly onChange: (spells: SpellForm[]) => void
  readonly onDateError: (key: string, message: string | null) => void
  readonly dateErrors: Readonly<Record<string, string>>
}

/** Where a person worked: one line a spell. */
export function SpellsEditor({ spells, problems, onChange, onDateError, dateErrors }: SpellsEditorProps) {
  const change = (key: number, patch: Partial<SpellForm>): void =>
    onChange(spells.map((spell) => (spell.key === key ? { ...spell, ...patch } : spell)))
  const nextKey = Math.max(0, ...spells.map((spell) => spell.key)) + 1
  return (
    <div className="sv-spells">
      {spells.map((spell) => {
        const { key } = spell
        const wrongFrom = dateErrors[`${key}.from`]
        const wrongTo = dateErrors[`${key}.to`] ?? (problems.includes(`spell.${key}.to`) ? t('people.spellOrder') : undefined)
        return (
          <fieldset key={key} className="sv-spell">
            <FormField label={t('people.spellKind')}>
              {(field) => (
                <Select
                  {...field}
                  value={spell.kind}
                  options={kinds.map((value) => ({ value, label: valueWords('kind', value) }))}
                  onChange={(kind) => change(key, { kind })}
                />
              )}
            </FormField>
            <FormField label={t('people.spellUnit')} error={problems.includes(`spell.${key}.unit`) ? t('record.fieldMissing') : null}>
              {(field) => (
                <UnitField field={field} unitId={spell.unitId} unitText={spell.unitText} onChange={(unit) => change(key, unit)} />
              )}
            </FormField>
            <FormField label={t('people.spellPosition')}>
              {(field) => (
                <Input
                  {...field}
                  maxLength={200}
                  value={spell.position}
                  onChange={(event) => change(key, { position: event.target.value })}
                />
              )}
            </FormField>
            <FormField label={t('people.spellFrom')} error={wrongFrom}>
              {(field) => (
                <DateField
                  field={field}
                  partial
                  value={spell.from}
                  onChange={(from) => change(key, { from })}
                  onError={(message) => onDateError(`${key}.from`, message)}
                />
              )}
            </FormField>
            <FormField label={t('people.spellTo')} error={wrongTo}>
              {(field) => (
                <DateField
                  field={field}
                  partial
                  value={spell.to}
                  onChange={(to) => change(key, { to })}
                  onError={(message) => onDateError(`${key}.to`, message)}
                />
              )}
            </FormField>
            <Checkbox checked={spell.isLeader} onChange={(event) => change(key, { isLeader: event.target.checked })}>
              {t('people.spellLeader')}
            </Checkbox>
            <Button
              kind="text"
              iconOnly
              icon={IconTrash}
              label={t('people.spellRemove')}
              onClick={() => onChange(spells.filter((one) => one.key !== key))}
            />
          </fieldset>
        )
      })}
      <div>
        <Button icon={IconPlus} label={t('people.spellAdd')} onClick={() => onChange([...spells, emptySpell(nextKey)])} />
      </div>
    </div>
  )
}
