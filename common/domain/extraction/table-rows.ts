import type { PageCell, PageTable } from '../../model/page.ts'
import { similarity } from '../text/edit-distance.ts'
import { isPlausibleName } from '../text/names.ts'
import { awardMentions } from './award-mentions.ts'
import { joinRuns, type Run, runOfLines } from './run.ts'

export type ColumnRole =
  | 'ordinal'
  | 'name'
  | 'household'
  | 'collective'
  | 'birth'
  | 'position'
  | 'positionUnit'
  | 'unit'
  | 'address'
  | 'award'
  | 'level'
  | 'rank'
  | 'bonus'
  | 'initiative'
  | 'reason'
  | 'year'
  | 'gender'
  | 'note'
  | 'mark'
  | 'other'

export interface Column {
  readonly role: ColumnRole
  /** what the head prints; names the award of a column that is ticked */
  readonly head: Run
}

export interface TableRow {
  readonly kind: 'row'
  /** printed order within the table */
  readonly cells: readonly { readonly column: Column; readonly run: Run }[]
}
/** A row that is a heading over the rows below it: a unit, "Tập thể", an award. */
export interface GroupRow {
  readonly kind: 'group'
  readonly run: Run
}

export interface ReadTable {
  readonly columns: readonly Column[]
  readonly hasHead: boolean
  readonly rows: readonly (TableRow | GroupRow)[]
}

/** Column heads as papers print them, folded; the first that fits decides. */
const HEADS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(stt|tt|so tt|so thu tu|s tt|st t)\.?$/, 'ordinal'],
  [/chu ho|dai dien ho|ten ho|ho gia dinh/, 'household'],
  [/(sang kien|de tai|giai phap|bien phap|cong trinh)/, 'initiative'],
  [/(ten tap the|tap the|ten don vi duoc|ten co quan)/, 'collective'],
  [/(ho va ten|ho, ten|ho ten|ho & ten|ten ca nhan|ten tac gia|tac gia|^ten$|^ca nhan$)/, 'name'],
  [/(nam sinh|ngay sinh|sinh nam|sinh ngay|ngay, ?thang, ?nam sinh|^ns$)/, 'birth'],
  [/gioi tinh|^nam ?\/? ?nu$/, 'gender'],
  [/(chuc vu|chuc danh|nghe nghiep).*(don vi|noi cong tac|co quan|bo phan|phong|khoa|noi lam viec)/, 'positionUnit'],
  [/(chuc vu|chuc danh|nghe nghiep|vi tri)/, 'position'],
  [/(dia chi|cho o|noi o|thuong tru|noi cu tru)/, 'address'],
  [/(hinh thuc|danh hieu|de nghi khen|khen thuong$)/, 'award'],
  [/(muc tien|tien thuong|muc thuong|so tien|tien kem theo)/, 'bonus'],
  [/(muc xep loai|ket qua (xep|danh)|muc do hoan thanh|danh gia)/, 'level'],
  [/(xep loai|^hang$|^loai$|^giai$|^muc$)/, 'rank'],
  [/(thanh tich|ly do|noi dung|tom tat)/, 'reason'],
  [/(^nam$|nam hoc|nam dat|nam cong nhan)/, 'year'],
  [/(don vi|bo phan|khoa|phong|co quan|noi cong tac|truong|lop|to chuyen mon|noi lam viec|cong tac tai)/, 'unit'],
  [/ghi chu/, 'note'],
]
const FUZZY: readonly (readonly [string, ColumnRole])[] = [
  ['ho va ten', 'name'],
  ['chuc vu', 'position'],
  ['don vi cong tac', 'unit'],
  ['chuc vu, don vi cong tac', 'positionUnit'],
  ['nam sinh', 'birth'],
  ['ghi chu', 'note'],
  ['dia chi', 'address'],
  ['ho va ten chu ho', 'household'],
  ['ten tap the', 'collective'],
  ['hinh thuc khen thuong', 'award'],
  ['danh hieu', 'award'],
  ['tien thuong (dong)', 'bonus'],
  ['muc xep loai', 'level'],
  ['xep loai', 'rank'],
  ['ten sang kien', 'initiative'],
  ['chuc danh', 'position'],
  ['khoa, phong', 'unit'],
  ['bo phan', 'unit'],
  ['so khau', 'other'],
  ['co quan, don vi quan ly', 'unit'],
]

export function roleOfHead(run: Run): ColumnRole | null {
  const text = run.folded
    .replace(/[^\p{L}\p{N}\s,/&]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [pattern, role] of HEADS) if (pattern.test(text)) return role
  let best: readonly [number, ColumnRole] = [0.72, 'other']
  for (const [head, role] of FUZZY) {
    const s = similarity(text, head)
    if (s > best[0]) best = [s, role]
  }
  if (best[0] > 0.72) return best[1]
  return awardMentions(run).length > 0 && run.text.length < 60 ? 'mark' : null
}

const NAMED: ReadonlySet<ColumnRole> = new Set(['name', 'household', 'collective'])
const PER_ROW: ReadonlySet<ColumnRole> = new Set(['award', 'level', 'initiative', 'mark', 'year'])

const cellRun = (cell: PageCell | undefined, page: number): Run => (cell ? runOfLines(cell.lines, page) : joinRuns([]))

/**
 * Reads a ruled table: which column holds what, which rows are headings. `before` is the table that this one continues (same
 * columns, no head of its own on this page).
 */
export function readTable(table: PageTable, page: number, before?: ReadTable): ReadTable {
  const at = (row: number, col: number) =>
    table.cells.find((c) => row >= c.row && row < c.row + c.rowSpan && col >= c.col && col < c.col + c.colSpan)
  const textAt = (row: number, col: number) => cellRun(at(row, col), page)
  const headRows = countHeadRows(table, textAt)
  const continues = headRows === 0 && before && before.columns.length === table.cols
  const columns: Column[] = Array.from({ length: table.cols }, (_, col) => {
    if (continues) return before.columns[col] ?? { role: 'other', head: joinRuns([]) }
    // A head of two rows: the lower one says more ("Danh hiệu" over "CSTĐ cơ sở"), the upper one helps where it is silent.
    const heads = Array.from({ length: headRows }, (_, row) => textAt(row, col)).reverse()
    for (const head of heads) {
      const role = roleOfHead(head)
      if (role) return { role, head }
    }
    return { role: 'other', head: heads[0] ?? joinRuns([]) }
  })
  const settled = settleColumns(table, columns, headRows, textAt, at)
  const rows: (TableRow | GroupRow)[] = []
  for (let row = headRows; row < table.rows; row++) {
    const cells = settled.map((column, col) => ({ column, cell: at(row, col), run: textAt(row, col) }))
    const filled = cells.filter((c) => c.run.text !== '' && c.cell)
    const distinct = new Set(filled.map((c) => c.cell))
    if (distinct.size === 0) continue
    // A merged name over two grid rows is one recipient, unless the second row brings another award or initiative.
    const named = cells.find((c) => NAMED.has(c.column.role))?.cell
    if (named && named.row < row && !cells.some((c) => c.cell?.row === row && c.run.text !== '' && PER_ROW.has(c.column.role))) continue
    if (isColumnNumbers(filled.map((c) => c.run))) continue
    const wide = filled.find((c) => (c.cell?.colSpan ?? 1) >= Math.max(2, table.cols - 1))
    const only = distinct.size === 1 ? filled[0] : undefined
    const group = wide ?? (only && only.column.role !== 'ordinal' ? only : undefined) ?? romanGroup(filled)
    if (group)
      rows.push({
        kind: 'group',
        run: wide && filled.length > 1 ? joinRuns([...new Map(filled.map((f) => [f.cell, f.run])).values()]) : group.run,
      })
    else rows.push({ kind: 'row', cells: cells.map(({ column, run }) => ({ column, run })) })
  }
  return { columns: settled, hasHead: headRows > 0, rows }
}

type CellRun = { column: Column; run: Run; cell: PageCell | undefined }

/** "I | Tập thể | | |": a Roman ordinal or a letter, one text, nothing else. */
function romanGroup(filled: readonly CellRun[]): CellRun | undefined {
  const [first, second] = filled
  if (filled.length !== 2 || !first || !second || first.column.role !== 'ordinal') return undefined
  return /^([IVX]{1,5}|[A-HĐ])[.)]?$/.test(first.run.text) &&
    /tap the|ca nhan|ho gia dinh|^(truong|phong|khoa|to|ban|so|ubnd|don vi|khoi)\b/.test(second.run.folded)
    ? second
    : undefined
}

/** "1 | 2 | 3 | 4" under the head numbers the columns. */
const isColumnNumbers = (runs: readonly Run[]): boolean =>
  runs.length >= 3 && runs.every((r, i) => new RegExp(`^\\(?${i + 1}\\)?$`).test(r.text))

function countHeadRows(table: PageTable, textAt: (row: number, col: number) => Run): number {
  const known = (row: number) => {
    let n = 0
    for (let col = 0; col < table.cols; col++) {
      const run = textAt(row, col)
      if (run.text.length > 0 && run.text.length < 60 && roleOfHead(run)) n++
    }
    return n
  }
  const needed = table.cols <= 2 ? 1 : 2
  const first = known(0)
  const second = table.rows > 1 ? known(1) : 0
  const digits = (row: number) => /^\d{1,3}[.)]?$/.test(textAt(row, 0).text)
  if (first >= needed && !(digits(0) && first < table.cols - 1)) {
    const headCell = table.cells.find((c) => c.row === 0 && c.col === 0)
    const deep = Math.max(1, Math.min(3, headCell?.rowSpan ?? 1))
    return Math.max(deep, second >= needed && !digits(1) && deep > 1 ? 2 : 1)
  }
  return 0
}

/** What the heads do not say is told from the cells: a narrow column of figures, a column of people's names. */
function settleColumns(
  table: PageTable,
  columns: readonly Column[],
  headRows: number,
  textAt: (row: number, col: number) => Run,
  at: (row: number, col: number) => PageCell | undefined,
): Column[] {
  const out = [...columns]
  const width = (col: number) => (at(table.rows - 1, col)?.box[2] ?? 1) / Math.max(0.01, table.box[2])
  const has = (...roles: ColumnRole[]) => out.some((c) => roles.includes(c.role))
  const first = out[0]
  if (first && first.role === 'other' && width(0) < 0.14) out[0] = { ...first, role: 'ordinal' }
  if (!has('name', 'household', 'collective')) {
    let best = { col: -1, share: 0.5 }
    for (let col = 0; col < table.cols; col++) {
      if (out[col]?.role !== 'other' && out[col]?.role !== 'unit') continue
      let names = 0
      let all = 0
      for (let row = headRows; row < table.rows; row++) {
        const text = textAt(row, col).text.replace(/^[^\p{L}]+/u, '')
        if (text === '') continue
        all++
        if (isPlausibleName(text) && text.includes(' ')) names++
      }
      if (all > 0 && names / all > best.share) best = { col, share: names / all }
    }
    const column = out[best.col]
    if (column) out[best.col] = { ...column, role: 'name' }
  }
  // "Đơn vị" with no person beside it lists the units themselves.
  if (!has('name', 'household', 'collective')) {
    const i = out.findIndex((c) => c.role === 'unit')
    const column = out[i]
    if (column) out[i] = { ...column, role: 'collective' }
  }
  // "Họ và tên" beside an initiative's name stays the author; "Xếp loại" of a yearly evaluation is its level.
  if (!has('initiative', 'award', 'level')) {
    const i = out.findIndex((c) => c.role === 'rank')
    const column = out[i]
    if (column) out[i] = { ...column, role: 'level' }
  }
  return out
}
