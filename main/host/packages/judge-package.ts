import { rm } from 'node:fs/promises'
import type { PackageErrorCode, VerifyReport } from '#common/model/package.ts'
import type { Clock } from '../clock.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { type VerifiedContent, verifyPackage } from './asice/verify-package.ts'
import { recordsByIds } from './import-plan.repository.ts'
import { historyOf } from './packages.repository.ts'
import { filesOf, fromPackageRecords, type IncomingRecord } from './records-map.ts'
import { STALE_GRACE_DAYS, trustStoreOf } from './trust.ts'
import { ownUnitOf } from './trust-trial.ts'

/** A package as it stands now: what verification says, and its content where nothing was found against it. */
export type Judged = { report: VerifyReport; content: VerifiedContent | null; records: IncomingRecord[] }

/**
 * Verifies a container of the vault against what the register trusts and has received, then holds its records against
 * the register's own models. With `extract`, the attachments lie in `content.directory`, which the caller removes.
 */
export async function judgePackage(
  register: OpenRegister,
  clock: Clock,
  sha256: string,
  options: { extract: boolean; signal?: AbortSignal },
): Promise<Judged> {
  const unit = await ownUnitOf(register)
  const { report, content } = await verifyPackage({
    path: register.vault.pathOf(sha256),
    trust: await trustStoreOf(register),
    self: { unitCode: unit.code },
    now: clock.now(),
    history: await historyOf(register.db),
    policy: { encryptionRequired: false, staleGraceDays: STALE_GRACE_DAYS },
    ...(options.extract ? { extractTo: register.vault.incoming } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  })
  if (!content) return { report, content, records: [] }
  const found = fromPackageRecords(content.records)
  const against = found.ok ? await findAgainst(register, content, found.records) : { code: 'E-SCHEMA' as const, ...found.unfit }
  if (found.ok && against === null) return { report, content, records: found.records }
  if (content.directory !== null) await rm(content.directory, { recursive: true, force: true })
  return { report: against === null ? report : refused(report, against), content: null, records: [] }
}

type Finding = { code: PackageErrorCode; file: string; fields?: string }

const refused = (report: VerifyReport, { code, file, fields }: Finding): VerifyReport => ({
  ...report,
  status: 'invalid',
  code,
  file,
  params: { ...report.params, ...(fields === undefined ? {} : { fields }) },
  checks: [...report.checks, { id: 'descriptor', ok: false, note: code }],
})

const fileOfRecord = (id: string): string => `data/records/${id}.json`

/** What the signature does not say: every paper came, every award has its decision, no two units under one code. */
async function findAgainst(register: OpenRegister, content: VerifiedContent, records: readonly IncomingRecord[]): Promise<Finding | null> {
  const ids = new Set(records.map((record) => record.id))
  const codes = new Set<string>()
  for (const record of records) {
    const came = new Set(content.attachments.filter((file) => file.recordId === record.id).map((file) => file.sha256))
    const lost = filesOf(record).find((file) => file.mustCome && !came.has(file.sha256))
    if (lost) return { code: 'E-FILE-MISSING', file: fileOfRecord(record.id), fields: 'attachments' }
    const citing = citedIn(record).filter((cited) => !ids.has(cited.id))
    for (const { type, id, field } of citing) {
      if (!(await recordsByIds(register.db, type, [id])).has(id)) return { code: 'E-SCHEMA', file: fileOfRecord(record.id), fields: field }
    }
    if (record.type !== 'unit' || record.data.code === null) continue
    if (codes.has(record.data.code)) return { code: 'E-SCHEMA', file: fileOfRecord(record.id), fields: 'code' }
    codes.add(record.data.code)
  }
  return null
}

type Cited = { type: 'decision' | 'person' | 'unit' | 'award' | 'evaluation' | 'initiative'; id: string; field: string }

/** The records another one makes no sense without. */
function citedIn(record: IncomingRecord): Cited[] {
  if (record.type === 'award') return [{ type: 'decision', id: record.data.decisionId, field: 'decisionId' }]
  if (record.type !== 'dossier') return []
  return record.data.items.flatMap((item): Cited[] => [
    ...(item.personId ? [{ type: 'person' as const, id: item.personId, field: 'items.personId' }] : []),
    ...(item.unitId ? [{ type: 'unit' as const, id: item.unitId, field: 'items.unitId' }] : []),
    ...item.evidence.map((ref): Cited => ({ type: ref.type, id: ref.id, field: 'items.evidence' })),
  ])
}
