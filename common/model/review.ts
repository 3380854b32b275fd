import { z } from 'zod'
import { RecipientKind } from './draft.ts'
import { Id } from './ids.ts'

/**
 * One thing the officer did to a draft. Machine guesses and human decisions never share a field: the draft's content
 * stays as read, edits lie beside it.
 */
export const DraftEdit = z.discriminatedUnion('op', [
  /** gives a value to a field: path like `decision.signedDate` or `awards.3.name`; null empties it */
  z.strictObject({ op: z.literal('set'), path: z.string().max(80), value: z.union([z.string().max(2000), z.number(), z.null()]) }),
  /** the value as read is right */
  z.strictObject({ op: z.literal('accept'), path: z.string().max(80) }),
  /** this row is this person or unit of the register; null: a new one will be made */
  z.strictObject({ op: z.literal('link'), row: z.int().min(0), id: Id.nullable() }),
  z.strictObject({ op: z.literal('addRow'), after: z.int().min(-1), recipientKind: RecipientKind }),
  z.strictObject({ op: z.literal('removeRow'), row: z.int().min(0) }),
  /** the pages proposed for this draft (issue `split`) are one decision, whole */
  z.strictObject({ op: z.literal('confirmPages') }),
  /** an issue is known and right as it is, with the reason */
  z.strictObject({
    op: z.literal('waive'),
    code: z.string().max(60),
    field: z.string().max(80).nullable(),
    reason: z.string().trim().min(1).max(500),
  }),
])
export type DraftEdit = z.infer<typeof DraftEdit>

/** What still stands between a draft and the register. */
export const ReviewIssue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  field: z.string().nullable(),
  message: z.string(),
  /** must it be solved or waived before approval? */
  blocks: z.boolean(),
  waived: z.string().nullable(),
  /** the other draft of the same decision (`same-decision`) */
  twin: z.object({ draftId: Id, title: z.string() }).optional(),
})
export type ReviewIssue = z.infer<typeof ReviewIssue>
