import type { Draft, DraftAward, TextField } from '../../model/draft.ts'
import { editDistance } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import type { DraftPerson } from './match-person.ts'
import type { MatchCandidate } from './reasons.ts'

/** What a register knows that reading may ask about. */
export interface KnownWords {
  /** people whose name is the same or nearly so, best first */
  people(row: DraftPerson): readonly MatchCandidate[]
  nameOf(personId: string): string | null
  /** names of units as the register writes them, by their letters without marks */
  readonly units: SpelledWords
  /** positions of its people likewise */
  readonly positions: SpelledWords
  /** who signed the register's decisions */
  readonly signers: SpelledWords
  /** who issued them */
  readonly bodies: SpelledWords
}

/** Spellings by their key (`searchKey`), and keys by their length, to look for a near one. */
export interface SpelledWords {
  readonly byKey: ReadonlyMap<string, ReadonlySet<string>>
  readonly byLength: ReadonlyMap<number, readonly string[]>
}

/** An index of texts a register knows, by their letters without marks and by length. */
export function spelledWords(texts: Iterable<string>): SpelledWords {
  const byKey = new Map<string, Set<string>>()
  const byLength = new Map<number, string[]>()
  for (const text of texts) {
    const key = searchKey(text)
    if (key === '') continue
    const known = byKey.get(key)
    if (known) known.add(text.normalize('NFC'))
    else {
      byKey.set(key, new Set([text.normalize('NFC')]))
      byLength.set(key.length, [...(byLength.get(key.length) ?? []), key])
    }
  }
  return { byKey, byLength }
}

/** What ties a candidate to the row beside the name. */
const FITS = new Set(['sameUnit', 'samePosition', 'sameBirthYear', 'sameBirthDate'])
const AGAINST = new Set(['differentBirthYear', 'differentBirthDate', 'tooYoung'])
const NEAR = new Set(['nameDiffersBySpelling', 'nameDiffersByTone', 'nameDiffersByMark', 'nameDiffersByLetter'])
/** A word of fewer letters is too like others to be put right by one letter. */
const LONG_ENOUGH = 8

/**
 * Lets what a register knows settle readings that are in doubt (pure). A doubtful name one slip of reading away from exactly one
 * person who fits the row by unit, position or birth is proposed as that person's; a doubtful unit or position as the register
 * spells it; the signer and the issuer as earlier decisions have them. What is proposed is never sure and keeps what was read in `raw`; what was read for sure is never touched, nor is a name
 * that somebody in the register bears as it was read.
 */
export function helpReading(draft: Draft, known: KnownWords): Draft {
  const date = draft.decision.signedDate.value
  const { decision } = draft
  return {
    ...draft,
    decision: {
      ...decision,
      signerName: helpWords(decision.signerName, known.signers),
      issuingBody: helpWords(decision.issuingBody, known.bodies),
      parentBody: helpWords(decision.parentBody, known.bodies),
    },
    awards: draft.awards.map((row) => helpRow(row, date, known)),
  }
}

function helpRow(row: DraftAward, date: string | null, known: KnownWords): DraftAward {
  const spelled = { ...row, unit: helpWords(row.unit, known.units), position: helpWords(row.position, known.positions) }
  if (row.recipientKind.value === 'collective') return { ...spelled, name: helpWords(row.name, known.units) }
  return row.recipientKind.value === 'individual' ? { ...spelled, name: helpName(spelled, date, known) } : spelled
}

function helpName(row: DraftAward, date: string | null, known: KnownWords): TextField {
  const { name } = row
  if (name.value === null || name.status === 'sure' || name.doubt === 'handwritten' || name.doubt === 'remembered') return name
  const candidates = known.people({
    name: name.value,
    birthYear: row.birthYear.value,
    birthDate: row.birthDate.value,
    position: row.position.value,
    unit: row.unit.value,
    date,
  })
  const codes = (c: MatchCandidate) => c.reasons.map((r) => r.code)
  if (candidates.some((c) => codes(c).some((code) => code === 'sameName' || code === 'otherName'))) return name
  const near = candidates.filter((c) => codes(c).some((code) => NEAR.has(code)) && !codes(c).some((code) => AGAINST.has(code)))
  const fitting = near.filter((c) => codes(c).some((code) => FITS.has(code)))
  const names = new Set(fitting.flatMap((c) => known.nameOf(c.id) ?? []))
  const [only] = names
  if (names.size !== 1 || only === undefined) return name
  return proposed(name, only)
}

/** A wording that has the very letters of one spelling of the register, or all but one of them. */
function helpWords(field: TextField, known: SpelledWords): TextField {
  if (field.value === null || field.status === 'sure' || field.doubt === 'handwritten' || field.doubt === 'remembered') return field
  const key = searchKey(field.value)
  const same = known.byKey.get(key)
  if (same) {
    const [only] = same
    return same.size === 1 && only !== undefined && !same.has(field.value.normalize('NFC')) ? proposed(field, only) : field
  }
  if (key.length < LONG_ENOUGH) return field
  const near = [-1, 0, 1]
    .flatMap((d) => known.byLength.get(key.length + d) ?? [])
    .filter((k) => digits(k) === digits(key) && editDistance(k, key, 1) <= 1)
  const [nearest] = near
  const spellings = near.length === 1 && nearest !== undefined ? known.byKey.get(nearest) : undefined
  const [only] = spellings ?? []
  return spellings?.size === 1 && only !== undefined ? proposed(field, only) : field
}

const digits = (key: string): string => (key.match(/\d+/g) ?? []).join(' ')

/** The register's spelling in the capitals of the paper. */
const proposed = (field: TextField, value: string): TextField => {
  const capitals = field.value !== null && field.value === field.value.toLocaleUpperCase('vi') && /\p{L}{2}/u.test(field.value)
  return { ...field, value: capitals ? value.toLocaleUpperCase('vi') : value, status: 'check', doubt: 'register' }
}
