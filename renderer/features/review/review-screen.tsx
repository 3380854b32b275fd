import { useEffect, useMemo, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { kindHasRows } from '#common/domain/review/review-issues.ts'
import { t } from '#common/i18n/t.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ScreenParams } from '../../shell/route.ts'
import { Screen, useStatusFacts } from '../../ui/app-shell.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { HintBar } from '../../ui/hint-bar.tsx'
import { IconCheck, IconChevronLeft, IconChevronRight, IconCircleCheck, IconClock } from '../../ui/icons.ts'
import { useNotice } from '../../ui/notices.tsx'
import { type HeaderAction, PageHeader } from '../../ui/page-header.tsx'
import { PageViewer } from '../../ui/page-viewer.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { ApproveDialog } from './approve-dialog.tsx'
import type { Catalogue } from './fields.ts'
import { HeaderFields } from './header-fields.tsx'
import { IssuesStrip } from './issues-strip.tsx'
import { pageImages } from './page-images.ts'
import { AttachmentNote, Changes, Signatures } from './paper-facts.tsx'
import { RowCard } from './row-card.tsx'
import { RowsTable } from './rows-table.tsx'
import { countOf, issueKey, rowOf } from './stops.ts'
import { type DraftState, useDraft } from './use-draft.ts'
import { useReview } from './use-review.ts'
import { boxesOf, lensOf, pagesOf, pathOf } from './view-model.ts'
import './review.css'

const noCatalogue: Catalogue = []
/** Kinds of documents that say themselves what becomes of them. */
const notedKinds: ReadonlySet<string> = new Set(['attachment', 'amendment', 'revocation'])
const go = (path: string): void => {
  location.hash = path
}

/** `#/doc/:lo/:banNhap`: one draft beside its paper, from the first doubt to the register. */
export function ReviewScreen({ params }: ScreenParams) {
  const id = params['banNhap'] ?? ''
  const back = `/doc/${params['lo'] ?? ''}`
  const draft = useDraft(id)
  if (draft.view) return <Ready key={id} draft={draft} view={draft.view} />
  return (
    <Screen
      flush
      header={<PageHeader onBack={() => go(back)} title={t('review.title')} />}
      strip={draft.loadError ? <ErrorBlock {...draft.loadError} actions={[{ label: t('common.retry'), onClick: draft.again }]} /> : null}
    >
      {draft.loadError ? null : <p className="sv-waiting">{t('common.loading')}</p>}
    </Screen>
  )
}

function Ready({ draft, view }: { readonly draft: DraftState; readonly view: DraftView }) {
  const { id } = view
  const back = view.batchId ? `/doc/${view.batchId}` : '/doc'
  const draftPath = (other: string): string => `/doc/${view.batchId ?? 'le'}/${other}`
  const closed = view.state === 'approved' || view.state === 'discarded'
  const number = view.draft.decision.decisionNumber.value
  const goDraft = (by: 1 | -1): void => {
    const other = by === 1 ? view.nextId : view.previousId
    if (other) go(draftPath(other))
  }
  const review = useReview(draft, view, goDraft)
  const { stops, place, acts } = review
  const left = countOf(stops)
  const narrow = useNarrow()
  const notice = useNotice()
  const catalogue = useQuery('catalogue.get', {}).data?.awards ?? noCatalogue
  const approve = useCommand('drafts.approve')
  const setState = useCommand('drafts.setState')
  const [asking, setAsking] = useState<'approve' | 'discard' | null>(null)
  const images = useMemo(() => pageImages(view.pages), [view.pages])
  const pages = useMemo(() => pagesOf(view), [view])
  const boxes = useMemo(() => boxesOf(view, place.key), [view, place.key])
  const lens = useMemo(() => lensOf(view, place.key), [view, place.key])
  const [page, setPage] = useState(() => lens?.page ?? view.pages[0]?.page ?? 1)
  useEffect(() => {
    if (lens) setPage(lens.page)
  }, [lens])
  useStatusFacts(
    closed
      ? null
      : left === 0
        ? t('review.factsDone', { rows: view.draft.awards.length })
        : t('review.facts', { n: left, rows: view.draft.awards.length }),
  )

  const askApprove = (): void => {
    if (closed) return
    acts.editing.current?.()
    if (stops.length > 0) acts.select(stops[0]?.key ?? null)
    else setAsking('approve')
  }
  useHotkeys({
    ...(closed
      ? {}
      : {
          nextDoubt: () => acts.step(1),
          previousDoubt: () => acts.step(-1),
          approve: askApprove,
          undo: acts.undo,
          edit: () => acts.select(place.key ?? (view.draft.awards.length > 0 ? 'awards.0.name' : 'decision.decisionNumber')),
          // the editors do the work of Enter; this lists it
          accept: () => false as const,
        }),
    nextDraft: () => goDraft(1),
    previousDraft: () => goDraft(-1),
  })

  const leave = (): void => go(view.nextId ? draftPath(view.nextId) : view.previousId ? draftPath(view.previousId) : back)
  const doApprove = async (): Promise<void> => {
    const done = await approve.run({ id, version: view.version })
    if (!done) return
    setAsking(null)
    notice({ text: t('review.approved', { n: done.awards, number: number ?? view.title }) })
    leave()
  }
  const later = async (): Promise<void> => {
    if (!(await setState.run({ id, version: view.version, state: 'later', reason: null }))) return
    notice({ text: t('review.laterDone', { number: number ?? view.title }) })
    leave()
  }
  const discard = async (reason: string): Promise<void> => {
    if (await setState.run({ id, version: view.version, state: 'discarded', reason })) leave()
  }

  const actions: readonly HeaderAction[] = [
    {
      label: t('review.previous'),
      icon: IconChevronLeft,
      keyId: 'previousDraft',
      dropNarrow: true,
      onClick: () => goDraft(-1),
      ...(view.previousId ? {} : { disabledReason: t('review.noPrevious') }),
    },
    {
      label: t('review.next'),
      icon: IconChevronRight,
      iconAfter: true,
      keyId: 'nextDraft',
      dropNarrow: true,
      onClick: () => goDraft(1),
      ...(view.nextId && !closed ? {} : { disabledReason: t('review.noNext') }),
    },
    ...(view.state === 'open' ? [{ label: t('review.later'), icon: IconClock, onClick: () => void later() }] : []),
  ]
  const pageCount = t('review.subtitle', { file: view.title, pages: view.pages.length, index: view.position.index, of: view.position.of })
  const row = place.key === null ? null : rowOf(place.key)
  const stripIssues = view.issues.filter(
    (issue) => stops.some((stop) => stop.key === issueKey(issue)) || issue.waived !== null || (!issue.blocks && issue.severity === 'info'),
  )
  const error = draft.error ?? setState.error
  return (
    <Screen
      flush
      header={
        <PageHeader
          compact
          onBack={() => go(back)}
          title={number ?? t('review.noNumber')}
          windowTitle={number ?? view.title}
          subtitle={[
            closed ? t('review.subtitleClosed', { file: view.title, pages: view.pages.length }) : pageCount,
            view.draft.decision.subject.value,
          ]
            .filter(Boolean)
            .join(' · ')}
          actions={actions}
          {...(closed
            ? {}
            : {
                primary: {
                  label: t('review.approve'),
                  icon: IconCheck,
                  ...(narrow ? {} : { keyId: 'approve' as const }),
                  onClick: askApprove,
                  ...(left > 0 ? { disabledReason: t('review.left', { n: left }) } : {}),
                },
                onReason: () => acts.select(stops[0]?.key ?? null),
              })}
        />
      }
    >
      <div className="rv">
        <PageViewer
          pages={pages}
          page={page}
          onPage={setPage}
          imageUrl={images.url}
          boxes={boxes}
          selectedId={place.key === null ? null : pathOf(place.key)}
          onSelect={(path) => acts.select(path)}
          lens={lens}
        />
        <div className="rv-data">
          {error ? <ErrorBlock {...error} /> : null}
          {closed ? (
            <Closed view={view} onRestore={() => void setState.run({ id, version: view.version, state: 'open', reason: null })} />
          ) : null}
          {closed ? null : (
            <IssuesStrip
              view={view}
              issues={stripIssues}
              place={place}
              acts={acts}
              onWaive={(issue, reason) =>
                acts.answer(issueKey(issue), [{ op: 'waive', code: issue.code, field: issue.field, reason }], [issueKey(issue)], '')
              }
              onDiscard={() => setAsking('discard')}
            />
          )}
          <HeaderFields view={view} review={review} catalogue={catalogue} images={images} readOnly={closed} />
          <Signatures view={view} onPage={setPage} />
          {kindHasRows(view.draft.kind) ? (
            <>
              {closed || row === null ? null : <RowCard view={view} row={row} review={review} catalogue={catalogue} images={images} />}
              {closed || left > 0 || row !== null ? null : <AllSeen />}
              <RowsTable view={view} review={review} catalogue={catalogue} readOnly={closed} />
            </>
          ) : (
            <>
              {notedKinds.has(view.draft.kind) ? null : <p className="rv-plain sv-2">{t('review.noRowsKind')}</p>}
              <AttachmentNote view={view} />
              <Changes view={view} onPage={setPage} />
              {view.draft.awards.length > 0 ? <RowsTable view={view} review={review} catalogue={catalogue} readOnly /> : null}
            </>
          )}
          {closed ? null : (
            <div className="rv-foot">
              <HintBar
                hints={[
                  { keys: ['accept'], label: t('review.hintAccept') },
                  { keys: ['edit'], label: t('review.hintEdit') },
                  { keys: ['combo:Alt+1-9'], label: t('review.hintTake') },
                  ...(narrow
                    ? []
                    : [
                        { keys: ['nextDoubt'] as const, label: t('review.hintSkip') },
                        ...(view.pages.length > 1 ? [] : [{ keys: ['undo'] as const, label: t('review.hintUndo') }]),
                      ]),
                ]}
                end={
                  <>
                    {view.pages.length > 1 || view.parts.length > 1 ? (
                      <a className="rv-split" href={`#${draftPath(view.id)}/tach`}>
                        {t('split.byHand')}
                      </a>
                    ) : null}
                    <button type="button" className="sv-link rv-discard" onClick={() => setAsking('discard')}>
                      {t('review.discardOpen')}
                    </button>
                  </>
                }
              />
            </div>
          )}
        </div>
      </div>
      <ApproveDialog
        view={view}
        open={asking === 'approve'}
        busy={approve.busy}
        error={approve.error}
        onConfirm={() => void doApprove()}
        onCancel={() => setAsking(null)}
      />
      <Dialog
        open={asking === 'discard'}
        question={t('review.discardQuestion', { number: number ?? view.title })}
        will={t('review.discardWill')}
        kept={t('review.discardKept')}
        reason={{ required: true }}
        confirm={t('review.discardConfirm')}
        danger
        busy={setState.busy}
        onConfirm={(reason) => void discard(reason)}
        onCancel={() => setAsking(null)}
      />
    </Screen>
  )
}

function AllSeen() {
  const line = useRef<HTMLParagraphElement>(null)
  // the last card went with its field: the focus stays here instead of falling out of the page
  useEffect(() => {
    if (document.activeElement === document.body) line.current?.focus()
  }, [])
  return (
    <p ref={line} className="rv-done" role="status" tabIndex={-1}>
      <IconCircleCheck size={18} stroke={1.8} />
      <strong className="rv-strong">{t('review.allSeen')}</strong>
      <span className="sv-2">{t('review.allSeenHint')}</span>
    </p>
  )
}

/** An approved or discarded draft is only to be read; it says where its decision is. */
function Closed({ view, onRestore }: { readonly view: DraftView; readonly onRestore: () => void }) {
  const isApproved = view.state === 'approved'
  return (
    <div className="rv-closed" role="status">
      <IconCircleCheck size={18} stroke={1.8} />
      <span>
        <strong className="rv-strong">{isApproved ? t('review.approvedClosed') : t('review.discarded')}</strong>{' '}
        <span className="sv-2">{isApproved ? t('review.approvedKept') : t('review.discardedKept')}</span>
      </span>
      {view.decisionId ? <a href={`#/quyet-dinh/${view.decisionId}`}>{t('review.openInRegister')}</a> : null}
      {isApproved ? null : (
        <button type="button" className="sv-link" onClick={onRestore}>
          {t('review.restore')}
        </button>
      )}
    </div>
  )
}
