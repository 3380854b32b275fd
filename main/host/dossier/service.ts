import { open, stat } from 'node:fs/promises'
import type { Transaction } from 'kysely'
import type { Actor } from '#common/contract/app.ts'
import { missingCount } from '#common/domain/dossier/checklist.ts'
import type { DossierAttachment, DossierData, DossierItem, EvidenceRef } from '#common/model/dossier.ts'
import { UnitCode } from '#common/model/package.ts'
import type { StoredRecord } from '#common/model/record.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp, vietnamDay } from '../clock.ts'
import type { Schema } from '../database/schema.ts'
import type { HostContext, Input } from '../host.ts'
import type { CommitResult } from '../records/records.ts'
import { noteStoredFile } from '../records/stored-files.ts'
import { catalogueOf } from '../register/catalogue.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { onlyOne, write } from '../register/write.ts'
import { checklistOf, citedBy } from './checklist.ts'
import { checkEvidence, itemOfPerson, itemOfUnit } from './new-items.ts'

/** largest paper a dossier takes; a scanned report of 100 pages at 300 dpi has about 30 MB */
export const MAX_ATTACHMENT_BYTES = 200 * 1024 * 1024
const PDF_MAGIC = '%PDF-'

type Ref = { id: string; version: number }
type Draft = StoredRecord<'dossier'>

/** Makes an empty dossier. @throws AppError `record.invalid` (award or recipient's code unknown to packs and packages) */
export async function createDossier(host: HostContext, actor: Actor, input: Input<'dossiers.create'>): Promise<CommitResult> {
  if (catalogueOf(host.packs).name(input.awardCode) === null) throw new AppError('record.invalid', { type: 'dossier', fields: 'awardCode' })
  const data: DossierData = {
    ...input,
    recipientUnitCode: checkedCode(input.recipientUnitCode),
    state: 'draft',
    items: [],
    attachments: [],
    note: null,
  }
  const context = { actor, command: 'dossiers.create', source: { kind: 'manual' as const } }
  return onlyOne(await write(host.readyRegister(), context, async () => [{ type: 'dossier', action: 'create', data }]))
}

export async function updateDossier(host: HostContext, actor: Actor, input: Input<'dossiers.update'>): Promise<CommitResult> {
  const { id, version, recipientUnitCode, ...rest } = input
  const changes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<DossierData>
  const code = recipientUnitCode === undefined ? {} : { recipientUnitCode: checkedCode(recipientUnitCode) }
  return edit(host, actor, 'dossiers.update', { id, version }, async ({ data }) => ({ ...data, ...changes, ...code }))
}

/** Proposes people and units as they are today. @throws AppError `dossier.alreadyIn`, `record.notFound`, `record.withdrawn` */
export async function addItems(host: HostContext, actor: Actor, input: Input<'dossiers.addItems'>): Promise<CommitResult> {
  const ids = [...input.personIds, ...input.unitIds]
  return edit(host, actor, 'dossiers.addItems', input, async ({ data }, tx) => {
    const taken = new Set(data.items.map((item) => item.personId ?? item.unitId))
    if (new Set(ids).size < ids.length || ids.some((id) => taken.has(id))) throw new AppError('dossier.alreadyIn')
    const register = host.readyRegister()
    const context = { db: tx, records: register.records, catalogue: catalogueOf(host.packs), today: vietnamDay(host.clock) }
    const items: DossierItem[] = []
    for (const id of input.personIds) items.push(await itemOfPerson(context, id))
    for (const id of input.unitIds) items.push(await itemOfUnit(context, id))
    return { ...data, items: [...data.items, ...items] }
  })
}

/** Changes what is said of one proposal; its evidence only among records of that recipient. */
export async function updateItem(host: HostContext, actor: Actor, input: Input<'dossiers.updateItem'>): Promise<CommitResult> {
  const { id, version, itemId, evidence, ...rest } = input
  const changes = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<DossierItem>
  return edit(host, actor, 'dossiers.updateItem', { id, version }, async ({ data }, tx) => {
    const item = itemOf(data, itemId)
    const added = evidence?.filter((ref) => !item.evidence.some((old) => old.id === ref.id && old.type === ref.type)) ?? []
    await checkEvidence(tx, item, added)
    const cited = evidence === undefined ? {} : { evidence: once(evidence) }
    return { ...data, items: data.items.map((one) => (one === item ? { ...one, ...changes, ...cited } : one)) }
  })
}

/** Takes a proposal out, with the papers that belong to it alone. */
export async function removeItem(host: HostContext, actor: Actor, input: Input<'dossiers.removeItem'>): Promise<CommitResult> {
  return edit(host, actor, 'dossiers.removeItem', input, async ({ data }) => {
    const item = itemOf(data, input.itemId)
    const attachments = data.attachments.filter((paper) => paper.itemId !== item.id)
    return { ...data, items: data.items.filter((one) => one !== item), attachments }
  })
}

/**
 * Puts a PDF into the vault and into the dossier. @throws AppError `file.notPdf`, `file.tooLarge`, `file.missing`,
 * `file.tokenUnknown`, `record.invalid` (kind or item unknown)
 */
export async function attach(host: HostContext, actor: Actor, input: Input<'dossiers.attach'>): Promise<CommitResult> {
  const { vault } = host.readyRegister()
  const grant = host.grants.take(input.fileToken)
  try {
    if (!host.packs.attachmentKinds.some((kind) => kind.code === input.kind))
      throw new AppError('record.invalid', { type: 'dossier', fields: 'kind' })
    await refuseOtherThanPdf(grant.path)
    // the file first: a row never names bytes that are not there
    const { sha256, size } = await vault.put(grant.path)
    return await edit(host, actor, 'dossiers.attach', input, async ({ data }, tx) => {
      if (input.itemId !== null) itemOf(data, input.itemId)
      const addedAt = timestamp(host.clock)
      await noteStoredFile(tx, { sha256, size, mediaType: 'application/pdf', storedAt: addedAt })
      const paper: DossierAttachment = {
        id: newId(),
        kind: input.kind,
        itemId: input.itemId,
        sha256,
        name: shortName(grant.name),
        size,
        addedAt,
      }
      return { ...data, attachments: [...data.attachments, paper] }
    })
  } finally {
    await host.grants.release(grant)
  }
}

export async function detach(host: HostContext, actor: Actor, input: Input<'dossiers.detach'>): Promise<CommitResult> {
  return edit(host, actor, 'dossiers.detach', input, async ({ data }) => {
    const attachments = data.attachments.filter((paper) => paper.id !== input.attachmentId)
    if (attachments.length === data.attachments.length) throw new AppError('record.notFound', { type: 'attachment' })
    return { ...data, attachments }
  })
}

/** Takes a dossier back, with a reason: a draft, or one that was exported (its package stays as it was sent). */
export async function withdrawDossier(host: HostContext, actor: Actor, input: Input<'dossiers.withdraw'>): Promise<void> {
  await edit(host, actor, 'dossiers.withdraw', input, async ({ data }) => ({ ...data, state: 'withdrawn' }), {
    reason: input.reason,
    from: ['draft', 'exported'],
  })
}

/** How many required things a dossier still misses today. */
export async function countMissing(host: HostContext, register: OpenRegister, data: DossierData): Promise<number> {
  return missingCount(checklistOf(host.packs, data, await citedBy(register.db, [data]), vietnamDay(host.clock)))
}

/** A dossier of the register. @throws AppError `dossier.notFound` */
export async function dossierOf(register: OpenRegister, id: string, tx?: Transaction<Schema>): Promise<Draft> {
  const record = await register.records.find('dossier', id, tx)
  if (!record || record.withdrawnAt) throw new AppError('dossier.notFound')
  return record
}

type Options = { reason?: string; from?: readonly DossierData['state'][] }

/** One action on one dossier in one transaction. @throws AppError `dossier.notFound`, `dossier.notDraft`, `record.conflict`, `record.notOwn` */
async function edit(
  host: HostContext,
  actor: Actor,
  command: string,
  { id, version }: Ref,
  change: (draft: Draft, tx: Transaction<Schema>) => Promise<DossierData>,
  { reason, from = ['draft'] }: Options = {},
): Promise<CommitResult> {
  const register = host.readyRegister()
  const results = await write(register, { actor, command, source: { kind: 'manual' } }, async (tx) => {
    const draft = await dossierOf(register, id, tx)
    if (draft.ownerUnitId !== register.identity()?.unitId) throw new AppError('record.notOwn', { type: 'dossier' })
    if (!from.includes(draft.data.state)) throw new AppError('dossier.notDraft', { state: draft.data.state })
    if (draft.version !== version) throw new AppError('record.conflict', { type: 'dossier', version: draft.version })
    return [{ type: 'dossier', action: 'update', id, version, data: await change(draft, tx), reason: reason ?? null }]
  })
  return onlyOne(results)
}

function itemOf(data: DossierData, itemId: string): DossierItem {
  const item = data.items.find((one) => one.id === itemId)
  if (!item) throw new AppError('record.notFound', { type: 'item' })
  return item
}

const once = (evidence: readonly EvidenceRef[]): EvidenceRef[] => [...new Map(evidence.map((ref) => [ref.id, ref])).values()]

/** A package is addressed by code: one it could not be addressed by is refused now, not at export. */
function checkedCode(code: string): string {
  if (!UnitCode.safeParse(code).success) throw new AppError('record.invalid', { type: 'dossier', fields: 'recipientUnitCode' })
  return code
}

async function refuseOtherThanPdf(path: string): Promise<void> {
  const info = await stat(path).catch(() => null)
  if (!info?.isFile()) throw new AppError('file.missing')
  if (info.size > MAX_ATTACHMENT_BYTES) throw new AppError('file.tooLarge', { most: MAX_ATTACHMENT_BYTES })
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(PDF_MAGIC.length)
    await handle.read(head, 0, head.length, 0)
    if (head.toString('latin1') !== PDF_MAGIC) throw new AppError('file.notPdf')
  } finally {
    await handle.close()
  }
}

/** The name the officer knows, at most 255 letters, with its end. */
function shortName(name: string): string {
  const clean = name.normalize('NFC').trim() || 'tep.pdf'
  return clean.length <= 255 ? clean : `${clean.slice(0, 250)}.pdf`
}
