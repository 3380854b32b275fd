import { editDistance } from '../text/edit-distance.ts'
import { cleanLine } from '../text/normalise.ts'
import { plainQuotes } from '../text/punctuation.ts'
import { searchKey } from '../text/search-key.ts'
import { canonicalTonePlacement } from '../text/tone-placement.ts'
import { withoutTones } from '../text/tones.ts'
import type { MatchReason } from './reasons.ts'

/** A name in the forms it is compared by. */
export interface NameForms {
  /** lower case, tones in place: equal for hoà and hòa */
  readonly exact: string
  /** i for y at the end of a syllable: equal for Lý and Lí, Sỹ and Sĩ */
  readonly spelling: string
  readonly toneless: string
  /** folded from `spelling`; names are looked up by it */
  readonly key: string
}

export function nameForms(name: string): NameForms {
  const exact = canonicalTonePlacement(plainQuotes(cleanLine(name))).toLowerCase()
  const spelling = exact
    .normalize('NFD')
    .replace(/(?<=[bcdghklmnpqrstvx])y(?=[\u0300-\u0323]?(?:\s|$))/g, 'i')
    .normalize('NFC')
  return { exact, spelling, toneless: withoutTones(exact), key: searchKey(spelling) }
}

export interface NameLikeness {
  readonly code: Extract<
    MatchReason['code'],
    'sameName' | 'nameDiffersBySpelling' | 'nameDiffersByTone' | 'nameDiffersByMark' | 'nameDiffersByLetter'
  >
  /** how much the name alone says, 0 to 1 */
  readonly weight: number
}

/**
 * How alike two names are, or null when they are two names. The steps follow how names go wrong: a spelling of taste, a tone
 * or a mark the reader lost, one letter misread. Two wrong letters are another person's name.
 */
export function nameLikeness(a: NameForms, b: NameForms): NameLikeness | null {
  if (a.exact === b.exact) return { code: 'sameName', weight: 0.7 }
  if (a.spelling === b.spelling) return { code: 'nameDiffersBySpelling', weight: 0.65 }
  if (a.toneless === b.toneless) return { code: 'nameDiffersByTone', weight: 0.55 }
  if (a.key === b.key) return { code: 'nameDiffersByMark', weight: 0.5 }
  const letters = Math.min(a.key.length, b.key.length)
  return letters >= 6 && editDistance(a.key, b.key, 1) <= 1 ? { code: 'nameDiffersByLetter', weight: 0.35 } : null
}
