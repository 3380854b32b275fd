/**
 * The one way text enters the product. Everything stored is NFC; what a scanner, macOS or Word adds and nobody sees is taken out,
 * because two values that look alike on paper must be equal in the register.
 */

/** Soft hyphen, zero-width characters, direction marks, byte order mark, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
/** Every blank that is not a tab or a line end. */
const BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g
/** A tone mark typed before the mark of the letter: NFC leaves "é" + circumflex alone because both marks are of one class. */
const TONE_BEFORE_SHAPE = /([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031B])/g
const ETH_WORD = /[\p{L}\p{M}]*[\u00D0\u00F0\u0189\u0256][\p{L}\p{M}]*/gu
/** Letters a Vietnamese word can hold beside eth itself (f, j, w, z occur in names). */
const VIETNAMESE_WORD = /^(?:[a-z\u00F0\u0256\u0111]|[\u0300-\u0303]|\u0306|\u0309|\u031B|\u0323)+$/

/**
 * Text as it is stored: NFC, Vietnamese marks in order, invisible characters gone, every odd blank an ordinary space,
 * and the look-alike eth (Ð U+00D0, Ɖ U+0189) turned into Đ U+0110 where the rest of the word is Vietnamese.
 * Tabs and line ends stay; spaces are not squeezed (see `squeezeSpaces`).
 */
export function normaliseText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .normalize('NFD')
    .replace(TONE_BEFORE_SHAPE, '$2$1')
    .replace(ETH_WORD, replaceEth)
    .normalize('NFC')
}

function replaceEth(word: string): string {
  if (!VIETNAMESE_WORD.test(word.toLowerCase())) return word
  return word.replace(/[\u00D0\u0189]/g, '\u0110').replace(/[\u00F0\u0256]/g, '\u0111')
}

/** One line: every run of blanks, tabs and line ends is one space, none at the ends. */
export function squeezeSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** `normaliseText` and `squeezeSpaces`: a value typed into or read from one field. */
export function cleanLine(text: string): string {
  return squeezeSpaces(normaliseText(text))
}
