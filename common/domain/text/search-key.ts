import { foldCharacter } from './fold.ts'

/** Characters met so far: a register's texts use some three hundred of them, and this is the hottest function in the product. */
const folded = new Map<string, string>()
const CACHE_LIMIT = 4096

/**
 * The key under which a text is found: "dang thi duc" for Đặng Thị Đức however it was typed (NFD, capitals, hoà or hòa).
 * Lower case ASCII for Vietnamese, marks stripped, đ as d, quotes and apostrophes dropped (H'Lan is found by hlan),
 * dashes as spaces, spaces squeezed. What is typed into a search box goes through the same function.
 * `searchKey(searchKey(text)) === searchKey(text)`.
 */
export function searchKey(text: string): string {
  let key = ''
  for (const character of text) {
    const piece = foldCached(character)
    if (piece === ' ') {
      if (key !== '' && !key.endsWith(' ')) key += ' '
    } else key += piece
  }
  return key.trimEnd()
}

function foldCached(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const piece = foldCharacter(character)
  if (folded.size < CACHE_LIMIT) folded.set(character, piece)
  return piece
}
