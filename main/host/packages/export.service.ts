import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Actor } from '#common/contract/app.ts'
import { streamOf } from '#common/domain/package/descriptor.ts'
import { fingerprint } from '#common/domain/package/fingerprint.ts'
import { PACKAGE_PROFILE_VERSION, type PackageErrorCode } from '#common/model/package.ts'
import type { StoredRecord } from '#common/model/record.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp, vietnamDay } from '../clock.ts'
import { countMissing, dossierOf } from '../dossier/service.ts'
import type { HostContext, Input, Output } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { noteStoredFile } from '../records/stored-files.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { type ExportOutcome, exportPackage } from './asice/export-package.ts'
import { MIMETYPE } from './asice/limits.ts'
import { gatherExport } from './gather-export.ts'
import { insertPackage, lastOfStream, type PackageRow, type Tx } from './packages.repository.ts'
import { openPkcs12 } from './signer/pkcs12.ts'
import type { Signer } from './signer/signer.ts'
import { STALE_GRACE_DAYS, trustStoreOf } from './trust.ts'
import { ownUnitOf, trialKeyOf } from './trust-trial.ts'

/** A PKCS#12 file has a few KB. */
const MAX_KEY_BYTES = 1024 * 1024

type Made = Extract<ExportOutcome, { ok: true }> & { stream: string; sequence: number; senderCode: string }

/** One export after the other: each takes the next number of its stream. */
const queues = new WeakMap<OpenRegister, Promise<unknown>>()
function inTurn<T>(register: OpenRegister, work: () => Promise<T>): Promise<T> {
  const result = (queues.get(register) ?? Promise.resolve()).then(work)
  queues.set(
    register,
    result.catch(() => undefined),
  )
  return result
}

/**
 * Signs and writes the package of a dossier. The file is in the vault before the one transaction that makes the dossier
 * `exported` and notes the package, so that a crash leaves a dossier that can be exported again, never a note without
 * its file.
 * @throws AppError `dossier.notFound`, `dossier.notDraft`, `dossier.empty`, `dossier.incomplete` { count },
 * `package.staleExport`, `package.key` { code }, `package.refused` { code, file }, `file.missing` { name },
 * `record.notOwn`, `record.invalid` (own unit's code), `trial.realRecords`
 */
export async function exportDossier(
  host: HostContext,
  actor: Actor,
  input: Input<'packages.export'>,
  signal: AbortSignal,
): Promise<Output<'packages.export'>> {
  const register = host.readyRegister()
  const keyBytes = await takeKey(host, input.key)
  return inTurn(register, async () => {
    const dossier = await frozen(host, register, input)
    const signer = await openKey(keyBytes, input.password)
    const folder = await mkdtemp(join(register.vault.incoming, 'xuat-'))
    try {
      const made = await make(host, register, dossier, signer, folder, signal)
      const { sha256 } = await register.vault.put(made.path)
      const row = await note(host, register, actor, dossier, made, input.acceptMissing).catch(async (error: unknown) => {
        // nothing points at it, and a signed package that was never noted must not lie about
        await rm(register.vault.pathOf(sha256), { force: true })
        throw error
      })
      register.records.announce([{ id: dossier.id, version: dossier.version, type: 'dossier' }])
      host.events.emit('packages.changed', {})
      return {
        packageId: made.packageId,
        fileName: made.fileName,
        size: made.size,
        fingerprint: fingerprint(made.sha256),
        url: host.links.to({ kind: 'export', id: row.id }),
        report: made.report,
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
}

/** The dossier as it will stand in the package and, after it, in the register. */
async function frozen(host: HostContext, register: OpenRegister, input: Input<'packages.export'>): Promise<StoredRecord<'dossier'>> {
  const dossier = await dossierOf(register, input.dossierId)
  if (dossier.ownerUnitId !== register.identity()?.unitId) throw new AppError('record.notOwn', { type: 'dossier' })
  if (dossier.data.state !== 'draft') throw new AppError('dossier.notDraft', { state: dossier.data.state })
  if (dossier.version !== input.version) throw new AppError('package.staleExport')
  if (dossier.data.items.length === 0) throw new AppError('dossier.empty')
  const count = await countMissing(host, register, dossier.data)
  if (count > 0 && !input.acceptMissing) throw new AppError('dossier.incomplete', { count })
  return { ...dossier, version: dossier.version + 1, updatedAt: timestamp(host.clock), data: { ...dossier.data, state: 'exported' } }
}

async function make(
  host: HostContext,
  register: OpenRegister,
  dossier: StoredRecord<'dossier'>,
  signer: Signer,
  directory: string,
  signal: AbortSignal,
): Promise<Made> {
  const unit = await ownUnitOf(register)
  const now = host.clock.now()
  const createdAt = vietnamTime(now)
  const stream = streamOf(unit.code, dossier.data.recipientUnitCode, createdAt)
  const last = await lastOfStream(register.db, 'out', stream)
  const sequence = (last?.sequence ?? 0) + 1
  const { records, attachments } = await gatherExport(register, dossier, vietnamDay(host.clock))
  const outcome = await exportPackage({
    directory,
    descriptor: {
      packageId: `urn:uuid:${newId()}`,
      type: 'submission',
      // the id of our own unit's record: by it the receiver knows whose records these are
      sender: { unitCode: unit.code, unitName: unit.name, systemId: unit.id },
      recipient: { unitCode: dossier.data.recipientUnitCode },
      sequence,
      previous: last === null ? null : { packageId: last.packageId, sha256: last.sha256 },
      createdAt,
      containsPersonalData: records.some((record) => record.type === 'person'),
      app: { name: 'Sổ Vàng', version: host.version },
    },
    records,
    attachments,
    signers: [{ signer, role: 'preparer', required: true }],
    trust: await trustStoreOf(register),
    now,
    staleGraceDays: STALE_GRACE_DAYS,
    signal,
  })
  if (outcome.ok) return { ...outcome, stream, sequence, senderCode: unit.code }
  if (isAboutTheKey(outcome.code)) throw new AppError('package.key', { code: outcome.code })
  throw new AppError('package.refused', { code: outcome.code, file: outcome.file ?? null })
}

/** The transaction: dossier exported, package noted, both in the change log. */
async function note(
  host: HostContext,
  register: OpenRegister,
  actor: Actor,
  dossier: StoredRecord<'dossier'>,
  made: Made,
  acceptMissing: string | null,
): Promise<PackageRow> {
  return register.db.transaction().execute(async (tx: Tx) => {
    const at = timestamp(host.clock)
    const now = await dossierOf(register, dossier.id, tx)
    if (now.version !== dossier.version - 1) throw new AppError('package.staleExport')
    await register.records.commitIn(tx, { actor, command: 'packages.export', source: { kind: 'manual' } }, [
      { type: 'dossier', action: 'update', id: dossier.id, version: now.version, data: dossier.data, reason: acceptMissing },
    ])
    const row: PackageRow = {
      id: newId(),
      package_id: made.packageId,
      direction: 'out',
      type: 'submission',
      file_name: made.fileName,
      sha256: made.sha256,
      size: made.size,
      sender_code: made.senderCode,
      recipient_code: dossier.data.recipientUnitCode,
      stream: made.stream,
      sequence: made.sequence,
      profile_version: PACKAGE_PROFILE_VERSION,
      signer: made.report.signer?.name ?? null,
      state: 'exported',
      code: null,
      report: JSON.stringify(made.report),
      dossier_id: dossier.id,
      trial: made.report.trial ? 1 : 0,
      reason: acceptMissing,
      at,
      decided_at: at,
      decided_by: actor.name,
    }
    await noteStoredFile(tx, { sha256: made.sha256, size: made.size, mediaType: MIMETYPE, storedAt: at })
    await insertPackage(tx, row)
    const after = { packageId: made.packageId, sha256: made.sha256, stream: made.stream, sequence: made.sequence }
    await logAct(tx, host.clock, { actor, command: 'packages.export', type: 'package', id: row.id, action: 'create', after })
    return row
  })
}

async function takeKey(host: HostContext, key: Input<'packages.export'>['key']): Promise<Buffer> {
  if ('trial' in key) return trialKeyOf(host)
  const grant = host.grants.take(key.fileToken)
  try {
    const info = await stat(grant.path).catch(() => null)
    if (!info?.isFile()) throw new AppError('file.missing', { name: grant.name })
    if (info.size > MAX_KEY_BYTES) throw new AppError('package.key', { code: 'E-P12-UNSUPPORTED' })
    return await readFile(grant.path)
  } finally {
    await host.grants.release(grant)
  }
}

async function openKey(bytes: Buffer, password: string): Promise<Signer> {
  const opened = await openPkcs12(bytes, password)
  if (!opened.ok) throw new AppError('package.key', { code: opened.code })
  return opened.signer
}

const isAboutTheKey = (code: PackageErrorCode): boolean => /^E-(P12|CERT|REVOCATION|ALG|SIG-FORMAT)/.test(code)

/** RFC 3339 at +07:00, whole seconds. */
const vietnamTime = (now: Date): string => `${new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`
