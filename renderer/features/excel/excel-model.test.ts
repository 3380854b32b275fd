import { describe, expect, it } from 'vitest'
import { fieldWord, otherRemarks, placeOf, remarksAt, remarkWords, whyNotYet } from './excel-model.ts'

const columns = [
  { column: 'B', head: 'Họ và tên', field: 'fullName' },
  { column: 'D', head: 'Ngày sinh', field: 'birthDate' },
  { column: 'F', head: 'Tên phòng ban', field: 'department' },
  { column: 'I', head: 'Mã phân loại', field: 'classification' },
  { column: 'K', head: 'Số CCCD', field: 'sensitive' },
]

describe('the preview of a sheet', () => {
  it('puts a remark beside the cell it is about, or with its head where the column is not shown', () => {
    const remarks = [
      { column: 'D', code: 'badDate', value: '31/02/1980' },
      { column: 'I', code: 'unknownValue', value: 'XX' },
      { column: '', code: 'ambiguous', value: 'Đặng Thị Đức' },
    ]
    expect(remarksAt(remarks, 'birthDate', columns)).toEqual(['“31/02/1980” không phải ngày'])
    expect(otherRemarks(remarks, columns)).toEqual([
      'Mã phân loại: không hiểu “XX”',
      'trong sổ có nhiều người cùng tên, thêm ngày sinh hoặc mã',
    ])
    expect([placeOf('F', columns), placeOf('Z', columns), placeOf('', columns)]).toEqual(['unit', null, null])
  })

  it('writes dates the Vietnamese way and never shows a code it does not know', () => {
    expect(remarkWords({ column: 'D', code: 'differs', value: '1986-05-04' })).toBe('trong sổ đang là 04/05/1986, giữ nguyên')
    expect(remarkWords({ column: 'B', code: 'sameName', value: '1986-05, ?' })).toBe('trong sổ có người cùng tên, sinh 05/1986, ?')
    expect(remarkWords({ column: 'B', code: '__proto__', value: '' })).toBe('cần xem lại ô này')
  })

  it('says what a column was taken for, and what is left out on purpose', () => {
    expect([fieldWord('department'), fieldWord('sensitive'), fieldWord('other'), fieldWord(null)]).toEqual([
      'Phòng, ban, tổ',
      'không nhập (dữ liệu nhạy cảm)',
      null,
      null,
    ])
  })

  it('is written only where there is something new, and with errors only when they are left out', () => {
    const counts = { create: 2, update: 0, same: 1, error: 1, newUnits: 0 }
    expect(whyNotYet(counts, false)).toBe('Còn 1 dòng lỗi')
    expect(whyNotYet(counts, true)).toBeNull()
    expect(whyNotYet({ ...counts, create: 0 }, true)).toBe('Không có gì mới để ghi')
  })
})
