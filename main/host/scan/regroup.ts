import type { Actor } from '#common/contract/app.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp } from '../clock.ts'
import type { HostContext, Input } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { liveDraftsOf } from '../records/draft-files.ts'
import { batchesRepository as batches } from './batches.repository.ts'

/** The end of the key of a group the officer made: its files stand in the order of the batch, whatever their names say. */
const byHand = ' tay'
export const isGroupedByHand = (groupKey: string): boolean => groupKey.endsWith(byHand)

/**
 * Makes one decision of these files, in this order; files of their former groups stay together without them. Drafts of all
 * these groups that nobody touched make way for new ones, which the batch's job makes.
 * @throws AppError `batch.notFound` (a file that is not here or not read), `batch.groupTouched` (a draft was edited or approved)
 */
export async function regroup(host: HostContext, { batchId, fileIds }: Input<'scan.group'>, actor: Actor): Promise<void> {
  const register = host.readyRegister()
  const { db } = register
  const files = await batches.files(db, batchId)
  const chosen = fileIds.map((id) => files.find((file) => file.id === id && file.state === 'read'))
  if (new Set(fileIds).size !== fileIds.length || chosen.some((file) => !file)) throw new AppError('batch.notFound')
  const moved = chosen.flatMap((file) => file ?? [])
  const keys = new Set(moved.map((file) => file.group_key))
  const affected = files.filter((file) => keys.has(file.group_key))
  const draftIds = [...new Set(affected.flatMap((file) => file.draft_id ?? []))]
  await db.transaction().execute(async (tx) => {
    const known = await batches.drafts(tx, draftIds)
    // a file of several decisions has a draft for each
    const live = (await Promise.all(known.map((draft) => liveDraftsOf(tx, draft.files_key)))).flat()
    if (live.some((draft) => draft.state === 'approved' || draft.edits !== '[]')) throw new AppError('batch.groupTouched')
    const at = timestamp(host.clock)
    for (const { id } of live) await batches.discardDraft(tx, id, at)
    for (const { id } of affected) await batches.update(tx, id, { draft_id: null })
    const group_key = `${newId()}${byHand}`
    const places = moved.map((file) => file.ord).sort((a, b) => a - b)
    for (const [index, { id, ord }] of moved.entries()) await batches.update(tx, id, { group_key, ord: places[index] ?? ord })
    await logAct(tx, host.clock, { actor, command: 'scan.group', type: 'file', id: moved[0]?.id ?? batchId, action: 'update' })
  })
}
