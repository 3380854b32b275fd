import { describe, expect, it } from 'vitest'
import { emptyAward } from '#common/domain/review/paths.ts'
import { rowLink } from './row-matcher.ts'

const row = { ...emptyAward('individual'), name: { ...emptyAward('individual').name, value: 'Vũ Minh Triết' } }
const match = (id: string, score: number, ...reasons: readonly string[]) => ({ id, score, reasons })
const nothing = { chosen: false } as const

describe('whom a row is taken for', () => {
  it('is proposed where one candidate of the very name stands out', () => {
    expect(rowLink(row, nothing, [match('a', 0.95, 'sameName', 'sameUnit'), match('b', 0.4, 'sameName')])).toEqual({
      state: 'proposed',
      id: 'a',
    })
    expect(rowLink(row, nothing, [match('a', 0.95, 'nameDiffersBySpelling', 'sameUnit')])).toEqual({ state: 'proposed', id: 'a' })
  })

  it('is asked where the name differs by a tone, a mark or a letter, however well the rest agrees', () => {
    for (const reason of ['nameDiffersByTone', 'nameDiffersByMark', 'nameDiffersByLetter'])
      expect(rowLink(row, nothing, [match('a', 0.97, reason, 'sameUnit', 'samePosition', 'sameBirthDate')])).toEqual({
        state: 'open',
        id: null,
      })
  })

  it('is asked between two that are as good, is new where nobody is like it, and is what the officer said', () => {
    expect(rowLink(row, nothing, [match('a', 0.95, 'sameName'), match('b', 0.94, 'sameName')]).state).toBe('open')
    expect(rowLink(row, nothing, [match('a', 0.3, 'sameName')])).toEqual({ state: 'new', id: null })
    expect(rowLink(row, { chosen: true, id: 'b' }, [match('a', 0.95, 'sameName')])).toEqual({ state: 'linked', id: 'b' })
    expect(rowLink(row, { chosen: true, id: null }, [match('a', 0.95, 'sameName')])).toEqual({ state: 'new', id: null })
  })
})
