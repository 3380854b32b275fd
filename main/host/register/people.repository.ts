import type { PersonTable } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'
import { matches, relevance } from './search.ts'

export type PeopleFilter = {
  search: string
  sort: string | undefined
  descending: boolean
  offset: number
  limit: number
  unitId?: string
  status?: string
}
export type PersonListRow = Pick<
  PersonTable,
  'id' | 'full_name' | 'birth_date' | 'gender' | 'staff_code' | 'status' | 'position' | 'unit_id' | 'unit_text' | 'data'
> & { unit_name: string | null }

const columns = [
  'p.id',
  'p.full_name',
  'p.birth_date',
  'p.gender',
  'p.staff_code',
  'p.status',
  'p.position',
  'p.unit_id',
  'p.unit_text',
  'p.data',
  'u.name as unit_name',
] as const

const SORTS = {
  fullName: 'p.sort_key',
  name: 'p.sort_key',
  birthDate: 'p.birth_date',
  staffCode: 'p.staff_code',
  status: 'p.status',
  position: 'p.position',
  unit: 'u.sort_key',
} as const
type Sort = (typeof SORTS)[keyof typeof SORTS]
const sortOf = (sort: string | undefined): Sort =>
  sort !== undefined && Object.hasOwn(SORTS, sort) ? SORTS[sort as keyof typeof SORTS] : 'p.sort_key'

const found = (db: Reader, { search, unitId, status }: Pick<PeopleFilter, 'search' | 'unitId' | 'status'>) => {
  let query = db
    .selectFrom('person as p')
    .where('p.withdrawn_at', 'is', null)
    .where((eb) => matches(search, eb.ref('p.search_key')))
  if (unitId !== undefined) query = query.where('p.unit_id', '=', unitId)
  if (status !== undefined) query = query.where('p.status', '=', status)
  return query
}

/** One page of people not withdrawn, by given name where nothing else is asked; with a search, exact spellings first. */
export async function listPeople(db: Reader, filter: PeopleFilter): Promise<{ rows: PersonListRow[]; total: number }> {
  const { total } = await found(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  let query = found(db, filter).leftJoin('unit as u', 'u.id', 'p.unit_id').select(columns)
  if (filter.search.trim() !== '') query = query.orderBy((eb) => relevance(filter.search, eb.ref('p.search_key'), eb.ref('p.full_name')))
  const direction = filter.descending ? 'desc' : 'asc'
  query = query.orderBy(sortOf(filter.sort), direction)
  if (sortOf(filter.sort) !== 'p.sort_key') query = query.orderBy('p.sort_key')
  const rows = await query.orderBy('p.id').offset(filter.offset).limit(filter.limit).execute()
  return { rows, total: Number(total) }
}

/** The rows of the ids given, withdrawn or not, in that order. */
export async function peopleByIds(db: Reader, ids: readonly string[]): Promise<PersonListRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('person as p')
    .leftJoin('unit as u', 'u.id', 'p.unit_id')
    .select(columns)
    .where('p.id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many records in force name this person: awards, evaluations, initiatives. */
export async function recordsOfPerson(db: Reader, personId: string): Promise<number> {
  const count = async (type: 'award' | 'evaluation') =>
    Number(
      (
        await db
          .selectFrom(type as 'award')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .where('person_id', '=', personId)
          .where('withdrawn_at', 'is', null)
          .executeTakeFirstOrThrow()
      ).n,
    )
  const initiatives = await db
    .selectFrom('initiative_author as a')
    .innerJoin('initiative as i', 'i.id', 'a.initiative_id')
    .select((eb) => eb.fn.count<number>('i.id').distinct().as('n'))
    .where('a.person_id', '=', personId)
    .where('i.withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return (await count('award')) + (await count('evaluation')) + Number(initiatives.n)
}
