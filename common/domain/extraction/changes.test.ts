import { describe, expect, it } from 'vitest'
import { buildDraft } from './build-draft.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 1, engine: { name: 'test', version: '1', data: 'none' } }

/** A paper of the fictitious district Tân Khê that changes another decision. */
function changing(subject: string, articles: readonly string[], table?: readonly (readonly string[])[]) {
  const lines: WrittenLine[] = [
    { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.06 },
    { text: 'HUYỆN TÂN KHÊ', x: 0.13, y: 0.08 },
    { text: 'Số: 88/QĐ-UBND', x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'Tân Khê, ngày 02 tháng 3 năm 2024', x: 0.52, y: 0.11 },
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: subject, x: 0.2, y: 0.18 },
    { text: 'CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', x: 0.28, y: 0.21 },
    { text: 'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;', x: 0.15, y: 0.24 },
    { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.27 },
    ...articles.map((text, i) => ({ text, x: 0.15, y: 0.3 + 0.03 * i })),
  ]
  return buildDraft([pageOf(lines, table ? [tableOf(table, 0.3 + 0.03 * articles.length)] : [])], meta)
}
const valuesOf = (draft: ReturnType<typeof changing>) =>
  draft.changes?.map(({ decisionNumber, name, what, from, to }) => [decisionNumber, name, what, from, to].map((field) => field.value))

describe('an amendment', () => {
  it('grants nothing and says in a table what was printed and what it is to be', () => {
    const draft = changing(
      'Về việc đính chính Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2024',
      ['Điều 1. Đính chính Quyết định số 12/QĐ-UBND như sau:'],
      [
        ['STT', 'Họ và tên', 'Nội dung', 'Đã in là', 'Sửa lại là'],
        ['1', 'Lò Văn Quý', 'Năm sinh', '1980', '1981'],
        ['2', 'Trần Thị Hoài', 'Chức vụ', 'Giáo viên', 'Phó Hiệu trưởng'],
      ],
    )
    expect(draft.kind).toBe('amendment')
    expect(draft.awards).toEqual([])
    expect(valuesOf(draft)).toEqual([
      ['12/QĐ-UBND', 'Lò Văn Quý', 'Năm sinh', '1980', '1981'],
      ['12/QĐ-UBND', 'Trần Thị Hoài', 'Chức vụ', 'Giáo viên', 'Phó Hiệu trưởng'],
    ])
  })

  it('may name the value within the cell, and head the new one with the act itself', () => {
    const draft = changing(
      'Về việc đính chính Quyết định số 12/QĐ-UBND',
      ['Điều 1. Đính chính Quyết định số 12/QĐ-UBND như sau:'],
      [
        ['TT', 'TT tại QĐ cũ', 'Họ và tên đã ghi', 'Nội dung đã ghi', 'Nội dung đính chính'],
        ['1', '7', 'Lò Văn Quí', 'họ và tên: Lò Văn Quí', 'họ và tên: Lò Văn Quý'],
      ],
    )
    expect(valuesOf(draft)).toEqual([['12/QĐ-UBND', 'Lò Văn Quí', 'họ và tên', 'Lò Văn Quí', 'Lò Văn Quý']])
  })

  it('is read from sentences, quoted or not', () => {
    const draft = changing('Về việc sửa đổi Quyết định số 12/QĐ-UBND', [
      'Điều 1. Sửa họ và tên của bà Trần Thị Hoài từ “Trần Thị Hoài” thành “Trần Thị Hoàn”.',
      '2. Chức vụ của ông Lò Văn Quý: đã in là Giáo viên, nay sửa lại là Hiệu trưởng.',
    ])
    expect(valuesOf(draft)).toEqual([
      ['12/QĐ-UBND', 'Trần Thị Hoài', 'họ và tên', 'Trần Thị Hoài', 'Trần Thị Hoàn'],
      ['12/QĐ-UBND', 'Lò Văn Quý', 'Chức vụ', 'Giáo viên', 'Hiệu trưởng'],
    ])
  })

  it('that puts one name for another need not say that it is the name', () => {
    const draft = changing('Về việc đính chính Quyết định số 12/QĐ-UBND', [
      'Điều 1. Đính chính Quyết định số 12/QĐ-UBND như sau:',
      '1. Số thứ tự 29: “Trần Thị Hoài” sửa thành “Trần Thị Hoàn”;',
      '2. Số thứ tự 40: chức danh của ông (bà) Lò Văn Quý “Giáo viên” sửa thành “Hiệu trưởng”.',
    ])
    expect(valuesOf(draft)).toEqual([
      ['12/QĐ-UBND', 'Trần Thị Hoài', 'họ và tên', 'Trần Thị Hoài', 'Trần Thị Hoàn'],
      ['12/QĐ-UBND', 'Lò Văn Quý', 'chức danh', 'Giáo viên', 'Hiệu trưởng'],
    ])
  })

  it('is read from two items that follow each other', () => {
    const draft = changing('Về việc đính chính Quyết định số 12/QĐ-UBND', [
      'Điều 1. Đính chính đơn vị công tác của ông Lò Văn Quý như sau:',
      '- Đã in: Trường Tiểu học An Trà',
      '- Nay sửa lại là: Trường Tiểu học Đức Bình.',
    ])
    expect(valuesOf(draft)).toEqual([['12/QĐ-UBND', 'Lò Văn Quý', 'đơn vị công tác', 'Trường Tiểu học An Trà', 'Trường Tiểu học Đức Bình']])
  })

  it('of which nothing more is understood still says which decision it changes', () => {
    const draft = changing('Về việc điều chỉnh Quyết định số 12/QĐ-UBND', [
      'Điều 1. Điều chỉnh một số nội dung của Quyết định số 12/QĐ-UBND.',
    ])
    expect(draft.changes).toHaveLength(1)
    expect(draft.changes?.[0]).toMatchObject({ decisionNumber: { value: '12/QĐ-UBND' }, from: { value: null, status: 'check' } })
  })
})

describe('a revocation', () => {
  it('names whom it takes which award from', () => {
    const draft = changing('Về việc hủy bỏ danh hiệu “Lao động tiên tiến” năm 2023 đối với 02 cá nhân', [
      'Điều 1. Hủy bỏ danh hiệu “Lao động tiên tiến” tại Quyết định số 12/QĐ-UBND đối với các ông, bà:',
      '1. Ông Lò Văn Quý, Giáo viên, Trường Tiểu học An Trà;',
      '2. Bà Trần Thị Hoài, Kế toán, Trạm Y tế.',
      'Điều 2. Thu hồi tiền thưởng đã nhận.',
    ])
    expect(draft.kind).toBe('revocation')
    expect(draft.awards).toEqual([])
    expect(valuesOf(draft)).toEqual([
      ['12/QĐ-UBND', 'Lò Văn Quý', 'Hủy bỏ', 'Lao động tiên tiến', null],
      ['12/QĐ-UBND', 'Trần Thị Hoài', 'Hủy bỏ', 'Lao động tiên tiến', null],
    ])
  })
})

describe('a revocation of a whole decision', () => {
  it('takes whom its sentence names', () => {
    const draft = changing('Về việc hủy bỏ Quyết định tặng Bằng khen', [
      'Điều 1. Hủy bỏ Quyết định số 12/QĐ-UBND về việc tặng Bằng khen của Chủ tịch UBND tỉnh đối với ông Lò Văn Quý, Giáo viên.',
    ])
    expect(valuesOf(draft)).toEqual([['12/QĐ-UBND', 'Lò Văn Quý', 'Hủy bỏ', 'Bằng khen của Chủ tịch UBND tỉnh', null]])
  })
})

describe('an award decision', () => {
  it('is no amendment because a law it follows was amended', () => {
    const draft = changing('Về việc tặng Giấy khen', ['Điều 1. Tặng Giấy khen cho ông Lò Văn Quý theo Luật sửa đổi, bổ sung một số điều.'])
    expect(draft.kind).toBe('award')
    expect(draft.changes).toBeUndefined()
  })
})
