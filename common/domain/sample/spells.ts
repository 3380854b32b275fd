import type { PersonSeed, SpellSeed } from './people.ts'

/** The spell a person is in on an ISO date, or null (not yet there, gone). A month counts as whole. */
export function spellAt(person: PersonSeed, date: string): SpellSeed | null {
  return person.spells.find(([, , from, to]) => from <= date && (to === null || date <= `${to}-31`)) ?? null
}
