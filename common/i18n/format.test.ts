import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDate, formatDay, formatMoney, formatNumber, formatPercent, formatRange, formatSize, formatTimeLeft } from './format.ts'
import { parseDate } from './parse-date.ts'
import { fill, t, textOf } from './t.ts'

describe('the voice of the numbers', () => {
  it('writes numbers, shares, money and sizes the Vietnamese way', () => {
    expect(formatNumber(1206)).toBe('1.206')
    expect(formatNumber(1234.5)).toBe('1.234,5')
    expect(formatPercent(0.818)).toBe('81,8%')
    expect(formatMoney(1_490_000)).toBe('1.490.000 đồng')
    expect(formatSize(50_540_380)).toBe('48,2 MB')
    expect(formatSize(900)).toBe('900 B')
    expect(formatRange('2023', '2024')).toBe('2023 - 2024')
    expect(formatRange(4, 4)).toBe('4')
  })

  it('writes dates with the precision they have', () => {
    expect(formatDate('2017-05-04')).toBe('04/05/2017')
    expect(formatDate('1998-05')).toBe('05/1998')
    expect(formatDate('1998')).toBe('1998')
    expect(formatDate(null)).toBe('–')
    expect(formatDay(new Date(2026, 10, 23))).toBe('Thứ Hai, 23/11/2026')
  })

  it('says the time left in words, rounded up', () => {
    expect([20, 61, 500, 3600, 3601].map(formatTimeLeft)).toEqual([
      'còn chưa tới 1 phút',
      'còn khoảng 2 phút',
      'còn khoảng 9 phút',
      'còn khoảng 1 giờ',
      'còn khoảng 1 giờ 1 phút',
    ])
  })
})

describe('a typed date', () => {
  it('is read in every way officers write it', () => {
    for (const typed of ['04/05/2017', '4/5/2017', '4.5.2017', ' 4 - 5 - 2017 ', '04052017', '2017-05-04'])
      expect(parseDate(typed)).toBe('2017-05-04')
    expect(parseDate('5/2017')).toBe('2017-05')
    expect(parseDate('2017')).toBe('2017')
  })

  it('is none where the day does not exist', () => {
    for (const typed of ['31/02/2026', '29/02/2025', '0/5/2017', '4/13/2017', '4/5/17', '1899', 'hôm qua', ''])
      expect(parseDate(typed)).toBe(null)
    expect(parseDate('29/02/2024')).toBe('2024-02-29')
  })

  it('comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(4, 7, 10),
        (day, length) => {
          const iso = day.toISOString().slice(0, length)
          expect(parseDate(formatDate(iso))).toBe(iso)
        },
      ),
    )
  })
})

describe('texts', () => {
  it('take their parameters, with numbers written the Vietnamese way', () => {
    expect(t('ui.pageRange', { from: 1, to: 100, total: 1206 })).toBe('Dòng 1 - 100 / 1.206')
    expect(fill('{a} {b} {constructor}', { a: 'x' })).toBe('x {b} {constructor}')
  })

  it('are found by a key put together at run time, and by nothing else', () => {
    expect(textOf('errors.host.gone')).toBe(t('errors.host.gone'))
    expect(textOf('toString')).toBe(null)
  })
})
