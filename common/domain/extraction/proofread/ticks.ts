import type { PageCell, PageTable, PageWord } from '../../../model/page.ts'
import { respelled } from './words.ts'

const TICK = /^[xX×✓✔]$/u
/** A dash, a nought, a dot or a stroke left of a line says "no". */
const LIKE_TICK = /^[^\w\s]?[^\s\-–—_.,:;'’`´0oO|¦]{1,2}[^\w\s]?$/u
const FEWEST = 3

const onlyWord = (cell: PageCell): PageWord | undefined => {
  const words = cell.lines.flatMap((l) => l.words)
  return words.length === 1 ? words[0] : undefined
}

/** In a column of ticks ("x") a lone sign that is none ("%", "<", "C") is a tick that was misread. */
export function ticksRead(table: PageTable): PageTable {
  const counts = new Map<number, { ticks: number; filled: number }>()
  for (const cell of table.cells) {
    const text = cell.lines.flatMap((l) => l.words.map((w) => w.text)).join(' ')
    if (text === '' || text.length > 3) continue
    const count = counts.get(cell.col) ?? { ticks: 0, filled: 0 }
    counts.set(cell.col, { ticks: count.ticks + (TICK.test(text) ? 1 : 0), filled: count.filled + 1 })
  }
  const ticked = new Set([...counts].filter(([, c]) => c.ticks >= FEWEST && c.ticks * 2 >= c.filled).map(([col]) => col))
  if (ticked.size === 0) return table
  return {
    ...table,
    cells: table.cells.map((cell) => {
      const word = ticked.has(cell.col) ? onlyWord(cell) : undefined
      if (!word || TICK.test(word.text) || !LIKE_TICK.test(word.text)) return cell
      return { ...cell, lines: cell.lines.map((l) => ({ ...l, words: l.words.map((w) => (w === word ? respelled(w, 'x') : w)) })) }
    }),
  }
}
