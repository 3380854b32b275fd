import type { UnitTable } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'
import { matches, relevance } from './search.ts'

export type UnitsFilter = { search: string; sort: string | undefined; descending: boolean; offset: number; limit: number }
export type UnitListRow = Pick<UnitTable, 'id' | 'code' | 'name' | 'type' | 'parent_id' | 'status' | 'data'>
const columns = ['id', 'code', 'name', 'type', 'parent_id', 'status', 'data'] as const

/** People who belong to a unit now; who has left, retired or died is history. */
const PRESENT = ['working', 'seconded', 'studying', 'maternity']

const SORTS = { name: 'sort_key', code: 'code', type: 'type', status: 'status' } as const
type Sort = (typeof SORTS)[keyof typeof SORTS]
const sortOf = (sort: string | undefined): Sort =>
  sort !== undefined && Object.hasOwn(SORTS, sort) ? SORTS[sort as keyof typeof SORTS] : 'sort_key'

const found = (db: Reader, search: string) =>
  db
    .selectFrom('unit')
    .where('withdrawn_at', 'is', null)
    .where((eb) => matches(search, eb.ref('search_key')))

/** One page of units not withdrawn, by name where nothing else is asked. Former names and codes are searched too. */
export async function listUnits(db: Reader, filter: UnitsFilter): Promise<{ rows: UnitListRow[]; total: number }> {
  const { total } = await found(db, filter.search)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  let query = found(db, filter.search).select(columns)
  if (filter.search.trim() !== '') query = query.orderBy((eb) => relevance(filter.search, eb.ref('search_key'), eb.ref('name')))
  query = query.orderBy(sortOf(filter.sort), filter.descending ? 'desc' : 'asc')
  if (sortOf(filter.sort) !== 'sort_key') query = query.orderBy('sort_key')
  const rows = await query.orderBy('id').offset(filter.offset).limit(filter.limit).execute()
  return { rows, total: Number(total) }
}

/** The rows of the ids given, withdrawn or not, in that order. */
export async function unitsByIds(db: Reader, ids: readonly string[]): Promise<UnitListRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('unit')
    .select(columns)
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many people each unit has now. */
export async function peopleCounts(db: Reader, unitIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select((eb) => ['unit_id', eb.fn.countAll<number>().as('n')])
    .where('unit_id', 'in', [...unitIds])
    .where('withdrawn_at', 'is', null)
    .where('status', 'in', PRESENT)
    .groupBy('unit_id')
    .execute()
  return new Map(rows.map((row) => [row.unit_id ?? '', Number(row.n)]))
}

/** A unit not withdrawn, other than `exceptId`, that has this code. */
export async function unitWithCode(db: Reader, code: string, exceptId: string | null): Promise<string | null> {
  const row = await db
    .selectFrom('unit')
    .select('id')
    .where('code', '=', code)
    .where('withdrawn_at', 'is', null)
    .where('id', '<>', exceptId ?? '')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The parents of a unit, nearest first; stops where the chain ends or closes on itself. */
export async function ancestorsOf(db: Reader, unitId: string): Promise<string[]> {
  const chain: string[] = []
  let next: string | null = unitId
  while (next !== null) {
    const row: { parent_id: string | null } | undefined = await db
      .selectFrom('unit')
      .select('parent_id')
      .where('id', '=', next)
      .executeTakeFirst()
    next = row?.parent_id ?? null
    if (next !== null && (chain.includes(next) || chain.length > 100)) break
    if (next !== null) chain.push(next)
  }
  return chain
}

/** How many records in force stand on this unit: units below it, people in it, awards, evaluations. */
export async function recordsOfUnit(db: Reader, unitId: string): Promise<number> {
  const count = async (type: 'unit' | 'person' | 'award' | 'evaluation', column: 'parent_id' | 'unit_id') => {
    const row = await db
      .selectFrom(type as 'unit')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(column as 'parent_id', '=', unitId)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }
  return (
    (await count('unit', 'parent_id')) +
    (await count('person', 'unit_id')) +
    (await count('award', 'unit_id')) +
    (await count('evaluation', 'unit_id'))
  )
}

/** Id and all names, now and before, of every unit not withdrawn. */
export async function unitNames(db: Reader): Promise<{ id: string; name: string; data: string }[]> {
  return await db.selectFrom('unit').select(['id', 'name', 'data']).where('withdrawn_at', 'is', null).execute()
}
