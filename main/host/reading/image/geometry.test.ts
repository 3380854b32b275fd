import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSlopes, displaced, displacementOf, measureSlopes, type SlopeField, straightenLines, unevenness } from './curl.ts'
import { blank, type Gray, makeGray } from './gray.ts'
import { ontoQuad, type Quad, rectify, see } from './homography.ts'
import { closeSides } from './open-sides.ts'
import { closeThinInk, reduce } from './reduce.ts'
import { findSheet } from './sheet.ts'

const corner = fc.tuple(fc.double({ min: -60, max: 60, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }))

/** A page of short strokes in rows, like print. */
function printed(width: number, height: number): Gray {
  const page = makeGray(width, height, 245)
  for (let y = 60; y < height - 60; y += 30) for (let x = 50; x < width - 60; x += 12) blank(page, x, y, 7, 13, 20)
  return page
}

describe('perspective', () => {
  it('takes the corners of a rectangle to the corners of its sheet, and points between to points between', () => {
    fc.assert(
      fc.property(fc.tuple(corner, corner, corner, corner), ([a, b, c, d]) => {
        const quad: Quad = [
          [100 + a[0], 100 + a[1]],
          [500 + b[0], 100 + b[1]],
          [500 + c[0], 700 + c[1]],
          [100 + d[0], 700 + d[1]],
        ]
        const h = ontoQuad(300, 450, quad)
        if (!h) return false
        const near = (p: readonly [number, number], q: readonly [number, number]) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1e-6
        const middle = see(h, 150, 225)
        return (
          near(see(h, 0, 0), quad[0]) &&
          near(see(h, 300, 0), quad[1]) &&
          near(see(h, 300, 450), quad[2]) &&
          near(see(h, 0, 450), quad[3]) &&
          middle[0] > 40 &&
          middle[0] < 560 &&
          middle[1] > 40 &&
          middle[1] < 760
        )
      }),
    )
  })

  it('has no answer for corners on one line', () => {
    expect(
      ontoQuad(10, 10, [
        [0, 0],
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    ).toBeNull()
  })

  it('gives the very pixels back where the sheet is the picture', () => {
    const page = printed(200, 260)
    const h = ontoQuad(200, 260, [
      [0, 0],
      [200, 0],
      [200, 260],
      [0, 260],
    ])
    const same = h && rectify(page, h, 200, 260, 245)
    const inner = (g: Gray) => reduce({ ...g, data: g.data.slice(200 * 4, 200 * 256), height: 252 }, 1).data
    expect(same && inner(same)).toEqual(inner(page))
  })
})

describe('findSheet', () => {
  it('finds none where the paper fills the picture, print, ruled lines and all', () => {
    const page = printed(340, 480)
    for (let y = 100; y < 300; y += 20) blank(page, 40, y, 250, 1, 0)
    expect(findSheet(page)).toBeNull()
  })

  it('finds light paper on a darker table within a pixel or two', () => {
    const table = makeGray(360, 480, 110)
    blank(table, 60, 50, 230, 325, 225)
    const quad = findSheet(table)
    const corners: Quad = [
      [60, 50],
      [290, 50],
      [290, 375],
      [60, 375],
    ]
    quad?.forEach(([x, y], i) => {
      const [tx, ty] = corners[i as 0 | 1 | 2 | 3]
      expect(Math.hypot(x - tx, y - ty)).toBeLessThan(3)
    })
    expect(quad).not.toBeNull()
  })

  it('takes dark paper on a light table for none', () => {
    const table = makeGray(360, 480, 225)
    blank(table, 60, 50, 230, 325, 110)
    expect(findSheet(table)).toBeNull()
  })

  it('looks at surfaces, not at print: what is thin and dark is closed', () => {
    const page = makeGray(60, 60, 240)
    blank(page, 20, 10, 2, 40, 0)
    expect(new Set(closeThinInk(page, 3).data)).toEqual(new Set([240]))
  })
})

describe('bent pages', () => {
  const bent: SlopeField = {
    whole: 0,
    top: [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9],
    bottom: [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9],
    left: 0,
    right: 0,
  }
  const other = (f: SlopeField): SlopeField => ({ ...f, top: f.top.map((v) => -v), bottom: f.bottom.map((v) => -v) })

  it('are measured, and straight once straightened', () => {
    const page = straightenLines(printed(1600, 1200), displacementOf(other(bent), 1600, 1200), 245, true)
    const first = measureSlopes(page, 130, 200, false)
    expect(unevenness(first)).toBeGreaterThan(0.35)
    const rough = straightenLines(page, displacementOf(first, 1600, 1200), 245, false)
    const all = addSlopes(first, measureSlopes(rough, 130, 200, false))
    expect(unevenness(measureSlopes(straightenLines(page, displacementOf(all, 1600, 1200), 245, true), 130, 200, false))).toBeLessThan(0.15)
  })

  it('are told from level ones, which show no bend', () => {
    expect(unevenness(measureSlopes(printed(1600, 1200), 130, 200, false))).toBeLessThan(0.1)
  })

  it('say no slope where nothing is printed', () => {
    expect(measureSlopes(makeGray(400, 500), 130, 200, true)).toMatchObject({ whole: 0, left: 0, right: 0 })
  })

  it('take places back evenly: neighbours stay neighbours', () => {
    const by = displacementOf(bent, 1600, 1200)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1590, noNaN: true }), fc.double({ min: 0, max: 1190, noNaN: true }), (x, y) => {
        const [ax, ay] = displaced(by, x, y)
        const [bx, byy] = displaced(by, x + 1, y)
        return Math.abs(bx - ax - 1) < 0.1 && Math.abs(byy - ay) < 0.1 && Math.abs(ay - y) < 16
      }),
    )
  })
})

describe('closeSides', () => {
  const level = [100, 150, 200, 250].map((at) => ({ at, from: 80, to: 900, solid: 1 }))
  const upright = (at: number, from = 100, to = 250) => ({ at, from, to, solid: 1 })

  it('adds the side that level lines run to, where no line is drawn', () => {
    expect(closeSides(level, [upright(80), upright(400)]).map((v) => v.at)).toEqual([80, 400, 900])
  })

  it('takes a short rest of a border for none, and leaves a closed table alone', () => {
    expect(closeSides(level, [upright(80), upright(400), upright(898, 120, 160)]).map((v) => v.at)).toContain(900)
    expect(closeSides(level, [upright(80), upright(898)]).map((v) => v.at)).toEqual([80, 898])
  })

  it('adds none where level lines end here and there', () => {
    const ragged = level.map((h, i) => ({ ...h, to: 700 + 60 * i }))
    expect(closeSides(ragged, [upright(80), upright(400)]).map((v) => v.at)).toEqual([80, 400])
  })
})
