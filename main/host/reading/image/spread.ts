import type { Component } from './components.ts'
import type { Gray } from './gray.ts'
import type { Quad } from './homography.ts'
import { findSheet } from './sheet.ts'

/** A sheet narrower than this share of the picture leaves room for another beside it. */
const HALF = 0.62
const ROOM = 0.3

/**
 * The sheets on a reduced picture, left to right or top to bottom: none where the paper fills it, one, or the two leaves of an open
 * book, whose fold is as dark as what they lie on.
 */
export function findSheets(small: Gray): Quad[] {
  const one = findSheet(small)
  if (!one) return []
  const { width, height } = small
  const xs = one.map((p) => p[0])
  const ys = one.map((p) => p[1])
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const beside = x1 - x0 < HALF * width && y1 - y0 > HALF * height
  const below = y1 - y0 < HALF * height && x1 - x0 > HALF * width
  if (!beside && !below) return [one]
  const rests = beside
    ? [cut(small, 0, 0, Math.floor(x0), height), cut(small, Math.ceil(x1), 0, width, height)]
    : [cut(small, 0, 0, width, Math.floor(y0)), cut(small, 0, Math.ceil(y1), width, height)]
  const [rest] = rests.sort((a, b) => b.image.width * b.image.height - a.image.width * a.image.height)
  if (!rest || rest.image.width < ROOM * width || rest.image.height < ROOM * height) return [one]
  const other = findSheet(rest.image)
  if (!other) return [one]
  const moved = other.map(([x, y]) => [x + rest.x, y + rest.y] as const) as unknown as Quad
  return [one, moved].sort((a, b) => (beside ? a[0][0] - b[0][0] : a[0][1] - b[0][1]))
}

function cut(image: Gray, x0: number, y0: number, x1: number, y1: number): { image: Gray; x: number; y: number } {
  const width = Math.max(1, x1 - x0)
  const height = Math.max(1, y1 - y0)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    data.set(image.data.subarray((y0 + y) * image.width + x0, (y0 + y) * image.width + x0 + width), y * width)
  return { image: { width, height, data }, x: x0, y: y0 }
}

/** An empty band this wide (of the picture) around the middle parts two pages, and letters this small say that it is not one wide page. */
const BAND = 0.045
const SMALL_LETTERS = 0.0068
/** Lines left and right of a landscape table stand at the same heights; those of two pages do not. */
const ALIKE = 0.45
/** A line is full when it goes on through this share of a page; so many of them are prose. */
const FULL = 0.5
const FULL_LINES = 3
/** Fewest pieces of ink on either page, and those from which their heights can be compared. */
const FEW = 20
const MANY = 150

/**
 * Where two pages copied side by side part, when no fold shows: an empty band in the middle of a wide picture, small letters, and full
 * lines that end there, or lines that stand at other heights on its two sides. Takes the letters of an upright page (pixels); null for one page. A landscape table is never cut: its
 * rows stand level on both sides.
 */
export function findGutter(all: readonly Component[], width: number, height: number, letter: number): number | null {
  if (width < 1.2 * height || letter === 0 || letter > SMALL_LETTERS * width) return null
  const ink = all.filter((c) => c.y1 > height * 0.04 && c.y0 < height * 0.96 && c.x1 - c.x0 < width * 0.48 && c.y1 - c.y0 < height * 0.5)
  // A line drawn from one side to the other belongs to one table.
  if (all.some((c) => c.x0 < width * 0.4 && c.x1 > width * 0.6 && c.y1 - c.y0 < height * 0.9)) return null
  const covered = new Uint8Array(width)
  for (const c of ink) if (c.y1 - c.y0 > letter * 0.3) covered.fill(1, c.x0, c.x1)
  let best = 0
  let at = 0
  let start = -1
  for (let x = Math.round(width * 0.38); x <= width * 0.62; x++) {
    const empty = covered[x] === 0 && x < Math.floor(width * 0.62)
    if (empty && start < 0) start = x
    if (!empty && start >= 0) {
      if (x - start > best) {
        best = x - start
        at = (x + start) >> 1
      }
      start = -1
    }
  }
  if (best < BAND * width || Math.abs(at - width / 2) > width * 0.08) return null
  const left = ink.filter((c) => c.x1 <= at)
  const right = ink.filter((c) => c.x0 >= at)
  if (left.length < FEW || right.length < FEW) return null
  const half = width / 2
  if (fullLines(left, letter, half) >= FULL_LINES || fullLines(right, letter, half) >= FULL_LINES) return at
  if (left.length < MANY || right.length < MANY) return null
  return correlation(profile(left, letter, height), profile(right, letter, height)) < ALIKE ? at : null
}

/** How many lines go on unbroken through most of a half: prose does, and a table's ruled line; the columns of an open table do not. */
function fullLines(ink: readonly Component[], letter: number, half: number): number {
  const lines = new Map<number, Component[]>()
  for (const c of ink) {
    if (c.x1 - c.x0 > FULL * half && c.y1 - c.y0 > letter) return FULL_LINES
    if (c.y1 - c.y0 < letter * 0.4 || c.y1 - c.y0 > letter * 2.2) continue
    const k = Math.round((c.y0 + c.y1) / (2.4 * letter))
    lines.set(k, [...(lines.get(k) ?? []), c])
  }
  let full = 0
  for (const line of lines.values()) {
    line.sort((p, q) => p.x0 - q.x0)
    let start = line[0]?.x0 ?? 0
    let end = start
    let longest = 0
    for (const c of line) {
      if (c.x0 - end > 1.6 * letter) start = c.x0
      end = Math.max(end, c.x1)
      longest = Math.max(longest, end - start)
    }
    if (longest > FULL * half) full++
  }
  return full
}

/** How much print stands at each height. */
function profile(ink: readonly Component[], letter: number, height: number): Float64Array {
  const bin = Math.max(1, letter / 3)
  const rows = new Float64Array(Math.ceil(height / bin) + 1)
  for (const c of ink) {
    if (c.y1 - c.y0 < letter * 0.5 || c.y1 - c.y0 > letter * 2.2) continue
    const k = Math.round(c.y1 / bin)
    rows[k] = (rows[k] ?? 0) + 1
  }
  return rows
}

/** How alike two profiles are, 1 for the same; the best within a bin, since a page may slope a little. */
function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (v: Float64Array) => v.reduce((s, x) => s + x, 0) / v.length
  const [ma, mb] = [mean(a), mean(b)]
  let best = -1
  for (let shift = -2; shift <= 2; shift++) {
    let [ab, aa, bb] = [0, 0, 0]
    for (let i = 0; i < a.length; i++) {
      const x = (a[i] ?? 0) - ma
      const y = (b[i + shift] ?? mb) - mb
      ab += x * y
      aa += x * x
      bb += y * y
    }
    best = Math.max(best, ab / Math.sqrt(aa * bb || 1))
  }
  return best
}
