import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfSerial, dateShown, paddedDigits } from './number-format.ts'

describe('dateShown', () => {
  it.each([
    [14, undefined, 'day'],
    [17, undefined, 'month'],
    [18, undefined, 'none'],
    [0, undefined, 'none'],
    [170, 'dd/mm/yyyy', 'day'],
    [170, '[$-42A]dd/mm/yyyy;@', 'day'],
    [170, '"ngày" d "tháng" m "năm" yyyy', 'day'],
    [170, 'mm/yyyy', 'month'],
    [170, 'yyyy', 'year'],
    [170, 'h:mm:ss', 'none'],
    [170, '#,##0 "đồng"', 'none'],
    [170, '0000', 'none'],
    [170, 'General', 'none'],
  ])('format %i %s shows %s', (id, code, shown) => {
    expect(dateShown(id, code)).toBe(shown)
  })
})

describe('dateOfSerial', () => {
  it('counts as Excel does, with the day that never was, and from 1904', () => {
    expect([1, 59, 61, 29_082, 46_213].map((serial) => dateOfSerial(serial, 'day', false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '1979-08-15',
      '2026-07-10',
    ])
    expect(dateOfSerial(27_620, 'day', true)).toBe('1979-08-15')
    expect([dateOfSerial(29_082, 'year', false), dateOfSerial(29_082.75, 'month', false)]).toEqual(['1979', '1979-08'])
    expect([Number.NaN, -5, 0, 1e9].map((serial) => dateOfSerial(serial, 'day', false))).toEqual([null, null, null, null])
  })

  it('gives the day after for the serial after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
        const [day, next] = [dateOfSerial(serial, 'day', false), dateOfSerial(serial + 1, 'day', false)]
        expect(Date.parse(next ?? '') - Date.parse(day ?? '')).toBe(86_400_000)
      }),
    )
  })
})

describe('paddedDigits', () => {
  it('knows formats that keep leading zeros', () => {
    expect([paddedDigits('000000'), paddedDigits('0'), paddedDigits('0.00'), paddedDigits(undefined)]).toEqual([6, 0, 0, 0])
  })
})
