import { applyEdits, BadEdit } from '#common/domain/review/apply-edits.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { draftColumns } from '../records/draft-columns.ts'
import { type Db, draftsRepository as drafts, type EditGroup, type StoredDraft } from './drafts.repository.ts'

/** Writes the edits of a draft if it still has the version the officer saw. @throws AppError `draft.conflict`, `draft.badPath` */
export async function saveEdits(db: Db, stored: StoredDraft, version: number, edits: EditGroup[], at: string): Promise<void> {
  try {
    const { draft } = applyEdits(stored.content, edits.flat())
    await drafts.save(db, stored.row.id, version, { edits: JSON.stringify(edits), updated_at: at, ...draftColumns(draft) })
  } catch (error) {
    if (error instanceof BadEdit) throw new AppError('draft.badPath', { path: error.path })
    throw error
  }
}
