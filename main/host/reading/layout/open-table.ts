import type { Grid, GridCell } from '../image/ruled-table.ts'
import { type ColumnBlock, columnAt, columnBlocks, inkLines } from './columns.ts'
import type { FlatRule, InkBox, PageInk } from './ink-boxes.ts'
import { type RowBand, rowBands } from './rows.ts'

export interface OpenGrid {
  readonly grid: Grid
  /** lines that part its rows, drawn or dotted */
  readonly rules: readonly FlatRule[]
}

/**
 * Tables without a full grid of drawn lines, told from how the ink of a page stands in columns. A proposal: whether it is a table
 * is known once its cells are read (`looksLikeTable`).
 */
export function findOpenTables(ink: PageInk): OpenGrid[] {
  const lines = inkLines(ink.boxes, ink.height)
  return columnBlocks(lines, ink.height).flatMap((block) => {
    const { bands, rules } = rowBands(block, ink)
    const grid = gridOf(block, bands, ink.height)
    return grid ? [{ grid, rules }] : []
  })
}

function gridOf(block: ColumnBlock, bands: readonly RowBand[], height: number): Grid | null {
  const boxes = block.lines.flatMap((l) => l.boxes)
  const cols = block.rivers.length + 1
  const edge = (c: number): number => {
    if (c === 0) return block.x0 - 0.4 * height
    const river = block.rivers[c - 1]
    return river ? (river.x0 + river.x1) / 2 : block.x1 + 0.4 * height
  }
  const rows = bands.filter((b) => boxes.some((x) => inBand(x, b)))
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last || (rows.length < 2 && cols < 4)) return null
  const cells = rows.flatMap((band, row): GridCell[] => {
    const own = boxes.filter((b) => inBand(b, band))
    if (band.across) return [{ row, col: 0, rowSpan: 1, colSpan: cols, ...around(own, band, edge(0), edge(cols)) }]
    return Array.from({ length: cols }, (_, col) => {
      const inColumn = own.filter((b) => columnAt(block.rivers, (b.x0 + b.x1) / 2) === col)
      return { row, col, rowSpan: 1, colSpan: 1, ...around(inColumn, band, edge(col), edge(col + 1)) }
    })
  })
  return {
    kind: 'open',
    x0: edge(0),
    x1: edge(cols),
    y0: Math.min(...cells.map((c) => c.y0)),
    y1: Math.max(...cells.map((c) => c.y1)),
    rows: rows.length,
    cols,
    cells,
  }
}

const inBand = (b: InkBox, band: RowBand): boolean => (b.y0 + b.y1) / 2 >= band.y0 && (b.y0 + b.y1) / 2 < band.y1

/** A cell reaches as far as its own words do, where they stand out over its edges. */
const around = (own: readonly InkBox[], band: RowBand, x0: number, x1: number) => ({
  x0: Math.min(x0, ...own.map((b) => b.x0 - 2)),
  x1: Math.max(x1, ...own.map((b) => b.x1 + 2)),
  y0: own.length === 0 ? band.y0 : Math.min(...own.map((b) => b.y0)) - 4,
  y1: own.length === 0 ? band.y1 : Math.max(...own.map((b) => b.y1)) + 4,
})
