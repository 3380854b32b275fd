import { cleanLine } from '../text/normalise.ts'
import { searchKey } from '../text/search-key.ts'

const ROMAN: Readonly<Record<string, string>> = {
  '1': 'nhat',
  '2': 'nhi',
  '3': 'ba',
  i: 'nhat',
  ii: 'nhi',
  iii: 'ba',
  l: 'nhat',
  ll: 'nhi',
  lll: 'ba',
}
const LEADING =
  /^(?:nay |quyet dinh )?(?:(?:tang thuong|truy tang|tang|cong nhan|phong tang|truy phong|trao tang|de nghi|dat|danh hieu vinh du nha nuoc|danh hieu thi dua|danh hieu|hinh thuc khen thuong|hinh thuc|huu hieu)(?: la)? )+(?=\S)/
const TRAILING =
  / (?:nam hoc|giai doan|trong nam|cho|da co|vi da|kem theo|kem tien|co thanh tich|trong (?:phong trao|thuc hien|cong tac)) .*$| (?:cac |dot )?nam (?:hoc )?\d{4}.*$| \d{4}( .*)?$/

/** An award as printed, folded and freed of what is not its name. */
export interface PrintedAward {
  /** folded, "hang iii" as "hang ba", without verbs before it and period or reason after it */
  readonly key: string
  /** folded words after "của": the issuer as printed; '' when it names none */
  readonly issuer: string
  /** `key` up to the issuer */
  readonly head: string
}

/** Takes "Tặng “Bằng khen của Chủ tịch UBND tỉnh” năm 2023" apart. */
export function readPrintedAward(printed: string): PrintedAward {
  // Letters and digits only, so that dots and strokes of the reader do not matter.
  const folded = searchKey(cleanLine(printed).replace(/\([^)]*\)/g, ' '))
    .replace(/[.,;:/*_|[\]()]+/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
  const ranked = folded.replace(/\bhang (1|2|3|i{1,3}|l{1,3})(?= |$)/, (_, rank: string) => `hang ${ROMAN[rank]}`)
  const key = foldSpelling(ranked).replace(LEADING, '').replace(TRAILING, '').trim()
  const at = / cua /.exec(key)
  return at ? { key, head: key.slice(0, at.index), issuer: key.slice(at.index + 5) } : { key, head: key, issuer: '' }
}

/** Words of the field that are written in two ways. Works on folded text and is done after one pass. */
function foldSpelling(folded: string): string {
  return folded
    .replace(/\bsy\b/g, 'si')
    .replace(/\bky (?=niem|luat)/g, 'ki ')
    .replace(/\b(?:uy ban nhan dan|u b n d)\b/g, 'ubnd')
}
