import type { SeenLine } from './assemble.ts'
import type { Recogniser, SeenWord } from './engine.ts'
import { type Component, components } from './image/components.ts'
import { crop, type Gray, makeGray, paste } from './image/gray.ts'
import type { Piece } from './image/montage.ts'
import type { Prepared } from './prepare.ts'
import { readPieces } from './read-pieces.ts'

export interface ReadCells {
  /** lines of each cell by its place in the list, in pixels of the page */
  readonly lines: ReadonlyMap<number, SeenLine[]>
  /** cells in which print stands that nothing was made of */
  readonly unread: ReadonlySet<number>
}

/** Heights as shares of a word's: a letter is at least so tall; a quotation mark's strokes are that tall and no taller. */
const LETTER = 0.42
const QUOTE = { least: 0.15, most: 0.55 }
/** A stroke over this many words' heights is a ruled line that was left, not a letter. */
const TALLEST = 1.8
/** Letters of one word that is short and doubtful are worth a look by themselves. */
const SHORT = 2
const DOUBTFUL = 0.75
/** Trust in a mark that was told by its shape: fair, the row above is looked at with it. */
const MARK_TRUST = 0.85
/** Usual height of a word where none was read, inches. */
const USUAL = 0.11
/** A page of noise must not ask for a thousand recognitions. */
const MOST_RETRIES = 90

/**
 * Reads the cells of tables. In a stack of cells the engine drops what is small and stands alone: the mark of a value repeated from the
 * row above, a figure, a short last line. These are told by their shape or read once more by themselves.
 */
export async function readCells(
  p: Prepared,
  image: Gray,
  cells: readonly Piece[],
  recogniser: Recogniser,
  inset: number,
): Promise<ReadCells> {
  const lines = await readPieces(p, image, cells, recogniser, inset)
  const unread = new Set<number>()
  const height = usualHeight([...lines.values()].flat(2)) ?? p.dpi * USUAL
  let retries = 0
  for (const [index, cell] of cells.entries()) {
    const read = lines.get(index) ?? []
    const ink = inkOf(image, cell, inset, p.inkBelow, height)
    const words = read.flat()
    const [only] = words
    if (words.length === 0 && isDitto(ink, height)) {
      lines.set(index, [[{ ...around(ink), text: '"', confidence: MARK_TRUST }]])
      continue
    }
    const letters = ink.filter((c) => c.y1 - c.y0 >= LETTER * height)
    const left = letters.filter((c) => !words.some((w) => overlapsUpright(w, c)))
    if (left.length > 0) {
      const found = retries++ < MOST_RETRIES ? await alone(p, image, around(withMarks(left, ink, height)), recogniser, height) : []
      if (found.some((l) => l.some(isText))) lines.set(index, [...read, ...found])
      else if (words.length === 0 || isWord(left, height)) unread.add(index)
    } else if (only && words.length === 1 && only.text.length <= SHORT && only.confidence < DOUBTFUL && retries++ < MOST_RETRIES) {
      const [again, ...more] = (await alone(p, image, around([only, ...letters]), recogniser, height)).flat()
      if (again && more.length === 0 && isText(again) && again.confidence > only.confidence)
        lines.set(index, [[{ ...again, second: only.text }]])
    }
  }
  return { lines, unread }
}

interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

const isText = (w: SeenWord): boolean => /[\p{L}\p{N}]/u.test(w.text)

function usualHeight(words: readonly SeenWord[]): number | null {
  const heights = words.filter((w) => w.text.length > 1 && isText(w)).map((w) => w.y1 - w.y0)
  heights.sort((a, b) => a - b)
  return heights[heights.length >> 1] ?? null
}

/** The pieces of ink of a cell that can be print, in pixels of the page: no dust, nothing that is left of its lines. */
function inkOf(image: Gray, cell: Piece, inset: number, threshold: number, height: number): Component[] {
  const x = Math.max(0, Math.floor(cell.x0 + inset))
  const y = Math.max(0, Math.floor(cell.y0 + inset))
  const cut = crop(image, x, y, cell.x1 - inset - x, cell.y1 - inset - y)
  return components(cut, threshold)
    .filter((c) => {
      const [w, h] = [c.x1 - c.x0, c.y1 - c.y0]
      if (h > TALLEST * height || (h > height && w < 0.12 * height)) return false
      if (Math.max(w, h) < QUOTE.least * height) return false
      const onEdge = c.x0 <= 1 || c.y0 <= 1 || c.x1 >= cut.width - 1 || c.y1 >= cut.height - 1
      return !onEdge || (w > 0.3 * height && h > LETTER * height)
    })
    .map((c) => ({ ...c, x0: c.x0 + x, x1: c.x1 + x, y0: c.y0 + y, y1: c.y1 + y }))
}

/** Two short upright strokes side by side and nothing else: the sign for the same as above. */
export function isDitto(ink: readonly Component[], height: number): boolean {
  const [a, b] = [...ink].sort((l, r) => l.x0 - r.x0)
  if (!a || !b || ink.length !== 2) return false
  const short = [a, b].every((c) => {
    const h = c.y1 - c.y0
    return h >= QUOTE.least * height && h <= QUOTE.most * height && c.x1 - c.x0 <= 1.1 * h
  })
  const sameLine = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.6 * Math.max(a.y1 - a.y0, b.y1 - b.y0)
  return short && sameLine && b.x0 - a.x1 < 0.5 * height
}

const around = (boxes: readonly Box[]): Box => ({
  x0: Math.min(...boxes.map((b) => b.x0)),
  y0: Math.min(...boxes.map((b) => b.y0)),
  x1: Math.max(...boxes.map((b) => b.x1)),
  y1: Math.max(...boxes.map((b) => b.y1)),
})

/** Whether a piece of ink stands in the line of a word, not over or under it. */
const overlapsUpright = (w: Box, c: Box): boolean => Math.min(w.y1, c.y1) - Math.max(w.y0, c.y0) > 0.3 * (c.y1 - c.y0)

/** The letters with the marks over and under them. */
function withMarks(letters: readonly Component[], ink: readonly Component[], height: number): Component[] {
  const box = around(letters)
  return [...letters, ...ink.filter((c) => c.y1 > box.y0 - 0.5 * height && c.y0 < box.y1 + 0.4 * height)]
}

/** Ink as of a word of its own: more than the piece of a mark or a crumb of a line. */
const isWord = (letters: readonly Component[], height: number): boolean =>
  letters.some((c) => c.y1 - c.y0 >= 0.6 * height && c.x1 - c.x0 >= 0.2 * height) || letters.length >= 2

/** Reads a piece of the page by itself, on a sheet with wide margins. */
async function alone(p: Prepared, image: Gray, box: Box, recogniser: Recogniser, height: number): Promise<SeenWord[][]> {
  const pad = 3
  const cut = crop(image, box.x0 - pad, box.y0 - pad, box.x1 - box.x0 + 2 * pad, box.y1 - box.y0 + 2 * pad)
  const margin = Math.round(1.5 * height)
  const sheet = makeGray(cut.width + 2 * margin, cut.height + 2 * margin, p.paper)
  paste(sheet, cut, margin, margin)
  const dx = Math.max(0, Math.floor(box.x0 - pad)) - margin
  const dy = Math.max(0, Math.floor(box.y0 - pad)) - margin
  const read = await recogniser.recognise(sheet, cut.height > TALLEST * height ? 'block' : 'line', p.dpi)
  return read.map((l) => l.map((w) => ({ ...w, x0: w.x0 + dx, x1: w.x1 + dx, y0: w.y0 + dy, y1: w.y1 + dy })))
}
