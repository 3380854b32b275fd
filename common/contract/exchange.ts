import { z } from 'zod'
import { Period } from '../model/date.ts'
import { DossierData, DossierState, EvidenceRef } from '../model/dossier.ts'
import { FileToken, Id } from '../model/ids.ts'
import { UnitCode, VerifyReport } from '../model/package.ts'
import { command, query } from '../rpc/define.ts'
import { Done } from './lists.ts'
import { AchievementRow } from './register.ts'

export const DossierSummary = z.object({
  id: Id,
  title: z.string(),
  awardCode: z.string(),
  award: z.string(),
  periodPrinted: z.string().nullable(),
  state: DossierState,
  people: z.int(),
  collectives: z.int(),
  attachments: z.int(),
  /** what the checklist still misses */
  missing: z.int(),
  recipient: z.string(),
  isOwn: z.boolean(),
  updatedAt: z.string(),
})
export type DossierSummary = z.infer<typeof DossierSummary>

export const CheckItem = z.object({
  code: z.string(),
  title: z.string(),
  state: z.enum(['done', 'missing', 'partial', 'optional']),
  detail: z.string(),
  required: z.boolean(),
  verified: z.boolean(),
  source: z.string().nullable(),
  /** codes of the attachment-kinds pack that serve it */
  kinds: z.array(z.string()),
  /** asked for each proposed person and collective, not once for the dossier */
  perItem: z.boolean(),
  /** items that still have nothing for it */
  lacking: z.array(Id),
})
export type CheckItem = z.infer<typeof CheckItem>

export const DossierPage = z.object({
  id: Id,
  version: z.int(),
  ownerUnitId: Id,
  isOwn: z.boolean(),
  data: DossierData,
  award: z.string(),
  /** per item: the records cited as evidence, as rows */
  evidence: z.record(z.string(), z.array(AchievementRow)),
  checklist: z.array(CheckItem),
  /** per attachment id: where to open it */
  urls: z.record(z.string(), z.string()),
  packages: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      createdAt: z.string(),
      size: z.int(),
      fingerprint: z.string(),
      url: z.string().nullable(),
    }),
  ),
})
export type DossierPage = z.infer<typeof DossierPage>

export const PlanRecord = z.object({
  type: z.string(),
  id: Id,
  title: z.string(),
  detail: z.string(),
  differences: z.array(z.object({ path: z.string(), ours: z.string().nullable(), theirs: z.string().nullable() })),
  /** a conflict nobody chooses in: only our version can hold; `detail` says why */
  onlyOurs: z.boolean(),
})
export const ImportPlan = z.object({
  new: z.array(PlanRecord),
  same: z.array(PlanRecord),
  conflicting: z.array(PlanRecord),
  files: z.object({ new: z.int(), same: z.int() }),
})
export type ImportPlanView = z.infer<typeof ImportPlan>

export const PackageSummary = z.object({
  id: z.string(),
  direction: z.enum(['in', 'out']),
  fileName: z.string(),
  type: z.string().nullable(),
  sender: z.string().nullable(),
  recipient: z.string().nullable(),
  sequence: z.int().nullable(),
  signer: z.string().nullable(),
  /** in: waiting, imported, rejected, invalid; out: exported */
  state: z.enum(['waiting', 'imported', 'rejected', 'invalid', 'exported']),
  code: z.string().nullable(),
  at: z.string(),
  size: z.int(),
  fingerprint: z.string(),
  trial: z.boolean(),
})
export type PackageSummary = z.infer<typeof PackageSummary>

export const PackagePage = PackageSummary.extend({
  report: VerifyReport.nullable(),
  plan: ImportPlan.nullable(),
  dossierId: Id.nullable(),
  url: z.string().nullable(),
})
export type PackagePage = z.infer<typeof PackagePage>

export const TrustView = z.object({
  anchors: z.array(
    z.object({ id: Id, name: z.string(), sha256: z.string(), notAfter: z.string(), trial: z.boolean(), addedAt: z.string() }),
  ),
  crls: z.array(z.object({ id: Id, issuer: z.string(), thisUpdate: z.string(), nextUpdate: z.string().nullable() })),
  signers: z.array(
    z.object({
      id: Id,
      name: z.string(),
      certSha256: z.string(),
      unitCode: z.string(),
      role: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** the trial authority of this register: made? trusted? its key file to sign with */
  trial: z.object({
    made: z.boolean(),
    enabled: z.boolean(),
    keyUrl: z.string().nullable(),
    rootUrl: z.string().nullable(),
    crlUrl: z.string().nullable(),
    allowed: z.boolean(),
  }),
})
export type TrustView = z.infer<typeof TrustView>

const DossierRef = { id: Id, version: z.int() }
const Saved = z.object({ id: Id, version: z.int() })

export const exchangeContract = {
  'dossiers.list': query(z.strictObject({}), z.object({ dossiers: z.array(DossierSummary) })),
  'dossiers.get': query(z.strictObject({ id: Id }), DossierPage),
  'dossiers.create': command(
    z.strictObject({
      title: z.string().trim().min(1).max(300),
      awardCode: z.string().min(1).max(40),
      period: Period.nullable(),
      recipientUnitCode: z.string().trim().pipe(UnitCode),
      recipientUnitName: z.string().trim().min(1).max(300),
    }),
    Saved,
  ),
  'dossiers.update': command(
    z.strictObject({
      ...DossierRef,
      title: z.string().trim().min(1).max(300).optional(),
      period: Period.nullable().optional(),
      recipientUnitCode: z.string().trim().pipe(UnitCode).optional(),
      recipientUnitName: z.string().trim().min(1).max(300).optional(),
      note: z.string().max(2000).nullable().optional(),
    }),
    Saved,
  ),
  'dossiers.addItems': command(z.strictObject({ ...DossierRef, personIds: z.array(Id).max(500), unitIds: z.array(Id).max(500) }), Saved),
  'dossiers.updateItem': command(
    z.strictObject({
      ...DossierRef,
      itemId: Id,
      position: z.string().max(300).nullable().optional(),
      unit: z.string().max(300).nullable().optional(),
      achievement: z.string().max(4000).nullable().optional(),
      evidence: z.array(EvidenceRef).max(100).optional(),
    }),
    Saved,
  ),
  'dossiers.removeItem': command(z.strictObject({ ...DossierRef, itemId: Id }), Saved),
  'dossiers.attach': command(
    z.strictObject({ ...DossierRef, kind: z.string().min(1).max(40), itemId: Id.nullable(), fileToken: FileToken }),
    Saved,
  ),
  'dossiers.detach': command(z.strictObject({ ...DossierRef, attachmentId: Id }), Saved),
  'dossiers.withdraw': command(z.strictObject({ ...DossierRef, reason: z.string().trim().min(1).max(500) }), Done),
  /** signs and writes one package for the dossier; `password` opens the key file and is kept nowhere */
  'packages.export': command(
    z.strictObject({
      dossierId: Id,
      version: z.int(),
      key: z.union([z.strictObject({ fileToken: FileToken }), z.strictObject({ trial: z.literal(true) })]),
      password: z.string().max(200),
      acceptMissing: z.string().trim().max(500).nullable(),
    }),
    z.object({
      packageId: z.string(),
      fileName: z.string(),
      size: z.int(),
      fingerprint: z.string(),
      url: z.string(),
      report: VerifyReport,
    }),
    'approve',
  ),
  'packages.list': query(z.strictObject({}), z.object({ packages: z.array(PackageSummary) })),
  /** verifies a package file and plans its import; writes nothing into the register */
  'packages.verify': command(z.strictObject({ fileToken: FileToken }), PackagePage),
  'packages.get': query(z.strictObject({ id: z.string().max(60) }), PackagePage),
  /** writes the plan in one transaction; for each conflict says whose version holds */
  'packages.apply': command(
    z.strictObject({ id: z.string().max(60), choices: z.array(z.strictObject({ id: Id, take: z.enum(['ours', 'theirs']) })).max(5000) }),
    z.object({ written: z.int(), kept: z.int() }),
    'approve',
  ),
  'packages.reject': command(z.strictObject({ id: z.string().max(60), reason: z.string().trim().min(1).max(500) }), Done),
  'trust.get': query(z.strictObject({}), TrustView, 'admin'),
  'trust.addAnchor': command(z.strictObject({ fileToken: FileToken }), TrustView, 'admin'),
  'trust.removeAnchor': command(z.strictObject({ id: Id, reason: z.string().trim().min(1).max(500) }), TrustView, 'admin'),
  'trust.addCrl': command(z.strictObject({ fileToken: FileToken }), TrustView, 'admin'),
  'trust.authorise': command(
    z.strictObject({ fileToken: FileToken, unitCode: z.string().trim().pipe(UnitCode), role: z.enum(['preparer', 'leader', 'seal']) }),
    TrustView,
    'admin',
  ),
  'trust.revokeSigner': command(z.strictObject({ id: Id, reason: z.string().trim().min(1).max(500) }), TrustView, 'admin'),
  /** makes the trial authority of this register and switches it on or off; never with real records */
  'trust.setTrial': command(
    z.strictObject({ enabled: z.boolean() }),
    z.object({ trust: TrustView, password: z.string().nullable() }),
    'admin',
  ),
}
