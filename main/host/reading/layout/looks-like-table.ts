import type { SeenLine } from '../assemble.ts'
import type { Grid, GridCell } from '../image/ruled-table.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đðĐÐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim()

/** What heads columns of lists of recipients (DOMAIN.md 9). */
const HEAD =
  /^(s?tt|so tt|so thu tu|ho va ten|ho ten|ten( .*)?|nam sinh|ngay( thang)?( nam)? sinh|sinh nam|gioi tinh|nam|nu|chuc (vu|danh)( .*)?|don vi( .*)?|noi cong tac|co quan( .*)?|bo phan|dia chi|hinh thuc.*|danh hieu.*|tien thuong.*|muc .*|so tien|xep loai|thanh tich.*|ly do|noi dung.*|ghi chu|chu ho|tap the|ca nhan|khoa.*|phong.*|to.*|truong.*|lop|nam hoc|so khau|sang kien.*|tac gia|dong tac gia)$/

/**
 * Whether a proposal told from ink alone proves to be a table once its cells are read: its first column counts on, or its first row
 * holds heads of columns, or it has so many filled columns that no prose falls into them by chance.
 */
export function looksLikeTable(grid: Grid, linesOf: (cell: GridCell) => readonly SeenLine[]): boolean {
  const textOf = (c: GridCell) =>
    linesOf(c)
      .flat()
      .map((w) => w.text)
      .join(' ')
  const rows = Array.from({ length: grid.rows }, (_, r) =>
    grid.cells.filter((c) => c.row === r).map((c) => ({ col: c.col, text: textOf(c) })),
  )
  const numbers = rows.flatMap((r) => (/^\W*\d{1,4}\W*$/.test(r[0]?.text ?? '') ? [Number((r[0]?.text ?? '').replace(/\D/g, ''))] : []))
  const runsOn = numbers.slice(1).filter((n, i) => n === (numbers[i] ?? 0) + 1).length
  const headed = rows.slice(0, 3).some((r) => r.filter((c) => HEAD.test(plain(c.text))).length >= 2)
  const full = rows.filter((r) => r.filter((c) => /[\p{L}\p{N}]/u.test(c.text)).length >= Math.max(3, grid.cols - 1)).length
  if (headed) return true
  if (isCutProse(rows)) return false
  // The last row of a list, alone on its page.
  if (grid.rows === 1)
    return numbers.length === 1 && grid.cols >= 4 && full === 1 && /\p{Lu}\p{Ll}*\s+\p{Lu}/u.test(rows[0]?.[1]?.text ?? '')
  if (runsOn >= 2 || (runsOn >= 1 && numbers.length <= 3)) return full >= 1
  return grid.cols >= 4 && full >= 4 && full >= 0.5 * grid.rows
}

/** Where prose goes on: in the middle of a sentence, behind a dash or before one. Marks and ditto words stand so in tables too. */
const GOES_ON = /^(?!(?:x|nt|như trên)\b)(?:\p{Ll}\p{L}+[ ,]|[-–] ?\p{L})/u
const BREAKS_OFF = /(^\p{L}|\p{L}.*\s)[-–]$|^Đồng$/u

/** Whether a numbered list was cut where its words happen to stand under each other: cells that begin in the middle of a sentence. */
function isCutProse(rows: readonly (readonly { readonly col: number; readonly text: string }[])[]): boolean {
  const several = rows.map((r) => r.filter((c) => c.text !== '')).filter((r) => r.length >= 2)
  const cut = several.filter((r) => r.some((c, i) => (i > 0 && GOES_ON.test(c.text)) || (i < r.length - 1 && BREAKS_OFF.test(c.text))))
  return several.length > 0 && cut.length >= 0.4 * several.length
}
