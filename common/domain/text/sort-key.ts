import { splitName } from './names.ts'
import { cleanLine } from './normalise.ts'
import { plainPunctuation } from './punctuation.ts'
import { canonicalTonePlacement } from './tone-placement.ts'
import { toneOf, withoutTones } from './tones.ts'

/**
 * Keys that put Vietnamese in order under plain byte comparison, which is all SQLite and `COLLATE "C"` offer.
 * The order is the dictionary's: a ă â b c d đ e ê … x y, then the tones ngang huyền hỏi ngã sắc nặng; numbers by value
 * ("Tổ 2" before "Tổ 10"); case never decides. It agrees with Intl.Collator('vi', { numeric: true }) on canonical text.
 *
 * How: a letter with a hook is its base and a character after z (ă is a{, â is a|), so that it follows every word that goes on
 * after the plain letter; a space between words is !, lower than any letter; the tones of the words follow after a space.
 */

const LETTERS: Readonly<Record<string, string>> = {
  ă: 'a{',
  â: 'a|',
  đ: 'd{',
  ê: 'e{',
  ô: 'o{',
  ơ: 'o|',
  ư: 'u{',
  ƀ: 'b',
}

/** Sort key of a text (a unit, an award, a place). ASCII for Vietnamese text; '' for nothing. */
export function sortKey(text: string): string {
  const words = canonicalTonePlacement(plainPunctuation(cleanLine(text)))
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return ''
  return `${words.map(primary).join('!')} ${words.map(tones).join('')}`
}

/**
 * Sort key of a person: given name first, then family name, then middle names, as every Vietnamese list is ordered.
 * `given` overrides the rule that the given name is the last word (a register lets the officer say so for ethnic names).
 */
export function personSortKey(fullName: string, given?: string): string {
  const name = splitName(fullName, given)
  return `${sortKey(name.given)} ${sortKey(name.family)} ${sortKey(name.middle)}`.trimEnd()
}

/** One digit for each syllable, also of words joined by a hyphen. */
function tones(word: string): string {
  return (word.match(/[\p{L}\p{M}]+/gu) ?? [word]).map(toneOf).join('')
}

function primary(word: string): string {
  return withoutTones(word).replace(/\d+|\P{N}/gu, (piece) => {
    if (/^\d/.test(piece)) return numberKey(piece)
    const letter = LETTERS[piece]
    if (letter !== undefined) return letter
    const bare = piece.normalize('NFD').replace(/\p{M}/gu, '')
    return /^[a-z0-9'/&().,:;+-]*$/.test(bare) ? bare : `~${bare}`
  })
}

/** A number by value: how many digits it has, then the digits; a number of ten digits or more sorts after the others. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return `${Math.min(significant.length, 9)}${significant}`
}
