import { useCallback, useState } from 'react'
import type { PersonPage } from '#common/contract/register.ts'
import { formatDate, formatDateTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useHashParams } from '../../lists/hash-params.ts'
import { usePrintList } from '../../lists/print-list.tsx'
import { AchievementsTable, achievementColumns } from '../../records/achievements-table.tsx'
import { HistoryTab } from '../../records/history-tab.tsx'
import { valueWords } from '../../records/history-words.ts'
import { RecordFacts } from '../../records/record-facts.tsx'
import { YearsTable } from '../../records/years-table.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconPencil, IconPrinter, IconTrash } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { Facts } from '../../ui/summary.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { personLine } from './person-words.ts'
import { SpellsTable } from './spells-table.tsx'

const tabs = ['nam', 'khen', 'cong-tac', 'ly-lich', 'lich-su'] as const
type Tab = (typeof tabs)[number]

const back = (): void => {
  location.hash = '/ca-nhan'
}

/** One person (picture 03). */
export function PersonScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params['id'] ?? ''
  const answer = useQuery('people.get', { id })
  if (answer.error)
    return (
      <Screen
        header={<PageHeader title={t('people.title')} onBack={back} />}
        strip={<ErrorBlock {...answer.error} actions={[{ label: t('common.back'), onClick: back }]} />}
      >
        {null}
      </Screen>
    )
  // the answer to the page before may still stand while this one is asked for
  if (answer.data?.id !== id) return <Screen header={<PageHeader title={t('people.title')} onBack={back} />}>{null}</Screen>
  return <PersonView person={answer.data} />
}

function PersonView({ person }: { readonly person: PersonPage }) {
  const { id, data, achievements } = person
  const [params, setParams] = useHashParams()
  const [withdrawing, setWithdrawing] = useState(false)
  const tab = tabs.find((one) => one === params['muc']) ?? 'nam'
  const isGone = person.withdrawnAt !== null
  const edit = (): void => {
    location.hash = `/ca-nhan/${id}/sua`
  }
  const fetchPage = useCallback(async () => ({ rows: achievements, total: achievements.length }), [achievements])
  const printing = usePrintList({
    title: t('people.printRecordTitle', { name: data.fullName }),
    filters: [personLine(person)],
    columns: achievementColumns,
    fetchPage,
  })
  useHotkeys({ close: back, ...(isGone ? {} : { edit }), ...(achievements.length > 0 ? { print: printing.print } : {}) })

  return (
    <Screen
      header={
        <PageHeader
          onBack={back}
          title={data.fullName}
          subtitle={personLine(person)}
          badge={<PersonBadge person={person} />}
          actions={[
            ...(achievements.length > 0
              ? [{ label: t('people.printRecord'), icon: IconPrinter, dropNarrow: true, busy: printing.busy, onClick: printing.print }]
              : []),
            ...(isGone
              ? []
              : [
                  { label: t('people.withdraw'), icon: IconTrash, danger: true, onClick: () => setWithdrawing(true) },
                  { label: t('record.edit'), icon: IconPencil, keyId: 'edit' as const, onClick: edit },
                ]),
          ]}
        />
      }
      side={<RecordFacts achievements={achievements} />}
    >
      <Panel
        fill
        head={
          <Tabs<Tab>
            label={t('people.tabs')}
            value={tab}
            onChange={(next) => setParams({ muc: next === 'nam' ? null : next })}
            items={[
              { id: 'nam', label: t('people.tabYears') },
              { id: 'khen', label: t('people.tabAwards'), count: achievements.length },
              { id: 'cong-tac', label: t('people.tabSpells'), count: data.spells.length },
              { id: 'ly-lich', label: t('people.tabAbout') },
              { id: 'lich-su', label: t('people.tabHistory') },
            ]}
          />
        }
      >
        {tab === 'nam' ? (
          <YearsTable caption={t('people.yearsCaption', { name: data.fullName })} achievements={achievements} spells={data.spells} />
        ) : null}
        {tab === 'khen' ? <AchievementsTable caption={t('people.awardsCaption', { name: data.fullName })} rows={achievements} /> : null}
        {tab === 'cong-tac' ? (
          <SpellsTable caption={t('people.spellsCaption', { name: data.fullName })} spells={data.spells} onEdit={edit} />
        ) : null}
        {tab === 'ly-lich' ? <About person={person} /> : null}
        {tab === 'lich-su' ? <HistoryTab recordType="person" id={id} /> : null}
      </Panel>
      {printing.sheet}
      <WithdrawPerson person={person} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </Screen>
  )
}

function PersonBadge({ person }: { readonly person: PersonPage }) {
  if (person.withdrawnAt)
    return <Status state="notMet" look="soft">{`${t('record.withdrawn')} ${formatDateTime(person.withdrawnAt)}`}</Status>
  const { status } = person.data
  return (
    <Status state={status === 'working' ? 'working' : 'paused'} look="soft">
      {valueWords('status', status)}
    </Status>
  )
}

function About({ person }: { readonly person: PersonPage }) {
  const { data } = person
  const named = (field: 'gender' | 'classification' | 'status', value: string | null) => (value === null ? null : valueWords(field, value))
  const items: readonly { readonly label: string; readonly value: string | null }[] = [
    { label: t('record.field.fullName'), value: data.fullName },
    { label: t('record.field.otherNames'), value: data.otherNames.join(', ') || null },
    { label: t('record.field.birthDate'), value: data.birthDate ? formatDate(data.birthDate) : null },
    { label: t('record.field.gender'), value: named('gender', data.gender) },
    { label: t('record.field.staffCode'), value: data.staffCode },
    { label: t('record.field.classification'), value: named('classification', data.classification) },
    { label: t('record.field.honorific'), value: data.honorific },
    { label: t('record.field.education'), value: data.education },
    { label: t('record.field.status'), value: named('status', data.status) },
    { label: t('record.field.phone'), value: data.phone },
    { label: t('record.field.email'), value: data.email },
    { label: t('record.field.note'), value: data.note },
  ]
  return <Facts items={items.map(({ label, value }) => ({ label, value: value ?? <span className="sv-3">{t('common.none')}</span> }))} />
}

function WithdrawPerson({ person, open, onClose }: { readonly person: PersonPage; readonly open: boolean; readonly onClose: () => void }) {
  const withdraw = useCommand('people.withdraw')
  const close = (): void => {
    withdraw.clear()
    onClose()
  }
  return (
    <Dialog
      open={open}
      question={t('people.withdrawQuestion', { name: person.data.fullName })}
      will={t('people.withdrawWill')}
      kept={t('people.withdrawKept')}
      reason={{ required: true }}
      confirm={t('people.withdrawConfirm')}
      danger
      busy={withdraw.busy}
      error={withdraw.error ? <ErrorBlock {...withdraw.error} /> : null}
      onConfirm={(reason) =>
        void withdraw.run({ id: person.id, version: person.version, reason }).then((done) => {
          if (done) back()
        })
      }
      onCancel={close}
    />
  )
}
