import type { PageCell, PageTable } from '../../../model/page.ts'
import { joined } from './words.ts'

/** A row's number put back by its neighbours was not read. */
const PROPOSED = 0.7
const READ_WELL = 0.9
/** Share of a first column that must be figures for it to be a numbering. */
const MOSTLY = 0.6

/**
 * The numbering in a table's first column where a figure was misread between two that run on: 7, "á", 9 is 7, 8, 9. A clear figure
 * that breaks the sequence stays (the paper may count wrongly, and that must be told), and so does everything around a gap.
 */
export function ordinalsRead(table: PageTable): PageTable {
  const column = table.cells.filter((c) => c.col === 0 && c.colSpan === 1).sort((a, b) => a.row - b.row)
  const rows = column.filter((c) => !isHead(c, table))
  const read = rows.map((cell) => ({ cell, number: numberOf(cell), trust: trustOf(cell) }))
  if (rows.length < 3 || read.filter((r) => r.number !== null).length < MOSTLY * rows.length) return table
  const sound = read.map((r, i) => r.number !== null && (runsOn(read, i, -1) || runsOn(read, i, 1)))
  const fixed = new Map<PageCell, number>()
  read.forEach((r, i) => {
    if (sound[i]) return
    const before = sound.lastIndexOf(true, i - 1)
    const after = sound.indexOf(true, i + 1)
    const from = i > 0 && before >= 0 ? (read[before]?.number ?? 0) + (i - before) : null
    const to = after >= 0 ? (read[after]?.number ?? 0) - (after - i) : null
    // At the ends only one side speaks; a first row is 1 or carries on the page before.
    const expected = from !== null && to !== null ? (from === to ? from : null) : (from ?? to)
    if (expected === null || expected < 1 || expected === r.number || (r.number !== null && r.trust >= READ_WELL)) return
    if (wordsOf(r.cell).length > 2) return
    // The head may be no first row, where words of a heading stand above it.
    if (
      /^(s?tt|số tt)\.?$/iu.test(
        wordsOf(r.cell)
          .map((w) => w.text)
          .join(' '),
      )
    )
      return
    // "II | Trường …" alone in its row heads the rows below it.
    const filled = table.cells.filter((c) => c.row === r.cell.row && wordsOf(c).length > 0).length
    if (filled <= 2 && table.cols > 2) return
    fixed.set(r.cell, expected)
  })
  return fixed.size === 0 ? table : { ...table, cells: table.cells.map((c) => withNumber(c, fixed.get(c))) }
}

const wordsOf = (cell: PageCell) => cell.lines.flatMap((l) => l.words)
const trustOf = (cell: PageCell): number => Math.min(1, ...wordsOf(cell).map((w) => w.confidence))

const numberOf = (cell: PageCell): number | null => {
  const text = wordsOf(cell)
    .map((w) => w.text)
    .join('')
  return /^\d{1,4}[.)]?$/.test(text) ? Number.parseInt(text, 10) : null
}

const isHead = (cell: PageCell, table: PageTable): boolean =>
  cell.row === Math.min(...table.cells.map((c) => c.row)) &&
  !/^\d+$/.test(
    wordsOf(cell)
      .map((w) => w.text)
      .join(''),
  ) &&
  table.cells.some(
    (c) =>
      c.row === cell.row &&
      /tên|chức|đơn vị|năm/iu.test(
        wordsOf(c)
          .map((w) => w.text)
          .join(' '),
      ),
  )

function runsOn(read: readonly { readonly number: number | null }[], i: number, by: 1 | -1): boolean {
  const own = read[i]?.number ?? null
  const beside = read[i + by]?.number ?? null
  return own !== null && beside !== null && beside - own === by
}

function withNumber(cell: PageCell, number: number | undefined): PageCell {
  if (number === undefined) return cell
  const words = wordsOf(cell)
  if (words.length === 0) return cell
  const one = { ...joined(words, String(number)), confidence: Math.min(PROPOSED, trustOf(cell)) }
  return { ...cell, lines: cell.lines.map((l, i) => ({ ...l, words: i === 0 ? [one] : [] })).filter((l) => l.words.length > 0) }
}
