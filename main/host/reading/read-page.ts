import { performance } from 'node:perf_hooks'
import type { Box } from '#common/model/draft.ts'
import { PAGE_VERSION, type PageCell, type PageLine, type PageResult, type PageTable, type PageWord } from '#common/model/page.ts'
import { assembleLines, joinPieces, type SeenLine } from './assemble.ts'
import type { Recogniser, SeenWord } from './engine.ts'
import { ENGINE_VERSION } from './engine-version.ts'
import { headerColumns } from './header-columns.ts'
import { eraseRules } from './image/erase-rules.ts'
import { blank, blueShare, type Colour, crop, type Gray, toGray, turn } from './image/gray.ts'
import { despeckle, flatten, measureLevels, needsFlattening, speckle } from './image/levels.ts'
import { type Piece, stack } from './image/montage.ts'
import { findTables, type Grid } from './image/ruled-table.ts'
import { measureSkew, rotateBicubic, shiftLevel, unlevel } from './image/skew.ts'
import { strokeWeight } from './image/stroke.ts'
import { officeLine, signerLine, unreadSignature } from './signature-region.ts'

/** Everything done to a page before it is read, so that places can be taken back to the page as shown. */
interface Prepared {
  readonly colour: Colour
  readonly level: Gray
  readonly dpi: number
  readonly turn: 0 | 90 | 180 | 270
  readonly skew: number
  readonly contrast: number
  /** brightness of the paper: what is blanked out or lies outside is filled with it, or a global threshold would take the paper for ink */
  readonly paper: number
  readonly flattened: boolean
  /** brightness that parts print, and the fainter ruled lines, from paper */
  readonly inkBelow: number
  readonly ruleBelow: number
}

const ROTATE_FROM = 0.5
const SHIFT_FROM = 0.06
const BLUE_PEN = 0.45
const SPECKLED = 60
const DOUBTFUL = 0.55

/**
 * Reads a picture of a page: levels it, finds its ruled tables, reads the prose and every cell by itself.
 * Takes the colour picture as shown and its resolution; the recogniser is the only part that is not a pure function.
 */
export async function readPicture(colour: Colour, dpi: number, recogniser: Recogniser): Promise<PageResult> {
  const started = performance.now()
  const first = await readPrepared(prepare(colour, dpi, 0), recogniser)
  let best = first
  // A page upside down gives few and doubtful words; only then is the other way up worth its time.
  if (first.words > 0 && first.confidence < DOUBTFUL) {
    const other = await readPrepared(prepare(colour, dpi, 180), recogniser)
    if (other.confidence > first.confidence + 0.1) best = other
  }
  return { ...best.page, seconds: (performance.now() - started) / 1000 }
}

/** Reads a page from its text layer; the picture is only asked where the ruled tables stand. */
export function readTextLayer(colour: Colour, dpi: number, lines: readonly SeenLine[]): PageResult {
  const started = performance.now()
  const p = prepare(colour, dpi, 0, false)
  const scaled = lines.map((l) => l.map((w) => ({ ...w, x0: w.x0 * dpi, x1: w.x1 * dpi, y0: w.y0 * dpi, y1: w.y1 * dpi })))
  const words = scaled.flat()
  // Where letters stand is known, so their strokes need not be told from lines.
  const ruled: Gray = { ...p.level, data: new Uint8Array(p.level.data) }
  for (const w of words) blank(ruled, w.x0, w.y0 + 0.12 * (w.y1 - w.y0), w.x1 - w.x0, 0.83 * (w.y1 - w.y0))
  const grids = findTables(ruled, p.ruleBelow, dpi)
  const inCells = new Map<Piece, SeenWord[]>()
  const outside: SeenWord[] = []
  for (const word of words) {
    const cell = grids.flatMap((g) => g.cells).find((c) => inside(word, c))
    if (cell) inCells.set(cell, [...(inCells.get(cell) ?? []), word])
    else outside.push(word)
  }
  const asLines = (all: readonly SeenWord[]) => assembleLines(all.map((w) => [w])).map(joinPieces)
  const columns = headerColumns(asLines(outside), p.level, p.inkBelow) ?? []
  const parts = [...columns.map((c) => outside.filter((w) => inside(w, c))), outside.filter((w) => !columns.some((c) => inside(w, c)))]
  const page = toPage(p, parts.flatMap(asLines), grids, (cell) => asLines(inCells.get(cell) ?? []), 'text')
  return { ...page, seconds: (performance.now() - started) / 1000 }
}

function prepare(colour: Colour, dpi: number, degrees: 0 | 180, level = true): Prepared {
  const gray = turn(toGray(colour), degrees)
  const levels = measureLevels(gray)
  const flattened = level && needsFlattening(levels)
  let image = flattened ? flatten(gray) : gray
  if (flattened && speckle(image) > SPECKLED) image = despeckle(image)
  const now = flattened ? measureLevels(image) : levels
  const inkBelow = now.paper - 0.45 * now.contrast
  const skew = level ? measureSkew(image, inkBelow) : 0
  const straight =
    Math.abs(skew) >= ROTATE_FROM
      ? rotateBicubic(image, skew, now.paper)
      : Math.abs(skew) >= SHIFT_FROM
        ? shiftLevel(image, skew, now.paper)
        : image
  return {
    colour,
    level: straight,
    dpi,
    turn: degrees,
    skew: straight === image ? 0 : skew,
    contrast: now.contrast,
    paper: now.paper,
    flattened,
    inkBelow,
    ruleBelow: now.paper - 0.25 * now.contrast,
  }
}

async function readPrepared(
  p: Prepared,
  recogniser: Recogniser,
): Promise<{ page: Omit<PageResult, 'seconds'>; confidence: number; words: number }> {
  const grids = findTables(p.level, p.ruleBelow, p.dpi)
  const prose: Gray = { ...p.level, data: new Uint8Array(p.level.data) }
  for (const g of grids) blank(prose, g.x0 - 4, g.y0 - 4, g.x1 - g.x0 + 8, g.y1 - g.y0 + 8, p.paper)
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
  const read = await readPieces(p, eraseRules(p.level, grids, p.ruleBelow, p.paper), cells, recogniser, 2)
  const inCell = new Map(cells.map((c, i) => [c as Piece, read.get(i) ?? []]))
  const page = toPage(p, lines, grids, (c) => assembleLines(inCell.get(c) ?? []), 'ocr')
  const all = [...page.lines, ...page.tables.flatMap((t) => t.cells.flatMap((c) => c.lines))].flatMap((l) => l.words)
  return { page, confidence: page.quality.confidence, words: all.length }
}

/** How much of the way from ink to paper still counts as print when the seal around it is to vanish: print is the darkest there is. */
const DARKEST = [0.24, 0.36]

/** Reads a signer's name again that seal and signature hid: only the darkest pixels are kept, which a grey copy of a red seal is not. */
async function readSignature(p: Prepared, image: Gray, lines: readonly SeenLine[], recogniser: Recogniser): Promise<SeenLine[]> {
  const region = unreadSignature(lines, image.width, image.height)
  if (!region) return [...lines]
  const cut = crop(image, region.x0, region.y0, region.x1 - region.x0, region.y1 - region.y0)
  const dx = Math.max(0, Math.floor(region.x0))
  const dy = Math.max(0, Math.floor(region.y0))
  for (const share of DARKEST) {
    const limit = p.paper - p.contrast * (1 - share)
    const print = { ...cut, data: cut.data.map((v) => (v > limit + 30 ? p.paper : v > limit ? Math.max(v, p.paper - 50) : v)) }
    const read = await recogniser.recognise(print, 'block', p.dpi)
    const name = read.map(signerLine).find((l) => l !== null)
    if (!name) continue
    const found = [...read.map(officeLine).filter((l) => l !== null), name]
    const moved = found.map((l) => l.map((w) => ({ ...w, x0: w.x0 + dx, x1: w.x1 + dx, y0: w.y0 + dy, y1: w.y1 + dy })))
    const kept = lines.map((l) => l.filter((w) => !(inside(w, region) && w.confidence < 0.6))).filter((l) => l.length > 0)
    return [...kept, ...moved]
  }
  return [...lines]
}

/** Reads pieces of the page in one or a few recognitions; gives each piece's lines in pixels of the page. */
async function readPieces(
  p: Prepared,
  image: Gray,
  pieces: readonly Piece[],
  recogniser: Recogniser,
  inset: number,
): Promise<Map<number, SeenLine[]>> {
  const out = new Map<number, SeenLine[]>()
  for (const sheet of stack(image, pieces, p.inkBelow, inset, p.paper)) {
    for (const line of await recogniser.recognise(sheet.image, 'block', p.dpi)) {
      // One engine line may run over two pieces: each word goes where its middle lies.
      const byPiece = new Map<number, SeenWord[]>()
      for (const w of line) {
        const mid = (w.y0 + w.y1) / 2
        const at = sheet.placed.find((q) => mid >= q.top && mid < q.bottom)
        if (!at) continue
        const moved = { ...w, x0: w.x0 + at.dx, x1: w.x1 + at.dx, y0: w.y0 + at.dy, y1: w.y1 + at.dy }
        byPiece.set(at.piece, [...(byPiece.get(at.piece) ?? []), moved])
      }
      for (const [piece, words] of byPiece) out.set(piece, [...(out.get(piece) ?? []), words])
    }
  }
  return out
}

const inside = (w: SeenWord, p: Piece): boolean => {
  const x = (w.x0 + w.x1) / 2
  const y = (w.y0 + w.y1) / 2
  return x >= p.x0 && x < p.x1 && y >= p.y0 && y < p.y1
}

/** Letters that look alike but are others: the Icelandic Ð stands for the Vietnamese Đ in this field always. */
const cleanLetters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/\u2044/g, '/')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')

function toPage(
  p: Prepared,
  lines: readonly SeenLine[],
  grids: readonly Grid[],
  cellLines: (cell: Piece) => readonly SeenLine[],
  source: PageResult['source'],
): Omit<PageResult, 'seconds'> {
  const { width, height } = p.level
  const r = (v: number) => Math.round(v * 1e5) / 1e5
  const straight = p.turn === 0 && p.skew === 0
  const place = (x0: number, y0: number, x1: number, y1: number): { box: Box; flat?: Box } => {
    const flat: Box = [r(x0 / width), r(y0 / height), r((x1 - x0) / width), r((y1 - y0) / height)]
    if (straight) return { box: flat }
    const corners = [
      unlevel(x0, y0, width, height, p.skew),
      unlevel(x1, y0, width, height, p.skew),
      unlevel(x0, y1, width, height, p.skew),
      unlevel(x1, y1, width, height, p.skew),
    ]
    const turned = p.turn === 180 ? corners.map(([x, y]) => [width - x, height - y] as const) : corners
    const xs = turned.map((c) => Math.min(width, Math.max(0, c[0])))
    const ys = turned.map((c) => Math.min(height, Math.max(0, c[1])))
    const left = Math.min(...xs)
    const top = Math.min(...ys)
    return { box: [r(left / width), r(top / height), r((Math.max(...xs) - left) / width), r((Math.max(...ys) - top) / height)], flat }
  }
  const strokes: number[] = []
  const weigh = (w: SeenWord) => strokeWeight(p.level, w.x0, w.y0, w.x1, w.y1, p.inkBelow)
  const usual = (): number => {
    if (strokes.length === 0) for (const l of lines) for (const w of l) if (w.text.length > 2) strokes.push(weigh(w))
    strokes.sort((a, b) => a - b)
    return strokes[strokes.length >> 1] ?? 1
  }
  const usualWeight = source === 'ocr' ? usual() : 1
  const toWord = (w: SeenWord): PageWord => {
    const at = place(w.x0, w.y0, w.x1, w.y1)
    const [bx, by, bw, bh] = at.box
    const cw = p.colour.width
    const ch = p.colour.height
    const text = cleanLetters(w.text)
    const bold = w.bold ?? (source === 'ocr' && weigh(w) > usualWeight * 1.22)
    return {
      text,
      ...(text === w.text ? {} : { raw: w.text }),
      ...at,
      confidence: Math.max(0, Math.min(1, r(w.confidence))),
      ...(blueShare(p.colour, bx * cw, by * ch, (bx + bw) * cw, (by + bh) * ch) > BLUE_PEN ? { ink: 'blue' as const } : {}),
      ...(bold ? { bold: true } : {}),
    }
  }
  const toLine = (words: SeenLine): PageLine => ({
    ...place(
      Math.min(...words.map((w) => w.x0)),
      Math.min(...words.map((w) => w.y0)),
      Math.max(...words.map((w) => w.x1)),
      Math.max(...words.map((w) => w.y1)),
    ),
    words: [...words].sort((a, b) => a.x0 - b.x0).map(toWord),
  })
  const pageLines = lines.filter((l) => l.length > 0).map(toLine)
  const tables: PageTable[] = grids.map((g) => ({
    ...place(g.x0, g.y0, g.x1, g.y1),
    rows: g.rows,
    cols: g.cols,
    cells: g.cells.map(
      (c): PageCell => ({
        row: c.row,
        col: c.col,
        rowSpan: c.rowSpan,
        colSpan: c.colSpan,
        ...place(c.x0, c.y0, c.x1, c.y1),
        lines: cellLines(c)
          .filter((l) => l.length > 0)
          .map(toLine),
      }),
    ),
  }))
  const all = [...pageLines, ...tables.flatMap((t) => t.cells.flatMap((c) => c.lines))].flatMap((l) => l.words)
  const letters = all.reduce((s, w) => s + w.text.length, 0)
  const confidence = letters === 0 ? 0 : all.reduce((s, w) => s + w.confidence * w.text.length, 0) / letters
  return {
    pageVersion: PAGE_VERSION,
    width: p.colour.width,
    height: p.colour.height,
    dpi: p.dpi,
    source,
    engine: source === 'text' ? `pdf-text+${ENGINE_VERSION}` : ENGINE_VERSION,
    turn: p.turn,
    skew: p.skew,
    quality: { contrast: p.contrast, flattened: p.flattened, confidence: r(confidence) },
    lines: pageLines,
    tables,
  }
}
