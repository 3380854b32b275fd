import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blank, type Gray, makeGray, toGray, turn } from './gray.ts'
import { measureLevels, needsFlattening } from './levels.ts'
import { findTables } from './ruled-table.ts'
import { measureSkew, rotateBicubic, shiftLevel, unlevel } from './skew.ts'

const WIDTH = 800
const HEIGHT = 900

/** Rows of short dark strokes, like print. */
function printed(ink = 20, paper = 250): Gray {
  const page = makeGray(WIDTH, HEIGHT, paper)
  for (let y = 120; y < 780; y += 30) for (let x = 90; x < 700; x += 12) blank(page, x, y, 7, 13, ink)
  return page
}

function ruled(page: Gray, xs: readonly number[], ys: readonly number[]): void {
  for (const y of ys) blank(page, xs[0] ?? 0, y, (xs.at(-1) ?? 0) - (xs[0] ?? 0), 2, 0)
  for (const x of xs) blank(page, x, ys[0] ?? 0, 2, (ys.at(-1) ?? 0) - (ys[0] ?? 0), 0)
}

describe('findTables', () => {
  it('finds the grid, and one cell where a line between two is missing', () => {
    const page = makeGray(WIDTH, HEIGHT)
    ruled(page, [100, 200, 450, 700], [100, 150, 200, 250])
    blank(page, 440, 104, 20, 44)
    const [grid, more] = findTables(page, 128, 200)
    expect(more).toBeUndefined()
    expect([grid?.rows, grid?.cols, grid?.cells.length]).toEqual([3, 3, 8])
    expect(grid?.cells.find((c) => c.colSpan === 2)).toMatchObject({ row: 0, col: 1 })
  })

  it('does not take strokes of letters standing under each other for a column', () => {
    const page = makeGray(WIDTH, HEIGHT)
    ruled(page, [100, 700], [100, 140, 180, 220, 260])
    for (const y of [100, 140, 180, 220]) blank(page, 400, y + 7, 4, 30, 0)
    const [grid] = findTables(page, 128, 200)
    expect(grid?.cols).toBe(1)
  })

  it('finds none in prose', () => expect(findTables(printed(), 128, 200)).toEqual([]))
})

describe('levelling', () => {
  it.each([-2, -0.8, 0.7, 1.6])('measures a slope of %f degrees', (degrees) => {
    expect(Math.abs(measureSkew(rotateBicubic(printed(), -degrees, 250), 140) - degrees)).toBeLessThan(0.2)
  })

  it('says level of a level page, and of one too empty to tell', () => {
    expect(Math.abs(measureSkew(printed(), 140))).toBeLessThan(0.15)
    expect(measureSkew(makeGray(WIDTH, HEIGHT), 140)).toBe(0)
  })

  it('shifts whole pixels: no brightness appears that was not there', () => {
    expect([...new Set(shiftLevel(printed(), 0.3, 250).data)].sort((a, b) => a - b)).toEqual([20, 250])
  })

  it('takes a place back to where it was: turning there and back is nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: WIDTH, noNaN: true }),
        fc.double({ min: 0, max: HEIGHT, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (x, y, a) => {
          const [px, py] = unlevel(x, y, WIDTH, HEIGHT, a)
          const [bx, by] = unlevel(px, py, WIDTH, HEIGHT, -a)
          return Math.abs(bx - x) < 1e-6 && Math.abs(by - y) < 1e-6
        },
      ),
    )
  })

  it('turns four quarters to where it began', () => {
    const page = printed()
    expect(turn(turn(turn(turn(page, 90), 90), 90), 90).data).toEqual(page.data)
    expect(turn(turn(page, 90), 90).data).toEqual(turn(page, 180).data)
  })
})

describe('levels', () => {
  it('flattens only faint pages', () => {
    expect(needsFlattening(measureLevels(printed()))).toBe(false)
    expect(needsFlattening(measureLevels(printed(170, 230)))).toBe(true)
  })

  it('turns red seal ink to paper and keeps print under it', () => {
    const data = Uint8Array.from([250, 250, 250, 220, 60, 70, 90, 10, 12, 20, 20, 20])
    expect([...toGray({ width: 4, height: 1, channels: 3, data }).data].map((v) => v > 150)).toEqual([true, true, false, false])
  })
})
