import { useMemo, useState } from 'react'
import type { Contract } from '#common/contract/index.ts'
import type { AwardRow } from '#common/contract/register.ts'
import { formatDate, formatDateTime, formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { OutputOf } from '#common/rpc/define.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useHashParams } from '../../lists/hash-params.ts'
import { awardColumns } from '../../records/award-columns.tsx'
import { HistoryTab } from '../../records/history-tab.tsx'
import { sourceWords, valueWords } from '../../records/history-words.ts'
import { openInkOfRow } from '../../records/years-table.tsx'
import { Screen } from '../../ui/app-shell.tsx'
import { shownColumns } from '../../ui/columns.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconInfoCircle, IconSum, IconTrash } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Tabs } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { Facts } from '../../ui/summary.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { DecisionFields } from './decision-fields.tsx'
import { DecisionFiles } from './decision-files.tsx'

export type Decision = OutputOf<Contract['decisions.get']>

const tabs = ['nguoi-nhan', 'noi-dung', 'ban-quet', 'lich-su'] as const
type Tab = (typeof tabs)[number]

const back = (): void => {
  location.hash = '/quyet-dinh'
}

/** One decision: who received what, what it says with its ink, its pages, who put it into the register. */
export function DecisionScreen({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const id = params['id'] ?? ''
  const { data, error } = useQuery('decisions.get', { id })
  if (error)
    return (
      <Screen
        header={<PageHeader title={t('decisions.title')} onBack={back} />}
        strip={<ErrorBlock {...error} actions={[{ label: t('common.back'), onClick: back }]} />}
      >
        {null}
      </Screen>
    )
  if (data?.id !== id) return <Screen header={<PageHeader title={t('decisions.title')} onBack={back} />}>{null}</Screen>
  return <DecisionView decision={data} />
}

function DecisionView({ decision }: { readonly decision: Decision }) {
  const { id, data, awards, files } = decision
  const [params, setParams] = useHashParams()
  const [withdrawing, setWithdrawing] = useState(false)
  const narrow = useNarrow()
  const tab = tabs.find((one) => one === params['muc']) ?? 'nguoi-nhan'
  const isGone = decision.withdrawnAt !== null
  const shared = useMemo(() => sharedOf(awards), [awards])
  const columns = useMemo(() => {
    const left = new Set([
      'decision',
      'signedDate',
      'status',
      ...(shared.title === null ? [] : ['title']),
      ...(shared.year === null ? [] : ['year']),
    ])
    const hasBonus = awards.some((row) => row.bonusAmount !== null)
    return shownColumns(
      awardColumns('')
        .filter((column) => !left.has(column.id))
        .map((column) => (column.id === 'bonus' ? { ...column, hidden: !hasBonus } : { ...column, sortable: false })),
      null,
      narrow,
    )
  }, [awards, shared, narrow])
  useHotkeys({ close: back })
  return (
    <Screen
      header={
        <PageHeader
          onBack={back}
          title={data.number}
          subtitle={[t('decisions.signedOn', { date: formatDate(data.signedDate) }), data.issuingBody, data.subject]
            .filter(Boolean)
            .join(' · ')}
          badge={
            isGone ? (
              <Status state="notMet" look="soft">{`${t('record.withdrawn')} ${formatDateTime(decision.withdrawnAt ?? '')}`}</Status>
            ) : null
          }
          actions={isGone ? [] : [{ label: t('decisions.withdraw'), icon: IconTrash, danger: true, onClick: () => setWithdrawing(true) }]}
        />
      }
      side={
        tab === 'ban-quet' ? null : (
          <>
            <Panel title={t('decisions.factsTitle')} icon={IconInfoCircle}>
              <Facts
                items={[
                  ...(shared.title === null ? [] : [{ label: t('decisions.award'), value: shared.title }]),
                  ...(shared.year === null ? [] : [{ label: t('decisions.period'), value: shared.year }]),
                  { label: t('decisions.source'), value: sourceWords(decision.source) },
                  { label: t('decisions.confirmedBy'), value: decision.confirmedBy },
                  { label: t('decisions.confirmedAt'), value: formatDateTime(decision.confirmedAt) },
                  { label: t('decisions.colKind'), value: valueWords('kind', data.kind) },
                ]}
              />
            </Panel>
            <Counts decision={decision} />
          </>
        )
      }
    >
      <Panel
        fill
        head={
          <Tabs<Tab>
            label={t('decisions.tabs')}
            value={tab}
            onChange={(next) => setParams({ muc: next === 'nguoi-nhan' ? null : next })}
            items={[
              { id: 'nguoi-nhan', label: t('decisions.tabRecipients'), count: awards.length },
              { id: 'noi-dung', label: t('decisions.tabFields') },
              { id: 'ban-quet', label: t('decisions.tabFiles'), count: files.length },
              { id: 'lich-su', label: t('decisions.tabHistory') },
            ]}
          />
        }
      >
        {tab === 'nguoi-nhan' ? (
          <DataTable<AwardRow>
            caption={t('decisions.recipientsCaption', { number: data.number })}
            columns={columns}
            rows={awards}
            rowId={(row) => row.id}
            rowName={(row) => row.printedName}
            {...(awards.some((row) => row.hasInk) ? { onInk: openInkOfRow } : {})}
            onOpen={(row) => {
              const to = row.personId ? `/ca-nhan/${row.personId}` : row.unitId ? `/don-vi/${row.unitId}` : null
              if (to) location.hash = to
            }}
            empty={<EmptyState title={t('decisions.recipientsEmpty')} />}
          />
        ) : null}
        {tab === 'noi-dung' ? <DecisionFields decision={decision} /> : null}
        {tab === 'ban-quet' ? <DecisionFiles decision={decision} /> : null}
        {tab === 'lich-su' ? <HistoryTab recordType="decision" id={id} /> : null}
      </Panel>
      <WithdrawDecision decision={decision} open={withdrawing} onClose={() => setWithdrawing(false)} />
    </Screen>
  )
}

/** What every row of the decision says alike; null where rows differ. */
function sharedOf(awards: readonly AwardRow[]): { readonly title: string | null; readonly year: string | null } {
  const same = (values: readonly (string | null)[]): string | null => (new Set(values).size === 1 ? (values[0] ?? null) : null)
  return { title: same(awards.map((row) => row.title)), year: same(awards.map((row) => row.periodPrinted)) }
}

/** What Điều 1 declares beside what the register holds. */
function Counts({ decision }: { readonly decision: Decision }) {
  const { declaredCounts } = decision.data
  const kinds = (['individual', 'collective', 'household', 'initiative'] as const).flatMap((kind) => {
    const rows = decision.awards.filter((row) => row.recipientKind === kind).length
    const declared = declaredCounts[kind]
    return rows === 0 && !declared ? [] : [{ kind, rows, declared }]
  })
  if (kinds.length === 0) return null
  return (
    <Panel title={t('decisions.countsTitle')} icon={IconSum}>
      <Facts
        items={kinds.map(({ kind, rows, declared }) => ({
          label: t(`record.field.${kind}`),
          value:
            declared !== null && declared !== rows ? (
              <Status state="judge">{t('decisions.countPair', { declared: formatNumber(declared), rows })}</Status>
            ) : (
              t('decisions.countPair', { declared: declared === null ? t('decisions.declaredNone') : formatNumber(declared), rows })
            ),
        }))}
      />
    </Panel>
  )
}

function WithdrawDecision({
  decision,
  open,
  onClose,
}: {
  readonly decision: Decision
  readonly open: boolean
  readonly onClose: () => void
}) {
  const withdraw = useCommand('decisions.withdraw')
  const { number } = decision.data
  return (
    <Dialog
      open={open}
      question={t('decisions.withdrawQuestion', { number })}
      will={t('decisions.withdrawWill', { n: decision.awards.length })}
      kept={t('decisions.withdrawKept')}
      reason={{ required: true }}
      confirm={t('decisions.withdrawConfirm')}
      danger
      busy={withdraw.busy}
      error={withdraw.error ? <ErrorBlock {...withdraw.error} /> : null}
      onConfirm={(reason) =>
        void withdraw.run({ id: decision.id, version: decision.version, reason }).then((done) => {
          if (done) onClose()
        })
      }
      onCancel={() => {
        withdraw.clear()
        onClose()
      }}
    />
  )
}
