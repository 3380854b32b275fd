import { describe, expect, it } from 'vitest'
import type { DraftView } from '#common/contract/scan.ts'
import { cutBetween, movedPage, pagesWords, partsToConfirm, stepsToMove } from './cuts.ts'

const part = (id: string, pages: number[], state: DraftView['parts'][number]['state'] = 'open') => ({
  id,
  version: 1,
  state,
  number: null,
  signedDate: null,
  subject: null,
  pages,
})

describe('the cuts of a file of several decisions', () => {
  it('may be moved a page up or down, as long as each decision keeps a page', () => {
    const cut = cutBetween(part('a', [1, 2]), part('b', [3, 4]))
    expect(cut).toMatchObject({ page: 3, up: 3, down: 2 })
    expect(cut && movedPage(cut, 'up')).toBe(4)
    expect(cut && movedPage(cut, 'down')).toBe(2)
    expect(cutBetween(part('a', [1]), part('b', [2]))).toMatchObject({ up: null, down: null })
  })

  it('are moved by joining and cutting again', () => {
    const cut = cutBetween(part('a', [1, 2]), part('b', [3, 4]))
    expect(cut && stepsToMove(cut, 4)).toEqual([
      { do: 'join', id: 'a', otherId: 'b' },
      { do: 'split', id: 'a', page: 4 },
    ])
  })

  it('stay where one of the decisions is in the register or was discarded', () => {
    expect(cutBetween(part('a', [1], 'approved'), part('b', [2]))).toBeNull()
    expect(cutBetween(part('a', [1]), part('b', [2], 'discarded'))).toBeNull()
    expect(cutBetween(part('a', [1]), undefined)).toBeNull()
    expect(partsToConfirm([part('a', [1], 'approved'), part('b', [2], 'later')]).map(({ id }) => id)).toEqual(['b'])
  })

  it('say pages in words', () => {
    expect(pagesWords([3, 4, 5])).toBe('3 - 5')
    expect(pagesWords([1, 4, 5, 2])).toBe('1, 4 - 5, 2')
    expect(pagesWords([])).toBe('')
  })
})
