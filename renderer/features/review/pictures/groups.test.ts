import { describe, expect, it } from 'vitest'
import type { BatchFile } from '#common/contract/scan.ts'
import { groupsOf, isSameOrder, withPicture } from './groups.ts'

const file = (id: string, group: string) => ({ id, group }) as BatchFile
const files = [file('a1', 'a'), file('a2', 'a'), file('pdf', 'p'), file('b1', 'b')]

describe('pictures by decision', () => {
  const groups = groupsOf(files, new Set(['a1', 'a2', 'b1']))

  it('stand in the order of the batch; other files are left out', () => {
    expect(groups.map((group) => group.files.map(({ id }) => id))).toEqual([['a1', 'a2'], ['b1']])
  })

  it('are moved to the end of a decision or before one of its pages', () => {
    const [a] = groups
    if (!a) throw new Error('no group')
    expect(withPicture(a, 'b1', null)).toEqual(['a1', 'a2', 'b1'])
    expect(withPicture(a, 'b1', 'a2')).toEqual(['a1', 'b1', 'a2'])
    expect(withPicture(a, 'a2', 'a1')).toEqual(['a2', 'a1'])
    expect(isSameOrder(a, withPicture(a, 'a2', null))).toBe(true)
    expect(isSameOrder(a, withPicture(a, 'a1', null))).toBe(false)
  })
})
