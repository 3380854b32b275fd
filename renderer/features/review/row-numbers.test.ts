import { describe, expect, it } from 'vitest'
import { gapOf, rowNumbers } from './row-numbers.ts'
import { aRow, read } from './testing/draft-builder.ts'

const list = (...ordinals: readonly (number | null)[]) => ordinals.map((ordinal) => aRow('A', ordinal))
const group = (...ordinals: readonly (number | null)[]) =>
  ordinals.map((ordinal) => aRow('T', ordinal, { recipientKind: { ...read(null), value: 'collective' } }))

describe('row numbers', () => {
  it('take the place of a figure that was misread', () => {
    expect(rowNumbers(list(1, 2, 8, 4, 9, 6, 7))).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rowNumbers(list(7, 2, 3))).toEqual([1, 2, 3])
  })

  it('begin anew in another list and count lists without numbers', () => {
    expect(rowNumbers([...group(1, 2), ...list(1, 2, 3)])).toEqual([1, 2, 1, 2, 3])
    expect(rowNumbers(list(null, null))).toEqual([1, 2])
    expect(rowNumbers([])).toEqual([])
  })

  it('show the row that is not there', () => {
    expect(rowNumbers(list(14, 15, 17, 18))).toEqual([14, 15, 17, 18])
    expect(gapOf(list(14, 15, 17, 18))).toEqual({ after: 1, number: 16 })
    expect(gapOf(list(1, 2, 8, 4))).toBeNull()
  })
})
