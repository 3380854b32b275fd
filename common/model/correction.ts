import { z } from 'zod'

/** Kinds of value whose misreadings come again: names and wordings. Numbers, dates and sums are each paper's own. */
export const CorrectedKind = z.enum([
  'name',
  'signerName',
  'position',
  'unit',
  'awardTitle',
  'issuingBody',
  'parentBody',
  'place',
  'signerTitle',
])
export type CorrectedKind = z.infer<typeof CorrectedKind>

/** What the machine read and what the officer set in its place, on papers of one issuing body. */
export interface Correction {
  readonly kind: CorrectedKind
  /** the issuing body as confirmed */
  readonly issuer: string
  readonly read: string
  readonly right: string
}
