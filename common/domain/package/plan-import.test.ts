import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue, PackageRecord } from '../../model/package.ts'
import { canonicalJson } from './canonical-json.ts'
import { compareRecords, planImport } from './plan-import.ts'

const id = (n: number): string => `019aa3c0-0000-7000-8000-${String(n).padStart(12, '0')}`
const record = (n: number, data: JsonObject, changes: Partial<PackageRecord> = {}): PackageRecord => ({
  recordVersion: 1,
  type: 'person',
  id: id(n),
  ownerUnitId: id(900),
  version: 1,
  data,
  updatedAt: '2026-11-20T08:00:00Z',
  ...changes,
})
const view = (...records: PackageRecord[]): ReadonlyMap<string, PackageRecord> => new Map(records.map((item) => [item.id, item]))

describe('the import plan', () => {
  it('sorts records into new, same and conflicting, in their order', () => {
    const ours = [record(1, { name: 'Nguyễn Thị Ánh' }), record(2, { name: 'Lê Văn Đức', born: '1980' })]
    const theirs = [record(3, {}), record(2, { name: 'Lê Văn Đức', born: '1981' }), record(1, { name: 'Nguyễn Thị Ánh' })]
    expect(planImport(theirs, view(...ours))).toEqual({
      new: [theirs[0]],
      same: [theirs[2]],
      conflicting: [{ ours: ours[1], theirs: theirs[1], differences: [{ path: 'data.born', ours: '1980', theirs: '1981' }] }],
    })
  })

  it('takes the order of keys, the Unicode form, the version counter and the time of change for nothing', () => {
    const ours = record(1, { name: 'Nguyễn', unit: { code: 'H15', name: 'Tỉnh' } })
    const theirs = record(
      1,
      { unit: { name: 'Tỉnh'.normalize('NFD'), code: 'H15' }, name: 'Nguyễn'.normalize('NFD') },
      { version: 4, updatedAt: '2026-11-21T00:00:00Z' },
    )
    expect(planImport([theirs], view(ours)).same).toEqual([theirs])
  })

  it('shows what stands on one side only, and each element of a list', () => {
    const ours = record(1, { periods: [{ from: '2023' }, { from: '2024' }], note: null, phone: 'x' })
    const theirs = record(1, { periods: [{ from: '2023' }, { from: '2025' }, { from: '2026' }], note: '' })
    expect(compareRecords(ours, theirs)).toEqual([
      { path: 'data.note', ours: null, theirs: '' },
      { path: 'data.periods.1.from', ours: '2024', theirs: '2025' },
      { path: 'data.periods.2', theirs: { from: '2026' } },
      { path: 'data.phone', ours: 'x' },
    ])
  })

  it('another owner or type is a conflict', () => {
    const ours = record(1, {})
    expect(compareRecords(ours, record(1, {}, { ownerUnitId: id(901) }))).toEqual([{ path: 'ownerUnitId', ours: id(900), theirs: id(901) }])
    expect(planImport([record(1, {}, { type: 'unit' })], view(ours)).conflicting).toHaveLength(1)
  })

  it('an empty list and an empty object, 1 and "1", null and absent are different', () => {
    const pairs: [JsonValue, JsonValue][] = [
      [[], {}],
      [1, '1'],
      [null, false],
      [{ a: null }, {}],
      [{ toString: 1 }, {}],
    ]
    for (const [a, b] of pairs) expect(compareRecords(record(1, { x: a }), record(1, { x: b })).length).toBeGreaterThan(0)
  })

  it('differences are found exactly where the content differs', () => {
    const data = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<JsonObject>
    fc.assert(
      fc.property(data, data, (a, b) => {
        const [ours, theirs] = [record(1, a), record(1, b)]
        const { same, conflicting } = planImport([theirs], view(ours))
        const equal = canonicalJson(a) === canonicalJson(b)
        expect(same.length).toBe(equal ? 1 : 0)
        expect(conflicting.map((conflict) => conflict.differences.length > 0)).toEqual(equal ? [] : [true])
      }),
    )
  })
})
