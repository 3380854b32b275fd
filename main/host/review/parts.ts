import type { Actor } from '#common/contract/app.ts'
import { buildDraftOf } from '#common/domain/extraction/build-drafts.ts'
import { applyEdits } from '#common/domain/review/apply-edits.ts'
import { type CarriedFrom, carryOver } from '#common/domain/review/carry-over.ts'
import type { Draft } from '#common/model/draft.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp } from '../clock.ts'
import { knownToRegister, type MatcherOf } from '../corrections/known-to-register.ts'
import type { DraftTable } from '../database/schema.ts'
import type { HostContext, Input } from '../host.ts'
import { ENGINE_VERSION } from '../reading/reader.ts'
import { logAct } from '../records/act-log.ts'
import { draftColumns } from '../records/draft-columns.ts'
import { filesKeyOf, pagesOfFiles, partsOfKey } from '../records/draft-files.ts'
import { titleOf } from '../records/draft-title.ts'
import { draftsRepository as drafts, type StoredDraft } from './drafts.repository.ts'

/** The pages of a draft in reading order, as numbers through its files. */
export const ownPages = ({ files, pageNumbers }: Pick<Draft, 'files' | 'pageNumbers'>): readonly number[] =>
  pageNumbers ?? Array.from({ length: files.reduce((sum, file) => sum + file.pages, 0) }, (_, index) => index + 1)

const isOpen = ({ row }: StoredDraft) => row.state === 'open' || row.state === 'later'

/** Parting and joining the drafts of one file. What the officer did stays with its rows; every step is one transaction. */
export function createParts(host: HostContext, matcherOf: MatcherOf) {
  /** Content and edits of a draft of these pages, with what was said of the drafts they come from. */
  async function remake(from: readonly StoredDraft[], leads: (stored: StoredDraft) => boolean, pages: readonly number[]) {
    const { db } = host.readyRegister()
    const first = from[0]?.content
    if (!first) throw new AppError('draft.notFound')
    const read = await pagesOfFiles(db, first.files, ENGINE_VERSION)
    if (!read) throw new AppError('draft.pagesGone')
    const helped = await knownToRegister(host.readyRegister(), matcherOf)
    const content = helped(
      buildDraftOf(read, pages, {
        files: first.files,
        engine: first.engine,
        seconds: read.reduce((sum, page) => sum + page.seconds, 0),
        catalogue: host.packs.awards,
      }),
    )
    const sources = from.map(
      (stored): CarriedFrom => ({
        content: stored.content,
        reviewed: applyEdits(stored.content, stored.edits.flat()),
        leads: leads(stored),
      }),
    )
    const edits: DraftEdit[][] = carryOver(sources, content, new Set(pages)).map((edit) => [edit])
    const isWhole = pages.length === read.length
    const reviewed = applyEdits(content, edits.flat())
    return {
      content: JSON.stringify(content),
      edits: JSON.stringify(edits),
      files_key: filesKeyOf(
        first.files.map((file) => file.sha256),
        isWhole ? undefined : pages,
      ),
      title: titleOf(
        first.files.map((file) => file.name),
        isWhole ? undefined : pages,
      ),
      updated_at: timestamp(host.clock),
      ...draftColumns(reviewed.draft),
    }
  }

  return {
    /** The pages from `page` on become a draft of their own; gives its id. */
    async split({ id, version, page }: Input<'drafts.split'>, actor: Actor): Promise<string> {
      const { db } = host.readyRegister()
      const stored = await drafts.get(db, id)
      if (!isOpen(stored)) throw new AppError('draft.closed', { state: stored.row.state })
      if (stored.row.version !== version) throw new AppError('draft.conflict')
      const own = ownPages(stored.content)
      const at = own.indexOf(page)
      if (at < 1) throw new AppError('draft.badPath', { path: `pages.${page}` })
      const head = await remake([stored], () => true, own.slice(0, at))
      const tail = await remake([stored], () => false, own.slice(at))
      const made = newId()
      const row: DraftTable = { ...stored.row, ...tail, id: made, version: 1, state: 'open', created_at: tail.updated_at }
      await db.transaction().execute(async (tx) => {
        await drafts.save(tx, id, version, head)
        await drafts.insert(tx, row)
        const pages = { before: { pages: own }, after: { pages: own.slice(0, at), split: made } }
        await logAct(tx, host.clock, { actor, command: 'drafts.split', type: 'draft', id, action: 'update', ...pages })
      })
      return made
    },

    /** Two drafts of the same files become one, `id`; the other is discarded and keeps what it was. */
    async join({ id, version, otherId, otherVersion }: Input<'drafts.join'>, actor: Actor): Promise<void> {
      const { db } = host.readyRegister()
      const stored = await drafts.get(db, id)
      const other = await drafts.get(db, otherId)
      for (const one of [stored, other]) if (!isOpen(one)) throw new AppError('draft.closed', { state: one.row.state })
      if (stored.row.version !== version || other.row.version !== otherVersion) throw new AppError('draft.conflict')
      if (id === otherId || partsOfKey(stored.row.files_key).files !== partsOfKey(other.row.files_key).files)
        throw new AppError('draft.notSameFiles')
      const [first, second] = [ownPages(stored.content), ownPages(other.content)]
      const leading = (first[0] ?? 0) <= (second[0] ?? 0) ? stored : other
      const pages = leading === stored ? [...first, ...second] : [...second, ...first]
      const joined = await remake(leading === stored ? [stored, other] : [other, stored], (one) => one === leading, pages)
      await db.transaction().execute(async (tx) => {
        // the other one first: two drafts of the same pages never live beside each other
        await drafts.save(tx, otherId, otherVersion, { state: 'discarded', updated_at: joined.updated_at })
        await drafts.save(tx, id, version, joined)
        await drafts.moveFiles(tx, otherId, id)
        const act = { actor, command: 'drafts.join', type: 'draft' as const }
        await logAct(tx, host.clock, { ...act, id, action: 'update', before: { pages: first }, after: { pages, joined: otherId } })
        await logAct(tx, host.clock, { ...act, id: otherId, action: 'withdraw', before: { pages: second }, after: { joinedInto: id } })
      })
    },
  }
}
