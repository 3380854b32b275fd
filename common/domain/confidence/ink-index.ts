import type { TextField } from '../../model/draft.ts'
import { leavesOf, type PageLine, type PageResult, type PageWord } from '../../model/page.ts'

/** What a word stands in: a cell of a table with drawn lines, one told from gaps, or running text. */
export type Container = 'ruled' | 'open' | 'prose'

export interface InkWord {
  readonly word: PageWord
  readonly page: PageResult
  readonly container: Container
}

interface Placed extends InkWord {
  readonly cx: number
  readonly cy: number
}

/** The words of a document by place, so that a field's evidence leads back to them. */
export interface InkIndex {
  /** The words a field was read from: those in its evidence whose letters are in its `raw`. */
  wordsOf(field: Pick<TextField, 'evidence' | 'raw'>): readonly InkWord[]
  readonly words: readonly InkWord[]
}

const SLACK = 1e-4

/** `pageNumbers`: what evidence calls these pages; 1, 2, 3 … without it. */
export function inkIndex(pages: readonly PageResult[], pageNumbers?: readonly number[] | undefined): InkIndex {
  const byPage = new Map(pages.map((page, i) => [pageNumbers?.[i] ?? i + 1, placedWords(page).sort((a, b) => a.cy - b.cy)]))
  return {
    words: [...byPage.values()].flat(),
    wordsOf({ evidence, raw }) {
      const inside = evidence.flatMap(({ page, box: [x, y, w, h] }) => {
        const words = byPage.get(page) ?? []
        const out: Placed[] = []
        for (let i = firstFrom(words, y - SLACK); i < words.length; i++) {
          const word = words[i]
          if (!word || word.cy > y + h + SLACK) break
          if (word.cx >= x - SLACK && word.cx <= x + w + SLACK) out.push(word)
        }
        return out
      })
      // On a sloping page the box of a long line also holds words of its neighbours.
      const wanted = new Map<string, number>()
      for (const token of raw.split(' ')) wanted.set(token, (wanted.get(token) ?? 0) + 1)
      const own = inside.filter(({ word }) => {
        const token = word.raw ?? word.text
        const left = wanted.get(token) ?? 0
        wanted.set(token, left - 1)
        return left > 0
      })
      return own.length > 0 ? own : inside
    },
  }
}

function placedWords(page: PageResult): Placed[] {
  const place = (line: PageLine, container: Container): Placed[] =>
    line.words.map((word) => ({ word, page, container, cx: word.box[0] + word.box[2] / 2, cy: word.box[1] + word.box[3] / 2 }))
  return leavesOf(page).flatMap((leaf) => [
    ...leaf.lines.flatMap((l) => place(l, 'prose')),
    ...leaf.tables.flatMap((t) => t.cells.flatMap((c) => c.lines.flatMap((l) => place(l, t.kind)))),
  ])
}

function firstFrom(words: readonly Placed[], y: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((words[mid]?.cy ?? 0) < y) low = mid + 1
    else high = mid
  }
  return low
}
