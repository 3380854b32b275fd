import { useCallback, useMemo } from 'react'
import type { PackageSummary } from '#common/contract/exchange.ts'
import { formatDateTime, formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ListFilter } from '../../lists/filter-button.tsx'
import { ListScreen } from '../../lists/list-screen.tsx'
import { matchingRows, pageOfRows } from '../../lists/local-rows.ts'
import { useListView } from '../../lists/use-list-view.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFolder, IconPackage, IconShieldCheck } from '../../ui/icons.ts'
import { Status } from '../../ui/status.tsx'
import './packages.css'
import { useVerify } from './use-verify.ts'
import { VerifyStrip } from './verify-strip.tsx'
import { codeSentence, stateWord, typeWord } from './verify-words.ts'

const newest = { column: 'at', descending: true }
const states = ['waiting', 'imported', 'rejected', 'invalid', 'exported'] as const
const go = (path: string): void => {
  location.hash = path
}

const directionWord = (direction: PackageSummary['direction']): string => t(direction === 'in' ? 'packages.in' : 'packages.out')
/** “từ HG.45”, “tới H99”: the other side of the exchange. */
function otherOf(row: PackageSummary): string {
  const unit = row.direction === 'in' ? row.sender : row.recipient
  if (unit === null) return t('common.none')
  return row.direction === 'in' ? t('packages.fromUnit', { unit }) : t('packages.toUnit', { unit })
}

const filters: readonly ListFilter[] = [
  {
    id: 'chieu',
    label: t('packages.filterDirection'),
    options: (['in', 'out'] as const).map((value) => ({ value, label: directionWord(value) })),
  },
  { id: 'trang-thai', label: t('packages.filterState'), options: states.map((value) => ({ value, label: stateWord(value).word })) },
]

/** Gói trao đổi: what was sent and what came, with the way to check another file. */
export function PackageList() {
  const view = useListView(newest)
  const answer = useQuery('packages.list', {})
  const verify = useVerify()
  const all = answer.data?.packages
  const { chieu: direction, 'trang-thai': state } = view.params
  const matching = useMemo(
    () =>
      all
        ? matchingRows(
            all.filter((row) => (direction === undefined || row.direction === direction) && (state === undefined || row.state === state)),
            view,
            {
              text: (row) => [row.fileName, row.sender, row.recipient, row.signer, row.fingerprint, typeWord(row.type)].join(' '),
              order: {
                file: (row) => row.fileName,
                direction: (row) => directionWord(row.direction),
                other: (row) => otherOf(row),
                number: (row) => row.sequence,
                signer: (row) => row.signer,
                state: (row) => stateWord(row.state).word,
                at: (row) => row.at,
                size: (row) => row.size,
              },
            },
          )
        : undefined,
    [all, view, direction, state],
  )
  const fetchPage = useCallback(
    async (offset: number, limit: number) => ({ rows: (matching ?? []).slice(offset, offset + limit), total: matching?.length ?? 0 }),
    [matching],
  )
  const primary = {
    label: t('packages.verify'),
    icon: IconShieldCheck,
    onClick: verify.choose,
    ...(verify.busy === null ? {} : { disabledReason: t('packages.oneAtATime') }),
  }
  return (
    <DropZone onFiles={verify.take} off={verify.busy !== null}>
      <ListScreen<PackageSummary>
        id="packages"
        title={t('packages.title')}
        {...(all && all.length > 0
          ? { subtitle: t('packages.subtitle', { total: all.length, waiting: all.filter((one) => one.state === 'waiting').length }) }
          : {})}
        caption={t('packages.caption')}
        placeholder={t('packages.search')}
        view={view}
        columns={columns}
        answer={{ ...answer, data: matching ? pageOfRows(matching, view.page) : undefined }}
        fetchPage={fetchPage}
        filters={filters}
        primary={primary}
        rowId={(row) => row.id}
        rowName={(row) => row.fileName}
        onOpen={(row) => go(`/goi/kiem-tra/${row.id}`)}
        nothingFound={t('packages.nothingFound')}
        {...(verify.busy !== null || verify.error ? { notice: <VerifyStrip verify={verify} /> } : {})}
        empty={
          <EmptyState
            title={t('packages.emptyTitle')}
            text={t('packages.emptyText')}
            primary={false}
            ways={[
              { icon: IconPackage, title: t('packages.wayIn'), text: t('packages.wayInText'), action: { ...primary } },
              {
                icon: IconFolder,
                title: t('packages.wayOut'),
                text: t('packages.wayOutText'),
                action: { label: t('packages.openDossiers'), onClick: () => go('/ho-so') },
              },
            ]}
            foot={<span>{t('packages.dropHint')}</span>}
          />
        }
      />
    </DropZone>
  )
}

const none = <span className="sv-3">{t('common.none')}</span>

const columns: readonly Column<PackageSummary>[] = [
  {
    id: 'file',
    title: t('packages.colFile'),
    sortable: true,
    render: (row) => (
      <span className="goi-file">
        <a className="goi-open sv-cut" href={`#/goi/kiem-tra/${row.id}`} tabIndex={-1}>
          {row.fileName}
        </a>
        {row.trial ? <span className="goi-trial">{t('shell.trial')}</span> : null}
      </span>
    ),
    text: (row) => row.fileName,
  },
  {
    id: 'state',
    title: t('packages.colState'),
    width: 150,
    sortable: true,
    render: (row) => {
      const { state, word } = stateWord(row.state)
      return <Status state={state}>{word}</Status>
    },
    text: (row) => (row.code ? `${stateWord(row.state).word}: ${codeSentence(row.code)}` : stateWord(row.state).word),
  },
  {
    id: 'direction',
    title: t('packages.colDirection'),
    width: 84,
    sortable: true,
    hidden: true,
    render: (row) => directionWord(row.direction),
    text: (row) => directionWord(row.direction),
  },
  { id: 'other', title: t('packages.colOther'), width: 140, sortable: true, render: otherOf, text: otherOf },
  {
    id: 'number',
    title: t('packages.colNumber'),
    width: 84,
    align: 'right',
    sortable: true,
    render: (row) => (row.sequence === null ? none : String(row.sequence)),
    text: (row) => String(row.sequence ?? ''),
  },
  {
    id: 'signer',
    title: t('packages.colSigner'),
    width: 160,
    sortable: true,
    dropNarrow: true,
    render: (row) => row.signer ?? none,
    text: (row) => row.signer ?? '',
  },
  { id: 'mark', title: t('packages.colMark'), width: 140, render: (row) => row.fingerprint, text: (row) => row.fingerprint },
  {
    id: 'at',
    title: t('packages.colAt'),
    width: 136,
    sortable: true,
    render: (row) => <span className="sv-2">{formatDateTime(row.at)}</span>,
    text: (row) => formatDateTime(row.at),
  },
  {
    id: 'size',
    title: t('packages.colSize'),
    width: 96,
    align: 'right',
    sortable: true,
    hidden: true,
    render: (row) => formatSize(row.size),
    text: (row) => formatSize(row.size),
  },
  {
    id: 'type',
    title: t('packages.colType'),
    width: 200,
    hidden: true,
    render: (row) => typeWord(row.type) ?? none,
    text: (row) => typeWord(row.type) ?? '',
  },
]
