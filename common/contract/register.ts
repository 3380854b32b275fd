import { z } from 'zod'
import { EvaluationLevel, RecordStatus } from '../model/award.ts'
import { PartialDate } from '../model/date.ts'
import { DecisionData, IssuerLevel } from '../model/decision.ts'
import { Box } from '../model/draft.ts'
import { Id, Sha256 } from '../model/ids.ts'
import { PersonData, PersonStatus } from '../model/person.ts'
import { RecordType, Source } from '../model/record.ts'
import { UnitData } from '../model/unit.ts'
import { command, query } from '../rpc/define.ts'
import { Done, ListInput, listOf } from './lists.ts'

/** A person in a list or among candidates. */
export const PersonRow = z.object({
  id: Id,
  fullName: z.string(),
  givenName: z.string(),
  birthDate: z.string().nullable(),
  gender: z.enum(['male', 'female']).nullable(),
  staffCode: z.string().nullable(),
  status: PersonStatus,
  position: z.string().nullable(),
  unitId: Id.nullable(),
  unit: z.string().nullable(),
  /** latest danh hiệu: short name and period */
  lastTitle: z.string().nullable(),
  /** highest hình thức: short name and period */
  topForm: z.string().nullable(),
  lastEvaluation: z.string().nullable(),
  awards: z.int(),
  /** how many times CSTĐ cơ sở */
  cstdcs: z.int(),
})
export type PersonRow = z.infer<typeof PersonRow>

/** An award, evaluation or initiative on a person's or unit's page. */
export const AchievementRow = z.object({
  recordType: z.enum(['award', 'evaluation', 'initiative']),
  id: Id,
  decisionId: Id.nullable(),
  decisionNumber: z.string().nullable(),
  signedDate: z.string().nullable(),
  issuingBody: z.string().nullable(),
  /** danhHieu, hinhThuc, danhGia, sangKien … class of the catalogue */
  class: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  shortTitle: z.string(),
  /** the year the row stands in: end of the period, else of signing */
  year: z.int().nullable(),
  periodPrinted: z.string().nullable(),
  status: RecordStatus,
  printedName: z.string(),
  printedPosition: z.string().nullable(),
  printedUnit: z.string().nullable(),
  bonusAmount: z.int().nullable(),
  /** does it have ink? (came from a scan) */
  hasInk: z.boolean(),
})
export type AchievementRow = z.infer<typeof AchievementRow>

export const PersonPage = z.object({
  id: Id,
  version: z.int(),
  ownerUnitId: Id,
  withdrawnAt: z.string().nullable(),
  data: PersonData,
  row: PersonRow,
  achievements: z.array(AchievementRow),
})
export type PersonPage = z.infer<typeof PersonPage>

export const UnitRow = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  type: z.string(),
  parentId: Id.nullable(),
  status: z.enum(['active', 'ended']),
  people: z.int(),
  awards: z.int(),
  /** latest collective title: short name and period */
  lastTitle: z.string().nullable(),
  isOwn: z.boolean(),
})
export type UnitRow = z.infer<typeof UnitRow>

export const DecisionRow = z.object({
  id: Id,
  kind: z.string(),
  number: z.string(),
  signedDate: z.string(),
  issuingBody: z.string(),
  subject: z.string().nullable(),
  signerName: z.string().nullable(),
  recipients: z.int(),
  files: z.int(),
  source: z.string(),
  withdrawnAt: z.string().nullable(),
})
export type DecisionRow = z.infer<typeof DecisionRow>

export const AwardRow = z.object({
  id: Id,
  recordType: z.enum(['award', 'evaluation', 'initiative']),
  decisionId: Id.nullable(),
  decisionNumber: z.string().nullable(),
  signedDate: z.string().nullable(),
  recipientKind: z.string(),
  personId: Id.nullable(),
  unitId: Id.nullable(),
  printedName: z.string(),
  printedPosition: z.string().nullable(),
  printedUnit: z.string().nullable(),
  code: z.string().nullable(),
  title: z.string(),
  periodPrinted: z.string().nullable(),
  year: z.int().nullable(),
  bonusAmount: z.int().nullable(),
  status: RecordStatus,
  hasInk: z.boolean(),
})
export type AwardRow = z.infer<typeof AwardRow>

/** One recipient typed by hand (the award stands on the decision, each row may differ). */
export const EntryRow = z.strictObject({
  recipientKind: z.enum(['individual', 'collective', 'household']),
  name: z.string().trim().min(1).max(300),
  birth: PartialDate.nullable(),
  position: z.string().trim().max(300).nullable(),
  unit: z.string().trim().max(300).nullable(),
  bonusAmount: z.int().min(0).nullable(),
  /** code of the catalogue; null takes the decision's */
  awardCode: z.string().max(40).nullable(),
  /** the person or unit in the register, chosen by the officer; null makes a new one */
  linkId: Id.nullable(),
})
export type EntryRow = z.infer<typeof EntryRow>

export const DecisionEntry = z.strictObject({
  decision: DecisionData,
  awardCode: z.string().min(1).max(40),
  commendationType: z.string().max(60).nullable(),
  periodPrinted: z.string().trim().max(120).nullable(),
  rows: z.array(EntryRow).min(1).max(2000),
  /** a scan to keep with it */
  fileToken: z.string().nullable(),
  /** said when the count of Điều 1 differs or the decision is already in the register */
  waiver: z.string().trim().max(500).nullable(),
})

/** The ink of one value: where it stands, with a picture of it. */
export const Ink = z.object({
  field: z.string(),
  sha256: Sha256,
  fileName: z.string(),
  page: z.int(),
  filePage: z.int(),
  box: Box,
  raw: z.string(),
  confidence: z.number(),
  status: z.enum(['sure', 'check']),
  pageUrl: z.string(),
  decisionId: Id.nullable(),
  decisionNumber: z.string().nullable(),
  signedDate: z.string().nullable(),
  issuingBody: z.string().nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.string().nullable(),
})
export type Ink = z.infer<typeof Ink>

export const HistoryEntry = z.object({
  seq: z.int(),
  at: z.string(),
  actor: z.string(),
  command: z.string(),
  action: z.enum(['create', 'update', 'withdraw']),
  reason: z.string().nullable(),
  source: Source,
  /** changed fields: path, before, after as text */
  changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

const RecordRef = z.strictObject({ recordType: RecordType, id: Id })
const Withdraw = z.strictObject({ id: Id, version: z.int(), reason: z.string().trim().min(1).max(500) })

export const CatalogueEntry = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  class: z.string(),
  objects: z.array(z.string()),
  issuerLevels: z.array(z.string()),
  verified: z.boolean(),
})
export const NamedEntry = z.object({ code: z.string(), name: z.string(), verified: z.boolean() })

export const registerContract = {
  'people.list': query(z.strictObject({ ...ListInput, unitId: Id.optional(), status: PersonStatus.optional() }), listOf(PersonRow)),
  'people.get': query(z.strictObject({ id: Id }), PersonPage),
  'people.save': command(
    z.strictObject({ id: Id.optional(), version: z.int().optional(), data: PersonData, reason: z.string().trim().max(500).nullable() }),
    z.object({ id: Id, version: z.int() }),
  ),
  'people.withdraw': command(Withdraw, Done),
  /** people who may be meant by what was typed or read; nothing is chosen by itself */
  'people.suggest': query(
    z.strictObject({
      name: z.string().max(120),
      birth: z.string().max(10).nullable(),
      position: z.string().max(300).nullable(),
      unit: z.string().max(300).nullable(),
      at: z.string().max(10).nullable(),
      limit: z.int().min(1).max(20).default(8),
    }),
    z.object({ rows: z.array(PersonRow.extend({ score: z.number(), reasons: z.array(z.string()) })) }),
  ),
  'units.list': query(z.strictObject({ ...ListInput }), listOf(UnitRow)),
  'units.get': query(
    z.strictObject({ id: Id }),
    z.object({
      id: Id,
      version: z.int(),
      withdrawnAt: z.string().nullable(),
      data: UnitData,
      row: UnitRow,
      achievements: z.array(AchievementRow),
      people: z.array(PersonRow),
    }),
  ),
  'units.save': command(
    z.strictObject({ id: Id.optional(), version: z.int().optional(), data: UnitData, reason: z.string().trim().max(500).nullable() }),
    z.object({ id: Id, version: z.int() }),
  ),
  'units.withdraw': command(Withdraw, Done),
  'units.suggest': query(
    z.strictObject({ name: z.string().max(300), at: z.string().max(10).nullable(), limit: z.int().min(1).max(20).default(8) }),
    z.object({ rows: z.array(UnitRow.extend({ score: z.number(), reasons: z.array(z.string()) })) }),
  ),
  'decisions.list': query(
    z.strictObject({ ...ListInput, kind: z.string().max(40).optional(), year: z.int().optional() }),
    listOf(DecisionRow),
  ),
  'decisions.get': query(
    z.strictObject({ id: Id }),
    z.object({
      id: Id,
      version: z.int(),
      withdrawnAt: z.string().nullable(),
      data: DecisionData,
      source: Source,
      confirmedBy: z.string(),
      confirmedAt: z.string(),
      awards: z.array(AwardRow),
      files: z.array(
        z.object({
          sha256: Sha256,
          name: z.string(),
          pages: z.array(z.object({ page: z.int(), url: z.string() })),
          downloadUrl: z.string(),
        }),
      ),
    }),
  ),
  /** is this decision (number, date, issuer) already in the register? */
  'decisions.find': query(
    z.strictObject({ number: z.string().max(80), signedDate: z.string().max(10).nullable(), issuingBody: z.string().max(300).nullable() }),
    z.object({ matches: z.array(DecisionRow) }),
  ),
  'decisions.enter': command(DecisionEntry, z.object({ decisionId: Id, awards: z.int(), newPeople: z.int(), newUnits: z.int() })),
  'decisions.withdraw': command(Withdraw, Done),
  'awards.list': query(
    z.strictObject({
      ...ListInput,
      class: z.string().max(40).optional(),
      code: z.string().max(40).optional(),
      year: z.int().optional(),
      issuerLevel: IssuerLevel.optional(),
      evaluation: EvaluationLevel.optional(),
    }),
    listOf(AwardRow),
  ),
  'ink.of': query(RecordRef, z.object({ ink: z.array(Ink) })),
  'history.of': query(RecordRef, z.object({ entries: z.array(HistoryEntry) })),
  'catalogue.get': query(
    z.strictObject({}),
    z.object({
      awards: z.array(CatalogueEntry),
      unitTypes: z.array(NamedEntry),
      provinces: z.array(NamedEntry),
      commendationTypes: z.array(NamedEntry),
      attachmentKinds: z.array(NamedEntry),
    }),
    'open',
  ),
  /** everything that fits what was typed: people, units, decisions, dossiers */
  'search.all': query(
    z.strictObject({ text: z.string().max(200) }),
    z.object({
      hits: z.array(z.object({ type: z.enum(['person', 'unit', 'decision', 'dossier']), id: Id, title: z.string(), detail: z.string() })),
    }),
  ),
}
