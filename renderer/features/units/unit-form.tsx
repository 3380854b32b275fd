import { Input, Select } from 'antd'
import { useState } from 'react'
import type { Contract } from '#common/contract/index.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { t } from '#common/i18n/t.ts'
import type { OutputOf } from '#common/rpc/define.ts'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { ConflictBlock } from '../../records/conflict-block.tsx'
import { valueWords } from '../../records/history-words.ts'
import { useTypingNotes } from '../../records/typing-strip.tsx'
import { UnitField } from '../../records/unit-field.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { IconDeviceFloppy, IconPlus, IconTrash } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import {
  emptyUnit,
  formOfUnit,
  isUnitUntouched,
  readUnitForm,
  type UnitForm,
  unitNeedsReason,
  unitOfForm,
  unitProblems,
} from './unit-form-model.ts'

type Unit = OutputOf<Contract['units.get']>

const waiting = <Screen header={<PageHeader title={t('units.title')} />}>{null}</Screen>

/** Ctrl+N on the list of units. */
export function NewUnitScreen() {
  const info = useAppInfo()
  return info ? <Form unit={null} base={emptyUnit(info.unit)} /> : waiting
}

/** F2 on a unit. */
export function EditUnitScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params['id'] ?? ''
  const unit = useQuery('units.get', { id })
  const parentId = unit.data?.id === id ? unit.data.data.parentId : null
  const parent = useQuery('units.get', { id: parentId ?? '' }, { off: parentId === null })
  if (unit.error)
    return (
      <Screen header={<PageHeader title={t('units.title')} />} strip={<ErrorBlock {...unit.error} />}>
        {null}
      </Screen>
    )
  if (unit.data?.id !== id || (parentId !== null && parent.data?.id !== parentId && !parent.error)) return waiting
  const parentName = parentId === null ? '' : (parent.data?.data.name ?? '')
  return <Form key={id} unit={unit.data} base={formOfUnit(unit.data.data, unit.data.version, parentName)} />
}

function Form({ unit, base: current }: { readonly unit: Unit | null; readonly base: UnitForm }) {
  // what was opened stays the ground of comparison while somebody else saves the record
  const [opened, setOpened] = useState({ data: unit?.data ?? null, base: current })
  const { base } = opened
  const typing = useTyping(`unit:${unit?.id ?? 'new'}`, base, readUnitForm)
  const [tried, setTried] = useState(false)
  const [dateErrors, setDateErrors] = useState<Readonly<Record<string, string>>>({})
  const catalogue = useQuery('catalogue.get', {}).data
  const save = useCommand('units.save')
  const form = typing.value
  const problems = unitProblems(form, opened.data)
  const shown = tried ? problems : []
  const notes = useTypingNotes(typing, base)
  const wrong = problems.length + Object.keys(dateErrors).length
  const change = (patch: Partial<UnitForm>): void => typing.change({ ...form, ...patch })
  const onDateError = (key: string, message: string | null): void =>
    setDateErrors(({ [key]: _, ...others }) => (message === null ? others : { ...others, [key]: message }))
  const leave = (id: string | null): void => {
    location.hash = id === null ? '/don-vi' : `/don-vi/${id}`
  }
  const close = (): void => {
    if (isUnitUntouched(form, base)) typing.clear()
    leave(unit?.id ?? null)
  }
  const send = async (version: number | null): Promise<void> => {
    setTried(true)
    if (wrong > 0 || save.busy) return
    const reason = form.reason.trim() === '' ? null : form.reason.trim().normalize('NFC')
    const done = await save.run({
      ...(unit ? { id: unit.id, version: version ?? form.version ?? unit.version } : {}),
      data: unitOfForm(form),
      reason,
    })
    if (!done) return
    typing.clear()
    leave(done.id)
  }
  useHotkeys({ save: () => void send(null), close })
  const isConflict = save.failure?.code === 'record.conflict'

  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: t('units.title'), href: '#/don-vi' }]}
          title={unit ? t('units.editTitle', { name: unit.data.name }) : t('units.newTitle')}
          primary={{
            label: t('record.saveToRegister'),
            icon: IconDeviceFloppy,
            keyId: 'save',
            busy: save.busy,
            ...(tried && wrong > 0 ? { disabledReason: t('record.fixFields', { n: wrong }) } : {}),
            onClick: () => void send(null),
          }}
          onReason={() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()}
        />
      }
      strip={
        isConflict && unit ? (
          <ConflictBlock
            recordType="unit"
            id={unit.id}
            onKeepMine={() => void send(unit.version)}
            onTakeTheirs={() => {
              setOpened({ data: unit.data, base: current })
              typing.change(current)
              save.clear()
            }}
          />
        ) : save.error ? (
          <ErrorBlock {...save.error} />
        ) : (
          notes
        )
      }
    >
      <Panel fill>
        {typing.ready ? (
          <div className="sv-form-page">
            <FormGrid>
              <FormField
                label={t('record.field.name')}
                required
                span={7}
                help={unit ? t('units.renameHelp') : undefined}
                error={shown.includes('name') ? t('record.fieldMissing') : null}
              >
                {(field) => (
                  <Input
                    {...field}
                    autoFocus={unit === null}
                    maxLength={300}
                    value={form.name}
                    onChange={(event) => change({ name: event.target.value })}
                  />
                )}
              </FormField>
              <FormField label={t('record.field.type')} required span={5} error={shown.includes('type') ? t('record.fieldMissing') : null}>
                {(field) => (
                  <Select
                    {...field}
                    value={form.type || null}
                    showSearch={{ filterOption: (text, option) => searchKey(option?.label ?? '').includes(searchKey(text)) }}
                    options={(catalogue?.unitTypes ?? []).map((type) => ({ value: type.code, label: type.name }))}
                    onChange={(type: string | null) => change({ type: type ?? '' })}
                  />
                )}
              </FormField>
              <FormField label={t('units.parent')} span={7} error={shown.includes('parent') ? t('units.parentUnknown') : null}>
                {(field) => (
                  <UnitField
                    field={field}
                    unitId={form.parentId}
                    unitText={form.parentText}
                    {...(unit ? { except: unit.id } : {})}
                    onChange={({ unitId, unitText }) => change({ parentId: unitId, parentText: unitText })}
                  />
                )}
              </FormField>
              <FormField label={t('record.field.shortName')} span={2} help={t('units.shortHelp')}>
                {(field) => (
                  <Input {...field} maxLength={60} value={form.shortName} onChange={(event) => change({ shortName: event.target.value })} />
                )}
              </FormField>
              <FormField label={t('record.field.code')} span={3} help={t('units.codeHelp')}>
                {(field) => (
                  <Input {...field} maxLength={60} value={form.code} onChange={(event) => change({ code: event.target.value })} />
                )}
              </FormField>
              <FormField label={t('record.field.province')} span={4}>
                {(field) => (
                  <Select
                    {...field}
                    allowClear
                    value={form.province || null}
                    showSearch={{ filterOption: (text, option) => searchKey(option?.label ?? '').includes(searchKey(text)) }}
                    options={withValue(
                      (catalogue?.provinces ?? []).map((one) => one.name),
                      form.province,
                    )}
                    onChange={(province: string | null | undefined) => change({ province: province ?? '' })}
                  />
                )}
              </FormField>
              <FormField label={t('record.field.address')} span={8}>
                {(field) => (
                  <Input {...field} maxLength={300} value={form.address} onChange={(event) => change({ address: event.target.value })} />
                )}
              </FormField>
              <FormField label={t('record.field.status')} required span={4}>
                {(field) => (
                  <Select
                    {...field}
                    value={form.status}
                    options={(['active', 'ended'] as const).map((value) => ({ value, label: valueWords('status', value) }))}
                    onChange={(status) => change({ status })}
                  />
                )}
              </FormField>
              <FormField label={t('record.field.startDate')} span={4} error={dateErrors['startDate']}>
                {(field) => (
                  <DateField
                    field={field}
                    partial
                    value={form.startDate}
                    onChange={(startDate) => change({ startDate })}
                    onError={(message) => onDateError('startDate', message)}
                  />
                )}
              </FormField>
              <FormField label={t('record.field.endDate')} span={4} error={dateErrors['endDate']}>
                {(field) => (
                  <DateField
                    field={field}
                    partial
                    value={form.endDate}
                    onChange={(endDate) => change({ endDate })}
                    onError={(message) => onDateError('endDate', message)}
                  />
                )}
              </FormField>
            </FormGrid>
            <section className="sv-form-section">
              <h2>{t('units.formerNames')}</h2>
              {form.formerNames.map((former) => {
                const set = (patch: Partial<typeof former>): void =>
                  change({ formerNames: form.formerNames.map((one) => (one.key === former.key ? { ...one, ...patch } : one)) })
                return (
                  <FormGrid key={former.key}>
                    <FormField label={t('record.field.name')} span={6}>
                      {(field) => (
                        <Input {...field} maxLength={300} value={former.name} onChange={(event) => set({ name: event.target.value })} />
                      )}
                    </FormField>
                    <FormField label={t('units.formerFrom')} span={2} error={dateErrors[`${former.key}.from`]}>
                      {(field) => (
                        <DateField
                          field={field}
                          partial
                          value={former.from}
                          onChange={(from) => set({ from })}
                          onError={(message) => onDateError(`${former.key}.from`, message)}
                        />
                      )}
                    </FormField>
                    <FormField label={t('units.formerTo')} span={2} error={dateErrors[`${former.key}.to`]}>
                      {(field) => (
                        <DateField
                          field={field}
                          partial
                          value={former.to}
                          onChange={(to) => set({ to })}
                          onError={(message) => onDateError(`${former.key}.to`, message)}
                        />
                      )}
                    </FormField>
                    <span className="sv-form-end">
                      <Button
                        kind="text"
                        iconOnly
                        icon={IconTrash}
                        label={t('units.formerRemove')}
                        onClick={() => change({ formerNames: form.formerNames.filter((one) => one.key !== former.key) })}
                      />
                    </span>
                  </FormGrid>
                )
              })}
              <div>
                <Button
                  icon={IconPlus}
                  label={t('units.formerAdd')}
                  onClick={() =>
                    change({
                      formerNames: [
                        ...form.formerNames,
                        { key: Math.max(0, ...form.formerNames.map((one) => one.key)) + 1, name: '', from: null, to: null },
                      ],
                    })
                  }
                />
              </div>
            </section>
            <FormGrid>
              <FormField label={t('record.field.note')} span={12}>
                {(field) => (
                  <Input.TextArea
                    {...field}
                    rows={2}
                    maxLength={2000}
                    value={form.note}
                    onChange={(event) => change({ note: event.target.value })}
                  />
                )}
              </FormField>
              {unit ? (
                <FormField
                  label={t('record.reason')}
                  required={unitNeedsReason(form, opened.data)}
                  span={12}
                  help={t('record.reasonHelp')}
                  error={shown.includes('reason') ? t('record.reasonMissing') : null}
                >
                  {(field) => (
                    <Input {...field} maxLength={500} value={form.reason} onChange={(event) => change({ reason: event.target.value })} />
                  )}
                </FormField>
              ) : null}
            </FormGrid>
          </div>
        ) : null}
      </Panel>
    </Screen>
  )
}

/** Choices with the value that stands there, also where the pack does not know it. */
const withValue = (names: readonly string[], value: string) =>
  [...new Set([...names, ...(value === '' ? [] : [value])])].map((name) => ({ value: name, label: name }))
