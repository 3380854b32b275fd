import { median } from '../median.ts'
import type { Gray } from './gray.ts'
import type { Point, Quad } from './homography.ts'
import { closeThinInk } from './reduce.ts'

/** The picture is looked at with about this many pixels along its longer side. */
export const SHEET_LOOK = 480
const STEEPEST = 0.3
/** Brightness steps (of 255, over two pixels) from which an edge is as good as any. */
const FULL_STEP = 26
const SLOPES = 36
const CANDIDATES = 7
/** How much of an edge's length must show it, on the mean, for a side to be taken as a sheet's edge. */
const LEAST_SIDE = 0.3
/** What a side is worth where the sheet runs out of the picture: less than an edge that is seen. */
const FRAME = 0.16
/** A sheet fills at least this share of the picture. */
const LEAST_AREA = 0.15
/** Four edges all within this share of the picture's frame are those of a scanner's lid, not of a sheet on a table. */
const AT_FRAME = 0.02

/** An edge: a straight line through the picture, nearly upright (x over y) or nearly level (y over x). */
interface Edge {
  /** place at the middle of the picture and slope */
  readonly at: number
  readonly slope: number
  /** how well it is seen from the picture's side up to each place along it, added up; null for the picture's own frame */
  readonly seen: Float32Array | null
}

/**
 * Finds the sheet of paper on what it lies on: the four straight edges, light inside and darker outside, that are seen best.
 * Takes a reduced picture (about `SHEET_LOOK` pixels long); gives its corners in pixels of that picture, or null where the paper
 * fills the picture (a flat scan) or no sheet stands out.
 */
export function findSheet(small: Gray): Quad | null {
  const image = closeThinInk(small, 3)
  const { width, height, data } = image
  if (width < 60 || height < 60) return null
  // How well an edge is seen at each place (0 to 1); those of level edges lie transposed, so that all sides are looked at alike.
  const [left, right, top, bottom] = [0, 1, 2, 3].map(() => new Float32Array(width * height)) as [Steps, Steps, Steps, Steps]
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x
      const j = x * height + y
      const v = (d: number) => data[i + d] ?? 0
      const gx = (v(1) + v(2) + v(1 - width) + v(1 + width) - v(-1) - v(-2) - v(-1 - width) - v(-1 + width)) / 4
      const gy = (v(width) + v(2 * width) + v(width - 1) + v(width + 1) - v(-width) - v(-2 * width) - v(-width - 1) - v(1 - width)) / 4
      if (gx > 0) left[i] = Math.min(1, gx / FULL_STEP)
      else right[i] = Math.min(1, -gx / FULL_STEP)
      if (gy > 0) top[j] = Math.min(1, gy / FULL_STEP)
      else bottom[j] = Math.min(1, -gy / FULL_STEP)
    }
  }
  let best: { quad: Quad; score: number } | null = null
  const lefts = edges(left, width, height, false)
  const rights = edges(right, width, height, true)
  const tops = edges(top, height, width, false)
  const bottoms = edges(bottom, height, width, true)
  for (const l of lefts) {
    for (const r of rights) {
      for (const t of tops) {
        for (const b of bottoms) {
          if ([l, r, t, b].filter((s) => s.seen === null).length > 1) continue
          const quad = cornersOf(l, r, t, b, width, height)
          if (!quad || !paperLike(quad, width, height)) continue
          const [nw, ne, se, sw] = quad
          const sides = [
            seenBetween(l, nw[1], sw[1]),
            seenBetween(r, ne[1], se[1]),
            seenBetween(t, nw[0], ne[0]),
            seenBetween(b, sw[0], se[0]),
          ]
          if (sides.some((s) => s < LEAST_SIDE && s !== FRAME)) continue
          const score = sides.reduce((sum, s) => sum + s, 0)
          if (!best || score > best.score) best = { quad, score }
        }
      }
    }
  }
  if (!best || fillsPicture(best.quad, width, height) || !standsOut(image, best.quad)) return null
  return best.quad
}

type Steps = Float32Array

const seenBetween = (edge: Edge, from: number, to: number): number => {
  if (!edge.seen) return FRAME
  const clamp = (v: number) => Math.min(edge.seen ? edge.seen.length - 1 : 0, Math.max(0, Math.round(v)))
  return ((edge.seen[clamp(to)] ?? 0) - (edge.seen[clamp(from)] ?? 0)) / Math.max(1, to - from)
}

/** The best supported lines of one side's half of the picture, and the frame of the picture as the last resort. */
function edges(map: Steps, across: number, along: number, far: boolean): Edge[] {
  const found: { at: number; slope: number; support: number }[] = []
  const from = far ? Math.round(across * 0.4) : -Math.round(across * 0.1)
  const to = far ? Math.round(across * 1.1) : Math.round(across * 0.6)
  const places = new Int16Array(along)
  for (let s = -SLOPES; s <= SLOPES; s++) {
    const slope = (s / SLOPES) * STEEPEST
    for (let i = 0; i < along; i++) places[i] = Math.round(slope * (i - along / 2))
    for (let at = from; at < to; at++) {
      let sum = 0
      for (let i = 2; i < along - 2; i += 3) {
        const a = at + (places[i] ?? 0)
        if (a >= 0 && a < across) sum += map[i * across + a] ?? 0
      }
      const support = (3 * sum) / along
      if (support > 0.12) found.push({ at, slope, support })
    }
  }
  found.sort((a, b) => b.support - a.support)
  const kept: typeof found = []
  for (const e of found) {
    const other = (k: (typeof found)[number]) =>
      Math.abs(k.at - e.at - ((k.slope - e.slope) * along) / 2) > 5 || Math.abs(k.at - e.at + ((k.slope - e.slope) * along) / 2) > 5
    if (kept.every(other)) kept.push(e)
    if (kept.length === CANDIDATES) break
  }
  return [
    ...kept.map(({ at, slope }) => ({ at, slope, seen: seenAlong(map, across, along, at, slope) })),
    { at: far ? across - 1 : 0, slope: 0, seen: null },
  ]
}

/** What is seen of an edge up to each place: the best within a pixel, since no edge is as straight as a line. */
function seenAlong(map: Steps, across: number, along: number, at: number, slope: number): Float32Array {
  const sums = new Float32Array(along + 1)
  for (let i = 0; i < along; i++) {
    const a = Math.round(at + slope * (i - along / 2))
    let most = 0
    for (let d = Math.max(0, a - 1); d <= Math.min(across - 1, a + 1); d++) most = Math.max(most, map[i * across + d] ?? 0)
    sums[i + 1] = (sums[i] ?? 0) + most
  }
  return sums
}

/** Where two upright and two level edges cross; null where a corner lies far outside the picture. */
function cornersOf(l: Edge, r: Edge, t: Edge, b: Edge, width: number, height: number): Quad | null {
  const cross = (u: Edge, v: Edge): Point => {
    // x = u.at + u.slope (y - h/2); y = v.at + v.slope (x - w/2)
    const y = (v.at + v.slope * (u.at - (u.slope * height) / 2 - width / 2)) / (1 - u.slope * v.slope)
    return [u.at + u.slope * (y - height / 2), y]
  }
  const quad: Quad = [cross(l, t), cross(r, t), cross(r, b), cross(l, b)]
  const out = quad.some(([x, y]) => x < -0.08 * width || y < -0.08 * height || x > 1.08 * width || y > 1.08 * height)
  return out ? null : quad
}

const length = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Square pixels within four corners, in order around. */
export const areaOf = (quad: Quad): number =>
  Math.abs(
    quad.reduce((sum, [x, y], i) => {
      const [nx, ny] = quad[((i + 1) % 4) as 0 | 1 | 2 | 3]
      return sum + x * ny - nx * y
    }, 0),
  ) / 2

/** Four corners that a sheet can have: large, corners not far from right angles, opposite sides not too unlike, sides in a paper's proportion. */
function paperLike(quad: Quad, width: number, height: number): boolean {
  if (areaOf(quad) < LEAST_AREA * width * height) return false
  const [a, b, c, d] = quad
  const [top, right, bottom, left] = [length(a, b), length(b, c), length(c, d), length(d, a)]
  const alike = (p: number, q: number) => Math.min(p, q) / Math.max(p, q, 1) > 0.62
  if (!alike(top, bottom) || !alike(left, right)) return false
  const ratio = (top + bottom) / (left + right)
  return ratio > 0.45 && ratio < 2.2
}

const fillsPicture = (quad: Quad, width: number, height: number): boolean => {
  const mx = AT_FRAME * width
  const my = AT_FRAME * height
  return quad.every(([x, y]) => (x < mx || x > width - mx) && (y < my || y > height - my))
}

/** Whether what lies outside is darker than the paper along the edges, taken over all of it. */
function standsOut(image: Gray, quad: Quad): boolean {
  const { width, height, data } = image
  const inner: number[] = []
  const outer: number[] = []
  const middle: Point = [quad.reduce((s, p) => s + p[0], 0) / 4, quad.reduce((s, p) => s + p[1], 0) / 4]
  quad.forEach((from, i) => {
    const to = quad[((i + 1) % 4) as 0 | 1 | 2 | 3]
    for (let k = 2; k < 30; k++) {
      const x = from[0] + ((to[0] - from[0]) * k) / 32
      const y = from[1] + ((to[1] - from[1]) * k) / 32
      const far = Math.hypot(middle[0] - x, middle[1] - y) || 1
      const dx = (middle[0] - x) / far
      const dy = (middle[1] - y) / far
      const put = (list: number[], steps: number) => {
        const px = Math.round(x + dx * steps)
        const py = Math.round(y + dy * steps)
        if (px >= 0 && py >= 0 && px < width && py < height) list.push(data[py * width + px] ?? 0)
      }
      put(inner, 8)
      put(outer, -6)
    }
  })
  const [within, beyond] = [median(inner) ?? 0, median(outer) ?? 0]
  return outer.length > 12 && within - beyond > 0.1 * within
}
