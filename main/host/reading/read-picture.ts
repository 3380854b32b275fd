import { performance } from 'node:perf_hooks'
import type { PageResult } from '#common/model/page.ts'
import { assembleLines, type SeenLine } from './assemble.ts'
import type { Recogniser } from './engine.ts'
import { headerColumns } from './header-columns.ts'
import { eraseRules } from './image/erase-rules.ts'
import { blank, type Colour, type Gray } from './image/gray.ts'
import type { Piece } from './image/montage.ts'
import { findTables, type Grid } from './image/ruled-table.ts'
import { scaleQuad } from './lay-flat.ts'
import { pageInk } from './layout/ink-boxes.ts'
import { readOpenTables } from './layout/read-open-tables.ts'
import { splitLostRows } from './layout/split-rows.ts'
import { keepListNumbers } from './list-numbers.ts'
import { type Known, type Prepared, prepare } from './prepare.ts'
import { readCells } from './read-cells.ts'
import { inside, readPieces } from './read-pieces.ts'
import { readSignature } from './read-signature.ts'
import { lookTwice } from './second-reading.ts'
import { toPage } from './to-page.ts'

/** A page whose way up is not plain from its letters, and that reads worse than this, is tried the other way up. */
const DOUBTFUL = 0.75

interface Read {
  readonly page: Omit<PageResult, 'seconds'>
  readonly confidence: number
  readonly words: number
}

/** A picture of a page as shown, and its resolution in dots an inch. */
export interface Picture {
  readonly image: Colour
  readonly dpi: number
}

/** Larger or smaller by this much is worth drawing again. */
const WORTH = 1.15

/**
 * Reads a picture of a page, or of two side by side: lays it flat and upright, finds its ruled tables, reads the prose and every cell
 * by itself. `draw` gives the picture so many times as large, for letters that are too small or too large to be read well; the
 * recogniser is the only other part that is not a pure function.
 */
export async function readPicture(
  { image, dpi }: Picture,
  recogniser: Recogniser,
  draw?: (times: number) => Promise<Picture>,
): Promise<PageResult> {
  const started = performance.now()
  let colour = image
  let known: Known = {}
  let picture = prepare(colour, dpi)
  if (draw && (picture.times > WORTH || picture.times < 1 / WORTH)) {
    const again = await draw(picture.times)
    const times = again.image.width / colour.width
    colour = again.image
    known = { sheets: picture.sheets.map((q) => scaleQuad(q, times)), shownDpi: again.dpi }
    // The letters have said what resolution it is: the new one is read as if it were the wished.
    picture = prepare(colour, dpi, known)
  }
  let best = await readLeaves(picture.leaves, recogniser)
  // Upside down a page gives few and doubtful words; only then is the other way up worth its time.
  if (!picture.sure && best.words > 0 && best.confidence < DOUBTFUL) {
    const other = await readLeaves(prepare(colour, dpi, { ...known, turn: opposite(best.page.turn) }).leaves, recogniser)
    if (other.confidence > best.confidence + 0.1) best = other
  }
  return { ...best.page, seconds: (performance.now() - started) / 1000 }
}

const opposite = (turn: PageResult['turn']): PageResult['turn'] => (turn === 0 ? 180 : turn === 90 ? 270 : turn === 180 ? 0 : 90)

/** Reads the leaves of a picture in order; two are given as leaves of one page result. */
async function readLeaves(leaves: readonly Prepared[], recogniser: Recogniser): Promise<Read> {
  const read: Read[] = []
  for (const leaf of leaves) read.push(await readPrepared(leaf, recogniser))
  const [first] = read
  if (!first) throw new Error('a picture has at least one leaf')
  if (read.length === 1) return first
  const words = read.reduce((sum, r) => sum + r.words, 0)
  const confidence = read.reduce((sum, r) => sum + r.confidence * r.words, 0) / Math.max(1, words)
  const page = {
    ...first.page,
    quality: { ...first.page.quality, confidence: Math.round(confidence * 1e5) / 1e5 },
    lines: [],
    tables: [],
    leaves: read.map(({ page: { lines, tables } }) => ({ lines, tables })),
  }
  return { page, confidence, words }
}

/** The ruled tables of a page; rows that ran together where a line was lost are parted. */
function findGrids(p: Prepared): Grid[] {
  const grids = findTables(p.level, p.ruleBelow, p.dpi)
  if (grids.length === 0) return grids
  const ink = pageInk(eraseRules(p.level, grids, p.ruleBelow, p.paper), p.inkBelow, p.ruleBelow, p.dpi)
  return grids.map((g) => splitLostRows(g, ink))
}

async function readPrepared(p: Prepared, engine: Recogniser): Promise<Read> {
  const recogniser = lookTwice(keepListNumbers(engine), p.poor ? 'everything' : 'doubtful')
  const grids = findGrids(p)
  const prose: Gray = { ...p.level, data: new Uint8Array(p.level.data) }
  for (const g of grids) blank(prose, g.x0 - 4, g.y0 - 4, g.x1 - g.x0 + 8, g.y1 - g.y0 + 8, p.paper)
  const open = await readOpenTables(p, prose, recogniser)
  const fragments: SeenLine[] = await recogniser.recognise(prose, 'page', p.dpi)
  let lines = assembleLines(fragments)
  const columns = headerColumns(lines, prose, p.inkBelow)
  if (columns) {
    const again = await readPieces(p, prose, columns, recogniser, 0)
    const rest = fragments.map((f) => f.filter((w) => !columns.some((c) => inside(w, c))))
    // Each column by itself: side by side their lines would run together.
    if (again.size > 0) lines = [...assembleLines(rest), ...columns.flatMap((_, i) => assembleLines(again.get(i) ?? []))]
  }
  lines = await readSignature(p, prose, lines, recogniser)
  const cells = grids.flatMap((g) => [...g.cells].sort((a, b) => a.col - b.col || a.row - b.row))
  const read = await readCells(p, eraseRules(p.level, grids, p.ruleBelow, p.paper), cells, recogniser, 2)
  const inCell = new Map(cells.map((c, i) => [c as Piece, read.lines.get(i) ?? []]))
  const unread = new Set<Piece>([...open.unread, ...cells.filter((_, i) => read.unread.has(i))])
  const linesOf = (c: Piece) => open.lines.get(c) ?? assembleLines(inCell.get(c) ?? [])
  const page = toPage(p, lines, [...grids, ...open.grids], linesOf, 'ocr', (c) => unread.has(c))
  const all = [...page.lines, ...page.tables.flatMap((t) => t.cells.flatMap((c) => c.lines))].flatMap((l) => l.words)
  return { page, confidence: page.quality.confidence, words: all.length }
}
