import {
  flatBox,
  type PageCell,
  type PageLeaf,
  type PageLine,
  type PageResult,
  type PageTable,
  type PageWord,
} from '../../../model/page.ts'
import { columnsAgree } from './columns.ts'
import { oddWordsRead } from './context.ts'
import { figuresRead } from './figures.ts'
import { addressees, datesRead, unglued, withoutSpecks, withoutStops } from './marks.ts'
import { ordinalsRead } from './ordinals.ts'
import { spellNear } from './phrases.ts'
import { secondChosen, withoutDust } from './second-choice.ts'
import { ticksRead } from './ticks.ts'

/**
 * A decision's pages with the slips of recognition taken out that knowledge of the language and of the field can tell for certain:
 * specks, glued words, figures of dates, formulas, and cells that the rest of their column spells otherwise. A changed word keeps what
 * the engine gave in `raw`. Text that was never recognised from a picture stays as it is.
 */
export function proofread(pages: readonly PageResult[]): PageResult[] {
  const clean = pages.map((page) => (page.source === 'ocr' ? { ...page, ...leafRead(page), ...leavesRead(page) } : page))
  return oddWordsRead(columnsAgree(secondChosen(clean)))
}

const leavesRead = (page: PageResult): { leaves?: PageLeaf[] } => (page.leaves ? { leaves: page.leaves.map(leafRead) } : {})

const leafRead = (leaf: PageLeaf): PageLeaf => ({
  lines: leaf.lines.map(lineRead).filter((l) => l.words.length > 0),
  tables: leaf.tables.map(tableRead),
})

const wordsRead = (words: readonly PageWord[], cell = false): PageWord[] =>
  datesRead(withoutStops(withoutSpecks(words).flatMap(unglued), cell))

const lineRead = (line: PageLine): PageLine => ({ ...line, words: spellNear(addressees(wordsRead(line.words)), false) })

const tableRead = (table: PageTable): PageTable => ordinalsRead({ ...table, cells: ticksRead(table).cells.map(cellRead) })

/** A cell is one wording over all its lines; words go back to the line they stand on. */
function cellRead(cell: PageCell): PageCell {
  const apart = withoutDust(cell.lines).map((l) => figuresRead(wordsRead(l.words, true)))
  // A stop at a line's end inside a cell ends nothing either.
  const flat = withoutStops(apart.flat(), true)
  const lines = apart.map((words, i) => flat.slice(apart.slice(0, i).flat().length).slice(0, words.length))
  const at = new Map<PageWord, number>()
  for (const [i, words] of lines.entries()) for (const w of words) at.set(w, i)
  const whole = spellNear(lines.flat(), true)
  if (whole.length === lines.flat().length) {
    let next = 0
    const take = (n: number) => {
      next += n
      return whole.slice(next - n, next)
    }
    return { ...cell, lines: cell.lines.map((l, i) => ({ ...l, words: take(lines[i]?.length ?? 0) })) }
  }
  return { ...cell, lines: cell.lines.map((l, i) => ({ ...l, words: whole.filter((w) => lineOf(w, cell, at) === i) })) }
}

const lineOf = (word: PageWord, cell: PageCell, at: ReadonlyMap<PageWord, number>): number => {
  const known = at.get(word)
  if (known !== undefined) return known
  const middle = (b: readonly [number, number, number, number]) => b[1] + b[3] / 2
  const y = middle(flatBox(word))
  let best = 0
  cell.lines.forEach((l, i) => {
    if (Math.abs(middle(flatBox(l)) - y) < Math.abs(middle(flatBox(cell.lines[best] ?? l)) - y)) best = i
  })
  return best
}
