import type { Grid, GridCell } from '../image/ruled-table.ts'
import { type ColumnBlock, columnAt, columnBlocks, type InkLine, inkLines } from './columns.ts'
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
  return stretches(lines, ruledSpans(ink.rules, ink.height))
    .flatMap((stretch) => columnBlocks(stretch, ink.height))
    .flatMap((block) => {
      const { bands, rules } = rowBands(block, ink)
      const grid = gridOf(block, bands, ink.height)
      return grid ? [{ grid, rules }] : []
    })
}

/** Drawn lines of one length under each other, at least this many, part the rows of one table. */
const FEWEST_RULES = 4
/** How far the next line of such a table may be, in heights of letters. */
const TALLEST_ROW = 9

/** Where drawn lines of the same two ends stand under each other: what lies between the first and the last is one table. */
function ruledSpans(rules: readonly FlatRule[], height: number): { readonly y0: number; readonly y1: number }[] {
  // A line that slopes by a pixel or two comes in pieces, one a row of pixels.
  const whole: FlatRule[] = []
  for (const rule of [...rules].sort((a, b) => a.y - b.y)) {
    const last = whole.at(-1)
    const isPiece = last && rule.y - last.y < 0.25 * height && rule.x0 < last.x1 + height && rule.x1 > last.x0 - height
    if (isPiece) whole[whole.length - 1] = { y: last.y, x0: Math.min(last.x0, rule.x0), x1: Math.max(last.x1, rule.x1) }
    else whole.push(rule)
  }
  const families: FlatRule[][] = []
  for (const rule of whole) {
    const home = families.find((f) => {
      const last = f.at(-1)
      return last && Math.abs(last.x0 - rule.x0) < height && Math.abs(last.x1 - rule.x1) < height && rule.y - last.y < TALLEST_ROW * height
    })
    if (home) home.push(rule)
    else families.push([rule])
  }
  return families
    .filter((f) => f.length >= FEWEST_RULES)
    .map((f) => ({ y0: f[0]?.y ?? 0, y1: f.at(-1)?.y ?? 0 }))
    .sort((a, b) => a.y0 - b.y0)
}

/** The lines of a page cut where such a table begins and ends, so that prose around it never falls into its columns. */
function stretches(lines: readonly InkLine[], spans: readonly { readonly y0: number; readonly y1: number }[]): InkLine[][] {
  const cuts = spans.flatMap((s) => [s.y0, s.y1]).sort((a, b) => a - b)
  const parts = Array.from({ length: cuts.length + 1 }, (): InkLine[] => [])
  for (const line of lines) parts[cuts.filter((c) => line.mid > c).length]?.push(line)
  return parts.filter((part) => part.length > 0)
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
