import { navigate } from 'wouter/use-hash-location'
import type { BatchSummary } from '#common/contract/scan.ts'
import { formatDateTime, formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconFileText, IconFolderOpen } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ThinBar } from '../../ui/progress.tsx'
import { Status } from '../../ui/status.tsx'
import { IntakeStrip } from './intake-strip.tsx'
import { useIntake } from './use-intake.ts'
import { batchWord } from './view-model.ts'

const open = (id: string): void => {
  location.hash = `/doc/${id}`
}

/** `#/doc`: every batch of scans; an empty one says how to begin. */
export function BatchList() {
  const { data, error, loading, again } = useQuery('scan.batches', {})
  const intake = useIntake({ batchId: null, onStarted: (id, report) => navigate(`/doc/${id}`, { state: report }) })
  const batches = data?.batches ?? []
  const isEmpty = data !== undefined && batches.length === 0
  const choosing = [
    { label: t('scan.chooseFolder'), icon: IconFolderOpen, onClick: () => intake.choose(true) },
    ...(isEmpty ? [{ label: t('scan.chooseFiles'), icon: IconFileText, onClick: () => intake.choose(false) }] : []),
  ]
  return (
    <Screen
      header={
        <PageHeader
          title={t('scan.title')}
          subtitle={data ? t('scan.subtitle', { n: batches.length }) : undefined}
          actions={choosing}
          {...(isEmpty || !data
            ? {}
            : { primary: { label: t('scan.chooseFiles'), icon: IconFileText, onClick: () => intake.choose(false) } })}
        />
      }
      strip={
        <>
          {error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} /> : null}
          <IntakeStrip intake={intake} />
        </>
      }
    >
      <DropZone onFiles={intake.take} off={intake.sending !== null}>
        <Panel fill>
          {isEmpty ? (
            <Beginning onChoose={intake.choose} />
          ) : (
            <DataTable
              caption={t('scan.listCaption')}
              columns={columns}
              rows={batches}
              rowId={(batch) => batch.id}
              rowName={(batch) => batch.name}
              loading={loading && data === undefined}
              onOpen={(batch) => open(batch.id)}
            />
          )}
        </Panel>
      </DropZone>
    </Screen>
  )
}

function Beginning({ onChoose }: { readonly onChoose: (folder: boolean) => void }) {
  return (
    <EmptyState
      title={t('scan.emptyTitle')}
      text={t('scan.emptyText')}
      ways={[
        {
          icon: IconFileText,
          title: t('scan.wayFiles'),
          text: t('scan.wayFilesText'),
          action: { label: t('scan.chooseFiles'), onClick: () => onChoose(false) },
        },
        {
          icon: IconFolderOpen,
          title: t('scan.wayFolder'),
          text: t('scan.wayFolderText'),
          action: { label: t('scan.chooseFolder'), onClick: () => onChoose(true) },
        },
      ]}
      foot={<span>{t('scan.dropHint')}</span>}
    />
  )
}

const count = (n: number) => (n === 0 ? <span className="sv-3">{t('common.none')}</span> : formatNumber(n))

const columns: readonly Column<BatchSummary>[] = [
  {
    id: 'name',
    title: t('scan.colBatch'),
    render: (batch) => (
      <a className="scan-open" href={`#/doc/${batch.id}`} tabIndex={-1}>
        {batch.name}
      </a>
    ),
    text: (batch) => batch.name,
  },
  {
    id: 'state',
    title: t('scan.colState'),
    width: 180,
    render: (batch) => {
      const { state, word } = batchWord(batch.state)
      return <Status state={state}>{word}</Status>
    },
    text: (batch) => batchWord(batch.state).word,
  },
  {
    id: 'pages',
    title: t('scan.colPages'),
    width: 170,
    render: (batch) => (
      <span className="scan-pages">
        <ThinBar
          share={batch.pagesTotal === 0 ? 0 : batch.pagesDone / batch.pagesTotal}
          width={60}
          tone={batch.state === 'done' ? 'sure' : 'cham'}
        />
        {`${formatNumber(batch.pagesDone)}/${formatNumber(batch.pagesTotal)}`}
      </span>
    ),
    text: (batch) => `${batch.pagesDone}/${batch.pagesTotal}`,
  },
  {
    id: 'files',
    title: t('scan.colFiles'),
    width: 70,
    align: 'right',
    render: (batch) => formatNumber(batch.fileCount),
    text: (batch) => String(batch.fileCount),
  },
  {
    id: 'refused',
    title: t('scan.colRefused'),
    width: 120,
    align: 'right',
    render: (batch) => (batch.refused > 0 ? <span className="sv-tone-err">{formatNumber(batch.refused)}</span> : count(0)),
    text: (batch) => String(batch.refused),
  },
  {
    id: 'drafts',
    title: t('scan.colDrafts'),
    width: 140,
    align: 'right',
    render: (batch) => count(batch.draftsOpen),
    text: (batch) => String(batch.draftsOpen),
  },
  {
    id: 'doubts',
    title: t('scan.colDoubts'),
    width: 120,
    align: 'right',
    render: (batch) => (batch.doubts > 0 ? <span className="sv-tone-warn">{formatNumber(batch.doubts)}</span> : count(0)),
    text: (batch) => String(batch.doubts),
  },
  {
    id: 'created',
    title: t('scan.colCreated'),
    width: 150,
    dropNarrow: true,
    render: (batch) => <span className="sv-2">{formatDateTime(batch.createdAt)}</span>,
    text: (batch) => formatDateTime(batch.createdAt),
  },
]
