import { toneOf, withoutTones, withTone } from './tones.ts'

/**
 * Where the tone stands is a matter of taste (hoà or hòa, thuý or thúy, uỷ or ủy) and of input method, never of meaning.
 * The form chosen here is the one state documents use most: ỦY BAN, HÒA, THÚY, KHỎE.
 */

const SYLLABLE =
  /^(ngh|ng|nh|ch|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu(?=[aăâeêioôơy])|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/
const MARKED_VOWEL = /[ăâêôơư]/
const WORD = /[\p{L}\p{M}]+/gu

/**
 * The same text with every Vietnamese syllable's tone at its canonical place; everything else as it was. NFC in, NFC out.
 * Letters are never changed: quí and quý stay two words, and so do Lí and Lý.
 */
export function canonicalTonePlacement(text: string): string {
  return text.normalize('NFC').replace(WORD, placeTone)
}

function placeTone(word: string): string {
  const tone = toneOf(word)
  if (tone === 0) return word
  const bare = withoutTones(word)
  const syllable = SYLLABLE.exec(bare.toLowerCase())
  const vowels = syllable?.[2]
  // Two tones in one word is not a syllable; lengths differ when a mark could not be composed.
  if (!syllable || !vowels || bare.length !== word.length || countTones(word) > 1) return word
  const at = (syllable[1]?.length ?? 0) + carrier(vowels, syllable[3] !== undefined)
  return bare.slice(0, at) + withTone(bare.charAt(at), tone) + bare.slice(at + 1)
}

/** Index of the vowel that carries the tone. */
function carrier(vowels: string, closed: boolean): number {
  for (let at = vowels.length - 1; at >= 0; at -= 1) if (MARKED_VOWEL.test(vowels.charAt(at))) return at
  if (closed) return vowels.length - 1
  return vowels.length === 3 ? 1 : 0
}

function countTones(word: string): number {
  return word.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g)?.length ?? 0
}
