import type { Period } from '#common/model/date.ts'
import type { Reader } from '../records/records.ts'
import type { Catalogue } from './catalogue.ts'
import { shortPeriod } from './short-period.ts'

/** What lists say in a few letters about what a person or unit has. */
export type Honours = { lastTitle: string | null; topForm: string | null; lastEvaluation: string | null; awards: number; cstdcs: number }

export const noHonours: Honours = { lastTitle: null, topForm: null, lastEvaluation: null, awards: 0, cstdcs: 0 }

type Won = { id: string; owner: string; code: string | null; title: string; year: number; signed: string }

const LATEST = (a: Won, b: Won) => b.year - a.year || (a.signed < b.signed ? 1 : -1)

/**
 * The honours of the people (or units) of one page of a list, in a fixed number of queries however many rows it has:
 * all awards in force without their data, then the data of the few that are shown.
 */
export async function honoursOf(
  db: Reader,
  column: 'person_id' | 'unit_id',
  ids: readonly string[],
  catalogue: Catalogue,
): Promise<ReadonlyMap<string, Honours>> {
  const result = new Map<string, Honours>()
  if (ids.length === 0) return result
  const won = await inForce(db, 'award', column, ids)
  const rated = await inForce(db, 'evaluation', column, ids)
  const shown = new Map<string, { title?: Won; form?: Won; evaluation?: Won; awards: number; cstdcs: number }>()
  const of = (id: string) => {
    const entry = shown.get(id) ?? { awards: 0, cstdcs: 0 }
    shown.set(id, entry)
    return entry
  }
  for (const award of won.sort(LATEST)) {
    const entry = of(award.owner)
    if (catalogue.classOf(award.code) === 'kyLuat') continue
    entry.awards += 1
    if (award.code === 'CSTDCS') entry.cstdcs += 1
    const awardClass = catalogue.classOf(award.code)
    if (awardClass === 'danhHieu') entry.title ??= award
    // sorted by time: a later one of the same weight does not take the place of the first met, which is the latest
    if (awardClass === 'hinhThuc' && (entry.form === undefined || catalogue.order(award.code) > catalogue.order(entry.form.code)))
      entry.form = award
  }
  for (const evaluation of rated.sort(LATEST)) of(evaluation.owner).evaluation ??= evaluation
  const periods = new Map([
    ...(await periodsOf(
      db,
      'award',
      [...shown.values()].flatMap((entry) => [entry.title?.id ?? [], entry.form?.id ?? []].flat()),
    )),
    ...(await periodsOf(
      db,
      'evaluation',
      [...shown.values()].flatMap((entry) => entry.evaluation?.id ?? []),
    )),
  ])
  const text = (one: Won | undefined) =>
    one === undefined ? null : `${catalogue.shortName(one.code, one.title)} ${periods.get(one.id) || one.signed.slice(0, 4)}`.trim()
  for (const [id, entry] of shown) {
    result.set(id, {
      lastTitle: text(entry.title),
      topForm: text(entry.form),
      lastEvaluation: text(entry.evaluation),
      awards: entry.awards,
      cstdcs: entry.cstdcs,
    })
  }
  return result
}

async function inForce(db: Reader, type: 'award' | 'evaluation', column: 'person_id' | 'unit_id', ids: readonly string[]): Promise<Won[]> {
  if (type === 'award') {
    const rows = await db
      .selectFrom('award as a')
      .leftJoin('decision as d', 'd.id', 'a.decision_id')
      .select(['a.id', `a.${column} as owner`, 'a.award_code as code', 'a.award_title as title', 'a.year', 'd.signed_date'])
      .where(`a.${column}`, 'in', [...ids])
      .where('a.withdrawn_at', 'is', null)
      .where('a.status', '=', 'inForce')
      .execute()
    return rows.map(toWon)
  }
  const rows = await db
    .selectFrom('evaluation as a')
    .leftJoin('decision as d', 'd.id', 'a.decision_id')
    .select(['a.id', `a.${column} as owner`, 'a.level as code', 'a.level as title', 'a.year', 'd.signed_date'])
    .where(`a.${column}`, 'in', [...ids])
    .where('a.withdrawn_at', 'is', null)
    .where('a.status', '=', 'inForce')
    .execute()
  return rows.map(toWon)
}

function toWon(row: {
  id: string
  owner: string | null
  code: string | null
  title: string
  year: number | null
  signed_date: string | null
}): Won {
  const signed = row.signed_date ?? ''
  return { id: row.id, owner: row.owner ?? '', code: row.code, title: row.title, year: row.year ?? Number(signed.slice(0, 4)), signed }
}

async function periodsOf(db: Reader, type: 'award' | 'evaluation', ids: readonly string[]): Promise<[string, string][]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom(type as 'award')
    .select(['id', 'data'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.map(({ id, data }) => {
    const { period, periodPrinted } = JSON.parse(data) as { period: Period | null; periodPrinted: string | null }
    return [id, shortPeriod(period, periodPrinted)]
  })
}
