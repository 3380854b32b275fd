import { describe, expect, it } from 'vitest'
import { place } from './ink-crop.tsx'
import { pageNumbers } from './pager.tsx'

describe('a crop of the page', () => {
  it('shows the box with a margin of a quarter of its height around it', () => {
    // a page 0.7 as wide as tall, a box a tenth of the width and a fiftieth of the height
    const crop = place([0.2, 0.5, 0.1, 0.02], 0.7, 30, 0.25)
    expect(crop.scale).toBeCloseTo(1000)
    expect(crop.left).toBeCloseTo(0.2 * 700 - 5)
    expect(crop.top).toBeCloseTo(500 - 5)
    expect(crop.width).toBeCloseTo(70 + 10)
  })

  it('never begins outside the page, and takes a box without height', () => {
    expect(place([0, 0, 0.5, 0.02], 0.7, 30, 0.25)).toMatchObject({ left: 0, top: 0 })
    expect(Number.isFinite(place([0.1, 0.1, 0.1, 0], 0.7, 30, 0.25).scale)).toBe(true)
  })
})

describe('the pages of a list', () => {
  it('are all there when few, else the ends and the neighbours', () => {
    expect(pageNumbers(0, 4)).toEqual([0, 1, 2, 3])
    expect(pageNumbers(5, 12)).toEqual([0, null, 4, 5, 6, null, 11])
    expect(pageNumbers(0, 12)).toEqual([0, 1, null, 11])
  })
})
