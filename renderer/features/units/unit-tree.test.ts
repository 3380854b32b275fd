import { describe, expect, it } from 'vitest'
import type { UnitRow } from '#common/contract/register.ts'
import { treeLines } from './unit-tree.ts'

const unit = (id: string, parentId: string | null, isOwn = false): UnitRow => ({
  id,
  parentId,
  isOwn,
  name: id,
  code: null,
  shortName: null,
  type: 'khac',
  status: 'active',
  people: 0,
  awards: 0,
  lastTitle: null,
})
const drawn = (units: readonly UnitRow[], folded: readonly string[] = []) =>
  treeLines(units, new Set(folded)).map((line) => `${'-'.repeat(line.depth)}${line.unit.id}${line.below > 0 ? `(${line.below})` : ''}`)

describe('the tree of units', () => {
  it('puts the register’s own unit first and each unit under its parent, in the order given', () => {
    expect(drawn([unit('bp', 'xa'), unit('so', null), unit('xa', null, true), unit('to1', 'truong'), unit('truong', 'xa')])).toEqual([
      'xa(2)',
      '-bp',
      '-truong(1)',
      '--to1',
      'so',
    ])
  })

  it('leaves out what is below a folded unit, however deep', () => {
    expect(drawn([unit('xa', null), unit('truong', 'xa'), unit('to1', 'truong')], ['xa'])).toEqual(['xa(1)'])
  })

  it('draws every unit once even where the parent is missing or they hang in a circle', () => {
    expect(drawn([unit('a', 'gone'), unit('b', 'c'), unit('c', 'b'), unit('d', 'd')])).toEqual(['a', 'd', 'b(1)', '-c(1)'])
  })
})
