import { describe, expect, it } from 'vitest'
import { whitenBorders } from './borders.ts'
import { ailments, clean } from './clean.ts'
import { liftFolds } from './folds.ts'
import { blank, type Gray, makeGray } from './gray.ts'
import { measureLevels } from './levels.ts'
import { shrink } from './shrink.ts'
import { countSpecks, removeSpecks } from './specks.ts'

const WIDTH = 1654
const HEIGHT = 2339
const DPI = 200

/** Rows of strokes with a dot over every other one, like print. */
function printed(ink: number, paper: number): Gray {
  const page = makeGray(WIDTH, HEIGHT, paper)
  for (let y = 300; y < 2000; y += 46) {
    for (let x = 200; x < 1450; x += 14) {
      blank(page, x, y, 4, 20, ink)
      if (x % 28 === 4) blank(page, x, y - 7, 4, 4, ink)
    }
  }
  return page
}

/** Dust by a fixed recipe: the same specks in every run. */
function dusted(page: Gray, value: number, count: number, size: number): Gray {
  const out: Gray = { ...page, data: new Uint8Array(page.data) }
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  for (let i = 0; i < count; i++) blank(out, next(WIDTH - 4), next(HEIGHT - 4), size, size, value)
  return out
}

const inkIn = (image: Gray, x: number, y: number, w: number, h: number, below = 128): number => {
  let n = 0
  for (let r = y; r < y + h; r++) for (let c = x; c < x + w; c++) if ((image.data[r * image.width + c] ?? 255) < below) n++
  return n
}

describe('what ails a scan', () => {
  const of = (page: Gray) => ailments(page, measureLevels(page), DPI)

  it('says nothing of a clean page', () => expect(of(printed(20, 250))).toEqual({ faint: false, specked: false }))
  it('sees faint print', () => expect(of(printed(140, 210)).faint).toBe(true))
  it('sees the dust of a photocopy', () => expect(of(dusted(printed(0, 255), 0, 3000, 2)).specked).toBe(true))
})

describe('specks', () => {
  it('go from the bare paper, while the dots of the letters stay', () => {
    const page = dusted(printed(0, 255), 0, 3000, 2)
    const out = removeSpecks(page, 128, 255, { area: 4, side: 3 }, DPI)
    expect(inkIn(page, 0, 2050, WIDTH, 250)).toBeGreaterThan(500)
    // Two specks that touch are as large as a dot.
    expect(inkIn(out, 0, 2050, WIDTH, 250)).toBeLessThan(50)
    expect(inkIn(out, 200, 293, 1250, 5)).toBeGreaterThanOrEqual(inkIn(printed(0, 255), 200, 293, 1250, 5))
  })

  it('stay where they are the dots of small print: denser over strokes than dust is anywhere', () => {
    const page = makeGray(WIDTH, HEIGHT)
    for (let y = 300; y < 2000; y += 46) {
      for (let x = 200; x < 1450; x += 14) {
        blank(page, x, y, 3, 16, 0)
        blank(page, x, y - 4, 2, 2, 0)
      }
    }
    const out = removeSpecks(dusted(page, 0, 600, 2), 128, 255, { area: 4, side: 3 }, DPI)
    expect(countSpecks(out, 128, { area: 4, side: 3 })).toBeGreaterThan(3000)
    expect(inkIn(out, 0, 2050, WIDTH, 250)).toBeLessThan(20)
  })
})

describe('the rim of a scan', () => {
  it('turns to paper, and print inside the page is left', () => {
    const page = printed(20, 250)
    blank(page, 0, 0, WIDTH, 14, 5)
    blank(page, WIDTH - 10, 0, 10, HEIGHT, 5)
    expect(inkIn(whitenBorders(page, 250), 0, 0, WIDTH, HEIGHT)).toBe(inkIn(printed(20, 250), 0, 0, WIDTH, HEIGHT))
  })
})

describe('folds', () => {
  it('lifts a shadow from edge to edge and keeps the print in it', () => {
    const page = printed(110, 210)
    for (let y = 760; y < 776; y++)
      for (let x = 0; x < WIDTH; x++) page.data[y * WIDTH + x] = Math.round((page.data[y * WIDTH + x] ?? 0) * 0.6)
    const out = liftFolds(page, DPI, false)
    // 768 lies in a row of strokes: the paper between them is light again, the strokes are not.
    expect(out.data[768 * WIDTH + 60]).toBeGreaterThan(190)
    expect(out.data[768 * WIDTH + 202]).toBeLessThan(150)
  })

  it('cuts a black line off, but not the strokes that cross it', () => {
    const page = printed(0, 255)
    blank(page, 0, 769, WIDTH, 4, 0)
    const out = liftFolds(page, DPI, true)
    expect(inkIn(out, 0, 769, 190, 4)).toBe(0)
    expect(inkIn(out, 200, 769, 4, 4)).toBe(16)
  })

  it('leaves the rules of a table, which end before the margin does', () => {
    const page = printed(0, 255)
    for (let y = 280; y < 2000; y += 92) blank(page, 180, y, 1300, 3, 0)
    expect(liftFolds(page, DPI, true)).toBe(page)
    expect(liftFolds(page, DPI, false)).toBe(page)
  })
})

describe('cleaning', () => {
  it('brings faint dusty print to black on white', () => {
    const page = dusted(printed(140, 210), 40, 1500, 1)
    const levels = measureLevels(page)
    const out = clean(page, levels, ailments(page, levels, DPI), DPI)
    expect(inkIn(out, 200, 300, 4, 20, 60)).toBeGreaterThan(70)
    expect(inkIn(out, 0, 2050, WIDTH, 250)).toBeLessThan(20)
  })
})

describe('shrinking', () => {
  it('keeps the mean brightness and the shape', () => {
    const out = shrink(printed(0, 255), 0.8)
    expect([out.width, out.height]).toEqual([1323, 1871])
    const mean = (g: Gray) => g.data.reduce((s, v) => s + v, 0) / g.data.length
    expect(Math.abs(mean(out) - mean(printed(0, 255)))).toBeLessThan(0.5)
  })
})
