import { z } from 'zod'

/**
 * The shape of a draft: what a machine or a file proposes, never a record (DESIGN.md, "Shape of a draft").
 * Fields may be added; none is renamed without a new `draftVersion`.
 */
export const DRAFT_VERSION = 1

/** [x, y, w, h] as fractions of the page as shown after the file's own rotation (/Rotate, EXIF). */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.infer<typeof Box>

/** Where a value stands: `page` counts through the decision's files from 1. */
export const Evidence = z.object({
  page: z.int().min(1),
  box: Box,
  /** of a Word file: the paragraph (from 1, those of table cells counted) and the letters [from, to) in it */
  paragraph: z.int().min(1).optional(),
  from: z.int().min(0).optional(),
  to: z.int().min(0).optional(),
})
export type Evidence = z.infer<typeof Evidence>

export const FieldStatus = z.enum(['sure', 'check'])
export type FieldStatus = z.infer<typeof FieldStatus>

/** Why a value needs an eye; the screen turns the code into a sentence. */
export const DoubtCode = z.enum([
  'handwritten',
  'lowConfidence',
  'disagree',
  'inferred',
  'missing',
  'unknownAward',
  'format',
  'range',
  'remembered',
  'register',
])
export type DoubtCode = z.infer<typeof DoubtCode>

const field = <T extends z.ZodType>(value: T) =>
  z.object({
    value: value.nullable(),
    status: FieldStatus,
    /** 0 to 1 */
    confidence: z.number().min(0).max(1),
    /** the letters as the engine gave them */
    raw: z.string(),
    evidence: z.array(Evidence),
    /** why it is `check` */
    doubt: DoubtCode.optional(),
  })

export const TextField = field(z.string())
export type TextField = z.infer<typeof TextField>
export const NumberField = field(z.number())
export type NumberField = z.infer<typeof NumberField>

export const RecipientKind = z.enum(['individual', 'collective', 'household', 'initiative'])
export type RecipientKind = z.infer<typeof RecipientKind>

const RecipientKindField = field(RecipientKind)

export const DraftKind = z.enum(['award', 'initiative', 'evaluation', 'discipline', 'amendment', 'revocation', 'attachment', 'other'])
export type DraftKind = z.infer<typeof DraftKind>

export const DraftIssue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  /** path of the field it is about, e.g. `decision.signedDate` or `awards.3.name` */
  field: z.string().optional(),
  /** one Vietnamese sentence */
  message: z.string(),
})
export type DraftIssue = z.infer<typeof DraftIssue>

export const LinkCandidate = z.object({ id: z.string(), score: z.number(), reasons: z.array(z.string()) })
export type LinkCandidate = z.infer<typeof LinkCandidate>

export const DraftAward = z.object({
  recipientKind: RecipientKindField,
  /** without honorific or rank; for a household its head */
  name: TextField,
  honorific: TextField,
  birthYear: NumberField,
  birthDate: TextField,
  /** without the unit */
  position: TextField,
  /** the nearest organisation as printed; for a household its address */
  unit: TextField,
  /** as printed with its issuer, without quotation marks */
  awardTitle: TextField,
  /** code of the award catalogue */
  awardCode: TextField,
  rank: TextField,
  /** period as printed: "2023", "2023 - 2024" */
  year: TextField,
  /** as printed */
  bonus: TextField,
  initiative: TextField,
  reason: TextField,
  link: z.object({ id: z.string().nullable(), status: FieldStatus, candidates: z.array(LinkCandidate) }),
  /** row number as printed in the list, where there is one */
  ordinal: NumberField.optional(),
})
export type DraftAward = z.infer<typeof DraftAward>

export const DraftDecision = z.object({
  decisionNumber: TextField,
  signedDate: TextField,
  issuingBody: TextField,
  parentBody: TextField,
  place: TextField,
  subject: TextField,
  signerName: TextField,
  signerTitle: TextField,
  signerAuthority: TextField,
  annexDate: TextField,
  proposal: TextField,
  legalBases: z.array(TextField),
  declaredCounts: z.object({ individual: NumberField, collective: NumberField, household: NumberField, initiative: NumberField }),
})
export type DraftDecision = z.infer<typeof DraftDecision>

export const DraftSignature = z.object({
  signer: z.string().nullable(),
  time: z.string().nullable(),
  intact: z.boolean().nullable(),
  source: z.enum(['caption', 'pdf']),
  evidence: z.array(Evidence),
})

export const DraftChange = z.object({ decisionNumber: TextField, name: TextField, what: TextField, from: TextField, to: TextField })
export type DraftChange = z.infer<typeof DraftChange>

export const Draft = z.object({
  draftVersion: z.literal(DRAFT_VERSION),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), pages: z.int() })),
  pages: z.int(),
  /**
   * The pages of the files that are this decision's, in reading order, where these are not all pages in the order of the files
   * (several decisions in one file, pages out of order). Evidence counts through the files all the same.
   */
  pageNumbers: z.array(z.int().min(1)).optional(),
  seconds: z.number(),
  engine: z.object({ name: z.string(), version: z.string(), data: z.string() }),
  kind: DraftKind,
  attachmentKind: z.string().optional(),
  decision: DraftDecision,
  signatures: z.array(DraftSignature),
  awards: z.array(DraftAward),
  changes: z.array(DraftChange).optional(),
  /** of an attachment: the people and bodies that it names, in printed order; it grants nothing, so they are no awards */
  names: z.array(TextField).optional(),
  issues: z.array(DraftIssue),
  text: z.string(),
})
export type Draft = z.infer<typeof Draft>
