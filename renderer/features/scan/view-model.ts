import type { BatchFile, BatchSummary, BatchView } from '#common/contract/scan.ts'
import { formatNumber, formatTime, formatTimeLeft } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { PageState, ProgressPart } from '../../ui/progress.tsx'
import type { StatusState } from '../../ui/status.tsx'

const letters: Readonly<Record<string, PageState>> = { w: 'waiting', r: 'reading', s: 'sure', d: 'doubt' }

/** One square a page of a file; a file that is here already shows its pages as left out. */
export function squaresOf(file: BatchFile): readonly PageState[] {
  if (file.state === 'duplicate') return Array.from({ length: file.pages ?? 0 }, () => 'skipped')
  if (file.state === 'refused' || file.state === 'secret') return []
  if (file.state === 'cancelled')
    return [...file.pageStates].map((letter) => (letter === 's' || letter === 'd' ? (letters[letter] ?? 'skipped') : 'skipped'))
  return [...file.pageStates].map((letter) => letters[letter] ?? 'waiting')
}

/** How many pages of the batch stand at each of the four states of the bar. */
export function partsOf(batch: BatchView): readonly ProgressPart[] {
  const live = batch.files.filter((file) => file.state === 'waiting' || file.state === 'reading' || file.state === 'read')
  const states = live.flatMap((file) => [...file.pageStates])
  const count = (letter: string): number => states.filter((state) => state === letter).length
  return [
    { state: 'sure', label: t('scan.partSure'), count: count('s') },
    { state: 'doubt', label: t('scan.partDoubt'), count: count('d') },
    { state: 'reading', label: t('scan.partReading'), count: count('r') },
    { state: 'waiting', label: t('scan.partWaiting'), count: count('w') },
  ]
}

export interface FileWord {
  readonly state: StatusState
  readonly word: string
}

/** The state of a file as the officer reads it; what is refused says why. */
export function wordOf(file: BatchFile): FileWord {
  switch (file.state) {
    case 'waiting':
      return { state: 'waiting', word: t('status.waiting') }
    case 'reading': {
      const page = file.pageStates.indexOf('r') + 1
      return { state: 'reading', word: page > 0 ? t('scan.fileReading', { page }) : t('scan.fileOpening') }
    }
    case 'refused':
      return { state: 'refused', word: textOf(`scan.cause.${file.errorCode ?? ''}`) ?? t('status.refused') }
    case 'secret':
      return { state: 'refused', word: t('scan.cause.read.secret') }
    case 'duplicate':
      return { state: 'already', word: t('status.already') }
    case 'cancelled':
      return { state: 'paused', word: t('scan.fileCancelled') }
    case 'read':
      return readWord(file)
  }
}

function readWord(file: BatchFile): FileWord {
  if (file.draftId === null) return { state: 'reading', word: t('scan.fileGathering') }
  // a file of several decisions is done when all of them are
  const parts = file.drafts.length > 1 ? file.drafts : [{ state: file.draftState ?? 'open', doubts: file.doubts ?? 0 }]
  const open = parts.filter((part) => part.state === 'open' || part.state === 'later')
  const doubts = open.reduce((sum, part) => sum + part.doubts, 0)
  if (open.length === 0)
    return parts.some((part) => part.state === 'approved')
      ? { state: 'confirmed', word: t('scan.fileApproved') }
      : { state: 'paused', word: t('scan.fileDiscarded') }
  if (parts.length > 1) return { state: 'doubt', word: t('scan.fileParts', { n: parts.length, doubts }) }
  if (open[0]?.state === 'later') return { state: 'paused', word: t('scan.fileLater', { n: doubts }) }
  if (file.number === null) return { state: 'doubt', word: t('scan.fileNoNumber') }
  return doubts > 0 ? { state: 'doubt', word: t('scan.fileDoubts', { n: doubts }) } : { state: 'done', word: t('scan.fileSure') }
}

export const fileTabs = ['all', 'doubt', 'done', 'waiting', 'refused', 'skipped'] as const
export type FileTab = (typeof fileTabs)[number]

/** The tab a file stands under, beside “all”. */
export function tabOf(file: BatchFile): Exclude<FileTab, 'all'> {
  if (file.state === 'refused' || file.state === 'secret') return 'refused'
  if (file.state === 'duplicate' || file.state === 'cancelled') return 'skipped'
  if (file.state !== 'read') return 'waiting'
  return wordOf(file).state === 'doubt' ? 'doubt' : 'done'
}

/** How many files stand under each tab. */
export function tabCounts(files: readonly BatchFile[]): Readonly<Record<FileTab, number>> {
  const counts = { all: files.length, doubt: 0, done: 0, waiting: 0, refused: 0, skipped: 0 }
  for (const file of files) counts[tabOf(file)] += 1
  return counts
}

/** The drafts of a batch that are still to be looked at, each once though it may have several files. */
export function openDrafts(files: readonly BatchFile[]): readonly { readonly id: string; readonly doubts: number }[] {
  const drafts = new Map<string, number>()
  for (const file of files) {
    const own =
      file.drafts.length > 0 || file.draftId === null
        ? file.drafts
        : [{ id: file.draftId, state: file.draftState, doubts: file.doubts ?? 0 }]
    for (const draft of own) if (draft.state === 'open' || draft.state === 'later') drafts.set(draft.id, draft.doubts)
  }
  return [...drafts].map(([id, doubts]) => ({ id, doubts }))
}

/** Where “Xem N chỗ nghi ngờ” leads: the first open draft with a doubt, else the first open one. */
export function firstToReview(files: readonly BatchFile[]): string | null {
  const open = openDrafts(files)
  return (open.find((draft) => draft.doubts > 0) ?? open[0])?.id ?? null
}

/** Label of the primary button, and why it does nothing where it does nothing. */
export function reviewButton(batch: BatchView): { readonly label: string; readonly disabledReason?: string } {
  const open = openDrafts(batch.files)
  const doubts = open.reduce((sum, draft) => sum + draft.doubts, 0)
  if (doubts > 0) return { label: t('scan.reviewDoubts', { n: doubts }) }
  if (open.length > 0) return { label: t('scan.reviewDrafts', { n: open.length }) }
  const hadDrafts = batch.files.some((file) => file.draftId !== null)
  return { label: t('scan.reviewAction'), disabledReason: hadDrafts ? t('scan.reviewAllDone') : t('scan.reviewNone') }
}

/** Time left, speed and the end on the clock; null where nothing is being read. */
export function pace(batch: BatchView, now: Date): { readonly left: string; readonly rest: string } | null {
  if (batch.state !== 'running') return null
  if (batch.pagesTotal === 0) return { left: t('scan.opening'), rest: '' }
  if (batch.secondsLeft === null) return { left: t('scan.timeUnknown'), rest: '' }
  const speed =
    batch.secondsPerPage === null ? [] : [t('scan.speed', { seconds: formatNumber(Math.round(batch.secondsPerPage * 10) / 10) })]
  const end = t('scan.endsAt', { time: formatTime(new Date(now.getTime() + batch.secondsLeft * 1000).toISOString()) })
  return { left: formatTimeLeft(batch.secondsLeft), rest: [...speed, end].join(' · ') }
}

/** What survives a power cut, or a pause. */
export function promiseOf(batch: BatchView): string {
  const done = batch.pagesDone
  const next = Math.min(done + 1, Math.max(batch.pagesTotal, 1))
  if (batch.state === 'done') return t('scan.promiseDone')
  if (batch.state === 'cancelled') return t('scan.promiseCancelled', { done })
  if (batch.state === 'paused' || batch.state === 'failed') return t('scan.promisePaused', { done, next })
  return done === 0 ? t('scan.promiseStart') : t('scan.promiseRunning', { done, next })
}

/** Facts for the status bar. Rows of a decision of several files count once. */
export function factsOf(batch: BatchView): string {
  const rows = new Map(batch.files.flatMap((file) => (file.draftId !== null ? [[file.draftId, file.rows ?? 0] as const] : [])))
  return t('scan.facts', { files: batch.files.length, pages: batch.pagesTotal, rows: [...rows.values()].reduce((sum, n) => sum + n, 0) })
}

/** What an officer can do for a file that was not read. */
export type Remedy = 'password' | 'again' | 'notSecret' | 'none'

export interface Attention {
  readonly file: BatchFile
  readonly text: string
  readonly remedy: Remedy
}

/** Files that wait for the officer: what happened and what to do, in the words of the errors. */
export function attentionOf(files: readonly BatchFile[]): readonly Attention[] {
  return files
    .filter((file) => file.state === 'refused' || file.state === 'secret')
    .map((file) => {
      const code = file.errorCode ?? 'read.broken'
      const { mark, page, read } = file.errorParams
      if (file.state === 'secret') return { file, text: t('scan.secretMark', { mark: String(mark ?? '') }), remedy: 'notSecret' }
      if (code === 'read.broken' && typeof page === 'number' && typeof read === 'number' && read > 0)
        return { file, text: t('scan.brokenFrom', { page, read }), remedy: 'again' }
      const text = [textOf(`errors.${code}`), textOf(`errors.${code}.todo`)].filter((part) => part !== null).join(' ')
      return { file, text, remedy: remedyOf(code) }
    })
}

function remedyOf(code: string): Remedy {
  if (code === 'read.password' || code === 'read.wrongPassword') return 'password'
  return code === 'read.broken' || code === 'read.fault' || code === 'read.too-slow' ? 'again' : 'none'
}

const batchWords = {
  running: { state: 'reading', word: 'scan.batchRunning' },
  paused: { state: 'paused', word: 'scan.batchPaused' },
  done: { state: 'done', word: 'scan.batchDone' },
  cancelled: { state: 'paused', word: 'scan.batchCancelled' },
  failed: { state: 'refused', word: 'scan.batchFailed' },
} as const satisfies Readonly<Record<BatchSummary['state'], { state: StatusState; word: string }>>

/** The state of a batch in the list. */
export function batchWord(state: BatchSummary['state']): FileWord {
  const { state: look, word } = batchWords[state]
  return { state: look, word: t(word) }
}
