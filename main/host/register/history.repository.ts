import type { Source } from '#common/model/record.ts'
import type { Reader } from '../records/records.ts'

export type Logged = {
  seq: number
  at: string
  actor: string
  command: string
  action: 'create' | 'update' | 'withdraw'
  reason: string | null
  source: Source
  before: string | null
  after: string | null
}

/** The change log of one record, newest first, with the values where they have not been erased. */
export async function historyOf(db: Reader, recordType: string, recordId: string): Promise<Logged[]> {
  const rows = await db
    .selectFrom('change_log as c')
    .leftJoin('change_value as v', 'v.seq', 'c.seq')
    .select(['c.seq', 'c.at', 'c.actor_name', 'c.command', 'c.action', 'c.reason', 'c.source', 'v.before_data', 'v.after_data'])
    .where('c.record_type', '=', recordType)
    .where('c.record_id', '=', recordId)
    .orderBy('c.seq', 'desc')
    .execute()
  return rows.map((row) => ({
    seq: Number(row.seq),
    at: row.at,
    actor: row.actor_name,
    command: row.command,
    action: row.action as Logged['action'],
    reason: row.reason,
    source: JSON.parse(row.source) as Source,
    before: row.before_data,
    after: row.after_data,
  }))
}

/** Who confirmed a record, when and from what: the row that made it. Null for a record that came without a log. */
export async function originOf(
  db: Reader,
  recordType: string,
  recordId: string,
): Promise<{ actor: string; at: string; source: Source } | null> {
  const row = await db
    .selectFrom('change_log')
    .select(['actor_name', 'at', 'source'])
    .where('record_type', '=', recordType)
    .where('record_id', '=', recordId)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row ? { actor: row.actor_name, at: row.at, source: JSON.parse(row.source) as Source } : null
}
