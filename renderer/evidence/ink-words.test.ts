import { describe, expect, it } from 'vitest'
import { confirmedLine, decisionLine, type InkOf, inkLabel, lineAround, mainInk } from './ink-words.ts'

const anInk = (over: Partial<InkOf> = {}): InkOf => ({
  field: 'printedName',
  sha256: 'a'.repeat(64),
  fileName: 'QD.pdf',
  page: 2,
  filePage: 2,
  box: [0.2, 0.4, 0.2, 0.02],
  raw: 'Đinh Hồng Thảo',
  confidence: 0.983,
  status: 'sure',
  pageUrl: '/blobs/x',
  decisionId: 'd',
  decisionNumber: '1570/QĐ-UBND',
  signedDate: '2026-01-19',
  issuingBody: 'UBND xã Đức Bình',
  confirmedBy: 'Võ Thị Ngọc Ánh',
  confirmedAt: '2026-01-26T07:32:00.000Z',
  ...over,
})

describe('the ink of a value', () => {
  it('names the decision, how sure the machine was and who confirmed it', () => {
    expect(decisionLine(anInk())).toBe('QĐ 1570/QĐ-UBND ngày 19/01/2026, UBND xã Đức Bình.')
    expect(confirmedLine(anInk())).toMatch(/^Máy đọc chắc 98%; Võ Thị Ngọc Ánh duyệt 26\/01\/2026 \d\d:32\.$/)
    expect(confirmedLine(anInk({ status: 'check', confidence: 0.61, confirmedBy: null }))).toBe('Máy đọc chưa chắc, 61%.')
    expect(decisionLine(anInk({ decisionNumber: null }))).toBe('')
  })

  it('shows the name first', () => {
    expect(mainInk([anInk({ field: 'bonus' }), anInk({ field: 'name' })])?.field).toBe('name')
    expect(mainInk([])).toBeNull()
  })

  it('is called by the name of its field', () => {
    expect(
      ['printedName', 'authors.1.printedUnit', 'number', 'constructor'].map((field) => inkLabel(anInk({ field, raw: 'nét' }))),
    ).toEqual(['Họ và tên', 'Đơn vị', 'Số, ký hiệu', 'nét'])
  })

  it('keeps the line inside the page', () => {
    const [x, y, w, h] = lineAround([0.01, 0.001, 0.9, 0.02])
    expect([x >= 0, y >= 0, x + w <= 1, h > 0.02]).toEqual([true, true, true, true])
  })
})
