import { z } from 'zod'
import { Period } from './date.ts'
import { IssuerLevel } from './decision.ts'
import { Id } from './ids.ts'

const Text = (max: number) => z.string().max(max).nullable()

/** What is printed about a recipient; kept for life beside the link to today's person or unit. */
const printed = {
  rowNo: z.int().min(1).nullable(),
  printedName: z.string().min(1).max(300),
  printedHonorific: Text(60),
  printedPosition: Text(300),
  printedUnit: Text(300),
}

export const RecordStatus = z.enum(['inForce', 'revoked', 'corrected'])
export type RecordStatus = z.infer<typeof RecordStatus>

/** An award. The recipient is exactly one of person, unit, household (DESIGN.md, Data). */
export const AwardData = z
  .strictObject({
    decisionId: Id,
    recipientKind: z.enum(['individual', 'collective', 'household']),
    personId: Id.nullable(),
    unitId: Id.nullable(),
    /** head of the household and address, for a household */
    household: z.strictObject({ head: z.string().min(1).max(120), address: Text(300) }).nullable(),
    ...printed,
    birthPrinted: Text(40),
    awardCode: Text(40),
    /** as printed, with its issuer, without quotation marks */
    awardTitle: z.string().min(1).max(300),
    rank: Text(40),
    period: Period.nullable(),
    periodPrinted: Text(120),
    /** integer đồng */
    bonusAmount: z.int().min(0).nullable(),
    bonusPrinted: Text(120),
    objectClass: Text(60),
    /** loại hình khen thưởng, code of its pack */
    commendationType: Text(60),
    issuerLevel: IssuerLevel.nullable(),
    isLeader: z.boolean().nullable(),
    status: RecordStatus,
    decidingDecisionId: Id.nullable(),
    initiativeText: Text(1000),
    reason: Text(1000),
  })
  .refine((a) => [a.personId, a.unitId, a.household].filter((x) => x !== null).length === 1, {
    path: ['recipientKind'],
    message: 'exactly one recipient',
  })
export type AwardData = z.infer<typeof AwardData>

/** Levels of the annual evaluation (DOMAIN.md 4). */
export const EvaluationLevel = z.enum(['HTXS', 'HTT', 'HT', 'KHT'])
export type EvaluationLevel = z.infer<typeof EvaluationLevel>

export const EvaluationData = z
  .strictObject({
    decisionId: Id.nullable(),
    personId: Id.nullable(),
    unitId: Id.nullable(),
    ...printed,
    period: Period.nullable(),
    periodPrinted: Text(120),
    level: EvaluationLevel,
    levelPrinted: z.string().min(1).max(200),
    status: RecordStatus,
  })
  .refine((e) => [e.personId, e.unitId].filter((x) => x !== null).length === 1, { path: ['personId'], message: 'exactly one subject' })
export type EvaluationData = z.infer<typeof EvaluationData>

/** An initiative (sáng kiến) with its authors. */
export const InitiativeData = z.strictObject({
  decisionId: Id.nullable(),
  rowNo: z.int().min(1).nullable(),
  name: z.string().min(1).max(1000),
  scope: z.enum(['coSo', 'tinh', 'toanQuoc']).nullable(),
  grade: Text(60),
  period: Period.nullable(),
  periodPrinted: Text(120),
  authors: z
    .array(
      z.strictObject({
        personId: Id.nullable(),
        printedName: z.string().min(1).max(120),
        printedPosition: Text(300),
        printedUnit: Text(300),
        share: z.number().min(0).max(100).nullable(),
      }),
    )
    .max(50),
  status: RecordStatus,
})
export type InitiativeData = z.infer<typeof InitiativeData>
