import type { AchievementRow } from '#common/contract/register.ts'
import { formatRange } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { Employment } from '#common/model/person.ts'

/** One year of a person or unit: what was given for it, in the four columns of the page. */
export interface YearRow {
  /** null: the period is not known */
  readonly year: number | null
  readonly titles: readonly AchievementRow[]
  readonly forms: readonly AchievementRow[]
  /** evaluations and, where there are any, disciplinary measures */
  readonly evaluations: readonly AchievementRow[]
  readonly initiatives: readonly AchievementRow[]
  /** leave and study that touch the year */
  readonly breaks: readonly Employment[]
  /** inside the span of the record and without an evaluation */
  readonly lacksEvaluation: boolean
}

type Place = 'titles' | 'forms' | 'evaluations' | 'initiatives'

/** In which column a class of the catalogue stands; what the catalogue does not know stands among the forms. */
const places: Readonly<Record<string, Place>> = {
  danhHieu: 'titles',
  danhGia: 'evaluations',
  kyLuat: 'evaluations',
  sangKien: 'initiatives',
}
const placeOf = (row: AchievementRow): Place => (Object.hasOwn(places, row.class) ? (places[row.class] ?? 'forms') : 'forms')

/**
 * Every year from the newest to the oldest the record speaks of, years with nothing among them: a gap is a fact. What has
 * no year stands last. Pure.
 */
export function byYear(achievements: readonly AchievementRow[], spells: readonly Employment[] = [], isPerson = true): readonly YearRow[] {
  const breaks = spells.filter((spell) => spell.kind === 'leave' || spell.kind === 'study')
  const years = yearsOf(achievements)
  // collectives are not rated everywhere: a year lacks an evaluation only where some other has one, or where a person is meant
  const isRated = achievements.some((one) => one.class === 'danhGia') || isPerson
  const rowOf = (year: number | null): YearRow => {
    const mine = achievements.filter((one) => one.year === year)
    const at = (place: Place) => mine.filter((one) => placeOf(one) === place)
    return {
      year,
      titles: at('titles'),
      forms: at('forms'),
      evaluations: at('evaluations'),
      initiatives: at('initiatives'),
      breaks: year === null ? [] : breaks.filter((spell) => touches(spell, year)),
      lacksEvaluation: isRated && year !== null && !mine.some((one) => one.class === 'danhGia'),
    }
  }
  return [...years.map(rowOf), ...(achievements.some((one) => one.year === null) ? [rowOf(null)] : [])]
}

/** Newest first, without holes; empty where no achievement has a year. */
function yearsOf(achievements: readonly AchievementRow[]): readonly number[] {
  const known = achievements.flatMap((one) => one.year ?? [])
  if (known.length === 0) return []
  const last = Math.max(...known)
  return Array.from({ length: last - Math.min(...known) + 1 }, (_, index) => last - index)
}

function touches(spell: Employment, year: number): boolean {
  const from = spell.from === null ? year : Number(spell.from.slice(0, 4))
  const to = spell.to === null ? year : Number(spell.to.slice(0, 4))
  return from <= year && year <= to
}

export interface RecordFacts {
  readonly span: string | null
  /** short names with how often, the most frequent first; in force only, evaluations left out */
  readonly counts: readonly { readonly name: string; readonly n: number }[]
  readonly awards: number
  /** years of the span without an evaluation, as ranges: "2015 - 2017", "2020" */
  readonly missing: readonly string[]
}

/** What the side of the page counts. */
export function factsOf(achievements: readonly AchievementRow[], isPerson = true): RecordFacts {
  const years = yearsOf(achievements).toReversed()
  const first = years[0]
  const last = years.at(-1)
  const standing = achievements.filter((one) => one.status === 'inForce' && placeOf(one) !== 'evaluations')
  const counts = new Map<string, number>()
  for (const one of standing) {
    const name = one.class === 'sangKien' ? t('record.factInitiatives') : one.shortTitle
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return {
    span: first === undefined || last === undefined ? null : formatRange(first, last),
    counts: [...counts].map(([name, n]) => ({ name, n })).sort((a, b) => b.n - a.n || a.name.localeCompare(b.name, 'vi')),
    awards: standing.filter((one) => one.class !== 'sangKien').length,
    missing: ranges(byYear(achievements, [], isPerson).flatMap((row) => (row.year !== null && row.lacksEvaluation ? row.year : []))),
  }
}

/** Years joined to ranges, the oldest first. */
function ranges(years: readonly number[]): readonly string[] {
  const runs: { from: number; to: number }[] = []
  for (const year of [...years].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run.to === year - 1) run.to = year
    else runs.push({ from: year, to: year })
  }
  return runs.map(({ from, to }) => formatRange(from, to))
}
