import type { PersonSeed, SpellSeed } from './people.ts'
import { PERSON_SEEDS } from './people.ts'
import { chance } from './sample-calendar.ts'
import { spellAt } from './spells.ts'
import { ROOT_UNIT_KEY, UNIT_SEEDS } from './units.ts'

export type Level = 'HTXS' | 'HTT' | 'HT'

/** What became of one person in one school year. */
export interface PersonYear {
  readonly seed: PersonSeed
  readonly spell: SpellSeed
  readonly level: Level
  readonly advanced: boolean
  readonly initiative: boolean
  readonly champion: boolean
}

/** One school year of the college, before it is put on paper. */
export interface SampleYear {
  /** first year: 2023 for 2023 - 2024 */
  readonly first: number
  readonly people: readonly PersonYear[]
  /** keys of collectives with TTLĐTT */
  readonly advancedUnits: readonly string[]
  /** keys of collectives with TTLĐXS, of those with TTLĐTT */
  readonly excellentUnits: readonly string[]
}

/** Share of CSTĐCS among LĐTT the college keeps to (15 %, as provinces commonly set). */
export const CHAMPION_SHARE = 0.15
/** Share of LĐTT a collective needs for TTLĐTT. */
export const ADVANCED_SHARE = 0.7

/**
 * Lives through a school year: evaluation, LĐTT, initiatives, CSTĐCS, collectives. Newcomers of the year are evaluated but
 * get no title; who was away is not evaluated. Deterministic.
 */
export function sampleYear(first: number): SampleYear {
  const day = `${first + 1}-06-30`
  const present = PERSON_SEEDS.flatMap((seed) => {
    const spell = spellAt(seed, day)
    if (!spell || seed.absent?.years.includes(first)) return []
    const newcomer = (seed.spells[0]?.[2] ?? '') >= `${first}-09`
    const merit = seed.strength + 1.6 * chance(`merit ${seed.key} ${first}`)
    return [{ seed, spell, newcomer, merit }]
  }).sort((a, b) => b.merit - a.merit)
  const excellent = Math.floor(present.length * 0.14)
  const judged = present.map(({ seed, spell, newcomer, merit }, i): Omit<PersonYear, 'champion'> => {
    const level: Level = newcomer || merit < 1.75 ? 'HT' : i < excellent ? 'HTXS' : 'HTT'
    const advanced = level !== 'HT' && (level === 'HTXS' || chance(`gap ${seed.key} ${first}`) > 0.09)
    const initiative = advanced && chance(`initiative ${seed.key} ${first}`) < (seed.strength === 3 ? 0.55 : 0.12)
    return { seed, spell, level, advanced, initiative }
  })
  const places = Math.floor(judged.filter((one) => one.advanced).length * CHAMPION_SHARE)
  const champions = new Set(
    judged
      .filter((one) => one.advanced && one.initiative)
      .slice(0, places)
      .map((one) => one.seed.key),
  )
  const people = judged
    .map((one): PersonYear => ({ ...one, champion: champions.has(one.seed.key) }))
    .sort((a, b) => unitOrder(a.spell[0]) - unitOrder(b.spell[0]) || a.seed.key.localeCompare(b.seed.key))
  const advancedUnits = UNIT_SEEDS.filter(({ key }) => key !== ROOT_UNIT_KEY && shareAdvanced(people, key) >= ADVANCED_SHARE).map(
    ({ key }) => key,
  )
  const excellentUnits = advancedUnits
    .filter((key) => people.some((one) => one.spell[0] === key && one.champion))
    .filter((key) => chance(`excellent ${key} ${first}`) < 0.5)
  return { first, people, advancedUnits, excellentUnits }
}

const unitOrder = (key: string): number => UNIT_SEEDS.findIndex((seed) => seed.key === key)

function shareAdvanced(people: readonly PersonYear[], unitKey: string): number {
  const members = people.filter((one) => one.spell[0] === unitKey)
  return members.length === 0 ? 0 : members.filter((one) => one.advanced).length / members.length
}
