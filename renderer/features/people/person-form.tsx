import { Input, Select } from 'antd'
import { useState } from 'react'
import type { PersonPage } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { Classification, PersonStatus } from '#common/model/person.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { ConflictBlock } from '../../records/conflict-block.tsx'
import { valueWords } from '../../records/history-words.ts'
import { useTypingNotes } from '../../records/typing-strip.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { IconDeviceFloppy } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { DuplicateNote } from './duplicate-note.tsx'
import {
  emptyPerson,
  formOfPerson,
  isUntouched,
  needsReason,
  type PersonForm,
  personOfForm,
  problemsOf,
  readPersonForm,
} from './person-form-model.ts'
import { SpellsEditor } from './spells-editor.tsx'

/** Ctrl+N on the list of people. */
export function NewPersonScreen() {
  return <Form person={null} />
}

/** F2 on a person. */
export function EditPersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params['id'] ?? ''
  const { data, error } = useQuery('people.get', { id })
  if (error)
    return (
      <Screen header={<PageHeader title={t('people.title')} />} strip={<ErrorBlock {...error} />}>
        {null}
      </Screen>
    )
  return data?.id === id ? <Form key={id} person={data} /> : <Screen header={<PageHeader title={t('people.title')} />}>{null}</Screen>
}

function Form({ person }: { readonly person: PersonPage | null }) {
  // the record may be saved elsewhere while it is edited here: what was opened stays the ground of comparison
  const [opened, setOpened] = useState(person)
  const base = opened ? formOfPerson(opened.data, opened.version) : emptyPerson
  const typing = useTyping(`person:${person?.id ?? 'new'}`, base, readPersonForm)
  const [tried, setTried] = useState(false)
  const [dateErrors, setDateErrors] = useState<Readonly<Record<string, string>>>({})
  const save = useCommand('people.save')
  const form = typing.value
  const problems = problemsOf(form, opened?.data ?? null)
  const shown = tried ? problems : []
  const notes = useTypingNotes(typing, base)
  const change = (patch: Partial<PersonForm>): void => typing.change({ ...form, ...patch })
  const onDateError = (key: string, message: string | null): void =>
    setDateErrors(({ [key]: _, ...others }) => (message === null ? others : { ...others, [key]: message }))
  const wrong = problems.length + Object.keys(dateErrors).length

  const leave = (id: string | null): void => {
    location.hash = id === null ? '/ca-nhan' : `/ca-nhan/${id}`
  }
  const close = (): void => {
    if (isUntouched(form, base)) typing.clear()
    leave(person?.id ?? null)
  }
  const send = async (version: number | null): Promise<void> => {
    setTried(true)
    if (wrong > 0 || save.busy) return
    const reason = form.reason.trim() === '' ? null : form.reason.trim().normalize('NFC')
    const done = await save.run({
      ...(person ? { id: person.id, version: version ?? form.version ?? person.version } : {}),
      data: personOfForm(form),
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
          crumbs={[{ label: t('people.title'), href: '#/ca-nhan' }]}
          title={person ? t('people.editTitle', { name: person.data.fullName }) : t('people.newTitle')}
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
        isConflict && person ? (
          <ConflictBlock
            recordType="person"
            id={person.id}
            onKeepMine={() => void send(person.version)}
            onTakeTheirs={() => {
              setOpened(person)
              typing.change(formOfPerson(person.data, person.version))
              save.clear()
            }}
          />
        ) : save.error ? (
          <ErrorBlock {...save.error} />
        ) : (
          notes
        )
      }
      side={<DuplicateNote fullName={form.fullName} birthDate={form.birthDate} staffCode={form.staffCode} self={person?.id ?? null} />}
    >
      <Panel fill>
        {typing.ready ? (
          <div className="sv-form-page">
            <section className="sv-form-section">
              <h2>{t('people.sectionIdentity')}</h2>
              <FormGrid>
                <FormField
                  label={t('record.field.fullName')}
                  required
                  span={5}
                  error={shown.includes('fullName') ? t('record.fieldMissing') : null}
                >
                  {(field) => (
                    <Input
                      {...field}
                      autoFocus={person === null}
                      maxLength={120}
                      value={form.fullName}
                      onChange={(event) => change({ fullName: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.birthDate')} span={3} help={t('people.birthHelp')} error={dateErrors['birthDate']}>
                  {(field) => (
                    <DateField
                      field={field}
                      partial
                      value={form.birthDate}
                      onChange={(birthDate) => change({ birthDate })}
                      onError={(message) => onDateError('birthDate', message)}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.gender')} span={2}>
                  {(field) => (
                    <Select
                      {...field}
                      allowClear
                      value={form.gender}
                      options={(['female', 'male'] as const).map((value) => ({ value, label: valueWords('gender', value) }))}
                      onChange={(gender) => change({ gender: gender ?? null })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.staffCode')} span={2}>
                  {(field) => (
                    <Input
                      {...field}
                      maxLength={60}
                      value={form.staffCode}
                      onChange={(event) => change({ staffCode: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.classification')} span={3}>
                  {(field) => (
                    <Select
                      {...field}
                      allowClear
                      value={form.classification}
                      options={Classification.options.map((value) => ({ value, label: valueWords('classification', value) }))}
                      onChange={(classification) => change({ classification: classification ?? null })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.status')} required span={3}>
                  {(field) => (
                    <Select
                      {...field}
                      value={form.status}
                      options={PersonStatus.options.map((value) => ({ value, label: valueWords('status', value) }))}
                      onChange={(status) => change({ status })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.givenName')} span={3} help={t('people.givenNameHelp')}>
                  {(field) => (
                    <Input
                      {...field}
                      maxLength={60}
                      value={form.givenName}
                      onChange={(event) => change({ givenName: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('people.otherNames')} span={3} help={t('people.otherNamesHelp')}>
                  {(field) => <Input {...field} value={form.otherNames} onChange={(event) => change({ otherNames: event.target.value })} />}
                </FormField>
              </FormGrid>
            </section>
            <section className="sv-form-section">
              <h2>{t('people.sectionWork')}</h2>
              <SpellsEditor
                spells={form.spells}
                problems={shown}
                onChange={(spells) => change({ spells })}
                onDateError={onDateError}
                dateErrors={dateErrors}
              />
            </section>
            <section className="sv-form-section">
              <h2>{t('people.sectionMore')}</h2>
              <FormGrid>
                <FormField label={t('record.field.honorific')} span={3}>
                  {(field) => (
                    <Input
                      {...field}
                      maxLength={60}
                      value={form.honorific}
                      onChange={(event) => change({ honorific: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.education')} span={3}>
                  {(field) => (
                    <Input
                      {...field}
                      maxLength={200}
                      value={form.education}
                      onChange={(event) => change({ education: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.phone')} span={3}>
                  {(field) => (
                    <Input
                      {...field}
                      inputMode="tel"
                      maxLength={40}
                      value={form.phone}
                      onChange={(event) => change({ phone: event.target.value })}
                    />
                  )}
                </FormField>
                <FormField label={t('record.field.email')} span={3}>
                  {(field) => (
                    <Input
                      {...field}
                      inputMode="email"
                      maxLength={120}
                      value={form.email}
                      onChange={(event) => change({ email: event.target.value })}
                    />
                  )}
                </FormField>
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
                {person ? (
                  <FormField
                    label={t('record.reason')}
                    required={needsReason(form, opened?.data ?? null)}
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
            </section>
          </div>
        ) : null}
      </Panel>
    </Screen>
  )
}
