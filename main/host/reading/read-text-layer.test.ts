import { describe, expect, it } from 'vitest'
import { flatBox } from '#common/model/page.ts'
import type { Colour } from './image/gray.ts'
import { readTextLayer } from './read-text-layer.ts'

const DPI = 100
const white = (width: number, height: number): Colour => ({
  width,
  height,
  channels: 3,
  data: new Uint8Array(width * height * 3).fill(255),
})
const word = (text: string, x0: number, y0: number, x1: number, y1: number) => ({ text, confidence: 1, x0, y0, x1, y1 })

describe('a text layer', () => {
  it('set sideways is read upright, its boxes stay on the page as shown', () => {
    // Two words of one line that runs up an upright page's left side: 8 by 11 inches, in inches.
    const shown = white(8 * DPI, 11 * DPI)
    const page = readTextLayer(shown, DPI, [[word('Danh', 1, 9, 1.2, 9.6)], [word('sách', 1, 8.3, 1.2, 8.9)]], 90)
    expect(page.turn).toBe(90)
    const [line, ...more] = page.lines
    expect(more).toEqual([])
    expect(line?.words.map((w) => w.text)).toEqual(['Danh', 'sách'])
    const [first] = line?.words ?? []
    if (!first) throw new Error('no word')
    const [x, y, w, h] = first.box
    expect([x * 8, y * 11, w * 8, h * 11].map((v) => Math.round(v * 100) / 100)).toEqual([1, 9, 0.2, 0.6])
    const [fx, fy, fw] = flatBox(first)
    expect([fx * 11, fy * 8, fw * 11].map((v) => Math.round(v * 100) / 100)).toEqual([1.4, 1, 0.6])
  })

  it('that stands upright has no second place', () => {
    const page = readTextLayer(white(8 * DPI, 11 * DPI), DPI, [[word('Danh', 1, 1, 1.6, 1.2)]])
    expect(page.turn).toBe(0)
    expect(page.lines[0]?.words[0]?.flat).toBeUndefined()
  })
})
