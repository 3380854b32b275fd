import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Source } from '#common/model/record.ts'
import type { Schema } from '../database/schema.ts'

export type LoggedChange = {
  id: string
  at: string
  actorId: string
  actorName: string
  command: string
  recordType: string
  recordId: string
  action: 'create' | 'update' | 'withdraw'
  source: Source
  reason: string | null
  before: string | null
  after: string | null
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const salted = (salt: string, value: string | null): string | null => (value === null ? null : sha256(`${salt}\n${value}`))

/** Hash of a row of the log: over everything in it and the hash of the row before. */
export const rowHash = (row: {
  previous_hash: string
  id: string
  at: string
  actor_id: string
  actor_name: string
  command: string
  record_type: string
  record_id: string
  action: string
  source: string
  reason: string | null
  before_hash: string | null
  after_hash: string | null
}): string =>
  sha256(
    JSON.stringify([
      row.previous_hash,
      row.id,
      row.at,
      row.actor_id,
      row.actor_name,
      row.command,
      row.record_type,
      row.record_id,
      row.action,
      row.source,
      row.reason,
      row.before_hash,
      row.after_hash,
    ]),
  )

/**
 * Writes one row of the change log in the caller's transaction. The values lie in a second table, salted, so that a
 * lawful erasure may empty them while the chain of hashes stays whole (DESIGN.md, Data).
 */
export async function recordChange(tx: Transaction<Schema>, change: LoggedChange): Promise<void> {
  const last = await tx.selectFrom('change_log').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const salt = randomBytes(16).toString('hex')
  const row = {
    id: change.id,
    at: change.at,
    actor_id: change.actorId,
    actor_name: change.actorName,
    command: change.command,
    record_type: change.recordType,
    record_id: change.recordId,
    action: change.action,
    source: JSON.stringify(change.source),
    reason: change.reason,
    before_hash: salted(salt, change.before),
    after_hash: salted(salt, change.after),
    previous_hash: last?.hash ?? '',
  }
  const { seq } = await tx
    .insertInto('change_log')
    .values({ ...row, hash: rowHash(row) })
    .returning('seq')
    .executeTakeFirstOrThrow()
  await tx.insertInto('change_value').values({ seq, salt, before_data: change.before, after_data: change.after }).execute()
}

/** Walks the chain; gives the seq of the first row that does not fit, null when all do. */
export async function firstBrokenRow(db: Pick<Transaction<Schema>, 'selectFrom'>): Promise<number | null> {
  let previous = ''
  for (const row of await db.selectFrom('change_log').selectAll().orderBy('seq').execute()) {
    if (row.previous_hash !== previous || rowHash(row) !== row.hash) return row.seq
    const value = await db.selectFrom('change_value').selectAll().where('seq', '=', row.seq).executeTakeFirst()
    if (
      value?.salt &&
      (salted(value.salt, value.before_data) !== row.before_hash || salted(value.salt, value.after_data) !== row.after_hash)
    )
      return row.seq
    previous = row.hash
  }
  return null
}
