import { z } from 'zod'
import { IsoDate } from './date.ts'
import { DraftKind } from './draft.ts'
import { Sha256 } from './ids.ts'

/** Level of the issuing body, decided from its name and the date. */
export const IssuerLevel = z.enum(['trungUong', 'boNganh', 'tinh', 'soNganh', 'huyen', 'xa', 'donVi', 'doanhNghiep'])
export type IssuerLevel = z.infer<typeof IssuerLevel>

const Count = z.int().min(0).max(100_000).nullable()

/** A decision (quyết định) as printed, with the files it was read from. */
export const DecisionData = z.strictObject({
  kind: DraftKind,
  /** number and symbol as printed, e.g. 3356/QĐ-UBND */
  number: z.string().min(1).max(80),
  signedDate: IsoDate,
  issuingBody: z.string().min(1).max(300),
  parentBody: z.string().max(300).nullable(),
  issuerLevel: IssuerLevel.nullable(),
  place: z.string().max(120).nullable(),
  subject: z.string().max(1000).nullable(),
  signerName: z.string().max(120).nullable(),
  signerTitle: z.string().max(200).nullable(),
  /** as printed: TM., KT., Q., TL., TUQ. and who stands behind them, e.g. "TM. ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ" */
  signerAuthority: z.string().max(200).nullable(),
  proposal: z.string().max(500).nullable(),
  legalBases: z.array(z.string().max(1000)).max(60),
  annexDate: IsoDate.nullable(),
  declaredCounts: z.strictObject({ individual: Count, collective: Count, household: Count, initiative: Count }),
  files: z
    .array(z.strictObject({ sha256: Sha256, name: z.string().min(1).max(255), pages: z.int().min(0), mediaType: z.string().max(100) }))
    .max(200),
  note: z.string().max(2000).nullable(),
})
export type DecisionData = z.infer<typeof DecisionData>
