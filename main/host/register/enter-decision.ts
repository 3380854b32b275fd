import { open, stat } from 'node:fs/promises'
import type { z } from 'zod'
import type { Actor } from '#common/contract/app.ts'
import type { DecisionEntry } from '#common/contract/register.ts'
import { buildDecisionRecords, createsOf } from '#common/domain/register/build-decision-records.ts'
import type { RecipientRow } from '#common/domain/register/recipient-row.ts'
import { isPartialDate } from '#common/domain/text/dates.ts'
import { splitHonorific } from '#common/domain/text/honorifics.ts'
import { cleanLine } from '#common/domain/text/normalise.ts'
import type { DecisionData } from '#common/model/decision.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId, timestamp } from '../clock.ts'
import { mapDatabaseError } from '../database/database-error.ts'
import type { HostContext } from '../host.ts'
import { identify } from '../reading/identify.ts'
import { isRefusal } from '../reading/refusal.ts'
import type { Reader } from '../records/records.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { findDecisions } from './decisions.repository.ts'
import type { OpenRegister } from './open-register.ts'
import { unitResolver } from './unit-names.ts'
import { write } from './write.ts'

type Entry = z.output<typeof DecisionEntry>
type KeptFile = DecisionData['files'][number] & { size: number }

const LARGEST_SCAN = 200 * 1024 * 1024

/**
 * Writes a decision typed by hand with everybody on it, or nothing.
 * @throws AppError `record.invalid` (a code the catalogue does not know, a day that does not exist), `record.notFound`,
 * `record.withdrawn` (a link), `decision.exists`, `decision.countMismatch` (both unless waived with a reason),
 * `file.tokenUnknown`, `file.missing`, `file.tooLarge`, `read.empty`, `read.unsupported`, `read.broken`, `read.password`
 */
export async function enterDecision(
  host: HostContext,
  actor: Actor,
  entry: Entry,
): Promise<{ decisionId: string; awards: number; newPeople: number; newUnits: number }> {
  const register = host.readyRegister()
  const catalogue = catalogueOf(host.packs)
  // everything is looked at before the scan is taken: a refused entry must not cost the officer the chosen file
  refuseInvalid(entry, catalogue)
  await refuseUnlessWaived(register.db, entry)
  const file = entry.fileToken === null ? null : await keepScan(host, register, entry.fileToken)
  const rows = entry.rows.map((row, index) => toRow(row, index, entry.awardCode, catalogue))
  let built: ReturnType<typeof buildDecisionRecords> | undefined
  await write(register, { actor, command: 'decisions.enter', source: { kind: 'manual' } }, async (tx) => {
    await refuseUnlessWaived(tx, entry)
    await checkLinks(register, tx, rows)
    if (file) {
      const row = { sha256: file.sha256, size: file.size, media_type: file.mediaType, pages: file.pages, stored_at: timestamp(host.clock) }
      await tx
        .insertInto('stored_file')
        .values(row)
        .onConflict((conflict) => conflict.column('sha256').doNothing())
        .execute()
    }
    built = buildDecisionRecords({
      decision: withScanAndNote(register, entry, file),
      rows,
      defaults: {
        awardCode: entry.awardCode,
        awardTitle: catalogue.name(entry.awardCode),
        periodPrinted: entry.periodPrinted,
        commendationType: entry.commendationType,
      },
      newId,
      unitIdOf: await unitResolver(tx),
    })
    return createsOf(built).map((create) => ({ ...create, reason: entry.waiver }))
  })
  if (!built) throw new Error('nothing was built')
  return { decisionId: built.decision.id, awards: built.rows.length, newPeople: built.newPeople.length, newUnits: built.newUnits.length }
}

function toRow(row: Entry['rows'][number], index: number, defaultCode: string, catalogue: Catalogue): RecipientRow {
  const addressed = row.recipientKind === 'collective' ? { honorific: null, name: row.name } : splitHonorific(row.name)
  const code = row.awardCode ?? defaultCode
  return {
    recipientKind: row.recipientKind,
    name: addressed.name,
    honorific: addressed.honorific,
    birth: row.birth,
    position: row.position,
    unit: row.unit,
    rowNo: index + 1,
    awardCode: code,
    awardTitle: catalogue.name(code),
    bonusAmount: row.bonusAmount,
    linkId: row.linkId,
  }
}

function refuseInvalid(entry: Entry, catalogue: Catalogue): void {
  const known = (code: string | null) => code === null || catalogue.name(code) !== null
  const wrong = [
    ...(known(entry.awardCode) ? [] : ['awardCode']),
    ...(isPartialDate(entry.decision.signedDate) ? [] : ['decision.signedDate']),
    ...(entry.decision.annexDate === null || isPartialDate(entry.decision.annexDate) ? [] : ['decision.annexDate']),
    ...(cleanLine(entry.decision.number) === '' ? ['decision.number'] : []),
    ...entry.rows.flatMap((row, index) => [
      ...(known(row.awardCode) ? [] : [`rows.${index}.awardCode`]),
      ...(row.birth === null || isPartialDate(row.birth) ? [] : [`rows.${index}.birth`]),
      ...(row.recipientKind !== 'collective' && cleanLine(row.name).length > 120 ? [`rows.${index}.name`] : []),
    ]),
  ]
  if (wrong.length > 0) throw new AppError('record.invalid', { type: 'decision', fields: wrong.slice(0, 5).join(', ') })
}

/** A decision that is there already, or a list that is not as long as Điều 1 says, is written only with a reason. */
async function refuseUnlessWaived(db: Reader, { decision, rows, waiver }: Entry): Promise<void> {
  if (waiver) return
  const found = await findDecisions(db, { number: decision.number, signedDate: decision.signedDate, issuingBody: decision.issuingBody })
  if (found.length > 0) throw new AppError('decision.exists', { id: found[0]?.id ?? '', number: decision.number })
  for (const kind of ['individual', 'collective', 'household'] as const) {
    const declared = decision.declaredCounts[kind]
    const counted = rows.filter((row) => row.recipientKind === kind).length
    if (declared !== null && declared !== counted) throw new AppError('decision.countMismatch', { kind, declared, rows: counted })
  }
}

async function checkLinks(register: OpenRegister, tx: Reader, rows: readonly RecipientRow[]): Promise<void> {
  for (const { linkId, recipientKind } of rows) {
    if (linkId === null || recipientKind === 'household') continue
    const type = recipientKind === 'collective' ? 'unit' : 'person'
    const linked = await register.records.get(type, linkId, tx)
    if (linked.withdrawnAt) throw new AppError('record.withdrawn', { type })
  }
}

/** What the page names as files counts only where the vault has it. */
function withScanAndNote(register: OpenRegister, { decision, waiver }: Entry, file: KeptFile | null): DecisionData {
  const note = waiver ? [decision.note, waiver].filter(Boolean).join('\n').slice(0, 2000) : decision.note
  const known = decision.files.filter(({ sha256 }) => register.vault.has(sha256))
  if (!file) return { ...decision, note, files: known }
  const { size: _size, ...reference } = file
  return { ...decision, note, files: [...known.filter(({ sha256 }) => sha256 !== file.sha256), reference] }
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const MEDIA_TYPES = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png', tiff: 'image/tiff', word: WORD } as const

/** Puts the chosen scan into the vault. What it is is decided by its bytes, never by its name. */
async function keepScan(host: HostContext, register: OpenRegister, token: string): Promise<KeptFile> {
  const grant = host.grants.take(token)
  try {
    const { size } = await stat(grant.path).catch(() => {
      throw new AppError('file.missing')
    })
    if (size > LARGEST_SCAN) throw new AppError('file.tooLarge', { megabytes: Math.ceil(size / 1048576), limit: LARGEST_SCAN / 1048576 })
    const kind = identify(await headOf(grant.path))
    if (kind === 'empty') throw new AppError('read.empty')
    if (kind === 'unknown') throw new AppError('read.unsupported')
    if (kind === 'old-office' || kind === 'other-office') throw new AppError(`read.${kind}`)
    const seen = await host.viewer().inspect(grant.path)
    if (isRefusal(seen)) throw new AppError(seen.code, seen.params)
    const kept = await register.vault.put(grant.path).catch((error: unknown) => {
      throw mapDatabaseError(error)
    })
    return {
      sha256: kept.sha256,
      name: cleanLine(grant.name).slice(0, 255) || 'tep',
      pages: seen.pages,
      mediaType: MEDIA_TYPES[kind],
      size: kept.size,
    }
  } finally {
    await host.grants.release(grant)
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(4096)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
