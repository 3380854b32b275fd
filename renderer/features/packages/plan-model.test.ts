import { describe, expect, it } from 'vitest'
import type { ImportPlanView } from '#common/contract/exchange.ts'
import { choicesFor, differenceLines, openConflicts, planCounts, planLines, undecided } from './plan-model.ts'

const record = (id: string, changes: Partial<ImportPlanView['new'][number]> = {}): ImportPlanView['new'][number] => ({
  type: 'person',
  id,
  title: id,
  detail: '',
  differences: [],
  onlyOurs: false,
  ...changes,
})
const plan: ImportPlanView = {
  new: [record('n1'), record('n2')],
  same: [record('s1')],
  conflicting: [record('c1'), record('c2'), record('kept', { onlyOurs: true })],
  files: { new: 3, same: 0 },
}

describe('the plan of an import', () => {
  it('waits for every conflict an officer may decide, and for no other', () => {
    expect(openConflicts(plan).map((one) => one.id)).toEqual(['c1', 'c2'])
    expect(undecided(plan, {})).toBe(2)
    expect(undecided(plan, { c1: 'ours', c2: 'theirs' })).toBe(0)
  })
  it('sends only choices of this plan, never one where only ours can hold', () => {
    expect(choicesFor(plan, { c1: 'theirs', kept: 'theirs', gone: 'ours' })).toEqual([{ id: 'c1', take: 'theirs' }])
  })
  it('counts files with the records, and shows every record in exactly one place', () => {
    expect(planCounts(plan)).toEqual({ all: 9, new: 5, same: 1, conflict: 3 })
    expect(planLines(plan, 'all').map((line) => [line.id, line.what])).toEqual([
      ['n1', 'new'],
      ['n2', 'new'],
      ['files-new', 'new'],
      ['kept', 'kept'],
      ['s1', 'same'],
    ])
    expect(planLines(plan, 'conflict').map((line) => line.id)).toEqual(['kept'])
  })
  it('tells differences in words, leaves ids and hashes out and counts the rest', () => {
    const differences = [
      { path: 'fullName', ours: 'Lê Thị Hòa', theirs: 'Lê Thị Hoà' },
      { path: 'birthDate', ours: '1971-02-22', theirs: null },
      { path: 'spells.0.unitId', ours: 'a', theirs: 'b' },
      ...Array.from({ length: 6 }, (_, n) => ({ path: `otherNames.${n}`, ours: null, theirs: 'x' })),
    ]
    const { lines, more } = differenceLines(record('c', { differences }))
    expect(lines.slice(0, 2)).toEqual([
      { path: 'fullName', field: 'Họ và tên', ours: 'Lê Thị Hòa', theirs: 'Lê Thị Hoà' },
      { path: 'birthDate', field: 'Ngày sinh', ours: '22/02/1971', theirs: '–' },
    ])
    expect(lines).toHaveLength(6)
    expect(more).toBe(2)
  })
})
