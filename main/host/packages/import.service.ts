import { rm, stat } from 'node:fs/promises'
import type { Actor } from '#common/contract/app.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp } from '../clock.ts'
import type { HostContext } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import type { CommitResult, RecordChange } from '../records/records.ts'
import { noteStoredFile } from '../records/stored-files.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { LIMITS, MIMETYPE } from './asice/limits.ts'
import type { VerifiedContent } from './asice/verify-package.ts'
import { type Conflict, type Plan, planOf } from './import-plan.ts'
import { type Judged, judgePackage } from './judge-package.ts'
import {
  insertPackage,
  lastOfStream,
  type PackageRow,
  packageById,
  receivedWithHash,
  type Tx,
  updatePackage,
} from './packages.repository.ts'
import { filesOf, type IncomingRecord } from './records-map.ts'
import { isTrialAllowed } from './trust.ts'

/**
 * Keeps a received file in the vault, verifies it and notes what was found; writes nothing into the register's records.
 * The same bytes again give the row they have already (taken in: harmless). Gives the row's id.
 * @throws AppError `file.missing`, `file.tooLarge`, `file.tokenUnknown`, `record.invalid` (own unit's code)
 */
export async function receivePackage(host: HostContext, actor: Actor, fileToken: string, signal: AbortSignal): Promise<string> {
  const register = host.readyRegister()
  const grant = host.grants.take(fileToken)
  try {
    const info = await stat(grant.path).catch(() => null)
    if (!info?.isFile()) throw new AppError('file.missing', { name: grant.name })
    if (info.size > LIMITS.totalBytes) throw new AppError('file.tooLarge', { most: LIMITS.totalBytes })
    const { sha256, size } = await register.vault.put(grant.path)
    const known = await receivedWithHash(register.db, sha256)
    if (known?.state === 'imported') return known.id
    const { report, content } = await judgePackage(register, host.clock, sha256, { extract: false, signal })
    const id = known?.id ?? newId()
    await register.db.transaction().execute(async (tx) => {
      const at = timestamp(host.clock)
      const about = { ...aboutOf(content), state: report.status === 'invalid' ? 'invalid' : 'waiting', code: report.code ?? null }
      const found = { ...about, signer: report.signer?.name ?? null, report: JSON.stringify(report), trial: report.trial ? 1 : 0 }
      await noteStoredFile(tx, { sha256, size, mediaType: MIMETYPE, storedAt: at })
      if (known) await updatePackage(tx, id, found)
      else await insertPackage(tx, { ...newRow(id, grant.name, sha256, size, at), ...found })
      const after = { sha256, state: about.state, code: about.code, packageId: report.packageId }
      await logAct(tx, host.clock, { actor, command: 'packages.verify', type: 'package', id, action: known ? 'update' : 'create', after })
    })
    host.events.emit('packages.changed', {})
    return id
  } finally {
    await host.grants.release(grant)
  }
}

/** What the descriptor of a sound package says; nothing of one that was refused. */
const aboutOf = (content: VerifiedContent | null) => ({
  package_id: content?.descriptor.packageId ?? null,
  type: content?.descriptor.type ?? null,
  sender_code: content?.descriptor.sender.unitCode ?? null,
  recipient_code: content?.descriptor.recipient.unitCode ?? null,
  stream: content?.descriptor.stream ?? null,
  sequence: content?.descriptor.sequence ?? null,
  profile_version: content?.descriptor.profileVersion ?? null,
})

const newRow = (id: string, name: string, sha256: string, size: number, at: string) => ({
  id,
  direction: 'in',
  file_name: name.normalize('NFC').slice(-255),
  sha256,
  size,
  dossier_id: null,
  reason: null,
  at,
  decided_at: null,
  decided_by: null,
})

/** The plan of a judged package against the register as it is. */
export async function planFor(register: OpenRegister, judged: Judged): Promise<Plan | null> {
  return judged.content === null ? null : planOf(register.db, judged.content, judged.records, register.identity()?.unitId ?? '')
}

/** How many files of a package the vault has not. */
export function newFiles(register: OpenRegister, { content }: Judged): { new: number; same: number } {
  const hashes = [...new Set(content?.attachments.map((file) => file.sha256) ?? [])]
  const same = hashes.filter((sha256) => register.vault.has(sha256)).length
  return { new: hashes.length - same, same }
}

/** A row of a received package that still waits for the officer. @throws AppError `package.notFound`, `package.notWaiting` */
async function openRow(register: OpenRegister, id: string, tx?: Tx): Promise<PackageRow> {
  const row = await packageById(tx ?? register.db, id)
  if (row?.direction !== 'in') throw new AppError('package.notFound')
  if (row.state !== 'waiting' && row.state !== 'invalid') throw new AppError('package.notWaiting')
  return row
}

export type Choice = { id: string; take: 'ours' | 'theirs' }

/**
 * Verifies the stored container anew and writes its records in one transaction: new ones as the sender's, changed ones as
 * the officer chose. Files are in the vault before it.
 * @throws AppError `package.notFound`, `package.notWaiting`, `package.refused` { code, file }, `package.choiceMissing`,
 * `record.notOwn` (theirs was chosen where only ours can hold), `trial.realRecords`
 */
export async function applyPackage(
  host: HostContext,
  actor: Actor,
  { id, choices }: { id: string; choices: readonly Choice[] },
  signal: AbortSignal,
): Promise<{ written: number; kept: number }> {
  const register = host.readyRegister()
  const row = await openRow(register, id)
  const judged = await judgePackage(register, host.clock, row.sha256, { extract: true, signal })
  const { content, report } = judged
  if (content === null) throw new AppError('package.refused', { code: report.code ?? 'E-ZIP', file: report.file ?? null })
  try {
    const files = await keepFiles(register, judged)
    const { results, written, kept } = await register.db.transaction().execute(async (tx) => {
      await openRow(register, id, tx)
      if (report.trial && !(await isTrialAllowed(register, tx))) throw new AppError('trial.realRecords')
      const last = await lastOfStream(tx, 'in', content.descriptor.stream)
      if (last !== null && content.descriptor.sequence <= last.sequence)
        throw new AppError('package.refused', { code: 'E-SEQUENCE', file: null })
      const plan = await planOf(tx, content, judged.records, register.identity()?.unitId ?? '')
      const taken = chosen(plan.conflicts, choices)
      const at = timestamp(host.clock)
      for (const file of files) await noteStoredFile(tx, { ...file, storedAt: at })
      const results: CommitResult[] = []
      for (const change of changesOf(plan, taken, register.identity()?.unitId ?? '')) {
        const source = { kind: 'package' as const, packageId: content.descriptor.packageId, record: change.record }
        results.push(...(await register.records.commitIn(tx, { actor, command: 'packages.apply', source }, [change.change])))
      }
      const dossier = judged.records.find((record) => record.type === 'dossier')
      await updatePackage(tx, id, {
        ...aboutOf(content),
        state: 'imported',
        code: null,
        report: JSON.stringify(report),
        trial: report.trial ? 1 : 0,
        dossier_id: dossier?.id ?? null,
        decided_at: at,
        decided_by: actor.name,
      })
      const counts = { written: plan.fresh.length + taken.length, kept: plan.conflicts.length - taken.length }
      const after = { packageId: content.descriptor.packageId, ...counts }
      await logAct(tx, host.clock, { actor, command: 'packages.apply', type: 'package', id, action: 'update', after })
      return { results, ...counts }
    })
    register.records.announce(results)
    host.events.emit('packages.changed', {})
    return { written, kept }
  } finally {
    if (content.directory !== null) await rm(content.directory, { recursive: true, force: true })
  }
}

/** The conflicts in which theirs holds. @throws AppError `package.choiceMissing`, `record.notOwn` */
function chosen(conflicts: readonly Conflict[], choices: readonly Choice[]): Conflict[] {
  const taken = new Map(choices.map((choice) => [choice.id, choice.take]))
  return conflicts.filter((conflict) => {
    const take = taken.get(conflict.record.id)
    if (conflict.kept !== null) {
      if (take === 'theirs') throw new AppError('record.notOwn', { type: conflict.record.type })
      return false
    }
    if (take === undefined) throw new AppError('package.choiceMissing')
    return take === 'theirs'
  })
}

type Change = { record: string; change: RecordChange }

function changesOf(plan: Plan, taken: readonly Conflict[], ownUnitId: string): Change[] {
  const create = (record: IncomingRecord): Change => ({
    record: record.id,
    change: {
      type: record.type,
      action: 'create',
      id: record.id,
      // nobody makes a record of ours for us
      ownerUnitId: record.ownerUnitId === ownUnitId ? (plan.senderUnitId ?? record.id) : record.ownerUnitId,
      version: record.version,
      data: received(record),
    } as RecordChange,
  })
  const givingUp = taken.filter((conflict) => conflict.codeHolder)
  return [
    ...givingUp.map(
      ({ ours, record }): Change => ({
        record: record.id,
        change: {
          type: 'unit',
          action: 'update',
          id: ours.id,
          version: ours.version,
          data: { ...ours.data, code: null },
          reason: 'Nhường mã cho đơn vị trong gói đã nhận',
        } as RecordChange,
      }),
    ),
    ...givingUp.map(({ record }) => create(record)),
    ...plan.fresh.map(create),
    ...taken
      .filter((conflict) => !conflict.codeHolder)
      .map(
        ({ ours, record }): Change => ({
          record: record.id,
          change: {
            type: record.type,
            action: 'update',
            id: record.id,
            version: ours.version,
            newVersion: record.version,
            foreign: true,
            data: received(record),
          } as RecordChange,
        }),
      ),
  ]
}

/** A dossier that came is `received` here, whatever its sender called it. */
const received = (record: IncomingRecord): IncomingRecord['data'] =>
  record.type === 'dossier' ? { ...record.data, state: 'received' as const } : record.data

/** Puts the files that records name into the vault. */
async function keepFiles(
  register: OpenRegister,
  { content, records }: Judged,
): Promise<{ sha256: string; size: number; mediaType: string }[]> {
  const named = new Set(records.flatMap(filesOf).map((file) => file.sha256))
  const kept = new Map<string, { sha256: string; size: number; mediaType: string }>()
  for (const file of content?.attachments ?? []) {
    if (file.path === null || !named.has(file.sha256) || kept.has(file.sha256)) continue
    const { sha256, size } = await register.vault.put(file.path)
    kept.set(sha256, { sha256, size, mediaType: file.mediaType })
  }
  return [...kept.values()]
}

/** Says no to a received package, with a reason; the file stays as a proof. @throws AppError `package.notFound`, `package.notWaiting` */
export async function rejectPackage(host: HostContext, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  const register = host.readyRegister()
  await register.db.transaction().execute(async (tx) => {
    await openRow(register, id, tx)
    await updatePackage(tx, id, { state: 'rejected', reason, decided_at: timestamp(host.clock), decided_by: actor.name })
    await logAct(tx, host.clock, { actor, command: 'packages.reject', type: 'package', id, action: 'update', reason })
  })
  host.events.emit('packages.changed', {})
}
