import type { Grid, GridCell } from '../image/ruled-table.ts'
import { inkLines } from './columns.ts'
import type { InkBox, PageInk } from './ink-boxes.ts'
import { cutsBetween } from './rows.ts'

/** Share of rows whose first cell holds one line: then it numbers them, and two numbers in one cell are two rows. */
const NUMBERED = 0.7
const NARROW = 0.16
/** Width of up to three figures, in heights of a word. */
const FIGURES = 2.2

/**
 * Rows of a ruled table that ran together because the line between them was lost (a fold, a faint copy) are parted again: the first
 * column, which has one number to a row, shows two. `ink` is what stands on the page without the table's lines.
 */
export function splitLostRows(grid: Grid, ink: PageInk): Grid {
  if (grid.kind === 'open' || grid.rows < 2) return grid
  const first = grid.cells.filter((c) => c.col === 0 && c.colSpan === 1 && c.rowSpan === 1)
  const usual = first[first.length >> 1]
  if (!usual || usual.x1 - usual.x0 > NARROW * (grid.x1 - grid.x0)) return grid
  const inside = (c: GridCell) =>
    ink.boxes.filter((b) => {
      const [x, y] = [(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2]
      return x > c.x0 && x < c.x1 && y > c.y0 && y < c.y1
    })
  const numbersOf = (c: GridCell): InkBox[] =>
    inkLines(
      inside(c).filter((b) => b.y1 - b.y0 > 0.5 * ink.height && b.y1 - b.y0 < 1.6 * ink.height),
      ink.height,
    ).map((l) => ({ x0: l.boxes[0]?.x0 ?? c.x0, x1: l.boxes.at(-1)?.x1 ?? c.x1, y0: l.y0, y1: l.y1 }))
  const numbers = new Map(first.map((c) => [c.row, numbersOf(c)]))
  const single = [...numbers.values()].filter((n) => n.length === 1).length
  const counts = (own: readonly InkBox[]) => own.length >= 3 && own.every((n) => n.x1 - n.x0 < FIGURES * ink.height)
  // With upright lines only, one tall cell holds every number.
  if (single < NUMBERED * numbers.size && ![...numbers.values()].some(counts)) return grid
  const whole = partMerged(grid, (c) => numbersOf(c).length)
  const cuts = new Map<number, number[]>()
  for (const [row, own] of numbers) {
    if (row === 0 || own.length < 2 || (single < NUMBERED * numbers.size && !counts(own))) continue
    const boxes = whole.cells.filter((c) => c.row === row && c.rowSpan === 1).flatMap(inside)
    cuts.set(row, cutsBetween(own, boxes, [], ink.height, null))
  }
  return cuts.size === 0 ? whole : withCuts(whole, cuts)
}

/** Where a line was lost in some columns only, their cells look merged; as many numbers as rows say that they are not. */
function partMerged(grid: Grid, numbers: (cell: GridCell) => number): Grid {
  const merged = grid.cells.filter((c) => c.col === 0 && c.rowSpan > 1 && c.row > 0 && numbers(c) === c.rowSpan)
  if (merged.length === 0) return grid
  const bottomOf = (row: number) => grid.cells.find((c) => c.row + c.rowSpan - 1 === row && c.rowSpan === 1)?.y1
  return {
    ...grid,
    cells: grid.cells.flatMap((c): GridCell[] => {
      const home = merged.find((m) => c.row >= m.row && c.row + c.rowSpan <= m.row + m.rowSpan)
      if (!home || c.rowSpan === 1) return [c]
      const inner = Array.from({ length: c.rowSpan - 1 }, (_, i) => bottomOf(c.row + i) ?? c.y0 + ((c.y1 - c.y0) * (i + 1)) / c.rowSpan)
      const edges = [c.y0, ...inner, c.y1]
      return edges.slice(1).map((y1, i) => ({ ...c, row: c.row + i, rowSpan: 1, y0: edges[i] ?? c.y0, y1 }))
    }),
  }
}

function withCuts(grid: Grid, cuts: ReadonlyMap<number, readonly number[]>): Grid {
  const added = (row: number) => [...cuts].reduce((n, [r, ys]) => n + (r < row ? ys.length : 0), 0)
  const cells = grid.cells.flatMap((c): GridCell[] => {
    const row = c.row + added(c.row)
    const span = added(c.row + c.rowSpan) - added(c.row)
    const own = c.rowSpan === 1 ? cuts.get(c.row) : undefined
    if (!own) return [{ ...c, row, rowSpan: c.rowSpan + (c.rowSpan > 1 ? span : 0) }]
    const edges = [c.y0, ...own, c.y1]
    return edges.slice(1).map((y1, i) => ({ ...c, row: row + i, y0: edges[i] ?? c.y0, y1 }))
  })
  return { ...grid, rows: grid.rows + added(grid.rows), cells }
}
