import type { DoubtCode } from '../../model/draft.ts'
import { endsInPhrase } from '../extraction/lexicon.ts'
import { isPlausibleName } from '../text/names.ts'
import { searchKey } from '../text/search-key.ts'
import type { DocumentFacts } from './document-facts.ts'
import type { FieldPlace, ReadField } from './each-field.ts'
import { GROUP_OF } from './field-kinds.ts'
import { wordingOf } from './wording.ts'

/** Small letters without signs and blanks. */
const letters = (text: string): string =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}]/gu, '')

/** A period of work that is awarded ended not long before the day of signing, or begins with it. */
const AHEAD = 2
const BEHIND = 15
/** The heading of the State stands beside the agency's name, never in it. */
const MOTTO = /cong hoa xa hoi|doc lap tu do/
/** "số1": a blank was lost, and maybe more. */
const GLUED = /\p{Ll}\d/u

/** Three words that stand twice in one value: two lines or cells were read into each other. */
function saysTwice(value: string): boolean {
  const words = searchKey(value).split(' ')
  const seen = new Set<string>()
  for (let i = 0; i + 3 <= words.length; i++) {
    const three = words.slice(i, i + 3).join(' ')
    if (seen.has(three)) return true
    seen.add(three)
  }
  return false
}

const HEADS =
  'chuyen vien|giao vien|giang vien|nhan vien|hieu truong|pho giam doc|pho truong|pho chanh|to truong|to pho|doi truong|ke toan truong'
/** Positions that no unit's name holds: two columns were read into one. */
const POSITION = new RegExp(`\\b(${HEADS})\\b`)
/** A second position right behind the first, with nothing that joins them. */
const TWO_POSITIONS = new RegExp(`\\b(${HEADS})\\b[a-z ]*(?<!kiem|va|la) (${HEADS})\\b`)
/** Folded, with the signs that join two positions kept. */
const foldedSigns = (value: string): string =>
  value
    .split(/([,;/()–-])/)
    .map(searchKey)
    .join('|')

const YOUNGEST = 5
const OLDEST = 100

/** What no probability overrules: a value that cannot be all of what is printed, or cannot be true. */
export function barOf(field: ReadField, place: FieldPlace, facts: DocumentFacts): DoubtCode | undefined {
  if (field.value === null) return undefined
  const value = String(field.value)
  const group = GROUP_OF[place.kind]
  if (place.kind === 'birthYear' && facts.year !== null) {
    const age = facts.year - Number(value)
    return age < YOUNGEST || age > OLDEST ? 'range' : undefined
  }
  if (place.kind === 'year' && facts.year !== null) {
    const years = (value.match(/\d{4}/g) ?? []).map(Number)
    return years.some((y) => y > (facts.year ?? y) + AHEAD || y < (facts.year ?? y) - BEHIND) ? 'range' : undefined
  }
  // A deputy signs in the head's place (NĐ 30/2020, phụ lục I, II.7): without KT. a line was lost or misread.
  if (place.kind === 'signerAuthority' && facts.isDeputy && !/K\s*[./]?\s*T\b/u.test(value)) return 'format'
  if (group === 'number' || group === 'figures') return undefined
  if (group === 'head' && MOTTO.test(searchKey(value))) return 'format'
  if (group !== 'award' && (GLUED.test(value) || (group !== 'head' && saysTwice(value)))) return 'format'
  // A name that was put right may be another person's: rare names survive only where someone looks.
  if (group === 'name' && isPlausibleName(value) && !letters(field.raw).includes(letters(value))) return 'inferred'
  if (place.kind === 'unit' && POSITION.test(searchKey(value))) return 'format'
  if (place.kind === 'position' && TWO_POSITIONS.test(foldedSigns(value))) return 'format'
  const { cut } = wordingOf(value)
  if (cut === 1 || (group === 'words' && endsInPhrase(value))) return 'format'
  if (group === 'words' && !/^\p{Lu}/u.test(value) && facts.capitals(place.kind)) return 'format'
  return undefined
}
