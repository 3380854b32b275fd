/**
 * What the entry grid does to its cells, as functions of values: a row is a list of texts, one a column.
 * The drawing and the keys stand in entry-grid.tsx.
 */
export type Cells = readonly (readonly string[])[]

export interface At {
  readonly row: number
  readonly column: number
}

const emptyRow = (columns: number): string[] => Array.from({ length: columns }, () => '')

/** The cells with one replaced; rows that are not there yet are added empty. */
export function setCell(cells: Cells, at: At, value: string, columns: number): Cells {
  const next = cells.map((row) => [...row])
  while (next.length <= at.row) next.push(emptyRow(columns))
  const row = next[at.row]
  if (row) row[at.column] = value
  return next
}

/** Ctrl+D: the value of a cell goes down to the last row that has anything in it; filled cells keep theirs. */
export function fillDown(cells: Cells, at: At): Cells {
  const value = cells[at.row]?.[at.column] ?? ''
  if (value === '') return cells
  return cells.map((row, index) =>
    index > at.row && row.some((cell) => cell !== '') && (row[at.column] ?? '') === '' ? row.with(at.column, value) : row,
  )
}

/** Ctrl+-: the cells without a row. */
export const deleteRow = (cells: Cells, row: number): Cells => cells.filter((_, index) => index !== row)

/** What the clipboard holds when Excel copied: rows by line, cells by tab; quoted cells may hold line breaks. */
export function parseBlock(text: string): Cells {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const normal = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < normal.length; i += 1) {
    const c = normal[i] ?? ''
    if (quoted) {
      if (c !== '"') cell += c
      else if (normal[i + 1] === '"') {
        cell += '"'
        i += 1
      } else quoted = false
    } else if (c === '"' && cell === '') quoted = true
    else if (c === '\t' || c === '\n') {
      rows.at(-1)?.push(tidy(cell))
      cell = ''
      if (c === '\n') rows.push([])
    } else cell += c
  }
  rows.at(-1)?.push(tidy(cell))
  return rows
}

const tidy = (cell: string): string => cell.replace(/\s+/g, ' ').trim().normalize('NFC')

export interface Pasted {
  readonly cells: Cells
  /** texts for which there was no column or whose column is not typed into; row counts from 1 */
  readonly unplaced: readonly { readonly row: number; readonly text: string }[]
}

/** Ctrl+V: the block goes in from `at`; columns marked read-only and those past the last are reported, not lost silently. */
export function pasteBlock(
  cells: Cells,
  at: At,
  block: Cells,
  columns: readonly { readonly readOnly?: boolean }[],
  maxRows: number,
): Pasted {
  let next = cells
  const unplaced: { row: number; text: string }[] = []
  block.forEach((line, down) => {
    line.forEach((text, right) => {
      const target = { row: at.row + down, column: at.column + right }
      const column = columns[target.column]
      if (column && !column.readOnly && target.row < maxRows) next = text === '' ? next : setCell(next, target, text, columns.length)
      else if (text !== '') unplaced.push({ row: target.row + 1, text })
    })
  })
  return { cells: next, unplaced }
}
