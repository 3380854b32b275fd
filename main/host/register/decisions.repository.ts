import { searchKey } from '#common/domain/text/search-key.ts'
import type { DecisionTable } from '../database/schema.ts'
import { numberKey } from '../records/columns.ts'
import type { Reader } from '../records/records.ts'
import { matches, relevance } from './search.ts'

export type DecisionsFilter = {
  search: string
  sort: string | undefined
  descending: boolean
  offset: number
  limit: number
  kind?: string
  year?: number
}
export type DecisionListRow = Pick<
  DecisionTable,
  'id' | 'kind' | 'number' | 'signed_date' | 'issuing_body' | 'subject' | 'signer_name' | 'source_kind' | 'withdrawn_at' | 'data'
>
const columns = [
  'id',
  'kind',
  'number',
  'signed_date',
  'issuing_body',
  'subject',
  'signer_name',
  'source_kind',
  'withdrawn_at',
  'data',
] as const

const SORTS = { signedDate: 'signed_date', number: 'number_key', issuingBody: 'issuing_body', kind: 'kind', source: 'source_kind' } as const

const found = (db: Reader, { search, kind, year }: Pick<DecisionsFilter, 'search' | 'kind' | 'year'>) => {
  let query = db
    .selectFrom('decision')
    .where('withdrawn_at', 'is', null)
    .where((eb) => matches(search, eb.ref('search_key')))
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (year !== undefined) query = query.where('signed_date', '>=', `${year}-01-01`).where('signed_date', '<=', `${year}-12-31`)
  return query
}

/** One page of decisions not withdrawn, the newest first where nothing else is asked. */
export async function listDecisions(db: Reader, filter: DecisionsFilter): Promise<{ rows: DecisionListRow[]; total: number }> {
  const { total } = await found(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  let query = found(db, filter).select(columns)
  if (filter.search.trim() !== '')
    query = query.orderBy((eb) =>
      relevance(filter.search, eb.ref('search_key'), eb.ref('number'), eb.ref('subject'), eb.ref('issuing_body'), eb.ref('signer_name')),
    )
  const sort = filter.sort !== undefined && Object.hasOwn(SORTS, filter.sort) ? SORTS[filter.sort as keyof typeof SORTS] : undefined
  query =
    sort === undefined
      ? query.orderBy('signed_date', 'desc').orderBy('id', 'desc')
      : query.orderBy(sort, filter.descending ? 'desc' : 'asc').orderBy('id')
  const rows = await query.offset(filter.offset).limit(filter.limit).execute()
  return { rows, total: Number(total) }
}

/** How many recipients each decision has on its lists. */
export async function recipientCounts(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  if (ids.length === 0) return counts
  for (const type of ['award', 'evaluation', 'initiative'] as const) {
    const rows = await db
      .selectFrom(type as 'award')
      .select((eb) => ['decision_id', eb.fn.countAll<number>().as('n')])
      .where('decision_id', 'in', [...ids])
      .where('withdrawn_at', 'is', null)
      .groupBy('decision_id')
      .execute()
    for (const row of rows) counts.set(row.decision_id, (counts.get(row.decision_id) ?? 0) + Number(row.n))
  }
  return counts
}

/**
 * Decisions not withdrawn that may be the one asked for: the same number (folded, without spaces), and the same date and
 * issuer where those are given.
 */
export async function findDecisions(
  db: Reader,
  asked: { number: string; signedDate: string | null; issuingBody: string | null },
): Promise<DecisionListRow[]> {
  let query = db.selectFrom('decision').select(columns).where('number_key', '=', numberKey(asked.number)).where('withdrawn_at', 'is', null)
  if (asked.signedDate !== null) query = query.where('signed_date', '=', asked.signedDate)
  const rows = await query.orderBy('signed_date', 'desc').execute()
  const issuer = asked.issuingBody === null ? null : searchKey(asked.issuingBody)
  return rows.filter((row) => issuer === null || searchKey(row.issuing_body) === issuer)
}

/** The records a decision gave that are still in force, with the version a withdrawal needs. */
export async function grantsOf(
  db: Reader,
  decisionId: string,
): Promise<{ type: 'award' | 'evaluation' | 'initiative'; id: string; version: number }[]> {
  const all: { type: 'award' | 'evaluation' | 'initiative'; id: string; version: number }[] = []
  for (const type of ['award', 'evaluation', 'initiative'] as const) {
    const rows = await db
      .selectFrom(type as 'award')
      .select(['id', 'version'])
      .where('decision_id', '=', decisionId)
      .where('withdrawn_at', 'is', null)
      .execute()
    all.push(...rows.map((row) => ({ type, ...row })))
  }
  return all
}
