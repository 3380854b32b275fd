import { describe, expect, it } from 'vitest'
import { blank, type Gray, makeGray } from './gray.ts'
import { letterBands } from './under-seal.ts'

const LETTER = 20

/** A row of separate strokes of a letter's height. */
function row(image: Gray, y: number, count: number): void {
  for (let i = 0; i < count; i++) blank(image, 110 + i * 24, y, 8, LETTER, 0)
}

function ring(image: Gray, cx: number, cy: number, radius: number): void {
  for (let a = 0; a < 2000; a++) blank(image, cx + Math.cos(a / 318) * radius, cy + Math.sin(a / 318) * radius, 3, 3, 0)
}

const dark = (image: Gray) => image.data.reduce((n, v) => n + (v < 128 ? 1 : 0), 0)

describe('letters under a black seal', () => {
  it('are given as a band by themselves: the ring around and the dust between are gone', () => {
    const cut = makeGray(400, 300)
    row(cut, 150, 8)
    ring(cut, 200, 130, 110)
    blank(cut, 350, 155, 2, 2, 0)
    const bands = letterBands(cut, 128, 255, LETTER)
    expect(bands.length).toBe(1)
    expect(dark(bands[0]?.image ?? cut)).toBe(8 * 8 * LETTER)
    expect(bands[0]?.y).toBeLessThan(150)
  })

  it('of the row with most of them come first', () => {
    const cut = makeGray(400, 300)
    row(cut, 40, 5)
    row(cut, 200, 11)
    expect(letterBands(cut, 128, 255, LETTER).map((b) => Math.round(b.y / 100))).toEqual([2, 0])
  })

  it('are none where there is only a seal', () => {
    const cut = makeGray(400, 300)
    ring(cut, 200, 130, 110)
    expect(letterBands(cut, 128, 255, LETTER)).toEqual([])
  })
})
