import type { Todo } from '#common/contract/app.ts'
import { formatDate, formatDateTime, formatDay } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import { waysToBegin } from '../../shell/ways.ts'
import { Screen } from '../../ui/app-shell.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconEye, IconFolder, IconPackage, IconPlus, IconScan } from '../../ui/icons.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel, TwoLines } from '../../ui/panel.tsx'
import { Status, type StatusState } from '../../ui/status.tsx'
import { StatTiles } from '../../ui/summary.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { isBlank, tilesOf } from './tiles.ts'

const go = (path: string): void => {
  location.hash = path
}
const enter = (): void => go('/quyet-dinh/moi')

/** What waits for the officer: drafts to look at, batches being read, open dossiers, packages to take in. */
export function HomeScreen() {
  const info = useAppInfo()
  const { data: todo, error, loading, again } = useQuery('app.todo', {})
  useHotkeys({ create: enter })
  const header = (
    <PageHeader
      title={t('shell.navToday')}
      subtitle={formatDay(info ? new Date(`${info.today}T12:00:00`) : new Date())}
      actions={[{ label: t('home.enterDecision'), icon: IconPlus, keyId: 'create', onClick: enter }]}
      primary={{ label: t('home.readScans'), icon: IconScan, onClick: () => go('/doc') }}
    />
  )
  if (error)
    return (
      <Screen header={header} strip={<ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} />}>
        {null}
      </Screen>
    )
  if (!todo || !info) return <Screen header={header}>{null}</Screen>
  if (isBlank(todo, info.counts))
    return (
      <Screen header={header}>
        <Panel fill>
          <EmptyState title={t('home.emptyTitle')} text={t('home.emptyText')} ways={waysToBegin()} primary={false} />
        </Panel>
      </Screen>
    )
  return (
    <Screen header={header} strip={<StatTiles tiles={tilesOf(todo)} />} side={<Side todo={todo} />}>
      <Panel fill title={t('home.draftsTitle')} icon={IconEye} meta={todo.drafts.length}>
        <DataTable
          caption={t('home.draftsCaption')}
          twoLines
          columns={draftColumns}
          rows={todo.drafts}
          rowId={(draft) => draft.id}
          rowName={(draft) => draft.number ?? draft.title}
          loading={loading}
          onOpen={(draft) => go(`/doc/${draft.batchId ?? 'le'}/${draft.id}`)}
          empty={<EmptyState plain title={t('home.draftsEmpty')} text={t('home.draftsEmptyText')} />}
        />
      </Panel>
    </Screen>
  )
}

type DraftLine = Todo['drafts'][number]

const draftColumns: readonly Column<DraftLine>[] = [
  {
    id: 'number',
    title: t('home.colDecision'),
    width: 170,
    render: (draft) =>
      draft.number ? <span className="sv-name">{draft.number}</span> : <span className="sv-2">{t('home.noNumber')}</span>,
    text: (draft) => draft.number ?? '',
  },
  {
    id: 'title',
    title: t('home.colSubject'),
    render: (draft) => (
      <>
        {draft.title}
        <span className="sv-cell-2">{t('home.rows', { n: draft.rows })}</span>
      </>
    ),
    text: (draft) => draft.title,
  },
  {
    id: 'updated',
    title: t('home.colUpdated'),
    width: 140,
    dropNarrow: true,
    render: (draft) => <span className="sv-2">{formatDateTime(draft.updatedAt)}</span>,
  },
  {
    id: 'state',
    title: t('home.colState'),
    width: 180,
    render: (draft) =>
      draft.doubts > 0 ? (
        <Status state="doubt" look="soft">
          {t('home.doubtCount', { n: draft.doubts })}
        </Status>
      ) : (
        <Status state="approval" look="soft">
          {t('home.readyToApprove')}
        </Status>
      ),
  },
]

const batchStates: Readonly<Record<string, { readonly state: StatusState; readonly word: () => string }>> = {
  running: { state: 'reading', word: () => t('home.batchRunning') },
  paused: { state: 'paused', word: () => t('home.batchPaused') },
  done: { state: 'done', word: () => t('home.batchDone') },
}

function Side({ todo }: { readonly todo: Todo }) {
  return (
    <>
      {todo.batches.length > 0 ? (
        <Panel title={t('home.batches')} icon={IconScan} meta={todo.batches.length}>
          {todo.batches.map((batch) => {
            const known = batchStates[batch.state] ?? { state: 'refused' as const, word: () => t('home.batchStopped') }
            return (
              <TwoLines
                key={batch.id}
                href={`#/doc/${batch.id}`}
                title={batch.name}
                end={<Status state={known.state}>{known.word()}</Status>}
                detail={t('home.pages', { done: batch.pagesDone, total: batch.pagesTotal })}
                detailEnd={batch.refused > 0 ? <Status state="refused">{t('home.refused', { n: batch.refused })}</Status> : undefined}
              />
            )
          })}
        </Panel>
      ) : null}
      {todo.dossiers.length > 0 ? (
        <Panel title={t('home.dossiers')} icon={IconFolder} meta={todo.dossiers.length}>
          {todo.dossiers.map((dossier) => (
            <TwoLines
              key={dossier.id}
              href={`#/ho-so/${dossier.id}`}
              title={dossier.title}
              end={
                dossier.missing > 0 ? (
                  <Status state="judge">{t('home.dossierMissing', { n: dossier.missing })}</Status>
                ) : (
                  <Status state="done">{t('home.dossierReady')}</Status>
                )
              }
              detail={t('home.dossierItems', { n: dossier.items })}
              detailEnd={t('home.updated', { date: formatDate(dossier.updatedAt) })}
            />
          ))}
        </Panel>
      ) : null}
      {todo.packages.length > 0 ? (
        <Panel title={t('home.packages')} icon={IconPackage} meta={todo.packages.length}>
          {todo.packages.map((one) => (
            <TwoLines
              key={one.id}
              href={`#/goi/kiem-tra/${one.id}`}
              title={one.fileName}
              end={<Status state="waiting">{t('home.waiting')}</Status>}
              detail={one.sender ?? t('home.fromUnknown')}
              detailEnd={formatDateTime(one.receivedAt)}
            />
          ))}
        </Panel>
      ) : null}
    </>
  )
}
