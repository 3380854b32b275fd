import { buildDrafts } from '#common/domain/extraction/build-drafts.ts'
import { pageNumberOf } from '#common/domain/extraction/group-files.ts'
import { doubtedField, doubtsOf } from '#common/domain/review/doubts.ts'
import type { Draft } from '#common/model/draft.ts'
import type { Packs } from '#common/model/pack.ts'
import { PageResult } from '#common/model/page.ts'
import { type Clock, newId, timestamp } from '../clock.ts'
import { knownToRegister, type MatcherOf } from '../corrections/known-to-register.ts'
import type { BatchFileTable, DraftTable } from '../database/schema.ts'
import type { EventBus } from '../events.ts'
import { ENGINE, ENGINE_VERSION } from '../reading/reader.ts'
import { draftColumns } from '../records/draft-columns.ts'
import { filesKeyOf, liveDraftsOf, partsOfKey } from '../records/draft-files.ts'
import { titleOf } from '../records/draft-title.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { batchesRepository as batches } from './batches.repository.ts'
import { isGroupedByHand } from './regroup.ts'

type Deps = {
  register: OpenRegister
  clock: Clock
  events: EventBus
  packs: Packs
  matcherOf: MatcherOf
}

/** Pages of a draft that hold a value to look at, by their number through the decision's files. */
export const doubtfulPages = (draft: Draft): ReadonlySet<number> =>
  new Set(
    doubtsOf(draft).flatMap(
      (path) =>
        doubtedField(draft, path)
          ?.evidence.slice(0, 1)
          .map(({ page }) => page) ?? [],
    ),
  )

/** The page letters of a file whose pages begin after `before`: a page with a value to look at is doubtful, whatever the engine felt. */
export const markPages = (states: string, before: number, doubtful: ReadonlySet<number>): string =>
  [...states].map((state, at) => (state === 's' && doubtful.has(before + at + 1) ? 'd' : state)).join('')

/**
 * Makes the drafts of one group of files from their stored pages, once: the file hashes in order (and the pages, where the files hold
 * several decisions) are the key, so a repeated run finds them there. An earlier draft of the same group that nobody touched makes
 * way for a fuller one.
 */
export async function createDraft(deps: Deps, group: readonly BatchFileTable[]): Promise<void> {
  const { register, clock } = deps
  const { db } = register
  const files = group
    .filter((file) => file.state === 'read' && file.sha256 !== null)
    .sort((a, b) => (isGroupedByHand(a.group_key) ? 0 : (pageNumberOf(a.name) ?? 0) - (pageNumberOf(b.name) ?? 0)) || a.ord - b.ord)
  const first = files[0]
  if (!first || files.every((file) => file.draft_id !== null)) return
  const hashes = files.map((file) => file.sha256 ?? '')
  const live = await liveDraftsOf(db, filesKeyOf(hashes))
  const taken = new Set(live.flatMap((row) => partsOfKey(row.files_key).pages ?? []))
  if (live.some((row) => partsOfKey(row.files_key).pages === null)) return
  const pages: PageResult[] = []
  for (const file of files) {
    const read = await batches.pagesRead(db, file.sha256 ?? '', ENGINE_VERSION)
    // a draft of half a decision would look whole: pages of an earlier engine are read anew first
    if (read.length < (file.pages ?? 0)) return
    for (const row of read) pages.push(PageResult.parse(JSON.parse(row.result)))
  }
  const helped = await knownToRegister(register, deps.matcherOf)
  const built = buildDrafts(pages, {
    files: files.map((file) => ({ name: file.name, sha256: file.sha256 ?? '', pages: file.pages ?? 0 })),
    engine: ENGINE,
    seconds: pages.reduce((sum, page) => sum + page.seconds, 0),
    catalogue: deps.packs.awards,
  }).map(helped)
  // what the officer already has of these pages, parted or joined, stays as it is
  const drafts = built.filter((draft) => !(draft.pageNumbers ?? [...pages.keys()].map((i) => i + 1)).some((page) => taken.has(page)))
  const at = timestamp(clock)
  const rows = drafts.map((draft): DraftTable => {
    const pageNumbers = built.length > 1 ? draft.pageNumbers : undefined
    return {
      id: newId(),
      batch_id: first.batch_id,
      batch_ord: first.ord,
      title: titleOf(
        files.map((file) => file.name),
        pageNumbers,
      ),
      state: 'open',
      version: 1,
      content: JSON.stringify(draft),
      edits: '[]',
      files_key: filesKeyOf(hashes, pageNumbers),
      decision_id: null,
      created_at: at,
      updated_at: at,
      ...draftColumns(draft),
    }
  })
  const [lead] = rows
  if (!lead) return
  const doubtful = new Set(drafts.flatMap((draft) => [...doubtfulPages(draft)]))
  const replaced = files.map((file) => file.draft_id).filter((old) => old !== null)
  await db.transaction().execute(async (tx) => {
    if (replaced.length > 0)
      await tx
        .updateTable('draft')
        .set({ state: 'discarded', updated_at: at })
        .where('id', 'in', replaced)
        .where('edits', '=', '[]')
        .where('state', '=', 'open')
        .execute()
    for (const row of rows) await tx.insertInto('draft').values(row).execute()
    let before = 0
    for (const file of files) {
      const states = markPages(file.page_states, before, doubtful)
      await tx.updateTable('batch_file').set({ draft_id: lead.id, page_states: states }).where('id', '=', file.id).execute()
      before += file.pages ?? 0
    }
  })
  for (const row of rows) deps.events.emit('draft.changed', { draftId: row.id })
}
