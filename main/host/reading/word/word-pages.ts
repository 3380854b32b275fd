import { createCanvas } from '@napi-rs/canvas'
import type { Box } from '#common/model/draft.ts'
import { PAGE_VERSION, type PageCell, type PageLine, type PageResult, type PageTable, type PageWord } from '#common/model/page.ts'
import { ENGINE_VERSION } from '../engine-version.ts'
import type { Colour } from '../image/gray.ts'
import type { LaidLine, LaidPage, LaidTable } from './lay-out.ts'
import { canvasFont } from './page-fonts.ts'
import type { SetWord } from './set-lines.ts'

/** Pages of Word files are drawn for the eye only. */
const DPI = 150
const POINTS_PER_INCH = 72
/** Letters reach this far above and below their base line, in parts of their size. */
const ASCENT = 0.78
const DESCENT = 0.22

const baseOf = (line: LaidLine): number => line.top + line.height * 0.76

/** A set page as a page that was read: nothing in it is guessed. */
export function toPageResult(page: LaidPage, seconds: number): PageResult {
  const round = (v: number) => Math.round(v * 1e5) / 1e5
  const box = (x0: number, y0: number, x1: number, y1: number): Box => [
    round(x0 / page.width),
    round(y0 / page.height),
    round((x1 - x0) / page.width),
    round((y1 - y0) / page.height),
  ]
  const toWord = (word: SetWord, base: number): PageWord => ({
    text: word.text,
    box: box(word.x, base - ASCENT * word.size, word.x + word.width, base + DESCENT * word.size),
    confidence: 1,
    ...(word.bold ? { bold: true } : {}),
    at: word.at,
  })
  const toLine = (line: LaidLine): PageLine => {
    const base = baseOf(line)
    const size = Math.max(...line.words.map((word) => word.size))
    const end = line.words.at(-1)
    return {
      box: box(line.words[0]?.x ?? 0, base - ASCENT * size, end ? end.x + end.width : 0, base + DESCENT * size),
      words: line.words.map((word) => toWord(word, base)),
    }
  }
  const toTable = (table: LaidTable): PageTable => ({
    kind: table.ruled ? 'ruled' : 'open',
    box: box(
      Math.min(...table.cells.map((c) => c.x0)),
      Math.min(...table.cells.map((c) => c.y0)),
      Math.max(...table.cells.map((c) => c.x1)),
      Math.max(...table.cells.map((c) => c.y1)),
    ),
    rows: table.rows,
    cols: table.cols,
    cells: table.cells.map(
      (c): PageCell => ({
        row: c.row,
        col: c.col,
        rowSpan: c.rowSpan,
        colSpan: c.colSpan,
        box: box(c.x0, c.y0, c.x1, c.y1),
        lines: c.lines.map(toLine),
      }),
    ),
  })
  return {
    pageVersion: PAGE_VERSION,
    width: Math.round((page.width * DPI) / POINTS_PER_INCH),
    height: Math.round((page.height * DPI) / POINTS_PER_INCH),
    dpi: DPI,
    source: 'word',
    engine: `word+${ENGINE_VERSION}`,
    turn: 0,
    skew: 0,
    quality: { contrast: 255, flattened: false, confidence: 1 },
    lines: page.lines.map(toLine),
    tables: page.tables.filter((table) => table.cells.length > 0).map(toTable),
    seconds,
  }
}

/** Draws a set page, so that what was read stands on a picture as it does on a scan. */
export function drawPage(page: LaidPage, maxWidth: number): Colour {
  const scale = Math.min(DPI / POINTS_PER_INCH, maxWidth / page.width)
  const width = Math.max(1, Math.round(page.width * scale))
  const height = Math.max(1, Math.round(page.height * scale))
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, width, height)
  context.fillStyle = 'black'
  context.strokeStyle = 'black'
  context.lineWidth = Math.max(0.5, scale * 0.5)
  const draw = (line: LaidLine) => {
    for (const word of line.words) {
      context.font = canvasFont(word, scale)
      context.fillText(word.text, word.x * scale, baseOf(line) * scale)
    }
  }
  page.lines.forEach(draw)
  for (const table of page.tables) {
    for (const cell of table.cells) {
      if (table.ruled) context.strokeRect(cell.x0 * scale, cell.y0 * scale, (cell.x1 - cell.x0) * scale, (cell.y1 - cell.y0) * scale)
      cell.lines.forEach(draw)
    }
  }
  return { width, height, channels: 4, data: context.getImageData(0, 0, width, height).data }
}
