import { Checkbox, Input } from 'antd'
import type { DossierPage } from '#common/contract/exchange.ts'
import { formatTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { DossierItem, EvidenceRef } from '#common/model/dossier.ts'
import { InkButton } from '../../evidence/ink-button.tsx'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { decisionLine, formOfItem, type ItemForm, offered, periodOf, readItemForm, toggled } from './item-model.ts'

/** One proposal: position and unit at the time, the achievement in a few lines, and which records support it. */
export function ItemDialog({
  page,
  item,
  onClose,
}: {
  readonly page: DossierPage
  readonly item: DossierItem
  readonly onClose: () => void
}) {
  const person = useQuery('people.get', { id: item.personId ?? '' }, { off: item.personId === null }).data
  const unit = useQuery('units.get', { id: item.unitId ?? '' }, { off: item.unitId === null }).data
  const known = person?.achievements ?? unit?.achievements
  const rows = offered(known ?? [], page.evidence[item.id] ?? [])
  const typing = useTyping(`dossier:${page.id}:${item.id}`, formOfItem(item), readItemForm)
  const update = useCommand('dossiers.updateItem')
  const form = typing.value
  const change = (patch: Partial<ItemForm>): void => typing.change({ ...form, ...patch })
  const save = async (): Promise<void> => {
    const text = (value: string): string | null => value.trim().normalize('NFC') || null
    const saved = await update.run({
      id: page.id,
      version: page.version,
      itemId: item.id,
      position: text(form.position),
      unit: text(form.unit),
      achievement: text(form.achievement),
      evidence: form.evidence.map((ref): EvidenceRef => ({ ...ref })),
    })
    if (!saved) return
    typing.clear()
    onClose()
  }
  return (
    <Dialog
      open
      form
      width={640}
      question={t('dossiers.itemQuestion', { name: item.name })}
      will={t('dossiers.itemWill')}
      {...(typing.savedAt ? { kept: t('record.typed', { time: formatTime(typing.savedAt) }) } : {})}
      confirm={t('dossiers.itemSave')}
      busy={update.busy}
      error={update.error ? <ErrorBlock {...update.error} /> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <FormGrid>
        {item.recipientKind === 'individual' ? (
          <FormField label={t('dossiers.itemPosition')} span={6}>
            {(field) => (
              <Input {...field} maxLength={300} value={form.position} onChange={(event) => change({ position: event.target.value })} />
            )}
          </FormField>
        ) : null}
        <FormField label={t('dossiers.itemUnit')} span={item.recipientKind === 'individual' ? 6 : 12}>
          {(field) => <Input {...field} maxLength={300} value={form.unit} onChange={(event) => change({ unit: event.target.value })} />}
        </FormField>
        <FormField label={t('dossiers.itemAchievement')} span={12} help={t('dossiers.itemAchievementHelp')}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={4000}
              value={form.achievement}
              onChange={(event) => change({ achievement: event.target.value })}
            />
          )}
        </FormField>
      </FormGrid>
      <fieldset className="hs-choices">
        <legend>{t('dossiers.itemEvidence', { chosen: form.evidence.length, all: rows.length })}</legend>
        {rows.length === 0 ? <p className="sv-2">{known ? t('dossiers.itemEvidenceNone') : t('common.loading')}</p> : null}
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <Checkbox
                checked={form.evidence.some((ref) => ref.id === row.id)}
                onChange={() => change({ evidence: toggled(form.evidence, row) })}
              >
                <span className={row.status === 'revoked' ? 'sv-given-gone' : ''}>{row.title}</span>
                {periodOf(row) ? ` · ${periodOf(row)}` : null}
                <span className="sv-cell-2">{decisionLine(row)}</span>
              </Checkbox>
              {row.hasInk ? <InkButton recordType={row.recordType} id={row.id} value={row.title} /> : null}
            </li>
          ))}
        </ul>
      </fieldset>
    </Dialog>
  )
}
