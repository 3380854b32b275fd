import { z } from 'zod'
import { AwardData, EvaluationData, InitiativeData } from './award.ts'
import type { Timestamp } from './date.ts'
import { DecisionData } from './decision.ts'
import { DossierData } from './dossier.ts'
import { Box, FieldStatus } from './draft.ts'
import { Id, Sha256 } from './ids.ts'
import { PersonData } from './person.ts'
import { UnitData } from './unit.ts'

/** Every kind of record: what a named person confirmed. Versioned, never overwritten by a machine. */
export const recordData = {
  unit: UnitData,
  person: PersonData,
  decision: DecisionData,
  award: AwardData,
  evaluation: EvaluationData,
  initiative: InitiativeData,
  dossier: DossierData,
} as const

export const RecordType = z.enum(['unit', 'person', 'decision', 'award', 'evaluation', 'initiative', 'dossier'])
export type RecordType = z.infer<typeof RecordType>
export type RecordDataOf = { [K in RecordType]: z.infer<(typeof recordData)[K]> }

/** A record as it stands: its envelope and its data. `withdrawnAt` marks a deletion with a reason. */
export type StoredRecord<K extends RecordType = RecordType> = {
  type: K
  id: Id
  /** whose record it is; a receiver links and comments, never edits */
  ownerUnitId: Id
  version: number
  createdAt: Timestamp
  updatedAt: Timestamp
  withdrawnAt: Timestamp | null
  data: RecordDataOf[K]
}

/** Where a record's values came from (DESIGN.md, Data). Only `scan` has ink. */
export const Source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scan'), draftId: Id }),
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({
    kind: z.literal('excel'),
    sha256: Sha256,
    file: z.string().max(255),
    sheet: z.string().max(100),
    row: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('package'), packageId: z.string().max(60), record: z.string().max(60).nullable() }),
  z.strictObject({ kind: z.literal('sample') }),
])
export type Source = z.infer<typeof Source>

/** The ink of one value of a record: file, page, box, raw letters. Kept as long as the record lives. */
export const RecordEvidence = z.object({
  recordType: RecordType,
  recordId: Id,
  /** path inside the record's data, e.g. `signedDate`, `printedName` */
  field: z.string(),
  sha256: Sha256,
  /** page of that file, from 1 */
  filePage: z.int().min(1),
  /** page of the decision, from 1 */
  page: z.int().min(1),
  box: Box,
  raw: z.string(),
  confidence: z.number(),
  status: FieldStatus,
  engine: z.string(),
  draftId: Id.nullable(),
})
export type RecordEvidence = z.infer<typeof RecordEvidence>
