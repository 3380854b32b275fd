/**
 * Folding one character: what is left of a letter when neither case nor diacritics matter.
 * Search keys and highlighting must agree letter for letter, so both use this and nothing else.
 */

const MARKS = /\p{M}/gu
/** Letters that Unicode does not decompose: đ, and the barred b of Ba Na and Gia Rai names. */
const STROKED: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ɖ: 'd', ƀ: 'b', ɓ: 'b', ł: 'l', ø: 'o', ı: 'i' }

/**
 * One code point (with or without combining marks) folded: lower case, no marks, đ as d. Quotation marks and invisible
 * characters give '', dashes and blanks give ' ', everything else itself in lower case.
 */
export function foldCharacter(character: string): string {
  if (/^[\u0300-\u036F\u00AD\u200B-\u200F\u2060\uFEFF]$/.test(character)) return ''
  if (/^['"`\u00B4\u2018-\u201F\u2032-\u2036\u02B9-\u02BD\u00AB\u00BB]$/.test(character)) return ''
  if (/^[-\s\u2010-\u2015\u2212]$/.test(character)) return ' '
  const bare = character.normalize('NFD').replace(MARKS, '').toLowerCase().normalize('NFD').replace(MARKS, '')
  return Array.from(bare, (letter) => STROKED[letter] ?? letter).join('')
}

/** A text without its marks and with đ as d, in the case it has; as many letters as the NFC text has. For comparing words, not for search keys. */
export const withoutMarks = (text: string): string => text.normalize('NFD').replace(MARKS, '').replace(/đ/g, 'd')
