import type { Component } from './components.ts'

/** Which way the lines of a page run, told from its letters alone, and how sure that is. */
export interface Orientation {
  /** degrees clockwise by which the page must be turned to be read */
  readonly turn: 0 | 90 | 180 | 270
  /** whether up and down could be told; otherwise `turn` is the likelier of two */
  readonly sure: boolean
  /** middle size of a letter with its marks left out, in pixels; 0 where there are too few letters */
  readonly letter: number
  /** how many letters were seen */
  readonly letters: number
}

const FEW = 24
/** So many times more neighbours in one direction than in the other say which way lines run. */
const CLEAR = 1.6
/** Standard deviations from "as many marks above as below" that make up and down sure, and that make it likely. */
const SURE = 3
/** A page is turned without a trial only when the marks say so more clearly: nearly every page that comes is upright. */
const SURE_DOWN = 5
const SMALLEST = 3

const sizeOf = (c: Component) => Math.max(c.x1 - c.x0, c.y1 - c.y0)

/**
 * Tells how a page must be turned. Letters stand closer to the next letter of their line than to the next line, which gives the
 * direction of lines; and most marks of Vietnamese (hats, hooks, tones, the dots of i and j) stand above their letters, few below,
 * which gives up and down.
 */
export function orientationOf(all: readonly Component[]): Orientation {
  const letters = lettersOf(all)
  if (letters.size === 0) return { turn: 0, sure: false, letter: 0, letters: 0 }
  const near = new Nearby(letters.big, letters.size * 4)
  const sideways = linesRunDown(letters.big, near, letters.size)
  const { above, below } = marks(letters.small, near, letters.size, sideways)
  const z = (above - below) / Math.sqrt(Math.max(1, above + below))
  const upright = z >= -1
  const turn = sideways ? (z >= 0 ? 90 : 270) : upright ? 0 : 180
  return { turn, sure: z >= SURE || z <= -SURE_DOWN, letter: letters.size, letters: letters.big.length }
}

/** The pieces of ink that are letters, and those that are marks over and under them. */
function lettersOf(all: readonly Component[]): { big: Component[]; small: Component[]; size: number } {
  const printed = all.filter((c) => sizeOf(c) >= SMALLEST && sizeOf(c) < 160 && c.area >= 6)
  // The size most of the ink's extent has: specks are many but small, headings large but few.
  const sizes = printed.map(sizeOf).sort((a, b) => a - b)
  const total = sizes.reduce((s, v) => s + v, 0)
  let sum = 0
  let size = 0
  for (const v of sizes) {
    sum += v
    size = v
    if (sum >= total * 0.45) break
  }
  const big = printed.filter((c) => sizeOf(c) >= size * 0.6 && sizeOf(c) <= size * 2.2)
  if (big.length < FEW || size < 6) return { big: [], small: [], size: 0 }
  const small = printed.filter((c) => sizeOf(c) < size * 0.6 && sizeOf(c) > size * 0.12)
  return { big, small, size }
}

/** Components by place, for looking around one. */
class Nearby {
  readonly cell: number
  private readonly at = new Map<number, Component[]>()

  constructor(all: readonly Component[], cell: number) {
    this.cell = Math.max(1, cell)
    for (const c of all) {
      const k = this.key((c.x0 + c.x1) / 2, (c.y0 + c.y1) / 2)
      const list = this.at.get(k)
      if (list) list.push(c)
      else this.at.set(k, [c])
    }
  }

  private key(x: number, y: number): number {
    return Math.floor(x / this.cell) * 100_003 + Math.floor(y / this.cell)
  }

  around(c: Component): Component[] {
    const x = (c.x0 + c.x1) / 2
    const y = (c.y0 + c.y1) / 2
    const out: Component[] = []
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++) out.push(...(this.at.get(this.key(x + dx * this.cell, y + dy * this.cell)) ?? []))
    return out
  }
}

function linesRunDown(big: readonly Component[], near: Nearby, size: number): boolean {
  let across = 0
  let down = 0
  const step = Math.max(1, Math.floor(big.length / 1500))
  for (let i = 0; i < big.length; i += step) {
    const c = big[i]
    if (!c) continue
    let nearest = Number.POSITIVE_INFINITY
    let way = 0
    for (const o of near.around(c)) {
      if (o === c) continue
      const dx = Math.abs(o.x0 + o.x1 - c.x0 - c.x1) / 2
      const dy = Math.abs(o.y0 + o.y1 - c.y0 - c.y1) / 2
      const d = dx * dx + dy * dy
      if (d >= nearest || d > 9 * size * size) continue
      nearest = d
      way = dx > 2 * dy ? 1 : dy > 2 * dx ? -1 : 0
    }
    if (way > 0) across++
    if (way < 0) down++
  }
  return down > CLEAR * across && down >= FEW / 2
}

/** How many small pieces stand close above a letter, and how many close below one. */
function marks(small: readonly Component[], near: Nearby, size: number, sideways: boolean): { above: number; below: number } {
  let above = 0
  let below = 0
  for (const s of small) {
    let nearest = size * 0.45
    let way = 0
    for (const c of near.around(s)) {
      // Turned by 90 degrees clockwise a page's left becomes its top.
      const [s0, s1, t0, t1] = sideways ? [s.y0, s.y1, s.x0, s.x1] : [s.x0, s.x1, s.y0, s.y1]
      const [c0, c1, d0, d1] = sideways ? [c.y0, c.y1, c.x0, c.x1] : [c.x0, c.x1, c.y0, c.y1]
      if (Math.min(s1, c1) - Math.max(s0, c0) < 0.5 * (s1 - s0)) continue
      const over = d0 - t1
      const under = t0 - d1
      const gap = Math.max(over, under)
      if (gap < -2 || gap >= nearest) continue
      nearest = gap
      way = over > under ? 1 : -1
    }
    if (way > 0) above++
    if (way < 0) below++
  }
  return { above, below }
}
