import type { DoubtCode } from '../../model/draft.ts'
import { endsInPhrase } from '../extraction/lexicon.ts'
import { isPlausibleName } from '../text/names.ts'
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
  if (group === 'number' || group === 'figures') return undefined
  // A name that was put right may be another person's: rare names survive only where someone looks.
  if (group === 'name' && isPlausibleName(value) && !letters(field.raw).includes(letters(value))) return 'inferred'
  const { cut } = wordingOf(value)
  if (cut === 1 || (group === 'words' && endsInPhrase(value))) return 'format'
  if (group === 'words' && !/^\p{Lu}/u.test(value) && facts.capitals(place.kind)) return 'format'
  return undefined
}
