import { describe, expect, it } from 'vitest'
import type { Box } from '#common/model/draft.ts'
import { joinedInk, type Turn } from './page-images.ts'

const at = (page: number, ...box: Box) => ({ page, box })
const turned = (turn: Turn) => () => turn

describe('the ink of a value', () => {
  it('is one piece where its words stand on one line, whichever way the page lies', () => {
    const words = [at(1, 0.6, 0.5, 0.08, 0.015), at(1, 0.5, 0.501, 0.08, 0.015), at(1, 0.4, 0.5, 0.08, 0.015)]
    expect(joinedInk(words, turned(180)).map(({ box }) => box.map((n) => Math.round(n * 1000) / 1000))).toEqual([[0.4, 0.5, 0.28, 0.016]])
    const onItsSide = [at(1, 0.5, 0.6, 0.02, 0.06), at(1, 0.5, 0.53, 0.02, 0.06)]
    expect(joinedInk(onItsSide, turned(90))).toHaveLength(1)
  })

  it('stays in pieces on several lines, in other columns and on other pages', () => {
    expect(joinedInk([at(1, 0.1, 0.1, 0.5, 0.02), at(1, 0.1, 0.13, 0.3, 0.02)], turned(0))).toHaveLength(2)
    expect(joinedInk([at(1, 0.1, 0.1, 0.1, 0.02), at(1, 0.6, 0.1, 0.1, 0.02)], turned(0))).toHaveLength(2)
    expect(joinedInk([at(1, 0.1, 0.1, 0.1, 0.02), at(2, 0.22, 0.1, 0.1, 0.02)], turned(0))).toHaveLength(2)
  })
})
