import { describe, expect, it } from 'vitest'
import { matchingRows, pageOfRows } from './local-rows.ts'

interface Row {
  readonly name: string
  readonly size: number | null
}
const rows: readonly Row[] = [
  { name: 'Đề nghị Bằng khen 2026', size: 10 },
  { name: 'Giấy khen 2025', size: null },
  { name: 'Ân huệ', size: 9 },
]
const list = { text: (row: Row) => row.name, order: { name: (row: Row) => row.name, size: (row: Row) => row.size } }
const names = (search: string, sort: { column: string; descending: boolean } | null = null) =>
  matchingRows(rows, { search, sort }, list).map((row) => row.name)

describe('a list that is held whole', () => {
  it('finds every word without diacritics, in any order', () => {
    expect(names('khen de nghi')).toEqual(['Đề nghị Bằng khen 2026'])
    expect(names('KHEN')).toHaveLength(2)
    expect(names('  ')).toHaveLength(3)
  })
  it('orders texts the Vietnamese way and numbers by value, what is unknown last either way', () => {
    expect(names('', { column: 'name', descending: false })[0]).toBe('Ân huệ')
    expect(names('', { column: 'size', descending: false })).toEqual(['Ân huệ', 'Đề nghị Bằng khen 2026', 'Giấy khen 2025'])
    expect(names('', { column: 'size', descending: true }).at(-1)).toBe('Giấy khen 2025')
    expect(names('', { column: 'constructor', descending: true })).toHaveLength(3)
  })
  it('gives pages with the count of all', () => {
    const many = Array.from({ length: 150 }, (_, n) => n)
    expect(pageOfRows(many, 1)).toMatchObject({ total: 150 })
    expect(pageOfRows(many, 1).rows).toHaveLength(50)
    expect(pageOfRows(many, 9).rows).toEqual([])
  })
})
