import { useMemo, useState } from 'react'
import type { Contract } from '#common/contract/index.ts'
import type { PersonRow, UnitRow } from '#common/contract/register.ts'
import { formatDate, formatDateTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { OutputOf } from '#common/rpc/define.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useHashParams } from '../../lists/hash-params.ts'
import { AchievementsTable } from '../../records/achievements-table.tsx'
import { HistoryTab } from '../../records/history-tab.tsx'
import { valueWords } from '../../records/history-words.ts'
import { personColumns } from '../../records/person-columns.tsx'
import { RecordFacts } from '../../records/record-facts.tsx'
import { YearsTable } from '../../records/years-table.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { shownColumns } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconPencil, IconTrash } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { Facts } from '../../ui/summary.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { unitColumns } from './unit-columns.tsx'

type Unit = OutputOf<Contract['units.get']>
const tabs = ['nam', 'khen', 'nguoi', 'truc-thuoc', 'thong-tin', 'lich-su'] as const
type Tab = (typeof tabs)[number]

const back = (): void => {
  location.hash = '/don-vi'
}

/** One unit or collective. */
export function UnitScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params['id'] ?? ''
  const { data, error } = useQuery('units.get', { id })
  if (error)
    return (
      <Screen
        header={<PageHeader title={t('units.title')} onBack={back} />}
        strip={<ErrorBlock {...error} actions={[{ label: t('common.back'), onClick: back }]} />}
      >
        {null}
      </Screen>
    )
  if (data?.id !== id) return <Screen header={<PageHeader title={t('units.title')} onBack={back} />}>{null}</Screen>
  return <UnitView unit={data} />
}

function UnitView({ unit }: { readonly unit: Unit }) {
  const { id, data, row, achievements, people } = unit
  const [params, setParams] = useHashParams()
  const [withdrawing, setWithdrawing] = useState(false)
  const types = useQuery('catalogue.get', {}).data?.unitTypes
  const all = useQuery('units.list', { limit: 500 }).data?.rows
  const narrow = useNarrow()
  const tab = tabs.find((one) => one === params['muc']) ?? 'nam'
  const isGone = unit.withdrawnAt !== null
  const typeName = types?.find((type) => type.code === data.type)?.name ?? data.type
  const parent = all?.find((one) => one.id === data.parentId)
  const below = useMemo(() => (all ?? []).filter((one) => one.parentId === id), [all, id])
  const belowColumns = useMemo(
    () => unitColumns({ search: '', typeName: (code) => types?.find((type) => type.code === code)?.name ?? code, parentName: () => null }),
    [types],
  )
  const edit = (): void => {
    location.hash = `/don-vi/${id}/sua`
  }
  useHotkeys({ close: back, ...(isGone ? {} : { edit }) })
  return (
    <Screen
      header={
        <PageHeader
          onBack={back}
          title={data.name}
          subtitle={[typeName, data.code, parent?.name].filter(Boolean).join(' · ')}
          badge={
            isGone ? (
              <Status state="notMet" look="soft">{`${t('record.withdrawn')} ${formatDateTime(unit.withdrawnAt ?? '')}`}</Status>
            ) : data.status === 'ended' ? (
              <Status state="paused" look="soft">
                {valueWords('status', 'ended')}
              </Status>
            ) : null
          }
          actions={
            isGone
              ? []
              : [
                  ...(row.isOwn
                    ? []
                    : [
                        {
                          label: t('record.withdraw'),
                          icon: IconTrash,
                          danger: true,
                          onClick: () => setWithdrawing(true),
                        },
                      ]),
                  { label: t('record.edit'), icon: IconPencil, keyId: 'edit' as const, onClick: edit },
                ]
          }
        />
      }
      side={<RecordFacts achievements={achievements} isPerson={false} />}
    >
      <Panel
        fill
        head={
          <Tabs<Tab>
            label={t('units.tabs')}
            value={tab}
            onChange={(next) => setParams({ muc: next === 'nam' ? null : next })}
            items={[
              { id: 'nam', label: t('units.tabYears') },
              { id: 'khen', label: t('units.tabAwards'), count: achievements.length },
              { id: 'nguoi', label: t('units.tabPeople'), count: people.length },
              { id: 'truc-thuoc', label: t('units.tabBelow'), count: below.length },
              { id: 'thong-tin', label: t('units.tabAbout') },
              { id: 'lich-su', label: t('units.tabHistory') },
            ]}
          />
        }
      >
        {tab === 'nam' ? (
          <YearsTable caption={t('units.yearsCaption', { name: data.name })} achievements={achievements} isPerson={false} />
        ) : null}
        {tab === 'khen' ? <AchievementsTable caption={t('units.awardsCaption', { name: data.name })} rows={achievements} /> : null}
        {tab === 'nguoi' ? (
          <DataTable<PersonRow>
            caption={t('units.peopleCaption', { name: data.name })}
            columns={shownColumns(
              personColumns('').filter((column) => column.id !== 'unit'),
              null,
              narrow,
            )}
            rows={people}
            rowId={(one) => one.id}
            rowName={(one) => one.fullName}
            onOpen={(one) => {
              location.hash = `/ca-nhan/${one.id}`
            }}
            empty={<EmptyState title={t('units.peopleEmpty')} text={t('units.peopleEmptyText')} />}
          />
        ) : null}
        {tab === 'truc-thuoc' ? (
          <DataTable<UnitRow>
            caption={t('units.belowCaption', { name: data.name })}
            columns={shownColumns(belowColumns, null, narrow)}
            rows={below}
            rowId={(one) => one.id}
            rowName={(one) => one.name}
            onOpen={(one) => {
              location.hash = `/don-vi/${one.id}`
            }}
            empty={<EmptyState title={t('units.belowEmpty')} />}
          />
        ) : null}
        {tab === 'thong-tin' ? <About unit={unit} typeName={typeName} parent={parent} /> : null}
        {tab === 'lich-su' ? <HistoryTab recordType="unit" id={id} /> : null}
      </Panel>
      <WithdrawUnit unit={unit} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </Screen>
  )
}

function About({ unit, typeName, parent }: { readonly unit: Unit; readonly typeName: string; readonly parent: UnitRow | undefined }) {
  const { data } = unit
  const date = (iso: string | null) => (iso ? formatDate(iso) : null)
  const former = data.formerNames.map((one) =>
    t('units.formerName', { name: one.name, from: date(one.from) ?? '…', to: date(one.to) ?? '…' }),
  )
  const items = [
    { label: t('record.field.name'), value: data.name },
    {
      label: t('units.formerNames'),
      value:
        former.length === 0 ? null : (
          <ul className="sv-lines">
            {former.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ),
    },
    { label: t('record.field.shortName'), value: data.shortName },
    { label: t('record.field.code'), value: data.code },
    { label: t('record.field.type'), value: typeName },
    { label: t('units.parent'), value: parent ? <a href={`#/don-vi/${parent.id}`}>{parent.name}</a> : null },
    { label: t('record.field.province'), value: data.province },
    { label: t('record.field.address'), value: data.address },
    { label: t('record.field.status'), value: valueWords('status', data.status) },
    { label: t('record.field.startDate'), value: date(data.startDate) },
    { label: t('record.field.endDate'), value: date(data.endDate) },
    { label: t('record.field.note'), value: data.note },
  ]
  return <Facts items={items.map(({ label, value }) => ({ label, value: value ?? <span className="sv-3">{t('common.none')}</span> }))} />
}

function WithdrawUnit({ unit, open, onClose }: { readonly unit: Unit; readonly open: boolean; readonly onClose: () => void }) {
  const withdraw = useCommand('units.withdraw')
  return (
    <Dialog
      open={open}
      question={t('units.withdrawQuestion', { name: unit.data.name })}
      will={t('units.withdrawWill')}
      kept={t('units.withdrawKept')}
      reason={{ required: true }}
      confirm={t('units.withdrawConfirm')}
      danger
      busy={withdraw.busy}
      error={withdraw.error ? <ErrorBlock {...withdraw.error} /> : null}
      onConfirm={(reason) =>
        void withdraw.run({ id: unit.id, version: unit.version, reason }).then((done) => {
          if (done) back()
        })
      }
      onCancel={() => {
        withdraw.clear()
        onClose()
      }}
    />
  )
}
