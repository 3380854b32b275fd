import { type Expression, type SelectQueryBuilder, sql } from 'kysely'
import type { RecordDataOf } from '#common/model/record.ts'
import type { Reader } from '../records/records.ts'
import { SCOPE_CODES } from './catalogue.ts'
import { matches, relevance } from './search.ts'

export type AchievementType = 'award' | 'evaluation' | 'initiative'

/** One award, evaluation or initiative beside what lists need of its decision. */
export type Achievement = {
  [K in AchievementType]: {
    type: K
    id: string
    data: RecordDataOf[K]
    hasInk: boolean
    /** the year of its period, else of signing: for display and filters only */
    year: number | null
    withdrawnAt: string | null
    decision: { number: string; signedDate: string; issuingBody: string } | null
  }
}[AchievementType]

export type AchievementFilter = {
  search: string
  sort: string | undefined
  descending: boolean
  offset: number
  limit: number
  /** of one class: its codes, and the kind of record that is of this class by itself */
  inClass?: { codes: readonly string[]; type: AchievementType | null }
  /** awards of a code the catalogue does not know */
  unknownTo?: readonly string[]
  code?: string
  year?: number
  issuerLevel?: string
  evaluation?: string
}

/** The year an achievement is shown under. `substr` and `cast` mean the same in SQLite and PostgreSQL. */
const shownYear = (year: Expression<number | null>, signed: Expression<string | null>) =>
  sql<number | null>`coalesce(${year}, cast(substr(${signed}, 1, 4) as integer))`

const scopeCases = Object.entries(SCOPE_CODES).map(([scope, code]) => sql`when ${sql.lit(scope)} then ${sql.lit(code)}`)

type ListRow = {
  record_type: AchievementType
  id: string
  code: string | null
  name: string
  title: string
  shown_year: number | null
  signed_date: string | null
  issuer_level: string | null
  row_no: number | null
  search_key: string
  sort_key: string
}

/** Awards, evaluations and initiatives as one table: the three have their own, because they mean different things. */
function united(db: Reader): SelectQueryBuilder<{ a: ListRow }, 'a', ListRow> {
  const award = db
    .selectFrom('award as r')
    .leftJoin('decision as d', 'd.id', 'r.decision_id')
    .where('r.withdrawn_at', 'is', null)
    .select((eb) => [
      sql<AchievementType>`'award'`.as('record_type'),
      'r.id',
      'r.award_code as code',
      'r.printed_name as name',
      'r.award_title as title',
      shownYear(eb.ref('r.year'), eb.ref('d.signed_date')).as('shown_year'),
      'd.signed_date',
      'd.issuer_level',
      'r.row_no',
      'r.search_key',
      'r.sort_key',
    ])
  const evaluation = db
    .selectFrom('evaluation as r')
    .leftJoin('decision as d', 'd.id', 'r.decision_id')
    .where('r.withdrawn_at', 'is', null)
    .select((eb) => [
      sql<AchievementType>`'evaluation'`.as('record_type'),
      'r.id',
      sql<string | null>`r.level`.as('code'),
      'r.printed_name as name',
      'r.level as title',
      shownYear(eb.ref('r.year'), eb.ref('d.signed_date')).as('shown_year'),
      'd.signed_date',
      'd.issuer_level',
      'r.row_no',
      'r.search_key',
      'r.sort_key',
    ])
  const initiative = db
    .selectFrom('initiative as r')
    .leftJoin('decision as d', 'd.id', 'r.decision_id')
    .where('r.withdrawn_at', 'is', null)
    .select((eb) => [
      sql<AchievementType>`'initiative'`.as('record_type'),
      'r.id',
      sql<string | null>`case r.scope ${sql.join(scopeCases, sql` `)} end`.as('code'),
      'r.name',
      'r.name as title',
      shownYear(eb.ref('r.year'), eb.ref('d.signed_date')).as('shown_year'),
      'd.signed_date',
      'd.issuer_level',
      'r.row_no',
      'r.search_key',
      'r.sort_key',
    ])
  return db.selectFrom(award.unionAll(evaluation).unionAll(initiative).as('a')).selectAll('a') as unknown as SelectQueryBuilder<
    { a: ListRow },
    'a',
    ListRow
  >
}
const NEVER = '' as AchievementType
const TYPES: readonly AchievementType[] = ['award', 'evaluation', 'initiative']

function filtered(db: Reader, filter: AchievementFilter) {
  let query = united(db)
  const { inClass, unknownTo, code, year, issuerLevel, evaluation } = filter
  if (inClass) {
    query = query.where((eb) =>
      eb.or([
        ...(inClass.codes.length > 0 ? [eb('a.code', 'in', [...inClass.codes])] : []),
        eb('a.record_type', '=', inClass.type ?? NEVER),
      ]),
    )
  }
  if (unknownTo)
    query = query
      .where('a.record_type', '=', 'award')
      .where((eb) => eb.or([eb('a.code', 'is', null), eb('a.code', 'not in', [...unknownTo, ''])]))
  if (code !== undefined) query = query.where('a.code', '=', code)
  if (evaluation !== undefined) query = query.where('a.record_type', '=', 'evaluation').where('a.code', '=', evaluation)
  if (year !== undefined) query = query.where('a.shown_year', '=', year)
  if (issuerLevel !== undefined) query = query.where('a.issuer_level', '=', issuerLevel)
  return query.where((eb) => matches(filter.search, eb.ref('a.search_key')))
}

const SORTS: Readonly<Record<string, keyof ListRow>> = {
  name: 'sort_key',
  printedName: 'sort_key',
  title: 'title',
  code: 'code',
  year: 'shown_year',
  periodPrinted: 'shown_year',
  signedDate: 'signed_date',
  decisionNumber: 'signed_date',
}

/** One page of ids in order, newest decision first where nothing else is asked, and how many there are in all. */
export async function listAchievements(
  db: Reader,
  filter: AchievementFilter,
): Promise<{ refs: { type: AchievementType; id: string }[]; total: number }> {
  const { total } = await filtered(db, filter)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const sort = Object.hasOwn(SORTS, filter.sort ?? '') ? SORTS[filter.sort ?? ''] : undefined
  let page = filtered(db, filter).clearSelect().select(['a.record_type', 'a.id'])
  if (filter.search.trim() !== '') page = page.orderBy((eb) => relevance(filter.search, eb.ref('a.search_key'), eb.ref('a.name')))
  page = sort === undefined ? page.orderBy('a.signed_date', 'desc') : page.orderBy(`a.${sort}`, filter.descending ? 'desc' : 'asc')
  const rows = await page.orderBy('a.row_no').orderBy('a.sort_key').orderBy('a.id').offset(filter.offset).limit(filter.limit).execute()
  return { refs: rows.map((row) => ({ type: row.record_type, id: row.id })), total: Number(total) }
}

/** The records of the ids given, one query a table, in no order. */
async function load<K extends AchievementType>(
  db: Reader,
  type: K,
  where: { ids: readonly string[] } | { decisionId: string } | { unitId: string },
): Promise<Achievement[]> {
  let query = db
    .selectFrom(`${type as 'award'} as r`)
    .leftJoin('decision as d', 'd.id', 'r.decision_id')
    .select(['r.id', 'r.data', 'r.has_ink', 'r.withdrawn_at', 'd.number', 'd.signed_date', 'd.issuing_body'])
    .select((eb) => shownYear(eb.ref('r.year'), eb.ref('d.signed_date')).as('shown_year'))
  if ('ids' in where) {
    if (where.ids.length === 0) return []
    query = query.where('r.id', 'in', [...where.ids])
  } else if ('decisionId' in where) query = query.where('r.decision_id', '=', where.decisionId)
  else query = query.where('r.unit_id', '=', where.unitId)
  const rows = await query.execute()
  return rows.map(
    (row) =>
      ({
        type,
        id: row.id,
        data: JSON.parse(row.data) as RecordDataOf[K],
        hasInk: row.has_ink === 1,
        year: row.shown_year === null ? null : Number(row.shown_year),
        withdrawnAt: row.withdrawn_at,
        decision:
          row.number === null ? null : { number: row.number, signedDate: row.signed_date ?? '', issuingBody: row.issuing_body ?? '' },
      }) as Achievement,
  )
}

/** The achievements of the references given, in that order: three queries for any number of rows. */
export async function loadAchievements(db: Reader, refs: readonly { type: AchievementType; id: string }[]): Promise<Achievement[]> {
  const found = new Map<string, Achievement>()
  for (const type of TYPES) {
    const ids = refs.filter((ref) => ref.type === type).map((ref) => ref.id)
    for (const record of await load(db, type, { ids })) found.set(record.id, record)
  }
  return refs.flatMap((ref) => found.get(ref.id) ?? [])
}

/** Everything a decision gave, withdrawn or not, in the order of its lists. */
export async function achievementsOfDecision(db: Reader, decisionId: string): Promise<Achievement[]> {
  const all: Achievement[] = []
  for (const type of TYPES) all.push(...(await load(db, type, { decisionId })))
  return all.sort((a, b) => (a.data.rowNo ?? 0) - (b.data.rowNo ?? 0) || (a.id < b.id ? -1 : 1))
}

/** What a person or unit was given, not withdrawn, newest first. */
export async function achievementsOf(db: Reader, who: { personId: string } | { unitId: string }): Promise<Achievement[]> {
  const all: Achievement[] = []
  if ('unitId' in who) {
    all.push(...(await load(db, 'award', who)), ...(await load(db, 'evaluation', who)))
  } else {
    const awards = await db.selectFrom('award').select('id').where('person_id', '=', who.personId).execute()
    const evaluations = await db.selectFrom('evaluation').select('id').where('person_id', '=', who.personId).execute()
    const written = await db
      .selectFrom('initiative_author')
      .select('initiative_id as id')
      .where('person_id', '=', who.personId)
      .distinct()
      .execute()
    all.push(
      ...(await load(db, 'award', { ids: awards.map((row) => row.id) })),
      ...(await load(db, 'evaluation', { ids: evaluations.map((row) => row.id) })),
      ...(await load(db, 'initiative', { ids: written.map((row) => row.id) })),
    )
  }
  const key = (one: Achievement) => `${one.year ?? 0} ${one.decision?.signedDate ?? ''} ${one.id}`
  return all.filter((one) => one.withdrawnAt === null).sort((a, b) => (key(a) < key(b) ? 1 : -1))
}
