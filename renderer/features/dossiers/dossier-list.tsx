import { useCallback, useMemo, useState } from 'react'
import type { DossierSummary } from '#common/contract/exchange.ts'
import { formatDateTime, formatNumber } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { DossierState } from '#common/model/dossier.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ListFilter } from '../../lists/filter-button.tsx'
import { ListScreen } from '../../lists/list-screen.tsx'
import { matchingRows, pageOfRows } from '../../lists/local-rows.ts'
import { useListView } from '../../lists/use-list-view.ts'
import type { Column } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFolder, IconPackage, IconPlus } from '../../ui/icons.ts'
import { Status } from '../../ui/status.tsx'
import { stateWord } from './dossier-model.ts'
import './dossiers.css'
import { NewDossierDialog } from './new-dossier-dialog.tsx'

const go = (path: string): void => {
  location.hash = path
}
const newest = { column: 'updated', descending: true }

const filters: readonly ListFilter[] = [
  {
    id: 'trang-thai',
    label: t('dossiers.filterState'),
    options: DossierState.options.map((value) => ({ value, label: textOf(`dossiers.state.${value}`) ?? value })),
  },
  {
    id: 'cua',
    label: t('dossiers.filterOwner'),
    options: [
      { value: 'don-vi', label: t('dossiers.own') },
      { value: 'nhan-ve', label: t('dossiers.foreign') },
    ],
  },
]

const isShown = (params: Readonly<Record<string, string>>) => (row: DossierSummary) =>
  (params['trang-thai'] === undefined || row.state === params['trang-thai']) &&
  (params['cua'] === undefined || row.isOwn === (params['cua'] === 'don-vi'))

/** Hồ sơ: every dossier of the register, its own and received ones. */
export function DossierList() {
  const [making, setMaking] = useState(false)
  const view = useListView(newest)
  const answer = useQuery('dossiers.list', {})
  const all = answer.data?.dossiers
  const matching = useMemo(
    () =>
      all
        ? matchingRows(all.filter(isShown(view.params)), view, {
            text: (row) => `${row.title} ${row.award} ${row.periodPrinted ?? ''} ${row.recipient}`,
            order: {
              title: (row) => row.title,
              period: (row) => row.periodPrinted,
              people: (row) => row.people,
              collectives: (row) => row.collectives,
              attachments: (row) => row.attachments,
              missing: (row) => row.missing,
              recipient: (row) => row.recipient,
              state: (row) => row.state,
              updated: (row) => row.updatedAt,
            },
          })
        : undefined,
    [all, view],
  )
  const fetchPage = useCallback(
    async (offset: number, limit: number) => ({ rows: (matching ?? []).slice(offset, offset + limit), total: matching?.length ?? 0 }),
    [matching],
  )
  const make = (): void => setMaking(true)
  return (
    <>
      <ListScreen<DossierSummary>
        id="dossiers"
        title={t('dossiers.title')}
        {...(all && all.length > 0
          ? { subtitle: t('dossiers.subtitle', { total: all.length, open: all.filter((one) => one.state === 'draft').length }) }
          : {})}
        caption={t('dossiers.caption')}
        placeholder={t('dossiers.search')}
        view={view}
        columns={columns}
        answer={{ ...answer, data: matching ? pageOfRows(matching, view.page) : undefined }}
        fetchPage={fetchPage}
        filters={filters}
        primary={{ label: t('dossiers.create'), icon: IconPlus, keyId: 'create', onClick: make }}
        onCreate={make}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        onOpen={(row) => go(`/ho-so/${row.id}`)}
        nothingFound={t('dossiers.nothingFound')}
        empty={
          <EmptyState
            title={t('dossiers.emptyTitle')}
            text={t('dossiers.emptyText')}
            primary={false}
            ways={[
              {
                icon: IconFolder,
                title: t('dossiers.create'),
                text: t('dossiers.wayNewText'),
                action: { label: t('dossiers.create'), keyId: 'create', onClick: make },
              },
              {
                icon: IconPackage,
                title: t('dossiers.wayReceive'),
                text: t('dossiers.wayReceiveText'),
                action: { label: t('dossiers.openPackages'), onClick: () => go('/goi') },
              },
            ]}
          />
        }
      />
      {making ? <NewDossierDialog onClose={() => setMaking(false)} onMade={(id) => go(`/ho-so/${id}`)} /> : null}
    </>
  )
}

const count = (n: number) => (n === 0 ? <span className="sv-3">{t('common.none')}</span> : formatNumber(n))

const columns: readonly Column<DossierSummary>[] = [
  {
    id: 'title',
    title: t('dossiers.colTitle'),
    sortable: true,
    render: (row) => (
      <a className="hs-open" href={`#/ho-so/${row.id}`} tabIndex={-1}>
        {row.title}
      </a>
    ),
    text: (row) => row.title,
  },
  { id: 'award', title: t('dossiers.colAward'), width: 210, hidden: true, render: (row) => row.award, text: (row) => row.award },
  {
    id: 'period',
    title: t('dossiers.colPeriod'),
    width: 100,
    sortable: true,
    render: (row) => row.periodPrinted ?? <span className="sv-3">{t('common.none')}</span>,
    text: (row) => row.periodPrinted ?? '',
  },
  {
    id: 'people',
    title: t('dossiers.colPeople'),
    width: 76,
    align: 'right',
    sortable: true,
    render: (row) => count(row.people),
    text: (row) => String(row.people),
  },
  {
    id: 'collectives',
    title: t('dossiers.colCollectives'),
    width: 76,
    align: 'right',
    sortable: true,
    render: (row) => count(row.collectives),
    text: (row) => String(row.collectives),
  },
  {
    id: 'attachments',
    title: t('dossiers.colAttachments'),
    width: 88,
    align: 'right',
    sortable: true,
    render: (row) => count(row.attachments),
    text: (row) => String(row.attachments),
  },
  {
    id: 'missing',
    title: t('dossiers.colMissing'),
    width: 104,
    sortable: true,
    render: (row) =>
      row.state === 'draft' ? (
        row.missing > 0 ? (
          <Status state="judge">{t('dossiers.missing', { n: row.missing })}</Status>
        ) : (
          <Status state="done">{t('dossiers.complete')}</Status>
        )
      ) : null,
    text: (row) => (row.state === 'draft' ? (row.missing > 0 ? t('dossiers.missing', { n: row.missing }) : t('dossiers.complete')) : ''),
  },
  {
    id: 'recipient',
    title: t('dossiers.colRecipient'),
    width: 186,
    sortable: true,
    dropNarrow: true,
    render: (row) => row.recipient,
    text: (row) => row.recipient,
  },
  {
    id: 'state',
    title: t('dossiers.colState'),
    width: 130,
    sortable: true,
    render: (row) => {
      const { state, word } = stateWord(row.state)
      return <Status state={state}>{word}</Status>
    },
    text: (row) => stateWord(row.state).word,
  },
  {
    id: 'updated',
    title: t('dossiers.colUpdated'),
    width: 140,
    sortable: true,
    hidden: true,
    render: (row) => <span className="sv-2">{formatDateTime(row.updatedAt)}</span>,
    text: (row) => formatDateTime(row.updatedAt),
  },
]
