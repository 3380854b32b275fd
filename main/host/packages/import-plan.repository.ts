import type { RecordType, StoredRecord } from '#common/model/record.ts'
import { type Reader, toRecord } from '../records/records.ts'

/** SQLite takes 32 766 parameters, PostgreSQL 65 535; a package has at most 1000 records. */
const CHUNK = 500

/** The records of one type among the ids given, withdrawn or not, by id. */
export async function recordsByIds<K extends RecordType>(
  db: Reader,
  type: K,
  ids: readonly string[],
): Promise<Map<string, StoredRecord<K>>> {
  const found = new Map<string, StoredRecord<K>>()
  for (let at = 0; at < ids.length; at += CHUNK) {
    const rows = await db
      .selectFrom(type as 'unit')
      .selectAll()
      .where('id', 'in', ids.slice(at, at + CHUNK))
      .execute()
    for (const row of rows) found.set(row.id, toRecord(type, row))
  }
  return found
}

/** Which standing unit has each of these codes. */
export async function unitIdsByCode(db: Reader, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'code'])
    .where('withdrawn_at', 'is', null)
    .where('code', 'in', [...codes])
    .execute()
  return new Map(rows.map((row) => [row.code ?? '', row.id]))
}
