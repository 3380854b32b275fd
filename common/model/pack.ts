import { z } from 'zod'
import { IsoDate } from './date.ts'
import { IssuerLevel } from './decision.ts'

/**
 * Packs: everything the law or a province may change is dated data in `resources/packs`, never code. Each file is one envelope;
 * a province or a unit may lay its own over it (`layer`), entry by entry, by code.
 */

const Code = z.string().regex(/^[A-Za-z][A-Za-z0-9_.@-]{0,59}$/)
const Label = z.string().min(1).max(300)
const Labels = z.array(Label).max(60)

/** What every entry carries. `verified`: its source was read in the text of the law itself or an official excerpt of it. */
const entry = {
  code: Code,
  name: Label,
  source: z.string().min(1).max(400),
  verified: z.boolean(),
  /** first and last day the entry is in force; null is open */
  validFrom: IsoDate.nullable(),
  validTo: IsoDate.nullable(),
  note: z.string().max(1000).optional(),
}

/** The classes of DOMAIN.md 2, and the three whose words also stand in a draft's `awardTitle`. */
export const AwardClass = z.enum(['danhHieu', 'hinhThuc', 'danhHieuVinhDu', 'giaiThuong', 'danhGia', 'sangKien', 'kyLuat'])
export type AwardClass = z.infer<typeof AwardClass>

export const AwardObject = z.enum(['individual', 'collective', 'household'])
export type AwardObject = z.infer<typeof AwardObject>

/** Who may decide it, and from when to when. `conditional`: only some bodies of that level may; a person must look. */
export const AwardIssuer = z.strictObject({
  level: IssuerLevel,
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  conditional: z.boolean().optional(),
})
export type AwardIssuer = z.infer<typeof AwardIssuer>

export const AwardEntry = z.strictObject({
  ...entry,
  shortName: z.string().min(1).max(60),
  class: AwardClass,
  objects: z.array(AwardObject).max(3),
  /** empty: not a question of authority */
  issuers: z.array(AwardIssuer).max(20),
  /** other spellings and abbreviations; one that ends in … may be followed by anything ("Kỷ niệm chương…") */
  aliases: Labels,
  /** entries with the same head ("Giấy khen") are told apart by who issued them */
  head: Label.optional(),
  /** "hạng Ba" */
  rank: z.string().max(20).optional(),
  /** weight for "the highest": greater is higher; comparable inside one class */
  order: z.int().min(0).max(1000),
  /** codes of the vendor's Excel template */
  ext: z.array(z.string().max(20)).max(5),
})
export type AwardEntry = z.infer<typeof AwardEntry>

export const ProvinceEntry = z.strictObject({
  ...entry,
  kind: z.enum(['tinh', 'thanhPho']),
  aliases: Labels,
  /** the province it was merged into or became, on the day after `validTo` */
  successor: Code.nullable(),
})
export type ProvinceEntry = z.infer<typeof ProvinceEntry>

export const UnitTypeEntry = z.strictObject({
  ...entry,
  /** level of a decision signed by a unit of this type; null where it signs none */
  level: IssuerLevel.nullable(),
  /** a legal unit, or a group inside one */
  legal: z.boolean(),
  order: z.int().min(0),
})
export type UnitTypeEntry = z.infer<typeof UnitTypeEntry>

export const CommendationTypeEntry = z.strictObject({
  ...entry,
  aliases: Labels,
  /** the row of forms 0602.N and 0603.N (phương thức khen thưởng) it is counted in */
  statisticsMode: z.enum(['thuongXuyen', 'chuyenDe', 'dotXuat', 'doiNgoai', 'congHien', 'nienHan', 'khangChien']),
})
export type CommendationTypeEntry = z.infer<typeof CommendationTypeEntry>

export const AttachmentKindEntry = z.strictObject({
  ...entry,
  shortName: z.string().min(1).max(60),
  /** words at the head of such a paper, by which a scan is recognised */
  aliases: Labels,
  vendorCode: z.string().max(20).nullable(),
})
export type AttachmentKindEntry = z.infer<typeof AttachmentKindEntry>

/** A record of our own register that serves instead of a paper. */
export const ChecklistEvidence = z.strictObject({
  type: z.enum(['award', 'evaluation', 'initiative']),
  /** codes that count (HTXS; LDTT; SK_TINH …); empty takes any of the type */
  codes: z.array(Code).max(20),
})

export const ChecklistRequirement = z.strictObject({
  id: Code,
  name: Label,
  /** any one of these kinds of attachment fulfils it */
  kinds: z.array(Code).min(1).max(10),
  /** or any one of these records */
  evidence: z.array(ChecklistEvidence).max(10),
  need: z.enum(['required', 'ifApplicable']),
  per: z.enum(['dossier', 'item']),
  /** may be absent in a simplified procedure (Luật 06/2022/QH15 Đ.85) */
  notWhenSimplified: z.boolean(),
  source: z.string().min(1).max(400),
  verified: z.boolean(),
})
export type ChecklistRequirement = z.infer<typeof ChecklistRequirement>

export const ChecklistEntry = z.strictObject({
  ...entry,
  /** codes of the catalogue; empty when the entry is for a whole class */
  awards: z.array(Code).max(60),
  /** for awards of this class that no entry names */
  class: AwardClass.nullable(),
  requirements: z.array(ChecklistRequirement).min(1).max(30),
})
export type ChecklistEntry = z.infer<typeof ChecklistEntry>

const envelope = <T extends string, E extends z.ZodType>(type: T, entries: E) =>
  z.strictObject({
    id: Code,
    type: z.literal(type),
    /** of this file; grows with every change of its content */
    version: z.int().min(1),
    validFrom: IsoDate.nullable(),
    validTo: IsoDate.nullable(),
    /** national when absent; a province's and then a unit's entries replace entries of the same code */
    layer: z.enum(['national', 'province', 'unit']).optional(),
    source: z.string().min(1).max(1000),
    verified: z.boolean(),
    entries: z.array(entries).max(5000),
  })

export const Pack = z.discriminatedUnion('type', [
  envelope('award-catalogue', AwardEntry),
  envelope('provinces', ProvinceEntry),
  envelope('unit-types', UnitTypeEntry),
  envelope('commendation-types', CommendationTypeEntry),
  envelope('attachment-kinds', AttachmentKindEntry),
  envelope('proposal-checklists', ChecklistEntry),
])
export type Pack = z.infer<typeof Pack>
export type PackType = Pack['type']
export type PackLayer = 'national' | 'province' | 'unit'

/** The entries in force after every layer: what the rest of the product works with. Old entries stay in: old papers name them. */
export interface Packs {
  readonly awards: readonly AwardEntry[]
  readonly provinces: readonly ProvinceEntry[]
  readonly unitTypes: readonly UnitTypeEntry[]
  readonly commendationTypes: readonly CommendationTypeEntry[]
  readonly attachmentKinds: readonly AttachmentKindEntry[]
  readonly checklists: readonly ChecklistEntry[]
}
