import { type NameForms, nameForms } from '../matching/name-likeness.ts'
import { datesAgree } from '../text/dates.ts'

/** What is typed about a person, and what the register holds. Dates are partial ISO dates. */
export interface PersonIdentity {
  readonly fullName: string
  readonly otherNames: readonly string[]
  readonly birthDate: string | null
  readonly staffCode: string | null
}

export interface RegisteredIdentity extends PersonIdentity {
  readonly id: string
}

/**
 * `sameStaffCode`: one code is one person (DOMAIN.md 11, D6); `sameNameAndBirth`: name and full birth date;
 * `sameNameAndBirthYear`: the year only is known; `sameName`: nothing tells them apart yet. Homonyms with different births (D7)
 * give no hint.
 */
export interface DuplicateHint {
  readonly id: string
  readonly code: 'sameStaffCode' | 'sameNameAndBirth' | 'sameNameAndBirthYear' | 'sameName'
  readonly severity: 'error' | 'warning' | 'info'
}

const SEVERITY = { sameStaffCode: 'error', sameNameAndBirth: 'error', sameNameAndBirthYear: 'warning', sameName: 'info' } as const
const ORDER: readonly DuplicateHint['code'][] = ['sameStaffCode', 'sameNameAndBirth', 'sameNameAndBirthYear', 'sameName']

/**
 * Is the person being entered in the register already? One hint a person, the strongest first. `self` is the record being
 * edited, which is no duplicate of itself. Nothing is refused: the officer decides.
 */
export function duplicateHints(
  typed: PersonIdentity,
  register: Iterable<RegisteredIdentity>,
  self: string | null = null,
): readonly DuplicateHint[] {
  const names = namesOf(typed)
  const staffCode = codeKey(typed.staffCode)
  const hints: DuplicateHint[] = []
  for (const person of register) {
    if (person.id === self) continue
    const code = staffCode !== '' && staffCode === codeKey(person.staffCode) ? 'sameStaffCode' : byName(typed, names, person)
    if (code !== null) hints.push({ id: person.id, code, severity: SEVERITY[code] })
  }
  return hints.sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code) || (a.id < b.id ? -1 : 1))
}

function byName(typed: PersonIdentity, names: readonly NameForms[], person: RegisteredIdentity): DuplicateHint['code'] | null {
  const same = namesOf(person).some((theirs) => names.some((ours) => ours.exact === theirs.exact || ours.spelling === theirs.spelling))
  if (!same) return null
  if (typed.birthDate === null || person.birthDate === null) return 'sameName'
  if (!datesAgree(typed.birthDate, person.birthDate)) return null
  return typed.birthDate.length === 10 && person.birthDate.length === 10 ? 'sameNameAndBirth' : 'sameNameAndBirthYear'
}

function namesOf(person: PersonIdentity): readonly NameForms[] {
  return [person.fullName, ...person.otherNames].map(nameForms)
}

function codeKey(code: string | null): string {
  return (code ?? '')
    .normalize('NFKC')
    .replace(/[\s.-]/g, '')
    .toUpperCase()
}
