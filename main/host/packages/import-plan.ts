import { planImport } from '#common/domain/package/plan-import.ts'
import type { JsonValue, PackageRecord } from '#common/model/package.ts'
import type { StoredRecord } from '#common/model/record.ts'
import type { Reader } from '../records/records.ts'
import type { VerifiedContent } from './asice/verify-package.ts'
import { recordsByIds, unitIdsByCode } from './import-plan.repository.ts'
import { asSent, type IncomingRecord, WRITE_ORDER } from './records-map.ts'

export type Difference = { path: string; ours: string | null; theirs: string | null }

/**
 * A record both sides have differently. `kept` says why only ours can hold: it is not the sender's record (`notSenders`),
 * it was withdrawn here (`withdrawn`), another unit of ours has its code and may not give it up (`codeTaken`).
 * `codeHolder`: our unit that gives up its code when theirs is taken.
 */
export type Conflict = {
  record: IncomingRecord
  ours: StoredRecord
  differences: Difference[]
  kept: 'notSenders' | 'withdrawn' | 'codeTaken' | null
  codeHolder: boolean
}
export type Plan = { fresh: IncomingRecord[]; same: IncomingRecord[]; conflicts: Conflict[]; senderUnitId: string | null }

/**
 * The unit whose records a package may renew: the sender's own, as its package introduces it. Only if the register does
 * not know that id as another unit: an authorised sender must not speak for its neighbour.
 */
async function senderUnitOf(
  db: Reader,
  content: VerifiedContent,
  incoming: readonly IncomingRecord[],
  ownUnitId: string,
): Promise<string | null> {
  const { systemId, unitCode } = content.descriptor.sender
  const unit = incoming.find((record) => record.id === systemId)
  if (unit?.type !== 'unit' || unit.ownerUnitId !== unit.id || unit.data.code !== unitCode || unit.id === ownUnitId) return null
  const known = (await recordsByIds(db, 'unit', [unit.id])).get(unit.id)
  const isAnother = known !== undefined && known.type === 'unit' && (known.data as { code: string | null }).code !== unitCode
  return isAnother ? null : unit.id
}

/** Compares the records of a verified package with the register's. Decides nothing for the officer. */
export async function planOf(db: Reader, content: VerifiedContent, incoming: readonly IncomingRecord[], ownUnitId: string): Promise<Plan> {
  const senderUnitId = await senderUnitOf(db, content, incoming, ownUnitId)
  const stored = new Map<string, StoredRecord>()
  const ids = incoming.map((record) => record.id)
  for (const type of WRITE_ORDER) for (const [id, record] of await recordsByIds(db, type, ids)) stored.set(id, record)
  const codes = incoming.flatMap((record) => (record.type === 'unit' && record.data.code !== null ? [record.data.code] : []))
  const holders = await unitIdsByCode(db, codes)
  const byId = new Map(incoming.map((record) => [record.id, record]))
  const recordOf = (packed: PackageRecord): IncomingRecord => {
    const record = byId.get(packed.id)
    if (!record) throw new Error('a planned record that did not come')
    return record
  }
  const view = new Map([...stored.values()].map((record) => [record.id, asSent(record)]))
  const sorted = planImport(incoming.map(asPacked), view)
  const plan: Plan = { fresh: [], same: sorted.same.map(recordOf), conflicts: [], senderUnitId }
  for (const packed of sorted.new) {
    const record = recordOf(packed)
    const holderId = record.type === 'unit' && record.data.code !== null ? holders.get(record.data.code) : undefined
    const holder = holderId === undefined ? undefined : (await recordsByIds(db, 'unit', [holderId])).get(holderId)
    if (!holder) plan.fresh.push(record)
    else {
      const mayGive = holder.ownerUnitId === ownUnitId && holder.id !== ownUnitId
      const differences = [{ path: 'id', ours: holder.id, theirs: record.id }, ...differencesOf(record, holder)]
      plan.conflicts.push({ record, ours: holder, differences, kept: mayGive ? null : 'codeTaken', codeHolder: true })
    }
  }
  for (const { theirs } of sorted.conflicting) {
    const record = recordOf(theirs)
    const ours = stored.get(record.id)
    if (!ours) continue
    const holder = record.type === 'unit' && record.data.code !== null ? holders.get(record.data.code) : undefined
    const kept =
      ours.withdrawnAt !== null
        ? 'withdrawn'
        : ours.type !== record.type || ours.ownerUnitId !== senderUnitId
          ? 'notSenders'
          : holder !== undefined && holder !== record.id
            ? 'codeTaken'
            : null
    plan.conflicts.push({ record, ours, differences: differencesOf(record, ours), kept, codeHolder: false })
  }
  return plan
}

const asPacked = ({ type, id, ownerUnitId, version, data }: IncomingRecord): PackageRecord =>
  ({ recordVersion: 1, type, id, ownerUnitId, version, data, updatedAt: '1970-01-01T00:00:00Z' }) as unknown as PackageRecord

function differencesOf(record: IncomingRecord, ours: StoredRecord): Difference[] {
  const [conflict] = planImport([asPacked({ ...record, id: ours.id } as IncomingRecord)], new Map([[ours.id, asSent(ours)]])).conflicting
  const text = (value: JsonValue | undefined): string | null =>
    value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)
  return (conflict?.differences ?? []).map(({ path, ours: mine, theirs }) => ({
    path: path.replace(/^data\./, ''),
    ours: text(mine),
    theirs: text(theirs),
  }))
}
