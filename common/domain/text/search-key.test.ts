import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchKey } from './search-key.ts'

describe('searchKey', () => {
  it.each([
    ['Đặng Thị Đức', 'dang thi duc'],
    ['Đặng Thị Đức'.normalize('NFD'), 'dang thi duc'],
    ['ĐẶNG  THỊ\u00A0ĐỨC ', 'dang thi duc'],
    ['Ðặng', 'dang'],
    ['Nguyễn Văn Hoà', 'nguyen van hoa'],
    ['Nguyễn Văn Hòa', 'nguyen van hoa'],
    ['H’Lan Niê', 'hlan nie'],
    ["H'Lan Niê", 'hlan nie'],
    ['Y Moan Êñuôl', 'y moan enuol'],
    ['Thi đua – Khen thưởng', 'thi dua khen thuong'],
    ['Thi đua - Khen thưởng', 'thi dua khen thuong'],
    ['“Lao động tiên tiến”', 'lao dong tien tien'],
    ['215/QĐ-CĐKTNH', '215/qd cdktnh'],
    ['Ngu\u00ADyễn\u200B', 'nguyen'],
    ['Ƀru ƀah', 'bru bah'],
    ['', ''],
    [' \t ', ''],
  ])('%s is found by %s', (text, key) => {
    expect(searchKey(text)).toBe(key)
  })

  it('is its own key, and one key for both normal forms and both cases of Vietnamese', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạệữựốặ ’-'), maxLength: 40 })
    fc.assert(
      fc.property(letters, (text) => {
        const key = searchKey(text)
        expect(searchKey(key)).toBe(key)
        expect(searchKey(text.normalize('NFD'))).toBe(key)
        expect(searchKey(text.toUpperCase())).toBe(key)
        expect(key).toMatch(/^[a-z]*(?: [a-z]+)*$/)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(searchKey(searchKey(text))).toBe(searchKey(text))
      }),
    )
  })
})
