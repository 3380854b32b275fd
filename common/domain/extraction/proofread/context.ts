import { leavesOf, type PageLeaf, type PageLine, type PageResult, type PageWord } from '../../../model/page.ts'
import { editDistance } from '../../text/edit-distance.ts'
import { isSyllable } from '../../text/syllable.ts'
import { respelled } from './words.ts'

/** A word put right by its neighbours elsewhere is looked at. */
const PROPOSED = 0.7
const letters = (w: PageWord | undefined): string => w?.text.replace(/[^\p{L}]/gu, '') ?? ''
/** Spelled as no Vietnamese word can be, and no abbreviation or figure. */
const isOdd = (w: PageWord): boolean => w.confidence < 1 && /^\p{Lu}?\p{Ll}{2,}[.,;]?$/u.test(w.text) && !isSyllable(letters(w))

/**
 * An impossible word ("Chu Trnh") after the same two words as a possible one elsewhere in the document ("Phan Chu Trinh", twice at
 * least), one letter away, is that word. Names of other peoples stand alone in a document, so they stay.
 */
export function oddWordsRead(pages: readonly PageResult[]): PageResult[] {
  const after = new Map<string, Map<string, number>>()
  const key = (words: readonly PageWord[], i: number) => `${letters(words[i - 2])} ${letters(words[i - 1])}`
  const sequences = pages.flatMap((p) => (p.source === 'ocr' ? leavesOf(p).flatMap(sequencesOf) : []))
  for (const words of sequences)
    words.forEach((w, i) => {
      if (i < 2 || !isSyllable(letters(w))) return
      const known = after.get(key(words, i)) ?? new Map<string, number>()
      after.set(key(words, i), known.set(letters(w), (known.get(letters(w)) ?? 0) + 1))
    })
  const fixed = new Map<PageWord, PageWord>()
  for (const words of sequences)
    words.forEach((w, i) => {
      if (i < 2 || !isOdd(w)) return
      const near = [...(after.get(key(words, i)) ?? [])]
        .filter(([text, n]) => n >= 2 && editDistance(text, letters(w), 1) <= 1)
        .sort((a, b) => b[1] - a[1])
      const [only, other] = near
      // Other slips of the same word ("Trình") may come again too, but never as often.
      if (only && (!other || other[1] * 3 <= only[1]))
        fixed.set(w, { ...respelled(w, w.text.replace(letters(w), only[0])), confidence: Math.min(PROPOSED, w.confidence) })
    })
  if (fixed.size === 0) return [...pages]
  const line = (l: PageLine): PageLine => ({ ...l, words: l.words.map((w) => fixed.get(w) ?? w) })
  const leaf = ({ lines, tables }: PageLeaf): PageLeaf => ({
    lines: lines.map(line),
    tables: tables.map((t) => ({ ...t, cells: t.cells.map((c) => ({ ...c, lines: c.lines.map(line) })) })),
  })
  return pages.map((p) => ({ ...p, ...leaf(p), ...(p.leaves ? { leaves: p.leaves.map(leaf) } : {}) }))
}

/** Words that read on: a line's, or all of a cell's. */
const sequencesOf = (leaf: PageLeaf): PageWord[][] => [
  ...leaf.lines.map((l) => [...l.words]),
  ...leaf.tables.flatMap((t) => t.cells.map((c) => c.lines.flatMap((l) => l.words))),
]
