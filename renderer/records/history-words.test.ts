import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#common/contract/register.ts'
import { entryLines, fieldWords, sourceWords } from './history-words.ts'

const entry = (over: Partial<HistoryEntry>): HistoryEntry => ({
  seq: 1,
  at: '2026-11-22T03:00:00.000Z',
  actor: 'Võ Thị Ngọc Ánh',
  command: 'people.save',
  action: 'update',
  reason: null,
  source: { kind: 'manual' },
  changes: [],
  ...over,
})

describe('the history in words', () => {
  it('names nested fields by their place', () => {
    expect(fieldWords('spells.1.position')).toBe('Quá trình công tác 2, chức vụ')
    expect(fieldWords('declaredCounts.individual')).toBe('Điều 1 ghi, cá nhân')
    expect(fieldWords('constructor')).toBe('constructor')
  })

  it('writes dates and codes as an officer reads them, and leaves ids out', () => {
    const changes = [
      { path: 'birthDate', before: '1986-05', after: '1986-05-04' },
      { path: 'status', before: 'working', after: 'retired' },
      { path: 'phone', before: '0912', after: null },
      { path: 'spells.0.isLeader', before: null, after: 'true' },
      { path: 'spells.0.unitId', before: null, after: '01890000-0000-7000-8000-000000000001' },
    ]
    expect(entryLines(entry({ changes }))).toEqual([
      'Ngày sinh: 05/1986 → 04/05/1986',
      'Tình trạng: Đang công tác → Đã nghỉ hưu',
      'Điện thoại: bỏ 0912',
      'Quá trình công tác 1, lãnh đạo: có',
    ])
  })

  it('counts what it leaves out and says what was done when there are no values', () => {
    const changes = Array.from({ length: 9 }, (_, index) => ({ path: `note${index}`, before: null, after: 'x' }))
    expect(entryLines(entry({ action: 'create', changes }), 2)).toEqual(['Ghi vào sổ', 'note0: x', 'note1: x', 'và 7 chỗ khác'])
    expect(entryLines(entry({}))).toEqual(['Sửa bản ghi'])
    expect(entryLines(entry({ action: 'withdraw', changes }))).toEqual(['Rút khỏi sổ'])
  })

  it('names the source, with the row of the sheet', () => {
    expect(sourceWords({ kind: 'excel', sha256: 'a'.repeat(64), file: 'CANHAN.xlsx', sheet: 'Sheet1', row: 1204 })).toBe(
      'Excel: CANHAN.xlsx, Sheet1, dòng 1204',
    )
  })
})
