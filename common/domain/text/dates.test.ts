import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareDates,
  dateBounds,
  datePrecision,
  datesAgree,
  formatDate,
  formatDateInWords,
  isPartialDate,
  parseDate,
  toPartialDate,
} from './dates.ts'

describe('parseDate', () => {
  it.each([
    ['15/03/2025', '2025-03-15'],
    ['5/3/2025', '2025-03-05'],
    ['05.03.2025', '2025-03-05'],
    ['05 - 03 – 2025', '2025-03-05'],
    ['ngày 15 tháng 3 năm 2025', '2025-03-15'],
    ['Ngày 05 tháng 02 năm 2025.', '2025-02-05'],
    ['ngày 15 tháng 3 năm 2025'.normalize('NFD'), '2025-03-15'],
    ['tháng 3 năm 2025', '2025-03'],
    ['tháng 3/2025', '2025-03'],
    ['03/2025', '2025-03'],
    ['năm 2025', '2025'],
    ['1998', '1998'],
    ['2024-02-29', '2024-02-29'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['31/02/2024', null],
    ['31/04/2024', null],
    ['13/13/2024', null],
    ['03/15/2025', null],
    ['0/3/2025', null],
    ['15/3/25', null],
    ['ngày    tháng    năm 2025', null],
    ['2025-13', null],
    ['0098', null],
    ['', null],
    ['2023 - 2024', null],
  ])('%j is %s', (printed, iso) => {
    expect(parseDate(printed)).toBe(iso)
  })

  it('reads back everything it prints, both ways', () => {
    const date = fc
      .record({
        year: fc.integer({ min: 1850, max: 2199 }),
        month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        day: fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined }),
      })
      .map(({ year, month, day }) =>
        toPartialDate({ year, ...(month === undefined ? {} : { month }), ...(month === undefined || day === undefined ? {} : { day }) }),
      )
      .filter((iso) => iso !== null)
    fc.assert(
      fc.property(date, date, (iso, other) => {
        expect(parseDate(formatDate(iso))).toBe(iso)
        expect(parseDate(formatDateInWords(iso))).toBe(iso)
        expect(isPartialDate(iso)).toBe(true)
        expect(Math.sign(compareDates(iso, other))).toBe(-Math.sign(compareDates(other, iso)) + 0)
        const bounds = dateBounds(iso)
        expect(bounds && datesAgree(iso, bounds.first) && datesAgree(iso, bounds.last)).toBe(true)
      }),
    )
  })
})

it('prints as documents print', () => {
  expect(formatDate('2025-03-05')).toBe('05/03/2025')
  expect(formatDate('2025-03')).toBe('03/2025')
  expect(formatDateInWords('2025-02-05')).toBe('ngày 05 tháng 02 năm 2025')
  expect(formatDateInWords('2025-03-15')).toBe('ngày 15 tháng 3 năm 2025')
  expect(formatDate('2025-02-31')).toBe('')
  expect(datePrecision('2025-03')).toBe('month')
})

it('compares dates of different precision', () => {
  expect(['2025-03-01', '2025', '2024-12', '2025-03'].sort(compareDates)).toEqual(['2024-12', '2025', '2025-03', '2025-03-01'])
  expect(datesAgree('1998', '1998-05-07')).toBe(true)
  expect(datesAgree('1998-05', '1998-06-01')).toBe(false)
  expect(dateBounds('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
})
