import type { PageWord } from '../../model/page.ts'
import { editDistance } from '../text/edit-distance.ts'
import { canonicalTonePlacement } from '../text/tone-placement.ts'
import type { Line, PageFlow } from './flow.ts'
import { foldAligned } from './run.ts'

/** The words of a whole document in the order of their lines, for looking up how it spells a name elsewhere. */
export interface DocumentWords {
  readonly words: readonly { readonly text: string; readonly packed: string; readonly confidence: number }[]
}

export interface Spelling {
  /** as printed most often, mixed case where the document has it so */
  readonly text: string
  /** how often the document has it, the asked place included */
  readonly count: number
  /** how often it has the spelling that was asked for */
  readonly own: number
}

const pack = (text: string): string => foldAligned(text).replace(/[^a-z0-9]/g, '')
const bare = (text: string): string => text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')
const LIMIT = 60_000

/** Every word a document prints, for spelling a doubtful one as the document mostly does. */
export function documentWords(flows: readonly PageFlow[]): DocumentWords {
  const words: DocumentWords['words'][number][] = []
  const add = (placed: readonly PageWord[]) => {
    for (const w of placed) {
      const packed = pack(w.text)
      if (packed !== '') words.push({ text: bare(w.text), packed, confidence: w.confidence })
    }
  }
  const runs = (lines: readonly Line[]) => {
    for (const l of lines) add(l.run.words.map((w) => w.word))
  }
  for (const flow of flows) {
    runs(flow.headLeft)
    runs(flow.headRight)
    for (const block of flow.body) {
      if (block.kind === 'line') runs([block])
      else for (const cell of block.table.cells) add(cell.lines.flatMap((l) => l.words))
    }
    runs(flow.footLeft)
    runs(flow.footRight)
  }
  return { words: words.length > LIMIT ? [] : words }
}

/** Slips that still leave a name the same one: none in a short name but its marks and blanks. */
const slips = (letters: number): number => (letters < 7 ? 0 : letters < 13 ? 1 : 2)

/**
 * How the document mostly spells a name that was read as `asked` once: capitals and blanks do not count, marks and a slip of a letter
 * may differ. Null where it stands nowhere else or as often one way as the other. A name the document writes twice alike against one
 * doubtful reading is that name. `doubtful`: the letters themselves were not read with trust, so a slip is allowed for.
 */
export function usualSpelling(asked: string, { words }: DocumentWords, doubtful: boolean): Spelling | null {
  const target = pack(asked)
  if (target.length < 4) return null
  const limit = doubtful ? slips(target.length) : 0
  const key = (text: string) => canonicalTonePlacement(text.normalize('NFC').toLocaleLowerCase('vi'))
  const votes = new Map<string, { text: string; count: number; weight: number }>()
  for (let i = 0; i < words.length; i++) {
    let packed = ''
    let trust = 1
    for (let j = i; j < words.length && packed.length < target.length + limit; j++) {
      const word = words[j]
      if (!word) break
      packed += word.packed
      trust = Math.min(trust, word.confidence)
      if (packed.length < target.length - limit) continue
      if (editDistance(packed, target, limit) > limit) continue
      // A letter by itself is a word torn apart.
      if (words.slice(i, j + 1).some((w) => /^[b-df-hj-np-tvxđ]$/i.test(w.text))) continue
      const text = words
        .slice(i, j + 1)
        .map((w) => w.text)
        .join(' ')
      const vote = votes.get(key(text)) ?? { text, count: 0, weight: 0 }
      vote.count++
      vote.weight += trust
      if (/\p{Ll}/u.test(text)) vote.text = text
      votes.set(key(text), vote)
    }
  }
  const [first, second] = [...votes.values()].sort((a, b) => b.weight - a.weight)
  if (!first || (second && second.weight > first.weight * 0.67)) return null
  return { text: first.text, count: first.count, own: votes.get(key(asked))?.count ?? 0 }
}
