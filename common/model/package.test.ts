import { describe, expect, it } from 'vitest'
import { isEntryName, isJson, PackageId, PackageRecord, UnitCode } from './package.ts'

const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)])

const record = {
  recordVersion: 1,
  type: 'award',
  id: '019aa3c0-0000-7000-8000-000000000001',
  ownerUnitId: '019aa3c0-0000-7000-8000-000000000f00',
  version: 1,
  data: { title: 'Chiến sĩ thi đua cơ sở' },
  updatedAt: '2026-11-20T08:00:00Z',
}

describe('entry names', () => {
  it('come from an allow-list', () => {
    for (const name of ['package.json', 'META-INF/ASiCManifest001.xml', 'data/records/019aa3c0-0000-7000-8000-000000000001.json'])
      expect([name, isEntryName(name)]).toEqual([name, true])
    for (const name of [
      '',
      '.',
      '..',
      'a/../b',
      '/a',
      'a/',
      'a//b',
      'a\\b',
      'C:a',
      'a b',
      'tệp',
      '-a',
      '.a',
      'a.',
      'CON',
      'com1.txt',
      'x/NUL.json',
      'a\0',
      'a\n',
    ])
      expect([name, isEntryName(name)]).toEqual([name, false])
    expect(isEntryName(`${'a'.repeat(100)}/${'b'.repeat(99)}`)).toBe(true)
    expect(isEntryName(`${'a'.repeat(100)}/${'b'.repeat(100)}`)).toBe(false)
  })
})

describe('identifiers', () => {
  it('of units and packages are strict', () => {
    expect(['H15', 'H15.02', '000.00.00.H15'].every((code) => UnitCode.safeParse(code).success)).toBe(true)
    expect(['', '.H15', 'H15>', 'H_15', 'H15.', 'h 15', 'x'.repeat(36)].some((code) => UnitCode.safeParse(code).success)).toBe(false)
    expect(PackageId.safeParse('urn:uuid:019aa3c0-0000-7000-8000-000000000001').success).toBe(true)
    expect(PackageId.safeParse('urn:uuid:019aa3c0-0000-4000-8000-000000000001').success).toBe(false)
  })
})

describe('records', () => {
  it('are strict outside, plain JSON objects inside', () => {
    expect(PackageRecord.parse(record)).toEqual(record)
    for (const wrong of [
      { more: 1 },
      { type: 'house' },
      { version: 0 },
      { data: [] },
      { data: null },
      { data: new Date() },
      { data: { a: undefined } },
      { updatedAt: '2026-11-20' },
    ])
      expect([wrong, PackageRecord.safeParse({ ...record, ...wrong }).success]).toEqual([wrong, false])
  })

  it('hold data fifteen levels deep, sixteen with the record itself', () => {
    expect(PackageRecord.safeParse({ ...record, data: { a: nest(14) } }).success).toBe(true)
    expect(PackageRecord.safeParse({ ...record, data: { a: nest(15) } }).success).toBe(false)
  })
})

describe('JSON values', () => {
  it('are finite, well formed and without __proto__', () => {
    expect([null, true, 0, '', [], {}, { a: [1] }].every((value) => isJson(value, 3))).toBe(true)
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    for (const wrong of [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '\ud800',
      1n,
      new Map(),
      () => 1,
      JSON.parse('{"__proto__":1}'),
      { '"': 1 },
      { '\\': 1 },
      { '\n': 1 },
      cyclic,
      nest(17),
    ])
      expect(isJson(wrong, 16)).toBe(false)
  })
})
