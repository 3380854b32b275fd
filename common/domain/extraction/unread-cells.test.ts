import { describe, expect, it } from 'vitest'
import { buildDraft } from './build-draft.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 0, engine: { name: 'test', version: '0', data: '' } }
const FRONT: WrittenLine[] = [
  { text: 'UBND TỈNH HÒA GIANG', x: 0.11, y: 0.05 },
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.05 },
  { text: 'Số: 118/QĐ-UBND', x: 0.14, y: 0.09 },
  { text: 'Hòa Giang, ngày 12 tháng 3 năm 2024', x: 0.52, y: 0.09 },
  { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.3 },
  { text: 'Điều 1. Công nhận danh hiệu “Lao động tiên tiến” năm 2023 cho 03 cá nhân (có danh sách kèm theo).', x: 0.15, y: 0.33 },
]
const ROWS = [
  ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác'],
  ['1', 'Nguyễn Thị Hoa', '', 'Phòng Nội vụ'],
  ['2', 'Trần Văn Bình', '', ''],
  ['3', 'Lê Thị Cúc', 'Kế toán', 'Phòng Tài chính'],
]

/** The draft of the list, with letters that were not read in the cells at `row/col`. */
function read(...unread: string[]) {
  const table = tableOf(ROWS, 0.12)
  const cells = table.cells.map((c) => {
    const marked = unread.includes(`${c.row}/${c.col}`)
    return marked ? { ...c, unread: true as const } : c
  })
  return buildDraft([pageOf(FRONT), pageOf([{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }], [{ ...table, cells }])], meta)
}

describe('cells with letters that were not read', () => {
  it('are not blank: what they fill is asked for', () => {
    const fields = (draft: ReturnType<typeof read>) => draft.awards.map((a) => [a.position.value, a.position.status])
    expect(fields(read())).toEqual([
      [null, 'sure'],
      [null, 'sure'],
      ['Kế toán', 'sure'],
    ])
    const draft = read('1/2')
    expect(fields(draft)).toEqual([
      [null, 'check'],
      [null, 'sure'],
      ['Kế toán', 'sure'],
    ])
    expect(draft.awards[0]?.position.doubt).toBe('missing')
  })

  it('of which a part was read give no sure value', () => {
    expect(read().awards[2]?.unit).toMatchObject({ value: 'Phòng Tài chính', status: 'sure' })
    expect(read('3/3').awards[2]?.unit).toMatchObject({ value: 'Phòng Tài chính', status: 'check', doubt: 'format' })
  })

  it('make a row although nothing of it was read', () => {
    const blank = ROWS.map((r, i) => (i === 2 ? ['', '', '', ''] : r))
    const table = tableOf(blank, 0.12)
    const cells = table.cells.map((c) => (c.row === 2 && c.col > 0 ? { ...c, unread: true as const } : c))
    const draft = buildDraft([pageOf(FRONT), pageOf([{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }], [{ ...table, cells }])], meta)
    expect(draft.awards).toHaveLength(2)
    expect(draft.issues.map((i) => i.code)).toContain('row-unread')
  })
})
