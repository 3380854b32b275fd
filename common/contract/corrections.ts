import { z } from 'zod'
import { CorrectedKind } from '../model/correction.ts'
import { Id } from '../model/ids.ts'
import { command, query } from '../rpc/define.ts'
import { ListInput, listOf } from './lists.ts'

/** A misreading that the officer put right; it is proposed again on the next paper of the same issuing body. */
export const CorrectionRow = z.object({
  id: Id,
  kind: CorrectedKind,
  issuingBody: z.string(),
  /** the letters the machine read */
  read: z.string(),
  /** what the officer set */
  right: z.string(),
  /** in how many approved drafts it was set */
  times: z.int(),
  learnedAt: z.string(),
  learnedBy: z.string(),
})
export type CorrectionRow = z.infer<typeof CorrectionRow>

export const correctionsContract = {
  /** sorts: `learnedAt` (as it stands, newest first), `read`, `right`, `issuingBody`, `times` */
  'corrections.list': query(z.strictObject(ListInput), listOf(CorrectionRow)),
  /** forgets the given ones; `all` forgets every one */
  'corrections.forget': command(
    z.union([z.strictObject({ ids: z.array(Id).min(1).max(500) }), z.strictObject({ all: z.literal(true) })]),
    z.object({ forgotten: z.int() }),
  ),
}
