import { assembleLines, type SeenLine } from '../assemble.ts'
import type { Recogniser } from '../engine.ts'
import { blank, type Gray } from '../image/gray.ts'
import type { Piece } from '../image/montage.ts'
import type { Grid } from '../image/ruled-table.ts'
import type { Prepared } from '../prepare.ts'
import { readCells } from '../read-cells.ts'
import { eraseLines, pageInk } from './ink-boxes.ts'
import { looksLikeTable } from './looks-like-table.ts'
import { findOpenTables } from './open-table.ts'

export interface OpenTables {
  readonly grids: readonly Grid[]
  readonly lines: ReadonlyMap<Piece, SeenLine[]>
  /** cells with letters that nothing was made of */
  readonly unread: ReadonlySet<Piece>
}

/**
 * Finds the tables of a page that have no full grid of lines and reads their cells one by one. `prose` is the page without its ruled
 * tables; what proves to be a table is blanked out of it.
 */
export async function readOpenTables(p: Prepared, prose: Gray, recogniser: Recogniser): Promise<OpenTables> {
  const ink = pageInk(prose, p.inkBelow, p.ruleBelow, p.dpi)
  const found = findOpenTables(ink)
  if (found.length === 0) return { grids: [], lines: new Map(), unread: new Set() }
  const drawn = { rules: [...ink.rules, ...found.flatMap((f) => f.rules)], strokes: ink.strokes }
  const clean = eraseLines(prose, drawn, p.ruleBelow, p.paper, p.dpi)
  const grids: Grid[] = []
  const lines = new Map<Piece, SeenLine[]>()
  const unread = new Set<Piece>()
  for (const { grid } of found) {
    const cells = [...grid.cells].sort((a, b) => a.col - b.col || a.row - b.row)
    const read = await readCells(p, clean, cells, recogniser, 0)
    const own = new Map<Piece, SeenLine[]>(cells.map((c, i) => [c, assembleLines(read.lines.get(i) ?? [])]))
    if (!looksLikeTable(grid, (c) => own.get(c) ?? [])) continue
    grids.push(grid)
    for (const [cell, l] of own) lines.set(cell, l)
    cells.forEach((cell, i) => {
      if (read.unread.has(i)) unread.add(cell)
    })
    blank(prose, grid.x0 - 4, grid.y0 - 4, grid.x1 - grid.x0 + 8, grid.y1 - grid.y0 + 8, p.paper)
  }
  return { grids, lines, unread }
}
