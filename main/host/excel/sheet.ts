import type { Grid, GridCell } from '#common/domain/excel/grid.ts'
import { formatDate } from '#common/domain/text/dates.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { type DateShown, dateOfSerial } from './number-format.ts'
import { type Attributes, parseXml } from './parse-xml.ts'

export type CellStyle = { date: DateShown; digits: number }
type Book = { strings: readonly string[]; styles: readonly CellStyle[]; from1904: boolean }
type Row = { row: number; cells: Map<number, GridCell> }

/** A register of one unit has some thousands of people; what is longer is another kind of sheet. */
export const MOST_ROWS = 20_000
const MOST_COLUMNS = 256
const MOST_MERGES = 20_000
const LONGEST_TEXT = 4000

/**
 * The rows of a sheet that hold anything. A cell merged over several rows counts in each of them (a unit's name beside all its
 * people); merged over columns it stays in the first.
 */
export async function readSheet(part: AsyncIterable<Buffer>, book: Book): Promise<Grid['rows']> {
  const rows: Row[] = []
  const merges: string[] = []
  let row: Row = { row: 0, cells: new Map() }
  let cell: { column: number; attributes: Attributes } | null = null
  let value = ''
  let inValue = false
  let phonetic = 0
  await parseXml(part, {
    open(name, attributes) {
      if (name === 'row') {
        const number = Number(attributes['r'] ?? row.row + 1)
        row = { row: Number.isSafeInteger(number) && number > row.row ? number : row.row + 1, cells: new Map() }
      } else if (name === 'c') {
        cell = { column: columnOf(attributes['r']) ?? (cell?.column ?? -1) + 1, attributes }
        value = ''
      } else if (name === 'rPh') phonetic += 1
      else if (name === 'mergeCell' && merges.length < MOST_MERGES) merges.push(attributes['ref'] ?? '')
      inValue = cell !== null && phonetic === 0 && (name === 'v' || name === 't')
    },
    text(text) {
      if (inValue && value.length < LONGEST_TEXT) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'c' && cell) {
        const read = cell.column < MOST_COLUMNS ? cellOf(value.slice(0, LONGEST_TEXT), cell.attributes, book) : null
        if (read) row.cells.set(cell.column, read)
      } else if (name === 'row') {
        cell = null
        if (row.cells.size === 0) return
        if (rows.length >= MOST_ROWS) throw new AppError('excel.tooLarge', { what: 'rows', limit: MOST_ROWS })
        rows.push(row)
      }
    },
  })
  spread(rows, merges)
  return rows
}

function cellOf(value: string, attributes: Attributes, { strings, styles, from1904 }: Book): GridCell | null {
  const style = styles[Number(attributes['s'] ?? 0)]
  const type = attributes['t'] ?? 'n'
  if (type === 's') return text(strings[Number(value)] ?? '')
  if (type === 'd') return dated(value.slice(0, 10)) ?? text(value)
  if (type === 'b') return text(value === '1' ? 'TRUE' : 'FALSE')
  if (type !== 'n') return text(value)
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return text(value)
  if (style && style.date !== 'none') {
    const iso = dateOfSerial(number, style.date, from1904)
    if (iso !== null) return dated(iso)
  }
  // 1E3 and 0.1+0.2 are how a number is stored, not how it is meant
  const plain = Number.isInteger(number) ? number.toFixed(0) : String(Number(number.toPrecision(15)))
  return text(style && Number.isInteger(number) && number >= 0 ? plain.padStart(style.digits, '0') : plain)
}

const text = (value: string): GridCell | null => (value.trim() === '' ? null : { text: value })
const dated = (iso: string): GridCell | null => {
  const shown = formatDate(iso)
  return shown === '' ? null : { text: shown, date: iso }
}

/** BC12 → 54. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function spread(rows: readonly Row[], merges: readonly string[]): void {
  const byNumber = new Map(rows.map((row) => [row.row, row]))
  // merges of a hostile file may overlap without end; what an honest one needs is one step a row and column
  let steps = rows.length * MOST_COLUMNS
  for (const merge of merges) {
    const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(merge)
    const column = columnOf(`${match?.[1]}1`)
    const [first, last] = [Number(match?.[2]), Number(match?.[3])]
    const source = column === null ? undefined : byNumber.get(first)?.cells.get(column)
    if (!source || column === null || !(last > first)) continue
    for (let number = first + 1; number <= Math.min(last, first + MOST_ROWS); number += 1) {
      steps -= 1
      if (steps < 0) return
      const row = byNumber.get(number)
      if (row && !row.cells.has(column)) row.cells.set(column, source)
    }
  }
}
