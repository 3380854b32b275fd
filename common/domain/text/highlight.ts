import { foldCharacter } from './fold.ts'
import { searchKey } from './search-key.ts'

export interface TextPart {
  readonly text: string
  /** these letters match what was searched for */
  readonly hit: boolean
}

/**
 * A text cut into parts that match a search and parts that do not, for marking hits on the screen. Search and text are folded as
 * `searchKey` folds them, so "duc" marks Đức in any normal form. The words of the search may stand anywhere, each at the
 * beginning of a word; the whole search is looked for first. Joined, the parts are the text unchanged.
 */
export function highlightParts(text: string, search: string): readonly TextPart[] {
  const key = searchKey(search)
  if (key === '' || text === '') return text === '' ? [] : [{ text, hit: false }]
  const folded = foldWithOrigins(text)
  const marked = new Array<boolean>(text.length).fill(false)
  const whole = mark(folded, key, marked)
  if (!whole) for (const word of key.split(' ')) mark(folded, word, marked)
  return cut(text, marked)
}

interface Folded {
  readonly letters: string
  /** for each folded letter, where its original begins and ends (with the combining marks that follow it) */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

function foldWithOrigins(text: string): Folded {
  let letters = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of text) {
    const piece = foldCharacter(character)
    const end = at + character.length
    if (piece === '' && /\p{M}/u.test(character) && to.length > 0) to[to.length - 1] = end
    if (!(piece === ' ' && (letters === '' || letters.endsWith(' ')))) {
      for (let index = 0; index < piece.length; index += 1) {
        from.push(at)
        to.push(end)
      }
      letters += piece
    }
    at = end
  }
  return { letters, from, to }
}

function mark(folded: Folded, term: string, marked: boolean[]): boolean {
  let found = false
  for (let at = folded.letters.indexOf(term); at >= 0; at = folded.letters.indexOf(term, at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(folded.letters.charAt(at - 1))) continue
    found = true
    marked.fill(true, folded.from[at] ?? 0, folded.to[at + term.length - 1] ?? marked.length)
  }
  return found
}

function cut(text: string, marked: readonly boolean[]): readonly TextPart[] {
  const parts: TextPart[] = []
  let start = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[start]) continue
    parts.push({ text: text.slice(start, at), hit: marked[start] ?? false })
    start = at
  }
  return parts
}
