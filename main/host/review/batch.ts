import { setImmediate as nextTurn } from 'node:timers/promises'
import { applyEdits } from '#common/domain/review/apply-edits.ts'
import { type BatchValue, batchValuesOf, sameReadingKey, valueKinds } from '#common/domain/review/batch-values.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { timestamp } from '../clock.ts'
import type { HostContext, Input, Output } from '../host.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { draftsRepository as drafts, type EditGroup, type StoredDraft } from './drafts.repository.ts'
import { pagePlaces, type SizedPage } from './page-places.ts'
import { saveEdits } from './save-edits.ts'

/** What is known of a draft at a version: taking a draft apart costs some milliseconds, a batch has hundreds. */
type Known = { version: number; values: readonly BatchValue[]; places: readonly SizedPage[] }

/** The review of a whole batch by kind of value: the same drafts and edits as the review of one, read and written together. */
export function createBatchReview(host: HostContext) {
  let known: { register: OpenRegister; batchId: string; drafts: Map<string, Known> } | null = null

  const knownOf = (register: OpenRegister, batchId: string): Map<string, Known> => {
    if (known?.register !== register || known.batchId !== batchId) known = { register, batchId, drafts: new Map() }
    return known.drafts
  }

  const shown = ({ page, sha256, filePage, width, height, turn }: SizedPage) => ({
    page,
    url: host.links.to({ kind: 'page', sha256, page: filePage }),
    width,
    height,
    turn,
  })

  async function take(register: OpenRegister, id: string): Promise<Known> {
    // other calls get their turn between two drafts
    await nextTurn()
    const stored = await drafts.get(register.db, id)
    const [places = []] = await pagePlaces(register.db, [stored.content])
    return {
      version: stored.row.version,
      values: batchValuesOf(stored.content, applyEdits(stored.content, stored.edits.flat())),
      places,
    }
  }

  /** Changes several drafts in one transaction. @throws AppError `draft.conflict`, `draft.closed`, `draft.badPath`: nothing was changed */
  async function change(
    seen: readonly { id: string; version: number }[],
    next: (stored: StoredDraft) => EditGroup[],
  ): Promise<Output<'drafts.editMany'>> {
    if (new Set(seen.map(({ id }) => id)).size !== seen.length) throw new AppError('draft.badPath', { path: '' })
    const register = host.readyRegister()
    await register.db.transaction().execute(async (tx) => {
      for (const { id, version } of seen) {
        const stored = await drafts.get(tx, id)
        if (stored.row.state !== 'open' && stored.row.state !== 'later') throw new AppError('draft.closed', { state: stored.row.state })
        await saveEdits(tx, stored, version, next(stored), timestamp(host.clock))
      }
    })
    for (const { id } of seen) host.events.emit('draft.changed', { draftId: id })
    return { drafts: seen.map(({ id, version }) => ({ id, version: version + 1 })) }
  }

  return {
    async values({ batchId, kind, all }: Input<'drafts.batchValues'>): Promise<Output<'drafts.batchValues'>> {
      const register = host.readyRegister()
      const name = await drafts.batchName(register.db, batchId)
      const rows = await drafts.openOf(register.db, batchId)
      const before = knownOf(register, batchId)
      const parts: { row: (typeof rows)[number]; now: Known }[] = []
      for (const row of rows) {
        const old = before.get(row.id)
        const now = old?.version === row.version ? old : await take(register, row.id)
        before.set(row.id, now)
        parts.push({ row, now })
      }
      const everything = parts.flatMap(({ now }) => now.values)
      const count = (test: (value: BatchValue) => boolean) => everything.reduce((sum, value) => sum + (test(value) ? 1 : 0), 0)
      return {
        batchId,
        name,
        kind,
        drafts: parts.map(({ row, now }) => ({
          id: row.id,
          version: now.version,
          title: row.title,
          number: row.number,
          pages: now.places.map(shown),
        })),
        counts: valueKinds.map((one) => ({
          kind: one,
          open: count((value) => value.kind === one && value.state === 'open'),
          confirmed: count((value) => value.kind === one && value.state === 'confirmed'),
        })),
        sure: count((value) => value.state === 'sure'),
        values: parts.flatMap(({ row, now }) =>
          now.values
            .filter((value) => value.kind === kind && (all || value.state !== 'sure'))
            .map(({ kind: _kind, ...value }) => ({ ...value, draftId: row.id, same: sameReadingKey(value) })),
        ),
      }
    },

    async filePages({ id }: Input<'drafts.filePages'>): Promise<Output<'drafts.filePages'>> {
      const { db } = host.readyRegister()
      const { content } = await drafts.get(db, id)
      const [places = []] = await pagePlaces(db, [{ files: content.files }])
      return {
        pages: places.map(shown),
      }
    },

    async editMany({ drafts: wanted }: Input<'drafts.editMany'>): Promise<Output<'drafts.editMany'>> {
      const edits = new Map<string, DraftEdit[]>(wanted.map((one) => [one.id, one.edits]))
      return change(wanted, (stored) => [...stored.edits, edits.get(stored.row.id) ?? []])
    },

    async undoMany({ drafts: wanted }: Input<'drafts.undoMany'>): Promise<Output<'drafts.undoMany'>> {
      return change(wanted, (stored) => {
        if (stored.edits.length === 0) throw new AppError('draft.nothingToUndo')
        return stored.edits.slice(0, -1)
      })
    },
  }
}
