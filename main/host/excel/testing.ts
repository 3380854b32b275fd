import ExcelJS from 'exceljs'

export type Cells = readonly (
  | string
  | number
  | Date
  | { richText: { text: string }[] }
  | { formula: string; result: string | number }
  | null
)[]

/** The heads of the sheet officers have: title in row 1, heads in row 3 from column A. */
export const HEADS: Cells = [
  'STT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Chức vụ',
  'Tên phòng ban/ khối, tổ \ncông tác',
  'Tên đơn vị/tập thể\ncông tác',
  'Địa chỉ / Nơi ở',
  'Mã phân loại cán bộ',
  'Mã hình thức khen thưởng',
  'Mã danh hiệu thi đua\n(nếu có)',
]

/** A workbook with a merged title, heads in row 3 and a second sheet of codes; gives its bytes. */
export async function aWorkbook(
  rows: readonly Cells[],
  options: { heads?: Cells; edit?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void } = {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('DANHSACH')
  sheet.getCell('A1').value = 'DANH SÁCH ĐỐI TƯỢNG ĐỀ NGHỊ KHEN THƯỞNG'
  sheet.mergeCells('A1:K1')
  sheet.getRow(3).values = [...(options.heads ?? HEADS)] as ExcelJS.CellValue[]
  for (const [index, row] of rows.entries()) sheet.getRow(index + 4).values = [...row] as ExcelJS.CellValue[]
  const codes = book.addWorksheet('DANHMUC')
  codes.getRow(2).values = ['STT', 'Mã số', 'Hình thức khen thưởng']
  options.edit?.(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
