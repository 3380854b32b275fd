import { useMemo, useState } from 'react'
import type { BatchFile, BatchView } from '#common/contract/scan.ts'
import { formatDate, formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconFileText, IconPhoto } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { PageSquares } from '../../ui/progress.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Status } from '../../ui/status.tsx'
import { type FileTab, fileTabs, squaresOf, tabCounts, tabOf, wordOf } from './view-model.ts'

const tabWords = {
  all: 'scan.tabAll',
  doubt: 'scan.tabDoubt',
  done: 'scan.tabDone',
  waiting: 'scan.tabWaiting',
  refused: 'scan.tabRefused',
  skipped: 'scan.tabSkipped',
} as const

/** The files of a batch, one square a page. Enter opens the draft of a file. */
export function BatchTable({ batch }: { readonly batch: BatchView }) {
  const [tab, setTab] = useState<FileTab>('all')
  const counts = useMemo(() => tabCounts(batch.files), [batch.files])
  // a tab that runs empty hands over to all files rather than to a blank table
  const shown = counts[tab] === 0 && tab !== 'all' ? 'all' : tab
  const rows = shown === 'all' ? batch.files : batch.files.filter((file) => tabOf(file) === shown)
  return (
    <Panel
      fill
      head={
        <Segmented
          label={t('scan.tabsLabel')}
          value={shown}
          onChange={setTab}
          items={fileTabs.filter((id) => id === 'all' || counts[id] > 0).map((id) => ({ id, label: t(tabWords[id]), count: counts[id] }))}
        />
      }
    >
      <DataTable
        caption={t('scan.tableCaption', { name: batch.name })}
        columns={columns}
        rows={rows}
        rowId={(file) => file.id}
        rowName={(file) => file.name}
        onOpen={(file) => {
          // of several decisions the first that is still to be looked at
          const next = file.drafts.find(({ state }) => state === 'open' || state === 'later')?.id ?? file.draftId
          if (next) location.hash = `/doc/${batch.id}/${next}`
        }}
        empty={
          <EmptyState
            plain
            title={t('scan.tableEmpty')}
            foot={<Button kind="link" label={t('scan.showAll')} onClick={() => setTab('all')} />}
          />
        }
      />
    </Panel>
  )
}

const dash = <span className="sv-3">{t('common.none')}</span>
const isPicture = (name: string): boolean => !/\.pdf$/i.test(name)

const columns: readonly Column<BatchFile>[] = [
  {
    id: 'name',
    title: t('scan.colFile'),
    render: (file) => (
      <span className="scan-file">
        {isPicture(file.name) ? <IconPhoto size={16} stroke={1.6} /> : <IconFileText size={16} stroke={1.6} />}
        <span className="sv-cut">{file.name}</span>
      </span>
    ),
    text: (file) => file.name,
  },
  {
    id: 'pages',
    title: t('scan.colPage'),
    width: 112,
    render: (file) => <PageSquares pages={squaresOf(file)} max={6} />,
    text: (file) => String(file.pages ?? ''),
  },
  {
    id: 'number',
    title: t('scan.colNumber'),
    width: 132,
    render: (file) => (file.number ? <span className="sv-name">{file.number}</span> : dash),
    text: (file) => file.number ?? '',
  },
  {
    id: 'date',
    title: t('scan.colDate'),
    width: 92,
    render: (file) => (file.signedDate ? <span className="sv-2">{formatDate(file.signedDate)}</span> : dash),
    text: (file) => formatDate(file.signedDate),
  },
  {
    id: 'rows',
    title: t('scan.colRows'),
    width: 56,
    align: 'right',
    render: (file) => (file.rows === null ? dash : formatNumber(file.rows)),
    text: (file) => String(file.rows ?? ''),
  },
  {
    id: 'state',
    title: t('scan.colState'),
    width: 218,
    render: (file) => {
      const { state, word } = wordOf(file)
      return <Status state={state}>{word}</Status>
    },
    text: (file) => (file.duplicateOf ? `${wordOf(file).word}. ${t('scan.fileSame', { name: file.duplicateOf })}` : wordOf(file).word),
  },
]
