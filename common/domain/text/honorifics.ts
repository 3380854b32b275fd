import { cleanLine } from './normalise.ts'
import { plainQuotes } from './punctuation.ts'
import { canonicalTonePlacement } from './tone-placement.ts'

/**
 * What is printed before a name and is no part of it: forms of address, ranks of the armed forces, degrees and state titles.
 * Kept apart (danh xưng) because documents print it and the register must not.
 */

const ADDRESS = [
  'ông bà',
  'ông/bà',
  'ông, bà',
  'ông',
  'bà',
  'anh',
  'chị',
  'cô',
  'thầy giáo',
  'cô giáo',
  'thầy',
  'em',
  'cháu',
  'đồng chí',
  'đ/c',
  'đ.c',
  'mẹ',
  'chủ hộ',
  'hộ gia đình ông',
  'hộ gia đình bà',
  'hộ gia đình',
  'gia đình ông',
  'gia đình bà',
  'hộ ông',
  'hộ bà',
  'hòa thượng',
  'thượng tọa',
  'đại đức',
  'ni sư',
  'ni trưởng',
  'sư cô',
  'linh mục',
  'mục sư',
]
const RANKS = [
  ...['đại tướng', 'thượng tướng', 'trung tướng', 'thiếu tướng', 'chuẩn đô đốc', 'phó đô đốc', 'đô đốc'],
  ...['đại tá', 'thượng tá', 'trung tá', 'thiếu tá', 'đại úy', 'thượng úy', 'trung úy', 'thiếu úy', 'chuẩn úy'],
  ...['thượng sĩ', 'trung sĩ', 'hạ sĩ', 'binh nhất', 'binh nhì', 'chiến sĩ'],
]
const DEGREES = [
  ...['phó giáo sư', 'giáo sư', 'tiến sĩ khoa học', 'tiến sĩ', 'thạc sĩ', 'bác sĩ chuyên khoa ii', 'bác sĩ chuyên khoa i', 'bác sĩ'],
  ...['dược sĩ', 'kỹ sư', 'cử nhân', 'điều dưỡng', 'luật sư', 'kiến trúc sư', 'nhà giáo nhân dân', 'nhà giáo ưu tú'],
  ...['thầy thuốc nhân dân', 'thầy thuốc ưu tú', 'nghệ sĩ nhân dân', 'nghệ sĩ ưu tú', 'nghệ nhân nhân dân', 'nghệ nhân ưu tú'],
]
/** Abbreviations count only as they are written, so that a name such as Cn or Ds does not lose a word. */
const ABBREVIATIONS =
  /^(?:PGS|GS|TSKH|TS|Ts|THS|ThS|Ths|TH\.S|Th\.S|BS|Bs|BSCK|DSCK|DS|Ds|KS|Ks|KTS|LS|CN|QNCN|CNĐD|ĐD|ĐDT|CKI{1,2}|CK1|CK2|BSCKI{1,2}|BSCK1|BSCK2|DSCKI{1,2}|NGƯT|NGND|NGUT|TTƯT|TTND|TTUT|NSƯT|NSND|NNƯT|NNND)(?:[.,]+\s*|\s+)/
const WORDS = [...ADDRESS, ...RANKS, ...DEGREES].sort((a, b) => b.length - a.length)

export interface AddressedName {
  /** as printed, without a closing comma; null when nothing stands before the name */
  readonly honorific: string | null
  readonly name: string
}

/**
 * Parts "Đại úy Bùi Thế Đạt", "Bà ThS.BS. Lê Thị Hoà", "Hộ ông Mai Xuân Đáng" into what is printed before the name and the name.
 * Both are given as printed (NFC, spaces squeezed). Something is always left as a name; the family name Ông (Ông Văn Minh) stays.
 */
export function splitHonorific(printed: string): AddressedName {
  const text = plainQuotes(cleanLine(printed)).replace(/^[-+•*.,:;\s]+/, '')
  let rest = text
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const next = dropOne(rest)
    if (next === rest || next === '') break
    rest = next
  }
  const honorific = text.slice(0, text.length - rest.length).replace(/[\s,:-]+$/, '')
  return { honorific: honorific === '' ? null : honorific, name: rest }
}

function dropOne(text: string): string {
  const abbreviation = ABBREVIATIONS.exec(text)
  if (abbreviation) return text.slice(abbreviation[0].length)
  const lower = spelling(text)
  for (const word of WORDS) {
    if (!lower.startsWith(word)) continue
    const tail = /^(?:\s*\([^)]*\))?[\s.,:]+(?=\p{L})/u.exec(text.slice(word.length))
    if (!tail) continue
    const rest = text.slice(word.length + tail[0].length)
    if (word === 'ông' && /^(?:văn|thị|ích) \S+$/i.test(rest)) return text
    // An address is followed by a name of two words at least, or by another rank; "Anh Thư" is a name.
    if (word.length <= 4 && !/\s/.test(rest)) return text
    return rest
  }
  return text
}

/** Lower case, canonical tones, and sỹ as sĩ: one length as the text given, letter for letter. */
function spelling(text: string): string {
  return canonicalTonePlacement(text).toLowerCase().replace(/sỹ/g, 'sĩ')
}
