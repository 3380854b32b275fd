import { doubtsOf } from '#common/domain/review/doubts.ts'
import type { Draft } from '#common/model/draft.ts'

/** The columns of a draft row that lists need, from its (edited) content. */
export const draftColumns = (draft: Draft) => ({
  kind: draft.kind,
  number: draft.decision.decisionNumber.value,
  signed_date: draft.decision.signedDate.value,
  subject: draft.decision.subject.value,
  row_count: draft.awards.length,
  doubt_count: doubtsOf(draft).length,
})
