import { searchKey } from '#common/domain/text/search-key.ts'
import { Refused } from '../refusal.ts'
import { type SetLine, type SetWord, setParagraph } from './set-lines.ts'
import type { WordBlock, WordCell, WordSection, WordTable } from './word-model.ts'

/** A line in its place; `top` in points from the top of the page. */
export interface LaidLine {
  readonly words: readonly SetWord[]
  readonly top: number
  readonly height: number
}
export interface LaidCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly lines: readonly LaidLine[]
}
export interface LaidTable {
  readonly ruled: boolean
  readonly rows: number
  readonly cols: number
  readonly cells: readonly LaidCell[]
}
/** A page as we set it: lengths in points. */
export interface LaidPage {
  readonly width: number
  readonly height: number
  readonly lines: readonly LaidLine[]
  readonly tables: readonly LaidTable[]
}

const MOST_PAGES = 2000
const PADDING = 4
/** The indent of a paragraph's first line (NĐ 30/2020, Phụ lục I: 1 to 1.27 cm). */
const OPENING = 28

type OpenPage = { width: number; height: number; lines: LaidLine[]; tables: LaidTable[] }

/** Sets the text of a Word file on pages, as it reads: alignment, indents, tables with merged cells, page breaks. */
export function layOut(sections: readonly WordSection[]): readonly LaidPage[] {
  const pages: OpenPage[] = []
  for (const section of sections) new SectionSetter(section, pages).set()
  return pages.length > 0 ? pages : [{ width: 595, height: 842, lines: [], tables: [] }]
}

class SectionSetter {
  readonly #section: WordSection
  readonly #pages: OpenPage[]
  readonly #left: number
  readonly #right: number
  readonly #bottom: number
  #y = 0

  constructor(section: WordSection, pages: OpenPage[]) {
    this.#section = section
    this.#pages = pages
    this.#left = Math.min(section.left, section.width * 0.4)
    this.#right = section.width - Math.min(section.right, section.width * 0.4)
    this.#bottom = section.height - Math.min(section.bottom, section.height * 0.3)
  }

  set(): void {
    this.#newPage()
    this.#blocks(this.#section.blocks)
  }

  #page(): OpenPage {
    const page = this.#pages.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  #newPage(): void {
    if (this.#pages.length >= MOST_PAGES) throw new Refused({ code: 'read.too-large', params: { limit: MOST_PAGES } })
    const { width, height, top } = this.#section
    this.#pages.push({ width, height, lines: [], tables: [] })
    this.#y = Math.min(top, height * 0.3)
  }

  #isFresh(): boolean {
    const { lines, tables } = this.#page()
    return lines.length === 0 && tables.length === 0
  }

  #blocks(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(block)
      else {
        if (block.pageBreakBefore && !this.#isFresh()) this.#newPage()
        const opening = block.align === 'left' || block.align === 'both' ? OPENING : 0
        for (const line of setParagraph(block, this.#left, this.#right, opening)) {
          if (this.#y + line.height > this.#bottom && !this.#isFresh()) this.#newPage()
          this.#put(line)
          if (line.endsPage && !this.#isFresh()) this.#newPage()
        }
      }
    }
  }

  #put(line: SetLine): void {
    if (line.words.length > 0) this.#page().lines.push({ words: line.words, top: this.#y, height: line.height })
    this.#y += line.height
  }

  #table(table: WordTable): void {
    const [only] = table.rows
    // a frame of one cell around everything is no table
    if (table.rows.length === 1 && only?.length === 1) {
      this.#blocks(only[0]?.blocks ?? [])
      return
    }
    const scale =
      (this.#right - this.#left) /
      Math.max(
        1,
        table.columns.reduce((sum, width) => sum + width, 0),
      )
    const edges = [this.#left]
    for (const width of table.columns) edges.push((edges.at(-1) ?? 0) + width * scale)
    const edge = (col: number) => edges[Math.min(col, edges.length - 1)] ?? this.#right
    const isLayout = holdsLayout(table)
    let open: OpenTable | null = null
    const close = () => {
      if (open && open.rows > 0)
        this.#page().tables.push({ ruled: table.ruled, rows: open.rows, cols: table.columns.length, cells: open.cells })
      open = null
    }
    for (const row of table.rows) {
      const cells = row.map((cell) => ({
        cell,
        lines: cell.continues ? [] : cellLines(cell, edge(cell.col) + PADDING, edge(cell.col + cell.colSpan) - PADDING),
      }))
      const tall = Math.max(16, ...cells.map(({ lines }) => heightOf(lines) + 2 * PADDING))
      const room = () => this.#bottom - this.#y
      const turn = () => {
        close()
        this.#newPage()
      }
      // rows of an open table are not on the page yet
      const isFresh = this.#isFresh() && open === null
      if (tall > room() && !isFresh && (open !== null || tall <= this.#bottom - this.#section.top)) turn()
      // a row higher than a page goes on overleaf
      let left = cells
      for (;;) {
        const taken = left.map(({ cell, lines }) => ({ cell, now: fitting(lines, room() - 2 * PADDING), lines }))
        const height = Math.max(16, ...taken.map(({ now }) => heightOf(now) + 2 * PADDING))
        if (isLayout) for (const { now } of taken) this.#free(now)
        else {
          open ??= { rows: 0, cells: [] }
          placeRow(open, taken, this.#y, height, edge)
        }
        this.#y += height
        left = taken.map(({ cell, now, lines }) => ({ cell, lines: lines.slice(now.length) }))
        if (left.every(({ lines }) => lines.length === 0)) break
        turn()
      }
    }
    close()
    this.#y += 4
  }

  /** Lines of a cell that only places text, as a page's own lines. */
  #free(lines: readonly SetLine[]): void {
    let top = this.#y + PADDING
    for (const line of lines) {
      if (line.words.length > 0) this.#page().lines.push({ words: line.words, top, height: line.height })
      top += line.height
    }
  }
}

type OpenTable = { rows: number; cells: LaidCell[] }
type TakenCell = { readonly cell: WordCell; readonly now: readonly SetLine[] }

function placeRow(open: OpenTable, taken: readonly TakenCell[], y: number, height: number, edge: (col: number) => number): void {
  const row = open.rows++
  for (const { cell, now } of taken) {
    const above = cell.continues ? open.cells.findLastIndex((c) => c.col === cell.col && c.row + c.rowSpan === row) : -1
    const upper = open.cells[above]
    if (upper) {
      open.cells[above] = { ...upper, rowSpan: upper.rowSpan + 1, y1: y + height }
      continue
    }
    let top = y + PADDING
    const lines: LaidLine[] = []
    for (const line of now) {
      if (line.words.length > 0) lines.push({ words: line.words, top, height: line.height })
      top += line.height
    }
    const place = { x0: edge(cell.col), x1: edge(cell.col + cell.colSpan), y0: y, y1: y + height }
    open.cells.push({ row, col: cell.col, rowSpan: 1, colSpan: cell.colSpan, ...place, lines })
  }
}

const heightOf = (lines: readonly SetLine[]): number => lines.reduce((sum, line) => sum + line.height, 0)

/** As many lines as the room holds, one at least. */
function fitting(lines: readonly SetLine[], room: number): readonly SetLine[] {
  let sum = 0
  const end = lines.findIndex((line) => {
    sum += line.height
    return sum > room
  })
  return end < 0 ? lines : lines.slice(0, Math.max(1, end))
}

function cellLines(cell: WordCell, left: number, right: number): SetLine[] {
  const set = (blocks: readonly WordBlock[]): SetLine[] =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? setParagraph({ ...block, indentLeft: 0, indentFirst: 0 }, left, Math.max(left + 12, right), 0, false)
        : block.rows.flatMap((row) => row.flatMap((inner) => set(inner.blocks))),
    )
  const lines = set(cell.blocks)
  // empty paragraphs around the text of a cell only make room
  const from = lines.findIndex((line) => line.words.length > 0)
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line.words.length > 0) + 1)
}

/**
 * Heads and signature blocks stand in tables that only place text. A table without drawn lines is one of these unless it is a list:
 * three columns and three rows or more.
 */
function holdsLayout(table: WordTable): boolean {
  const text = searchKey(
    table.rows
      .slice(0, 8)
      .flatMap((row) => row.flatMap((cell) => cell.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.runs.map((r) => r.text) : []))))
      .join(' '),
  )
  if (table.columns.length <= 4 && table.rows.length <= 8 && /cong hoa xa hoi chu nghia|doc lap tu do|dang cong san|noi nhan/.test(text))
    return true
  if (table.ruled) return false
  const widest = Math.max(...table.rows.map((row) => row.length))
  return !(widest >= 3 && table.rows.length >= 3)
}
