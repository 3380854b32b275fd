import type { BatchFile, BatchSummary, BatchView } from '#common/contract/scan.ts'
import type { ErrorParams } from '#common/rpc/app-error.ts'
import type { BatchFileTable, BatchTable, JobTable } from '../database/schema.ts'
import { partsOfKey } from '../records/draft-files.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { batchesRepository as batches } from './batches.repository.ts'

type DraftFacts = {
  id: string
  state: string
  number: string | null
  signed_date: string | null
  row_count: number
  doubt_count: number
  files_key: string
}

const params = (json: string): ErrorParams => JSON.parse(json) as ErrorParams

/** A batch as the screen shows it: every file with its pages, the speed and the time left. */
export async function batchView(register: OpenRegister, batch: BatchTable): Promise<BatchView> {
  const [view] = await batchViews(register, [batch])
  if (!view) throw new Error('one batch gives one view')
  return view
}

/** The same of many, in their order, with as many questions to the database as for one. */
export async function batchViews(register: OpenRegister, all: readonly BatchTable[]): Promise<BatchView[]> {
  if (all.length === 0) return []
  const ids = all.map((batch) => batch.id)
  const files = Map.groupBy(await batches.filesOf(register.db, ids), (file) => file.batch_id)
  const jobs = await register.jobs.bySubjects(ids)
  const drafts = await register.db
    .selectFrom('draft')
    .select(['id', 'state', 'number', 'signed_date', 'row_count', 'doubt_count', 'files_key'])
    .where('batch_id', 'in', ids)
    .execute()
  const known: Known = {
    twins: await twinsOf(register, drafts),
    drafts: new Map(drafts.map((draft) => [draft.id, draft])),
    secondsLeft: new Map((await register.jobs.list()).map((job) => [job.id, job.secondsLeft])),
  }
  return all.map((batch) => viewOf(batch, files.get(batch.id) ?? [], jobs.get(batch.id) ?? null, known))
}

type Twin = { id: string; title: string }
type Known = { drafts: ReadonlyMap<string, DraftFacts>; twins: ReadonlyMap<string, Twin>; secondsLeft: ReadonlyMap<string, number | null> }

function viewOf(batch: BatchTable, files: readonly BatchFileTable[], job: JobTable | null, known: Known): BatchView {
  const live = files.filter((file) => file.state === 'waiting' || file.state === 'reading' || file.state === 'read')
  const pagesTotal = live.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  const pagesDone = live.reduce((sum, file) => sum + [...file.page_states].filter((state) => state === 's' || state === 'd').length, 0)
  const secondsLeft = job ? (known.secondsLeft.get(job.id) ?? null) : null
  return {
    id: batch.id,
    name: batch.name,
    state: stateOf(job),
    createdAt: batch.created_at,
    pagesDone,
    pagesTotal,
    secondsPerPage: secondsLeft !== null && pagesTotal > pagesDone ? secondsLeft / (pagesTotal - pagesDone) : null,
    secondsLeft,
    errorCode: job?.error_code ?? null,
    errorParams: job ? params(job.error_params) : {},
    files: files.map((file) => fileView(file, file.draft_id === null ? undefined : known.drafts.get(file.draft_id), known)),
  }
}

/** The batch without its files, for lists. */
export function summaryOf(view: BatchView): BatchSummary {
  const { files, ...rest } = view
  const drafts = new Map(
    files.flatMap((file) =>
      file.drafts.filter(({ state }) => state === 'open' || state === 'later').map(({ id, doubts }) => [id, doubts] as const),
    ),
  )
  return {
    ...rest,
    fileCount: files.length,
    refused: files.filter((file) => file.state === 'refused' || file.state === 'secret').length,
    draftsOpen: drafts.size,
    doubts: [...drafts.values()].reduce((sum, doubts) => sum + doubts, 0),
  }
}

function stateOf(job: JobTable | null): BatchView['state'] {
  if (!job) return 'done'
  if (job.state === 'queued' || job.state === 'running') return 'running'
  return job.state as BatchView['state']
}

/** The drafts of a file: the one it was made into, and where it holds several decisions those of its other pages. */
function draftsOfFile(file: BatchFileTable, draft: DraftFacts, known: Known): BatchFile['drafts'] {
  const { files } = partsOfKey(draft.files_key)
  const others = [...known.drafts.values()].filter(
    (one) => one.id !== draft.id && one.state !== 'discarded' && partsOfKey(one.files_key).files === files,
  )
  return [draft, ...others]
    .map((one) => ({
      id: one.id,
      state: one.state,
      number: one.number,
      signedDate: one.signed_date,
      rows: one.row_count,
      doubts: one.doubt_count,
      sameAs: known.twins.get(one.id) ?? null,
      pages: [...(partsOfKey(one.files_key).pages ?? Array.from({ length: file.pages ?? 0 }, (_, index) => index + 1))],
    }))
    .sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0))
}

function fileView(file: BatchFileTable, draft: DraftFacts | undefined, known: Known): BatchFile {
  return {
    id: file.id,
    name: file.name,
    state: file.state as BatchFile['state'],
    size: file.size,
    pages: file.pages,
    pageStates: file.page_states,
    errorCode: file.error_code,
    errorParams: params(file.error_params),
    draftId: draft?.id ?? null,
    draftState: draft?.state ?? null,
    number: draft?.number ?? null,
    signedDate: draft?.signed_date ?? null,
    rows: draft?.row_count ?? null,
    doubts: draft?.doubt_count ?? null,
    duplicateOf: file.duplicate_of,
    group: file.group_key,
    drafts: draft ? draftsOfFile(file, draft, known) : [],
  }
}

/** As many as one statement may hold values of. */
const NUMBERS_AT_ONCE = 500

/** For each draft another one, not thrown away, that bears its number and date: the same decision read twice. */
async function twinsOf(register: OpenRegister, drafts: readonly DraftFacts[]): Promise<ReadonlyMap<string, Twin>> {
  const numbers = [...new Set(drafts.flatMap((draft) => (draft.number === null || draft.signed_date === null ? [] : [draft.number])))]
  const alike: (Twin & { number: string | null; signed_date: string | null })[] = []
  for (let from = 0; from < numbers.length; from += NUMBERS_AT_ONCE)
    alike.push(
      ...(await register.db
        .selectFrom('draft')
        .select(['id', 'title', 'number', 'signed_date'])
        .where('number', 'in', numbers.slice(from, from + NUMBERS_AT_ONCE))
        .where('state', '<>', 'discarded')
        .orderBy('created_at')
        .execute()),
    )
  const byMark = Map.groupBy(alike, (draft) => `${draft.number} ${draft.signed_date}`)
  const twins = new Map<string, Twin>()
  for (const draft of drafts) {
    if (draft.state === 'discarded') continue
    const other = byMark.get(`${draft.number} ${draft.signed_date}`)?.find((one) => one.id !== draft.id)
    if (other) twins.set(draft.id, { id: other.id, title: other.title })
  }
  return twins
}
