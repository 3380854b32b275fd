import type { DecisionData } from '#common/model/decision.ts'
import type { EvidenceTable } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'

/** Every piece of ink of a record, in reading order. */
export async function inkOf(db: Reader, recordType: string, recordId: string): Promise<EvidenceTable[]> {
  return await db
    .selectFrom('evidence')
    .selectAll()
    .where('record_type', '=', recordType)
    .where('record_id', '=', recordId)
    .orderBy('page')
    .orderBy('field')
    .orderBy('id')
    .execute()
}

/** The decision a record stands in; for a decision itself. Null for what stands in none. */
export async function decisionOfRecord(
  db: Reader,
  recordType: string,
  recordId: string,
): Promise<{ id: string; data: DecisionData } | null> {
  const id =
    recordType === 'decision'
      ? recordId
      : ['award', 'evaluation', 'initiative'].includes(recordType)
        ? await decisionIdOf(db, recordType as 'award', recordId)
        : null
  if (id === null) return null
  const row = await db.selectFrom('decision').select('data').where('id', '=', id).executeTakeFirst()
  return row ? { id, data: JSON.parse(row.data) as DecisionData } : null
}

async function decisionIdOf(db: Reader, type: 'award' | 'evaluation' | 'initiative', id: string): Promise<string | null> {
  const row = await db
    .selectFrom(type as 'award')
    .select('decision_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.decision_id ?? null
}
