import { isSyllable } from '../text/syllable.ts'

const WORD = /[\p{L}\p{M}]+/gu
const USUAL = /^[\p{L}\p{M}\p{N}\s,.;:()\-–/“”"'’&%+]*$/u

/** What the letters of a value look like by themselves, each 0 or 1, or a share. */
export interface Wording {
  /** words that are no Vietnamese syllable, of all words; abbreviations in capitals are none of these */
  readonly foreign: number
  /** a sign that papers of this kind do not use, letters and digits in one word, brackets or quotes left open */
  readonly odd: number
  /** it seems to go on: a dash, a comma or a joining word at its end */
  readonly cut: number
  /** it ends in one letter or digit, which may be a Roman numeral misread */
  readonly loneEnd: number
}

const GOES_ON = /(?:[-–,;(&/]|\s(?:và|của|cho|các|với|tại|về))$/iu
const LONE_END = /\s[\p{L}\d|]$/u

/** How a value is written, whatever it says: foreign syllables, letters mixed with figures, an end that goes on. */
export function wordingOf(value: string): Wording {
  const words = value.match(WORD) ?? []
  const judged = words.filter((w) => !(w === w.toLocaleUpperCase('vi') && w.length <= 5))
  const foreign = judged.filter((w) => !isSyllable(w)).length / Math.max(1, judged.length)
  const mixed = /\p{Ll}\d|\d\p{Ll}{2}|\p{Ll}\p{Lu}/u.test(value)
  const open = count(value, '(') !== count(value, ')') || count(value, '“') !== count(value, '”') || count(value, '"') % 2 !== 0
  return {
    foreign,
    odd: !USUAL.test(value) || mixed || open ? 1 : 0,
    cut: GOES_ON.test(value) ? 1 : 0,
    loneEnd: LONE_END.test(value) ? 1 : 0,
  }
}

const count = (text: string, sign: string): number => text.split(sign).length - 1
