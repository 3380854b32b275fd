import { median } from '../median.ts'
import { components } from './components.ts'
import { blank, crop, type Gray } from './gray.ts'

/** A band of a cut that holds a line of letters, with nothing but what can be letters left in it. */
export interface LetterBand {
  readonly image: Gray
  readonly y: number
}

const TALLEST = 1.9
const SMALLEST = 0.12
const FEWEST = 4

/**
 * The lines of print under a black seal and a signature: pieces of ink of a letter's size that stand in a row. Rings, stars and pen
 * strokes are larger and go; letters of the seal go with the band they are not in. `letter` is the height of a capital in pixels.
 * Bands with most letters come first.
 */
export function letterBands(cut: Gray, threshold: number, paper: number, letter: number): LetterBand[] {
  const all = components(cut, threshold)
  const sized = all.filter((c) => {
    const h = c.y1 - c.y0
    return h > letter * 0.55 && h < letter * TALLEST && c.x1 - c.x0 < letter * 6
  })
  const bands: { y0: number; y1: number; count: number }[] = []
  for (const seed of sized) {
    const mid = (seed.y0 + seed.y1) / 2
    if (bands.some((b) => mid > b.y0 && mid < b.y1)) continue
    const row = sized.filter((c) => Math.abs((c.y0 + c.y1) / 2 - mid) < letter * 0.6)
    if (row.length < FEWEST) continue
    const foot = median(row.map((c) => c.y1)) ?? 0
    bands.push({ y0: foot - letter * 1.75, y1: foot + letter * 0.6, count: row.length })
  }
  bands.sort((a, b) => b.count - a.count)
  return bands.map(({ y0, y1 }) => {
    const y = Math.max(0, Math.floor(y0))
    const clean: Gray = { ...cut, data: new Uint8Array(cut.data) }
    for (const c of all) {
      const h = c.y1 - c.y0
      const w = c.x1 - c.x0
      const stray =
        h >= letter * TALLEST || w >= letter * 6 || Math.max(h, w) < letter * SMALLEST || (c.y0 + c.y1) / 2 < y0 || (c.y0 + c.y1) / 2 > y1
      if (stray && h < letter * TALLEST && w < letter * 6) blank(clean, c.x0, c.y0, w, h, paper)
      else if (stray) wipe(clean, cut, c, threshold, paper, sized)
    }
    return { image: crop(clean, 0, y, cut.width, y1 - y), y }
  })
}

interface Bounds {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Takes out a large piece of ink but not the letters that stand inside its bounds. */
function wipe(out: Gray, cut: Gray, big: Bounds, threshold: number, paper: number, letters: readonly Bounds[]): void {
  const near = letters.filter((l) => l.x0 < big.x1 && l.x1 > big.x0 && l.y0 < big.y1 && l.y1 > big.y0)
  for (let y = big.y0; y < big.y1; y++) {
    for (let x = big.x0; x < big.x1; x++) {
      if ((cut.data[y * cut.width + x] ?? 255) >= threshold) continue
      if (!near.some((l) => x >= l.x0 - 1 && x <= l.x1 && y >= l.y0 - 1 && y <= l.y1)) out.data[y * out.width + x] = paper
    }
  }
}
