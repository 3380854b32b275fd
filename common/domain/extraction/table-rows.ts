import { flatBox, type PageCell, type PageTable } from '../../model/page.ts'
import { isPlausibleName } from '../text/names.ts'
import { awardMentions } from './award-mentions.ts'
import { type ColumnRole, roleOfHead } from './column-roles.ts'
import { isOrganisation } from './organisations.ts'
import { EMPTY_RUN, joinRuns, type Run, runOf, runOfLines } from './run.ts'

export interface Column {
  readonly role: ColumnRole
  /** what the head prints; names the award of a column that is ticked */
  readonly head: Run
  /** from and to, in fractions of the page's width */
  readonly x0: number
  readonly x1: number
}

export interface RowCell {
  readonly column: Column
  readonly run: Run
  /** letters stand in it that were not read */
  readonly unread?: boolean
}

export interface TableRow {
  readonly kind: 'row'
  readonly cells: readonly RowCell[]
  /** the row is the rest of the one before: cells that ran over a page's end, or no number and no name of its own */
  readonly continues: boolean
}
/** A row that is a heading over the rows below it (a unit, "Tập thể", an award), or a total. */
export interface GroupRow {
  readonly kind: 'group'
  readonly run: Run
}

export interface ReadTable {
  readonly columns: readonly Column[]
  readonly hasHead: boolean
  readonly rows: readonly (TableRow | GroupRow)[]
}

/** "Tổng cộng: 42 cá nhân", "Danh sách này có 42 người./.": a total that the list itself declares. */
export const TOTAL =
  /^[(*\s-]*(danh sach( nay| tren)? (co|gom)|(tong (so|cong)|tong)\s*(:|\d|$|cong|so|co|tien)|cong( danh sach)?\s*(:|\d|$)|an dinh danh sach)/

const NAMED: ReadonlySet<ColumnRole> = new Set(['name', 'nameAndMore', 'household', 'collective'])
const PER_ROW: ReadonlySet<ColumnRole> = new Set(['award', 'level', 'initiative', 'mark', 'year'])

/** A row of which nothing was read is a row all the same where so many cells have letters. */
const UNREAD_ROW = 3

interface Cells {
  readonly at: (row: number, col: number) => PageCell | undefined
  readonly textAt: (row: number, col: number) => Run
}

function cellsOf(table: PageTable, page: number): Cells {
  const byPlace = new Map<string, PageCell>()
  for (const c of table.cells)
    for (let r = c.row; r < c.row + c.rowSpan; r++) for (let k = c.col; k < c.col + c.colSpan; k++) byPlace.set(`${r}/${k}`, c)
  const runs = new Map<PageCell, Run>()
  const at = (row: number, col: number) => byPlace.get(`${row}/${col}`)
  const textAt = (row: number, col: number): Run => {
    const cell = at(row, col)
    if (!cell) return EMPTY_RUN
    let run = runs.get(cell)
    if (!run) {
      run = runOfLines(cell.lines, page)
      runs.set(cell, run)
    }
    return run
  }
  return { at, textAt }
}

/**
 * Reads a table: which column holds what, which rows are headings. `before` is the table that this one continues (same columns, no
 * head of its own on this page).
 */
export function readTable(table: PageTable, page: number, before?: ReadTable): ReadTable {
  const cells = cellsOf(table, page)
  const { at, textAt } = cells
  const { from, to } = headRows(table, cells)
  const columns: Column[] = Array.from({ length: table.cols }, (_, col) => {
    const place = placeOf(table, col, to)
    if (to === 0 && before) return { ...continued(before, table.cols, col, place), ...place }
    // A head of two rows: the lower one says more ("Danh hiệu" over "CSTĐ cơ sở"), the upper one helps where it is silent.
    const heads = Array.from({ length: to - from }, (_, i) => textAt(from + i, col)).reverse()
    const lowest = to > from ? headUnderSpan(at(to - 1, col), place, page) : null
    if (lowest) heads.unshift(lowest)
    const whole = joinRuns([...new Set(heads.toReversed())])
    for (const head of heads) {
      const role = roleOfHead(head)
      if (role) return { role, head, ...place }
    }
    // The first line of a head that stands a little higher than its neighbours is a row above theirs.
    const upper = table.kind === 'open' && from > 0 ? joinRuns([...new Set([textAt(from - 1, col), whole])]) : whole
    return { role: roleOfHead(whole) ?? roleOfHead(upper) ?? 'other', head: heads[0] ?? EMPTY_RUN, ...place }
  })
  const settled = settleColumns(table, to > 0 && before ? headsPrintedAgain(columns, before) : columns, to, cells)
  const numbered = settled.some((c) => c.role === 'ordinal')
  const rows: (TableRow | GroupRow)[] = []
  for (let row = to; row < table.rows; row++) {
    const own = settled.map((column, col) => ({ column, cell: at(row, col), run: textAt(row, col), unread: at(row, col)?.unread === true }))
    const filled = own.filter((c) => c.run.text !== '' && c.cell)
    const distinct = new Set(filled.map((c) => c.cell))
    if (distinct.size === 0 && own.filter((c) => c.unread).length < UNREAD_ROW) continue
    // A merged name over two grid rows is one recipient, unless the second row brings another award or initiative.
    const named = own.find((c) => NAMED.has(c.column.role))?.cell
    if (named && named.row < row && !own.some((c) => c.cell?.row === row && c.run.text !== '' && PER_ROW.has(c.column.role))) continue
    if (isColumnNumbers(filled.map((c) => c.run))) continue
    const all = joinRuns([...new Map(filled.map((f) => [f.cell, f.run])).values()])
    const wide = filled.find((c) => (c.cell?.colSpan ?? 1) >= Math.max(2, table.cols - 1))
    const rest = continuesRow(filled, numbered, rows.some((r) => r.kind === 'row') || before !== undefined)
    const only = distinct.size === 1 && !rest ? filled[0] : undefined
    const group = wide ?? (only && only.column.role !== 'ordinal' ? only : undefined) ?? romanGroup(filled)
    if (TOTAL.test(all.folded)) rows.push({ kind: 'group', run: all })
    else if (group) rows.push({ kind: 'group', run: wide && filled.length > 1 ? all : group.run })
    else {
      const { before: over, own: kept, after: under } = partHeadings(own, table, page)
      if (over) rows.push({ kind: 'group', run: over })
      rows.push({ kind: 'row', cells: kept, continues: rest })
      if (under) rows.push({ kind: 'group', run: under })
    }
  }
  return { columns: settled, hasHead: to > 0, rows }
}

/**
 * Without lines between rows, a heading that stands in the column of names ("Khối trường THCS") falls into the row above or below it:
 * it is taken out where what is left is a name.
 */
function partHeadings(own: readonly CellRun[], table: PageTable, page: number): { before?: Run; own: RowCell[]; after?: Run } {
  const plain = own.map(({ column, run, unread }) => ({ column, run, ...(unread ? { unread } : {}) }))
  const name = own.find((c) => c.column.role === 'name')
  const lines = name?.cell?.lines ?? []
  if (table.kind !== 'open' || !name || lines.length < 2) return { own: plain }
  const first = runOfLines(lines.slice(0, 1), page)
  const last = runOfLines(lines.slice(-1), page)
  const replaced = (run: Run) => plain.map((c) => (c.column === name.column ? { ...c, run } : c))
  const isName = (run: Run) => isPlausibleName(run.text) && run.text.includes(' ') && !isOrganisation(run.folded)
  const [head, tail] = [runOfLines(lines.slice(0, -1), page), runOfLines(lines.slice(1), page)]
  // One or two words may be a given name that begins like a unit ("Trường", "Khoa").
  const isHeading = (run: Run) => isOrganisation(run.folded) && run.text.split(' ').length >= 3
  if (isHeading(last) && isName(head)) return { own: replaced(head), after: last }
  if (isHeading(first) && isName(tail)) return { before: first, own: replaced(tail) }
  return { own: plain }
}

/**
 * The head of one column under a head that spans several, where no line is drawn between the two: the words below the first line of
 * the wide cell that stand over this column. Null where the cell spans one column or a column has no such words.
 */
function headUnderSpan(cell: PageCell | undefined, place: { x0: number; x1: number }, page: number): Run | null {
  const [first, ...below] = cell?.lines ?? []
  if (!cell || cell.colSpan < 2 || !first || below.length === 0) return null
  const words = below.flatMap((l) =>
    l.words.filter((w) => {
      const [x, , width] = flatBox(w)
      return x + width / 2 >= place.x0 && x + width / 2 < place.x1 && /[\p{L}\p{N}]/u.test(w.text)
    }),
  )
  return words.length > 0 ? runOf(words.map((word) => ({ word, page }))) : null
}

type CellRun = RowCell & { readonly cell: PageCell | undefined }

/** "I | Tập thể | | |": a Roman ordinal or a letter, one text, nothing else. */
function romanGroup(filled: readonly CellRun[]): CellRun | undefined {
  const [first, second] = filled
  if (filled.length !== 2 || !first || !second || first.column.role !== 'ordinal') return undefined
  if (!/^([IVXL1l|]{1,5}|[A-HĐ])[.)]?$/.test(first.run.text)) return undefined
  const group = /tap the|ca nhan|ho gia dinh|^khoi\b/.test(second.run.folded) || isOrganisation(second.run.folded)
  return group && (!/^\d/.test(first.run.text) || second.column.role === 'other') ? second : undefined
}

/** A row without number and name of its own, where rows have both: the rest of a row that a page's end or a lost line cut in two. */
function continuesRow(filled: readonly CellRun[], numbered: boolean, hasRowBefore: boolean): boolean {
  if (!numbered || !hasRowBefore || filled.length === 0) return false
  if (filled.some((c) => c.column.role === 'ordinal')) return false
  if (filled.some((c) => (c.cell?.colSpan ?? 1) > 1)) return false
  const name = filled.find((c) => NAMED.has(c.column.role) || c.column.role === 'familyName')
  if (name) return filled.length > 1 && /^\p{L}+$/u.test(name.run.text)
  return filled.every((c) => c.column.role !== 'other' && c.column.role !== 'mark')
}

/** "1 | 2 | 3 | 4" or "(1) | (2) | (3)" under the head numbers the columns. */
const isColumnNumbers = (runs: readonly Run[]): boolean => {
  if (runs.length < 3) return false
  const right = runs.filter((r, i) => new RegExp(`^\\(?${i + 1}\\)?$`).test(r.text)).length
  return right >= runs.length - 1 && runs.every((r) => r.text.length <= 4)
}

const placeOf = (table: PageTable, col: number, fromRow: number): { x0: number; x1: number } => {
  const own = table.cells.filter((c) => c.col === col && c.colSpan === 1 && c.row >= fromRow)
  const boxes = (own.length > 0 ? own : table.cells.filter((c) => c.col === col)).map(flatBox)
  return { x0: Math.min(...boxes.map((b) => b[0])), x1: Math.max(...boxes.map((b) => b[0] + b[2])) }
}

/** The column of the table before that stands over this one; the same one where both have as many. */
function continued(before: ReadTable, cols: number, col: number, place: { x0: number; x1: number }): Column {
  const none: Column = { role: 'other', head: EMPTY_RUN, ...place }
  if (before.columns.length === cols) return before.columns[col] ?? none
  const overlap = (c: Column) => Math.min(c.x1, place.x1) - Math.max(c.x0, place.x0)
  const best = before.columns.toSorted((a, b) => overlap(b) - overlap(a))[0]
  return best && overlap(best) > 0.4 * (place.x1 - place.x0) ? best : none
}

/**
 * A head that is printed again on a later page says the same as the first one: where the other columns agree, a column of ticks whose
 * award was misread this time keeps the one it had.
 */
function headsPrintedAgain(columns: readonly Column[], before: ReadTable): Column[] {
  const same = columns.filter((c, i) => c.role !== 'other' && c.role === before.columns[i]?.role).length
  if (columns.length !== before.columns.length || same < 2 || same * 2 < columns.length) return [...columns]
  return columns.map((c, i) => {
    const earlier = before.columns[i]
    return earlier?.role === 'mark' && c.role !== 'mark' ? { ...c, role: 'mark', head: earlier.head } : c
  })
}

/** First row of the head and the first row after it; 0 and 0 where there is none. */
function headRows(table: PageTable, { at, textAt }: Cells): { from: number; to: number } {
  const known = (row: number) => {
    const roles = new Set<PageCell | undefined>()
    for (let col = 0; col < table.cols; col++) {
      const run = textAt(row, col)
      if (run.text.length > 0 && run.text.length < 60 && roleOfHead(run)) roles.add(at(row, col))
    }
    return roles.size
  }
  const numbered = (row: number) => /^\d{1,3}[.)]?$/.test(textAt(row, 0).text)
  const needed = table.cols <= 2 ? 1 : 2
  const isHead = (row: number) => row < table.rows && known(row) >= needed && !(numbered(row) && known(row) < table.cols - 1)
  const top = [0, 1].find(isHead)
  const from = headBelowHeading(table, top, known, numbered) ?? top
  if (from === undefined) return { from: 0, to: 0 }
  let to = from + 1
  for (; to < Math.min(table.rows, from + 3); to++) {
    const row = to
    if (numbered(row)) break
    const cells = Array.from({ length: table.cols }, (_, col) => ({ cell: at(row, col), run: textAt(row, col) }))
    const reachesDown = cells.some((c) => c.cell && c.cell.row < row && c.cell.row >= from)
    const filled = cells.filter((c) => c.run.text !== '' && c.cell?.row === row)
    // Heads of a second row stand under a wide head, or where the first row is empty: else it is the rest of a row cut by a page's end.
    const under = filled.every((c) => {
      const upper = at(row - 1, c.cell?.col ?? 0)
      const gender = /^(nam|nu)$/.test(c.run.folded)
      return gender || !upper || upper.colSpan > 1 || runOfLines(upper.lines, 1).text === ''
    })
    const heads = filled.filter((c) => roleOfHead(c.run) !== null && c.run.text.length < 40).length
    const sub = filled.length > 0 && under && heads * 2 >= filled.length && textAt(row, 0).text === ''
    if (!reachesDown && !sub) break
  }
  return { from, to }
}

/**
 * Without drawn lines the last lines of a heading, or the higher lines of some heads, may have been taken for rows of the table: of the
 * rows over the first numbered one the head is then a lower one, which says clearly more than the first that says anything.
 */
function headBelowHeading(
  table: PageTable,
  top: number | undefined,
  known: (row: number) => number,
  numbered: (row: number) => boolean,
): number | undefined {
  if (table.kind !== 'open') return undefined
  const needed = Math.max(3, top === undefined ? 0 : known(top) + 2)
  for (let row = 1; row < Math.min(6, table.rows) && !numbered(row - 1) && !numbered(row); row++) if (known(row) >= needed) return row
  return undefined
}

/** What the heads do not say is told from the cells: a narrow column of figures, a column of people's names, of sums, of units. */
function settleColumns(table: PageTable, columns: readonly Column[], fromRow: number, { at, textAt }: Cells): Column[] {
  const out = [...columns]
  const width = (col: number) => flatWidth(at(table.rows - 1, col)) / Math.max(0.01, flatBox(table)[2])
  const has = (...roles: ColumnRole[]) => out.some((c) => roles.includes(c.role))
  const share = (col: number, fits: (run: Run) => boolean): number => {
    let all = 0
    let n = 0
    for (let row = fromRow; row < table.rows; row++) {
      const cell = at(row, col)
      const run = textAt(row, col)
      if (run.text === '' || !cell || cell.colSpan > 1) continue
      all++
      if (fits(run)) n++
    }
    return all === 0 ? 0 : n / all
  }
  const set = (col: number, role: ColumnRole) => {
    const column = out[col]
    if (column) out[col] = { ...column, role }
  }
  // "Nam | Nữ" are years of birth in one of two columns, or ticks.
  out.forEach((c, col) => {
    if (c.role === 'gender' && share(col, (r) => /(^|\D)(19|20)\d{2}$/.test(r.text)) >= 0.5) set(col, 'birth')
  })
  const first = out[0]
  if (first && first.role === 'other' && (width(0) < 0.14 || share(0, (r) => /^\d{1,3}[.)]?$/.test(r.text)) > 0.6)) set(0, 'ordinal')
  if (!has('name', 'nameAndMore', 'household', 'collective')) {
    let best = { col: -1, share: 0.5 }
    for (let col = 0; col < table.cols; col++) {
      if (out[col]?.role !== 'other' && out[col]?.role !== 'unit') continue
      const names = share(col, (r) => {
        const text = r.text.replace(/^[^\p{L}]+/u, '')
        return isPlausibleName(text) && text.includes(' ') && !isOrganisation(r.folded)
      })
      if (names > best.share) best = { col, share: names }
    }
    set(best.col, 'name')
  }
  // "Đơn vị" with no person beside it lists the units themselves.
  if (!has('name', 'nameAndMore', 'household', 'collective'))
    set(
      out.findIndex((c) => c.role === 'unit'),
      'collective',
    )
  out.forEach((c, col) => {
    if (c.role !== 'other' || c.head.text !== '') return
    if (share(col, (r) => awardMentions(r).length > 0) >= 0.5 && !has('award')) set(col, 'award')
    else if (share(col, (r) => /^(\d{1,2}[/.-]\d{1,2}[/.-])?(19|20)\d{2}$/.test(r.text)) >= 0.6 && !has('birth')) set(col, 'birth')
    else if (share(col, (r) => /^\d{1,3}([.,]\d{3})+(\s*đ\S*)?$/.test(r.text)) >= 0.6 && !has('bonus')) set(col, 'bonus')
    else if (share(col, (r) => isOrganisation(r.folded)) >= 0.5 && !has('unit')) set(col, 'unit')
    else if (share(col, (r) => POSITION.test(r.folded)) >= 0.5 && !has('position')) set(col, 'position')
  })
  // "Họ và tên" beside an initiative's name stays the author; "Xếp loại" of a yearly evaluation is its level.
  if (!has('initiative', 'award', 'level', 'mark'))
    set(
      out.findIndex((c) => c.role === 'rank'),
      'level',
    )
  return out
}

const POSITION =
  /^(q\.? ?)?(truong|pho|giam doc|chu tich|bi thu|chanh|ke toan|van thu|thu quy|chuyen vien|can su|can bo|cong chuc|vien chuc|nhan vien|giao vien|giang vien|hieu truong|bac si|duoc si|dieu duong|y si|y ta|ho sinh|ho ly|ky thuat vien|ky su|cong nhan|lai xe|bao ve|to truong|doi truong|hoc sinh|sinh vien|uy vien|thu ky)\b/

const flatWidth = (cell: PageCell | undefined): number => (cell ? flatBox(cell)[2] : 1)
