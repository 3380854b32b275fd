import { performance } from 'node:perf_hooks'
import type { PageResult } from '#common/model/page.ts'
import { assembleLines, joinPieces, type SeenLine } from './assemble.ts'
import type { SeenWord } from './engine.ts'
import { headerColumns } from './header-columns.ts'
import { blank, type Colour, type Gray } from './image/gray.ts'
import type { Piece } from './image/montage.ts'
import { findTables } from './image/ruled-table.ts'
import { wordInk } from './layout/ink-boxes.ts'
import { openTablesOfWords } from './layout/open-tables-of-words.ts'
import { splitLostRows } from './layout/split-rows.ts'
import { measure } from './prepare.ts'
import { inside } from './read-pieces.ts'
import { toPage } from './to-page.ts'

/**
 * Reads a page from its text layer; the picture is only asked where lines are drawn. A wide annex set sideways on an upright page is
 * turned by `degrees` clockwise first.
 */
export function readTextLayer(colour: Colour, dpi: number, lines: readonly SeenLine[], degrees: PageResult['turn'] = 0): PageResult {
  const started = performance.now()
  const p = measure(colour, dpi, degrees)
  const words = lines.flat().map((w) => turnWord({ ...w, x0: w.x0 * dpi, x1: w.x1 * dpi, y0: w.y0 * dpi, y1: w.y1 * dpi }, colour, degrees))
  // Where letters stand is known, so their strokes need not be told from lines.
  const ruled: Gray = { ...p.level, data: new Uint8Array(p.level.data) }
  for (const w of words) blank(ruled, w.x0, w.y0 + 0.12 * (w.y1 - w.y0), w.x1 - w.x0, 0.83 * (w.y1 - w.y0))
  const ink = wordInk(words, ruled, p.ruleBelow)
  const ruledGrids = findTables(ruled, p.ruleBelow, dpi).map((g) => splitLostRows(g, ink))
  const asLines = (all: readonly SeenWord[]) => assembleLines(all.map((w) => [w])).map(joinPieces)
  const open = openTablesOfWords(
    words.filter((w) => !ruledGrids.some((g) => inside(w, g))),
    ruled,
    p.ruleBelow,
    asLines,
  )
  const grids = [...ruledGrids, ...open]
  const inCells = new Map<Piece, SeenWord[]>()
  const outside: SeenWord[] = []
  for (const word of words) {
    const cell = grids.flatMap((g) => g.cells).find((c) => inside(word, c))
    if (cell) inCells.set(cell, [...(inCells.get(cell) ?? []), word])
    else outside.push(word)
  }
  const columns = headerColumns(asLines(outside), p.level, p.inkBelow) ?? []
  const parts = [...columns.map((c) => outside.filter((w) => inside(w, c))), outside.filter((w) => !columns.some((c) => inside(w, c)))]
  const page = toPage(p, parts.flatMap(asLines), grids, (cell) => asLines(inCells.get(cell) ?? []), 'text')
  return { ...page, seconds: (performance.now() - started) / 1000 }
}

/** A word of the page as shown (pixels), on the page turned clockwise. */
function turnWord(w: SeenWord, { width, height }: Colour, degrees: PageResult['turn']): SeenWord {
  const { x0, y0, x1, y1 } = w
  switch (degrees) {
    case 90:
      return { ...w, x0: height - y1, x1: height - y0, y0: x0, y1: x1 }
    case 180:
      return { ...w, x0: width - x1, x1: width - x0, y0: height - y1, y1: height - y0 }
    case 270:
      return { ...w, x0: y0, x1: y1, y0: width - x1, y1: width - x0 }
    default:
      return w
  }
}
