import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Period } from '../../model/date.ts'
import { formatPeriod, parsePeriod, periodYear } from './period.ts'

const cases: [string, Period | null][] = [
  ['2023', { kind: 'year', from: '2023', to: '2023' }],
  ['năm 2023', { kind: 'year', from: '2023', to: '2023' }],
  ['Năm 2023.', { kind: 'year', from: '2023', to: '2023' }],
  ['năm học 2023 - 2024', { kind: 'schoolYear', from: '2023', to: '2024' }],
  ['Năm học 2023–2024', { kind: 'schoolYear', from: '2023', to: '2024' }],
  ['năm học 2023-24', { kind: 'schoolYear', from: '2023', to: '2024' }],
  ['2025 - 2026', { kind: 'schoolYear', from: '2025', to: '2026' }],
  ['2022 - 2024', { kind: 'range', from: '2022', to: '2024' }],
  ['giai đoạn 2023 - 2024', { kind: 'range', from: '2023', to: '2024' }],
  ['trong giai đoạn 2020-2025', { kind: 'range', from: '2020', to: '2025' }],
  ['từ năm 2019 đến năm 2023', { kind: 'range', from: '2019', to: '2023' }],
  ['2 năm (2022 - 2023)', { kind: 'range', from: '2022', to: '2023' }],
  ['hai năm 2022, 2023', { kind: 'range', from: '2022', to: '2023' }],
  ['các năm 2021, 2022 và 2023', { kind: 'range', from: '2021', to: '2023' }],
  ['các năm 2021, 2023', null],
  ['6 tháng đầu năm 2024', { kind: 'range', from: '2024-01', to: '2024-06' }],
  ['06 tháng cuối năm 2024', { kind: 'range', from: '2024-07', to: '2024-12' }],
  ['Quý III năm 2024', { kind: 'range', from: '2024-07', to: '2024-09' }],
  ['quý 4/2024', { kind: 'range', from: '2024-10', to: '2024-12' }],
  ['ngày 30 tháng 10 năm 2025', { kind: 'event', from: '2025-10-30', to: '2025-10-30' }],
  ['tháng 5/2024', { kind: 'event', from: '2024-05', to: '2024-05' }],
  ['từ ngày 01/7/2024 đến ngày 30/9/2024', { kind: 'range', from: '2024-07-01', to: '2024-09-30' }],
  ['2024 - 2022', null],
  ['năm học 2023 - 2025', null],
  ['năm', null],
  ['', null],
  ['đột xuất', null],
  ['1823', null],
]

describe('parsePeriod', () => {
  it.each(cases)('%s', (printed, expected) => {
    expect(parsePeriod(printed)).toEqual(expected)
    expect(parsePeriod(printed.normalize('NFD'))).toEqual(expected)
  })

  it('reads back every period it prints', () => {
    const year = fc.integer({ min: 1950, max: 2100 })
    const period: fc.Arbitrary<Period> = fc.oneof(
      year.map((y): Period => ({ kind: 'year', from: String(y), to: String(y) })),
      year.map((y): Period => ({ kind: 'schoolYear', from: String(y), to: String(y + 1) })),
      fc.tuple(year, fc.integer({ min: 1, max: 10 })).map(([y, n]): Period => ({ kind: 'range', from: String(y), to: String(y + n) })),
      year.map((y): Period => ({ kind: 'range', from: `${y}-01`, to: `${y}-06` })),
      year.map((y): Period => ({ kind: 'event', from: `${y}-10-30`, to: `${y}-10-30` })),
    )
    fc.assert(
      fc.property(period, (value) => {
        expect(parsePeriod(formatPeriod(value))).toEqual(value)
      }),
    )
  })

  it('files a school year under the year it ends in', () => {
    expect(periodYear({ kind: 'schoolYear', from: '2023', to: '2024' })).toBe(2024)
  })
})
