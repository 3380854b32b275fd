import { compareDates, dateParts, datesAgree } from '../text/dates.ts'
import { searchKey } from '../text/search-key.ts'
import { type NameForms, nameForms, nameLikeness } from './name-likeness.ts'
import { buildNearKeys, type NearKeys } from './near-keys.ts'
import type { MatchCandidate, MatchReason } from './reasons.ts'
import { unitKey, unitLikeness } from './unit-key.ts'

/** A person as a draft or an officer names them. Dates are partial ISO dates, null where the paper says nothing. */
export interface DraftPerson {
  readonly name: string
  readonly birthYear?: number | null
  readonly birthDate?: string | null
  readonly position?: string | null
  readonly unit?: string | null
  /** date of the decision, for who worked where then */
  readonly date?: string | null
}

export interface RegisterPerson {
  readonly id: string
  readonly fullName: string
  readonly birthDate?: string | null
  readonly otherNames: readonly string[]
  readonly spells: readonly {
    readonly unitName: string
    readonly position: string | null
    readonly from: string | null
    readonly to: string | null
  }[]
  readonly awardCount: number
}

interface IndexedSpell {
  readonly unit: string
  readonly unitName: string
  readonly position: string
  readonly from: string | null
  readonly to: string | null
}

/** A person with what the matching compares, worked out once. */
export interface PreparedPerson {
  readonly person: RegisterPerson
  readonly names: readonly NameForms[]
  readonly spells: readonly IndexedSpell[]
}

export interface PersonIndex {
  readonly people: readonly PreparedPerson[]
  readonly near: NearKeys
  /** which person each key of `near` belongs to */
  readonly owner: readonly number[]
}

/** People of one name and two birth years never come above this, whatever else agrees: they are homonyms until someone says otherwise. */
export const HOMONYM_CAP = 0.4
/** Nobody is awarded as an employee younger than this; pupils have no birth year in decisions of this register. */
const YOUNGEST = 15

/** Prepares people for matching; build once for many rows. 10 000 people take a fraction of a second. */
export function buildPersonIndex(people: readonly RegisterPerson[]): PersonIndex {
  return indexPeople(people.map(preparePerson))
}

/** Works out what the matching compares of one person. */
export const preparePerson = (person: RegisterPerson): PreparedPerson => ({
  person,
  names: [person.fullName, ...person.otherNames].map(nameForms),
  spells: person.spells.map((spell) => ({
    unit: unitKey(spell.unitName),
    unitName: spell.unitName,
    position: searchKey(spell.position ?? ''),
    from: spell.from,
    to: spell.to,
  })),
})

/** The index of people that were prepared one by one, where thousands in one go would keep others waiting. */
export function indexPeople(people: readonly PreparedPerson[]): PersonIndex {
  const keys = people.flatMap(({ names }, owner) => names.map(({ key }) => ({ key, owner })))
  return { people, near: buildNearKeys(keys.map(({ key }) => key)), owner: keys.map(({ owner }) => owner) }
}

/**
 * Who of the register a draft's row may mean, best first, each with its reasons. The name must be the same or nearly so; birth,
 * unit and position raise the score, a different birth caps it (`HOMONYM_CAP`). Nothing is chosen here: see `outstanding`.
 */
export function matchPerson(draft: DraftPerson, index: PersonIndex, limit = 5): readonly MatchCandidate[] {
  const forms = nameForms(draft.name)
  if (forms.key === '') return []
  const unit = unitKey(draft.unit ?? '')
  const position = searchKey(draft.position ?? '')
  const owners = new Set(index.near.find(forms.key).map((position) => index.owner[position]))
  const found: { candidate: MatchCandidate; awards: number }[] = []
  for (const owner of owners) {
    const one = owner === undefined ? undefined : index.people[owner]
    const candidate = one && score(one, forms, { ...draft, unitKey: unit, positionKey: position })
    if (one && candidate) found.push({ candidate, awards: one.person.awardCount })
  }
  return found
    .sort((a, b) => b.candidate.score - a.candidate.score || b.awards - a.awards || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

type Wanted = DraftPerson & { readonly unitKey: string; readonly positionKey: string }

function score(one: PreparedPerson, forms: NameForms, wanted: Wanted): MatchCandidate | null {
  const name = bestName(one, forms)
  if (!name) return null
  const reasons: MatchReason[] = [name.reason]
  let doubt = 1 - name.weight
  let factor = 1
  let cap = 1
  const agree = (reason: MatchReason, strength: number) => {
    reasons.push(reason)
    doubt *= 1 - strength
  }
  const birth = compareBirth(one.person.birthDate ?? null, wanted)
  if (birth?.agrees) agree(birth.reason, birth.strength)
  else if (birth) {
    reasons.push(birth.reason)
    cap = HOMONYM_CAP
  }
  const date = wanted.date ?? null
  if (wanted.unitKey !== '' && one.spells.length > 0) {
    const place = bestSpell(one.spells, wanted.unitKey, date)
    if (place)
      agree(
        { code: place.then ? 'sameUnit' : 'sameUnitOtherTime', value: place.spell.unitName },
        (place.then ? 0.65 : 0.4) * place.likeness,
      )
    else {
      const [last] = one.spells.filter((spell) => covers(spell, date)).slice(-1)
      if (last) {
        reasons.push({ code: 'differentUnit', value: last.unitName })
        factor *= 0.85
      }
    }
  }
  if (wanted.positionKey !== '') {
    const same = one.spells.find((spell) => covers(spell, date) && samePosition(spell.position, wanted.positionKey))
    if (same) agree({ code: 'samePosition' }, 0.2)
  }
  if (date !== null && one.spells.length > 0 && !one.spells.some((spell) => covers(spell, date))) {
    reasons.push({ code: 'notEmployedThen' })
    factor *= 0.8
  }
  const born = dateParts(one.person.birthDate ?? '')?.year
  const decided = dateParts(date ?? '')?.year
  if (born !== undefined && decided !== undefined && decided - born < YOUNGEST) {
    reasons.push({ code: 'tooYoung', value: String(born) })
    cap = HOMONYM_CAP
  }
  return { id: one.person.id, score: Math.round(Math.min(cap, (1 - doubt) * factor) * 1000) / 1000, reasons }
}

function bestName(one: PreparedPerson, forms: NameForms): { reason: MatchReason; weight: number } | null {
  let best: { reason: MatchReason; weight: number } | null = null
  one.names.forEach((name, at) => {
    const likeness = nameLikeness(forms, name)
    if (!likeness || likeness.weight <= (best?.weight ?? 0)) return
    const sameOther = at > 0 && likeness.code === 'sameName'
    const reason: MatchReason =
      at === 0 && likeness.code === 'sameName'
        ? { code: 'sameName' }
        : { code: sameOther ? 'otherName' : likeness.code, value: one.person.fullName }
    best = { reason, weight: sameOther ? 0.68 : likeness.weight }
  })
  return best
}

function compareBirth(known: string | null, wanted: Wanted): { agrees: boolean; reason: MatchReason; strength: number } | null {
  const year = dateParts(known ?? '')?.year
  if (known === null || year === undefined) return null
  const printed = wanted.birthDate ?? (wanted.birthYear ? String(wanted.birthYear) : null)
  const printedYear = dateParts(printed ?? '')?.year
  if (printed === null || printedYear === undefined) return null
  if (printedYear !== year) return { agrees: false, reason: { code: 'differentBirthYear', value: String(year) }, strength: 0 }
  if (!datesAgree(printed, known)) return { agrees: false, reason: { code: 'differentBirthDate', value: known }, strength: 0 }
  const full = printed.length === 10 && known.length === 10
  return {
    agrees: true,
    reason: { code: full ? 'sameBirthDate' : 'sameBirthYear', value: full ? known : String(year) },
    strength: full ? 0.9 : 0.7,
  }
}

function bestSpell(
  spells: readonly IndexedSpell[],
  unit: string,
  date: string | null,
): { spell: IndexedSpell; likeness: number; then: boolean } | null {
  let best: { spell: IndexedSpell; likeness: number; then: boolean } | null = null
  for (const spell of spells) {
    const likeness = unitLikeness(unit, spell.unit)
    const then = covers(spell, date)
    const better = !best || (then && !best.then) || (then === best.then && likeness > best.likeness)
    if (likeness >= 0.75 && better) best = { spell, likeness, then }
  }
  return best
}

function samePosition(a: string, b: string): boolean {
  return a !== '' && (a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `))
}

/** Does the spell take in the day? Unknown ends are open, partial dates count for all they may mean; no day asks nothing. */
function covers({ from, to }: IndexedSpell, date: string | null): boolean {
  if (date === null) return true
  const begun = from === null || compareDates(from, date) <= 0 || datesAgree(from, date)
  const over = to !== null && compareDates(to, date) < 0 && !datesAgree(to, date)
  return begun && !over
}
