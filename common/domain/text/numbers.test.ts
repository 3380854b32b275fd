import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberInWords, parseNumberWords } from './number-words.ts'
import { formatMoney, formatNumber, parseBaseSalaryMultiple, parseCount, parseMoney, parseNumber } from './numbers.ts'

describe('numbers', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1.234.567,89', 1234567.89],
    ['0,3', 0.3],
    ['12', 12],
    ['1 234', 1234],
    ['-5', -5],
    ['1.23', null],
    ['1,234.5', null],
    ['', null],
    ['abc', null],
    ['1.2345', null],
  ])('%j is %s', (printed, value) => {
    expect(parseNumber(printed)).toBe(value)
  })

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const value = whole + Math.sign(whole) * (cents / 100)
        const printed = formatNumber(value)
        expect(parseNumber(printed)).toBeCloseTo(value, 2)
        expect(formatNumber(parseNumber(printed) ?? Number.NaN)).toBe(printed)
      }),
    )
    expect(formatNumber(-0.001)).toBe('0')
    expect(formatNumber(1234.5)).toBe('1.234,5')
  })
})

describe('money', () => {
  it.each([
    ['1.490.000 đồng', 1_490_000],
    ['300.000đ', 300_000],
    ['100.000đ', 100_000],
    ['447.000 đồng/người', 447_000],
    ['1.490.000 VNĐ', 1_490_000],
    ['1,490,000 đồng', 1_490_000],
    ['1,5 triệu đồng', 1_500_000],
    ['2 triệu', 2_000_000],
    ['447 000 đồng', 447_000],
    ['1.800.000 đồng (một triệu tám trăm nghìn đồng)', 1_800_000],
    ['0,3 lần mức lương cơ sở', null],
    ['0,5 đồng', null],
    ['-5 đồng', null],
    ['đồng', null],
    ['', null],
    ['99999999999999999999 đồng', null],
  ])('%j is %s đồng', (printed, value) => {
    expect(parseMoney(printed)).toBe(value)
  })

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (dong) => {
        expect(parseMoney(formatMoney(dong))).toBe(dong)
      }),
    )
  })

  it.each([
    ['0,3 lần mức lương cơ sở', 0.3],
    ['1,0 lần mức lương cơ sở/người', 1],
    ['01 tháng lương tối thiểu', 1],
    ['447.000 đồng', null],
  ])('%s is %s times the base salary', (printed, value) => {
    expect(parseBaseSalaryMultiple(printed)).toBe(value)
  })
})

describe('number words', () => {
  it.each([
    ['mười', 10],
    ['mười lăm', 15],
    ['hai mươi mốt', 21],
    ['hai mươi tư', 24],
    ['Ba mươi bốn', 34],
    ['một trăm linh năm', 105],
    ['một trăm lẻ năm', 105],
    ['năm', 5],
    ['một triệu bốn trăm chín mươi nghìn', 1_490_000],
    ['hai tỷ', 2_000_000_000],
    ['không', 0],
    ['mươi', null],
    ['hai ba', null],
    ['một nghìn hai triệu', null],
    ['tập thể', null],
    ['một constructor', null],
    ['', null],
  ])('%s is %s', (words, value) => {
    expect(parseNumberWords(words)).toBe(value)
  })

  it('reads back every number it writes', () => {
    const numbers = fc.oneof(
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 0, max: 999_999_999 }),
      fc.integer({ min: 0, max: 999_999_999_999 }),
    )
    fc.assert(
      fc.property(numbers, (value) => {
        expect(parseNumberWords(numberInWords(value))).toBe(value)
      }),
      { numRuns: 2000 },
    )
    expect(numberInWords(-1)).toBe('')
    expect(numberInWords(1_002_015)).toBe('một triệu không trăm linh hai nghìn không trăm mười lăm')
  })
})

describe('parseCount', () => {
  it.each([
    ['05 tập thể', 5, 'tập thể', false],
    ['01 (một) cá nhân', 1, 'cá nhân', false],
    ['05 (sáu) cá nhân', 5, 'cá nhân', true],
    ['một (01) hộ gia đình', 1, 'hộ gia đình', false],
    ['mười lăm cá nhân', 15, 'cá nhân', false],
    ['năm (05) cá nhân.', 5, 'cá nhân', false],
    ['12', 12, '', false],
    ['1.024 cá nhân', 1024, 'cá nhân', false],
  ])('%s', (printed, value, noun, disagrees) => {
    expect(parseCount(printed)).toEqual({ value, noun, disagrees })
  })
  it.each(['', 'các tập thể', '(một)', 'tập thể 05'])('finds no count in %j', (printed) => {
    expect(parseCount(printed)).toBeNull()
  })
})
