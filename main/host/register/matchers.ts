import { type KnownWords, spelledWords } from '#common/domain/matching/help-reading.ts'
import { indexPeople, matchPerson, type PreparedPerson, preparePerson, type RegisterPerson } from '#common/domain/matching/match-person.ts'
import { buildUnitIndex, matchUnit } from '#common/domain/matching/match-unit.ts'
import { encodeReason, type MatchCandidate } from '#common/domain/matching/reasons.ts'
import type { PersonData } from '#common/model/person.ts'
import type { UnitData } from '#common/model/unit.ts'
import { createBreath } from '../breath.ts'
import type { EventBus } from '../events.ts'
import type { Reader } from '../records/records.ts'
import type { OpenRegister } from './open-register.ts'

/** A person or unit of the register that may be meant; reasons are codes with a value, e.g. `differentBirthYear:1985`. */
export type Match = { id: string; score: number; reasons: readonly string[] }
export type Described = { name: string; birth: string | null; position: string | null; unit: string | null }

/** Finds people and units by what is written about them, in memory; nothing is chosen. `at`: day of the decision, ISO. */
export interface Matcher {
  people(row: Described, at: string | null, limit?: number): readonly Match[]
  units(name: string, at: string | null, limit?: number): readonly Match[]
  /** what reading may ask about (help-reading.ts) */
  readonly words: KnownWords
}

/**
 * One index for each open register, built when first asked for and thrown away when people, units or awards change. Asking
 * while one is being built waits for that one.
 */
export function createMatchers(events: EventBus): { of(register: OpenRegister): Promise<Matcher> } {
  let built = new WeakMap<OpenRegister, Promise<Matcher>>()
  events.listen((name, payload) => {
    if (name !== 'register.changed') return
    const { types } = payload as { types: readonly string[] }
    if (types.some((type) => type === 'person' || type === 'unit' || type === 'decision')) built = new WeakMap()
  })
  return {
    of(register) {
      const known = built.get(register)
      if (known) return known
      const fresh = buildMatcher(register.db)
      built.set(register, fresh)
      fresh.catch(() => built.delete(register))
      return fresh
    },
  }
}

/** Reads the people and units of a register into memory, to be asked about. */
export async function buildMatcher(db: Reader): Promise<Matcher> {
  const unitRows = await db.selectFrom('unit').select(['id', 'data']).where('withdrawn_at', 'is', null).execute()
  const units = new Map(unitRows.map((row) => [row.id, JSON.parse(row.data) as UnitData]))
  const personRows = await db.selectFrom('person').select(['id', 'data']).where('withdrawn_at', 'is', null).execute()
  const awardRows = await db
    .selectFrom('award')
    .select((eb) => ['person_id', eb.fn.countAll<number>().as('n')])
    .where('person_id', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .groupBy('person_id')
    .execute()
  const awards = new Map(awardRows.map((row) => [row.person_id, Number(row.n)]))
  const breath = createBreath()
  const prepared: PreparedPerson[] = []
  for (const row of personRows) {
    prepared.push(preparePerson(toPerson(row.id, JSON.parse(row.data) as PersonData, units, awards.get(row.id) ?? 0)))
    await breath()
  }
  const people = indexPeople(prepared)
  await breath()
  const decisions = await db
    .selectFrom('decision')
    .select(['signer_name', 'issuing_body'])
    .where('withdrawn_at', 'is', null)
    .groupBy(['signer_name', 'issuing_body'])
    .execute()
  const unitIndex = buildUnitIndex(
    [...units].map(([id, unit]) => ({
      id,
      name: unit.name,
      shortName: unit.shortName,
      parentName: unit.parentId === null ? null : (units.get(unit.parentId)?.name ?? null),
      endDate: unit.endDate,
      formerNames: unit.formerNames,
    })),
  )
  const nameOf = new Map(people.people.map(({ person }) => [person.id, person.fullName]))
  return {
    words: {
      people: (row) => matchPerson(row, people, 8),
      nameOf: (id) => nameOf.get(id) ?? null,
      units: spelledWords([...units.values()].flatMap((unit) => [unit.name, ...unit.formerNames.map((former) => former.name)])),
      signers: spelledWords(decisions.flatMap(({ signer_name }) => signer_name ?? [])),
      bodies: spelledWords(decisions.map(({ issuing_body }) => issuing_body)),
      positions: spelledWords(
        people.people.flatMap(({ person }) => person.spells.flatMap((spell) => (spell.position === null ? [] : [spell.position]))),
      ),
    },
    people: ({ name, birth, position, unit }, at, limit = 8) =>
      matchPerson({ name, birthDate: birth, position, unit, date: at }, people, limit).map(toMatch),
    units: (name, at, limit = 8) => matchUnit(name, at, unitIndex, limit).map(toMatch),
  }
}

/** A spell counts under the unit's name of today and as it was written: a decision may print either. */
function toPerson(id: string, data: PersonData, units: ReadonlyMap<string, UnitData>, awardCount: number): RegisterPerson {
  const spells = data.spells.flatMap(({ unitId, unitText, position, from, to }) => {
    const linked = unitId === null ? undefined : units.get(unitId)?.name
    const names = new Set([linked, unitText].filter((name): name is string => Boolean(name)))
    return [...names].map((unitName) => ({ unitName, position, from, to }))
  })
  return { id, fullName: data.fullName, birthDate: data.birthDate, otherNames: data.otherNames, spells, awardCount }
}

const toMatch = ({ id, score, reasons }: MatchCandidate): Match => ({ id, score, reasons: reasons.map(encodeReason) })
