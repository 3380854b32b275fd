import { z } from 'zod'
import { Period, Timestamp } from './date.ts'
import { Id, Sha256 } from './ids.ts'

/** States of a dossier that exist in this part (DOMAIN.md 7: NHAP, DA_XUAT, RUT; and what a superior received). */
export const DossierState = z.enum(['draft', 'exported', 'withdrawn', 'received'])
export type DossierState = z.infer<typeof DossierState>

export const EvidenceRef = z.strictObject({ type: z.enum(['award', 'evaluation', 'initiative']), id: Id })
export type EvidenceRef = z.infer<typeof EvidenceRef>

/** One proposed person or collective, with the recognised records that support the proposal. */
export const DossierItem = z.strictObject({
  id: Id,
  recipientKind: z.enum(['individual', 'collective']),
  personId: Id.nullable(),
  unitId: Id.nullable(),
  /** name, position and unit at the time of the proposal */
  name: z.string().min(1).max(300),
  position: z.string().max(300).nullable(),
  unit: z.string().max(300).nullable(),
  achievement: z.string().max(4000).nullable(),
  evidence: z.array(EvidenceRef).max(100),
})
export type DossierItem = z.infer<typeof DossierItem>

export const DossierAttachment = z.strictObject({
  id: Id,
  /** code of the attachment-kinds pack */
  kind: z.string().min(1).max(40),
  /** the item it belongs to; null for the whole dossier */
  itemId: Id.nullable(),
  sha256: Sha256,
  name: z.string().min(1).max(255),
  size: z.int().min(0),
  addedAt: Timestamp,
})
export type DossierAttachment = z.infer<typeof DossierAttachment>

export const DossierData = z.strictObject({
  title: z.string().min(1).max(300),
  /** what is proposed: a code of the award catalogue */
  awardCode: z.string().min(1).max(40),
  period: Period.nullable(),
  recipientUnitCode: z.string().min(1).max(60),
  recipientUnitName: z.string().min(1).max(300),
  state: DossierState,
  items: z.array(DossierItem).max(2000),
  attachments: z.array(DossierAttachment).max(800),
  note: z.string().max(2000).nullable(),
})
export type DossierData = z.infer<typeof DossierData>
