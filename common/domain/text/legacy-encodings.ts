import { isSyllable } from './syllable.ts'

/**
 * The two encodings of Vietnamese before Unicode that old papers, fonts and lists still carry. Their letters lie on the codes of
 * Latin-1, so that a program which does not know the font shows "NguyÔn V¨n A" (TCVN3, TCVN 5712:1993: .VnTime and the like) or
 * "Nguyeãn Vaên A" (VNI: VNI-Times and the like).
 */
export type LegacyEncoding = 'tcvn3' | 'vni'

/** A code and its letter, and so on. */
const TCVN3_LETTERS =
  '¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00adư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ'
const TCVN3 = new Map(pairs(TCVN3_LETTERS))

/** A letter and its mark after it, as VNI writes them; marks of capital letters may be capital. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  a: 'øàùáûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ',
  e: 'øèùéûẻõẽïẹâêáếàềåểãễäệ',
  o: 'øòùóûỏõõïọâôáốàồåổãỗäộ',
  u: 'øùùúûủõũïụ',
  y: 'øỳùýûỷõỹ',
  ô: 'øờùớûởõỡïợ',
  ö: 'øừùứûửõữïự',
}
/** Letters of one code of their own. */
const VNI_SINGLE = new Map(pairs('ñđÑĐôơÔƠöưÖƯæỉÆỈóĩÓĨòịÒỊîỵÎỴ'))
const VNI = vniTable()

function pairs(text: string): [string, string][] {
  const letters = [...text]
  return letters.flatMap((letter, i) => (i % 2 === 0 ? [[letter, letters[i + 1] ?? ''] as [string, string]] : []))
}

function vniTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const [base, marks] of Object.entries(VNI_MARKS)) {
    for (const [mark, letter] of pairs(marks)) {
      table.set(base + mark, letter)
      for (const upper of [base.toUpperCase() + mark.toUpperCase(), base.toUpperCase() + mark])
        table.set(upper, letter.toLocaleUpperCase('vi'))
    }
  }
  return table
}

/** The encoding that a font's name stands for; null for a Unicode font. Takes the name with or without a subset's prefix. */
export function legacyEncodingOfFont(name: string): LegacyEncoding | null {
  const own = name.replace(/^[A-Z]{6}\+/, '')
  if (/^\.?Vn(?=[A-Z0-9])/.test(own)) return 'tcvn3'
  return /^VNI[-\s]?[A-Z0-9]/i.test(own) ? 'vni' : null
}

/** TCVN3 has no capital letters with tones: fonts whose name ends in H draw small letters as capitals. */
export const isCapitalFont = (name: string): boolean => /^([A-Z]{6}\+)?\.?Vn[\w ]*H(?![a-z])/.test(name)

/** Letters of an old encoding in Unicode (NFC). Text that is Unicode already comes back changed: ask `detectLegacy` first. */
export function toUnicode(text: string, encoding: LegacyEncoding): string {
  // programs show the code of a micro sign as the Greek letter
  const codes = text.replace(/\u03bc/g, '\u00b5')
  if (encoding === 'tcvn3')
    return [...codes]
      .map((letter) => TCVN3.get(letter) ?? letter)
      .join('')
      .normalize('NFC')
  let out = ''
  for (let i = 0; i < codes.length; i++) {
    const two = VNI.get(codes.slice(i, i + 2))
    if (two !== undefined) i++
    const one = codes[two === undefined ? i : i - 1] ?? ''
    out += two ?? VNI_SINGLE.get(one) ?? one
  }
  return out.normalize('NFC')
}

const FROM_TCVN3 = new Map([...TCVN3].map(([code, letter]) => [letter, code]))
const FROM_VNI = new Map([...[...VNI].reverse(), ...VNI_SINGLE].map(([code, letter]) => [letter, code]))

/** Unicode in the letters of an old encoding, for tests and files that others must read; TCVN3 writes toned capitals small. */
export function fromUnicode(text: string, encoding: LegacyEncoding): string {
  const table = encoding === 'tcvn3' ? FROM_TCVN3 : FROM_VNI
  return [...text.normalize('NFC')].map((letter) => table.get(letter) ?? table.get(letter.toLocaleLowerCase('vi')) ?? letter).join('')
}

/** Letters that a Vietnamese text in Unicode does not hold, and the old encodings do. */
const FOREIGN = /[^\p{ASCII}]/u
const WORD = /[^\s.,;:!?()[\]/"“”'‘’–-]+/gu

/** How much of the words with marks reads as Vietnamese: 0 to 1, 1 where there are none. */
export function vietnameseShare(text: string): number {
  const words = (text.match(WORD) ?? []).filter((word) => FOREIGN.test(word) && !/\d/.test(word))
  return words.length === 0 ? 1 : words.filter(isSyllable).length / words.length
}

const GOOD = 0.75
const BETTER = 0.25

/**
 * The old encoding a text is in, told by its letters alone: read as such it is Vietnamese, and as it stands it is not.
 * Null for Unicode, for other languages, and where there are no letters to tell by.
 */
export function detectLegacy(text: string): LegacyEncoding | null {
  if (!/[\u00a1-\u00ff\u03bc]/.test(text)) return null
  const now = vietnameseShare(text)
  if (now >= GOOD) return null
  const tried = (['tcvn3', 'vni'] as const)
    .map((encoding) => ({ encoding, share: vietnameseShare(toUnicode(text, encoding)) }))
    .sort((a, b) => b.share - a.share)
  const [best] = tried
  return best && best.share >= GOOD && best.share >= now + BETTER ? best.encoding : null
}
