import { applyEdits } from '#common/domain/review/apply-edits.ts'
import type { Twin } from '#common/domain/review/review-issues.ts'
import { isSameDecision, markOf } from '#common/domain/review/same-decision.ts'
import type { Draft } from '#common/model/draft.ts'
import { type Db, draftsRepository as drafts, type StoredDraft } from './drafts.repository.ts'

/** How many drafts that look alike by number or by rows are compared in full. */
const LIKELY = 20

/**
 * Another draft, still open, that reads the same decision: the same paper scanned twice, or taken in from two places. One that is
 * approved already is told of as being in the register.
 */
export async function twinOf(db: Db, stored: StoredDraft, draft: Draft): Promise<Twin | null> {
  const own = markOf(draft)
  const alike = await drafts.alike(db, stored.row.id, draft, LIKELY)
  for (const { id } of alike) {
    const other = await drafts.get(db, id)
    if (isSameDecision(own, markOf(applyEdits(other.content, other.edits.flat()).draft))) return { draftId: id, title: other.row.title }
  }
  return null
}
