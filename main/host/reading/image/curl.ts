import { CUBIC_STEPS, cubicTable } from './cubic.ts'
import { type Gray, makeGray } from './gray.ts'
import { solve } from './homography.ts'
import { type Feet, measureSkew, slopeOf } from './skew.ts'

/**
 * How the lines of a page slope from place to place: a sheet that is not flat, or not seen from straight above, has lines that bend
 * or fan out. Slopes are degrees clockwise.
 */
export interface SlopeField {
  /** one slope for the whole page */
  readonly whole: number
  /** slopes of lines of text at `KNOTS` places from left to right, along the top and along the bottom */
  readonly top: readonly number[]
  readonly bottom: readonly number[]
  /** slopes of upright lines at the left and right side, as the page would have to be turned to set them upright */
  readonly left: number
  readonly right: number
}

const RADIANS = Math.PI / 180
const KNOTS = 7
const TILES_ACROSS = 6
const TILES_DOWN = 4
const FEWEST = 90
/** How far a part of a page may slope from the whole. */
const REACH = 2.4
/** Weight of "slopes change evenly" and of "above as below", against one tile's measure. */
const SMOOTH = 0.6
const SAME = 0.25

/**
 * Measures the slopes all over a page. `askew` says that upright lines may lean otherwise than lines of text slope: on a photograph
 * they may, on a flat scan a line that does is a fold or the edge of the glass.
 */
export function measureSlopes(image: Gray, threshold: number, dpi: number, askew: boolean): SlopeField {
  const whole = measureSkew(image, threshold)
  const even = { whole, top: [whole], bottom: [whole], left: whole, right: whole }
  const seen = tileFeet(image, threshold).flatMap((feet, i) => {
    if (feet.xs.length < FEWEST) return []
    const u = ((i % TILES_ACROSS) + 0.5) / TILES_ACROSS
    const v = (Math.floor(i / TILES_ACROSS) + 0.5) / TILES_DOWN
    return [{ u, v, slope: slopeOf(feet, whole, REACH), weight: Math.min(1, feet.xs.length / 500) }]
  })
  if (seen.length < 5) return even
  let knots = evenSlopes(seen)
  for (let round = 0; round < 3 && knots; round++) {
    const now = knots
    // A tile of a picture or a pen's stroke slopes as it likes: it is left out by how far it is from the rest.
    knots = evenSlopes(seen.map((s) => ({ ...s, weight: s.weight / (1 + (4 * (s.slope - at(now, s.u, s.v))) ** 2) })))
  }
  if (!knots) return even
  const upright = askew ? uprightSlopes(image, threshold, dpi) : null
  return { ...even, top: knots.slice(0, KNOTS), bottom: knots.slice(KNOTS), ...upright }
}

/** Two measures one after the other: the second taken on a page straightened by the first. */
export function addSlopes(a: SlopeField, b: SlopeField): SlopeField {
  const add = (p: readonly number[], q: readonly number[]) =>
    Array.from({ length: Math.max(p.length, q.length) }, (_, i) => (p[i] ?? p[0] ?? 0) + (q[i] ?? q[0] ?? 0))
  return {
    whole: a.whole + b.whole,
    top: add(a.top, b.top),
    bottom: add(a.bottom, b.bottom),
    left: a.left + b.left,
    right: a.right + b.right,
  }
}

/** The feet of the letters of each tile, x from the tile's middle, row by row. */
function tileFeet(image: Gray, threshold: number): Feet[] {
  const { width, height, data } = image
  const lists = Array.from({ length: TILES_ACROSS * TILES_DOWN }, () => ({ xs: [] as number[], ys: [] as number[] }))
  const tw = width / TILES_ACROSS
  const th = height / TILES_DOWN
  const step = Math.max(1, Math.round(width / 1000))
  for (let y = Math.round(height * 0.02); y < height * 0.98 - 1; y++) {
    const row = Math.floor(y / th)
    for (let x = Math.round(width * 0.03); x < width * 0.97; x += step) {
      if ((data[y * width + x] ?? 255) >= threshold || (data[(y + 1) * width + x] ?? 255) < threshold) continue
      const col = Math.floor(x / tw)
      const list = lists[row * TILES_ACROSS + col]
      list?.xs.push(x - (col + 0.5) * tw)
      list?.ys.push(y - row * th)
    }
  }
  return lists.map(({ xs, ys }) => ({ xs: Float32Array.from(xs), ys: Float32Array.from(ys) }))
}

/** Weights of the knots at a place: linear between two knots across, and between top and bottom. */
function knotWeights(u: number, v: number): number[] {
  const out = new Array<number>(2 * KNOTS).fill(0)
  const p = Math.min(KNOTS - 1.001, Math.max(0, u * (KNOTS - 1)))
  const k = Math.floor(p)
  const t = p - k
  out[k] = (1 - t) * (1 - v)
  out[k + 1] = t * (1 - v)
  out[KNOTS + k] = (1 - t) * v
  out[KNOTS + k + 1] = t * v
  return out
}

const at = (knots: readonly number[], u: number, v: number): number => knotWeights(u, v).reduce((s, w, i) => s + w * (knots[i] ?? 0), 0)

/** Least squares of the tiles' slopes, drawn towards even change. */
function evenSlopes(seen: readonly { u: number; v: number; slope: number; weight: number }[]): number[] | null {
  const n = 2 * KNOTS
  const rows = Array.from({ length: n }, () => new Array<number>(n + 1).fill(0))
  const add = (w: readonly number[], value: number, weight: number) => {
    w.forEach((a, i) => {
      if (a === 0) return
      const row = rows[i]
      if (!row) return
      w.forEach((b, j) => {
        row[j] = (row[j] ?? 0) + weight * a * b
      })
      row[n] = (row[n] ?? 0) + weight * a * value
    })
  }
  for (const s of seen) add(knotWeights(s.u, s.v), s.slope, s.weight)
  for (let side = 0; side < n; side += KNOTS) {
    for (let k = 1; k < KNOTS - 1; k++) {
      const w = new Array<number>(n).fill(0)
      w[side + k - 1] = 1
      w[side + k] = -2
      w[side + k + 1] = 1
      add(w, 0, SMOOTH)
    }
  }
  for (let k = 0; k < KNOTS; k++) {
    const w = new Array<number>(n).fill(0)
    w[k] = 1
    w[KNOTS + k] = -1
    add(w, 0, SAME)
  }
  return solve(rows)
}

/** Slopes of the ruled upright lines in the left and right part of a page; null where there are none. */
function uprightSlopes(image: Gray, threshold: number, dpi: number): { left: number; right: number } | null {
  const { width, height, data } = image
  const shortest = Math.round(dpi * 0.22)
  const sides = [0, 1].map(() => ({ xs: [] as number[], ys: [] as number[] }))
  for (let x = Math.round(width * 0.02); x < width * 0.98; x++) {
    const side = sides[x < width / 2 ? 0 : 1]
    for (let y = 0; y < height; y++) {
      if ((data[y * width + x] ?? 255) >= threshold) continue
      const start = y
      while (y < height && (data[y * width + x] ?? 255) < threshold) y++
      // seen along the upright, x plays the part that y has along a line of text
      if (y - start < shortest) continue
      for (let k = start; k < y; k += 6) {
        side?.xs.push(k - height / 2)
        side?.ys.push(x)
      }
    }
  }
  const slopes = sides.map(({ xs, ys }) =>
    xs.length < FEWEST ? null : -slopeOf({ xs: Float32Array.from(xs), ys: Float32Array.from(ys) }, 0, REACH),
  )
  const [left = null, right = null] = slopes
  if (left === null && right === null) return null
  const l = left ?? right ?? 0
  const r = right ?? left ?? 0
  // measured at a quarter and three quarters of the width: carried on to the sides
  return { left: l - (r - l) / 2, right: r + (r - l) / 2 }
}

/** How far the slopes of a page are from one slope for all of it, in degrees; its outermost edges, where there is seldom print, left out. */
export function unevenness({ top, bottom, left, right }: SlopeField): number {
  const inner = top.length < 3 ? [...top, ...bottom] : [...top.slice(1, -1), ...bottom.slice(1, -1)]
  const mean = inner.reduce((s, v) => s + v, 0) / inner.length
  return Math.max(...inner.map((v) => Math.abs(v - mean)), Math.abs((left + right) / 2 - mean), Math.abs(right - left) / 2)
}

const CELL = 16

/** Where each place of the straightened page was on the page before, as steps aside (pixels) on a grid of `CELL` pixels. */
export interface Displacement {
  readonly across: number
  readonly dx: Float32Array
  readonly dy: Float32Array
  /** greatest local slope, degrees */
  readonly most: number
}

/** How far each place of a bent page is from where it lies on a flat one, from the slopes of its lines. */
export function displacementOf(field: SlopeField, width: number, height: number): Displacement {
  const across = Math.ceil(width / CELL) + 2
  const down = Math.ceil(height / CELL) + 2
  const dx = new Float32Array(across * down)
  const dy = new Float32Array(across * down)
  const full = (side: readonly number[]) => Array.from({ length: KNOTS }, (_, k) => side[k] ?? side[0] ?? 0)
  const knots = [...full(field.top), ...full(field.bottom)]
  const middle = Math.round(width / 2 / CELL)
  let most = 0
  for (let j = 0; j < down; j++) {
    const v = Math.min(1, (j * CELL) / height)
    const slope = (i: number) => Math.tan(at(knots, Math.min(1, (i * CELL) / width), v) * RADIANS)
    for (let i = middle + 1; i < across; i++) dy[j * across + i] = (dy[j * across + i - 1] ?? 0) + slope(i - 0.5) * CELL
    for (let i = middle - 1; i >= 0; i--) dy[j * across + i] = (dy[j * across + i + 1] ?? 0) - slope(i + 0.5) * CELL
    for (let i = 0; i < across; i++) {
      const u = Math.min(1, (i * CELL) / width)
      dx[j * across + i] = -(j * CELL - height / 2) * Math.tan((field.left * (1 - u) + field.right * u) * RADIANS)
      most = Math.max(most, Math.abs(Math.atan(slope(i)) / RADIANS))
    }
  }
  return { across, dx, dy, most: Math.max(most, Math.abs(field.left), Math.abs(field.right)) }
}

/** A point of the straightened page on the page before, pixels. */
export function displaced({ across, dx, dy }: Displacement, x: number, y: number): readonly [number, number] {
  const fx = Math.max(0, x / CELL)
  const fy = Math.max(0, y / CELL)
  const i = Math.min(across - 2, Math.floor(fx))
  const j = Math.min(dx.length / across - 2, Math.floor(fy))
  const tx = fx - i
  const ty = fy - j
  const k = j * across + i
  const mix = (m: Float32Array) =>
    ((m[k] ?? 0) * (1 - tx) + (m[k + 1] ?? 0) * tx) * (1 - ty) + ((m[k + across] ?? 0) * (1 - tx) + (m[k + across + 1] ?? 0) * tx) * ty
  return [x + mix(dx), y + mix(dy)]
}

/** The page with its lines set straight: `smooth` by bicubic, otherwise by whole pixels, which keeps thin diacritics as sharp as they were. */
export function straightenLines(image: Gray, by: Displacement, paper: number, smooth: boolean): Gray {
  const { width, height, data } = image
  const out = makeGray(width, height, paper)
  const { across, dx, dy } = by
  for (let y = 0; y < height; y++) {
    const j = Math.floor(y / CELL)
    const ty = y / CELL - j
    for (let x = 0; x < width; x++) {
      const i = (x / CELL) | 0
      const tx = x / CELL - i
      const k = j * across + i
      const a = (1 - tx) * (1 - ty)
      const b = tx * (1 - ty)
      const c = (1 - tx) * ty
      const d = tx * ty
      const sx = x + a * (dx[k] ?? 0) + b * (dx[k + 1] ?? 0) + c * (dx[k + across] ?? 0) + d * (dx[k + across + 1] ?? 0)
      const sy = y + a * (dy[k] ?? 0) + b * (dy[k + 1] ?? 0) + c * (dy[k + across] ?? 0) + d * (dy[k + across + 1] ?? 0)
      if (!smooth) {
        const px = Math.round(sx)
        const py = Math.round(sy)
        if (px >= 0 && py >= 0 && px < width && py < height) out.data[y * width + x] = data[py * width + px] ?? paper
        continue
      }
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 1 || iy < 1 || ix >= width - 2 || iy >= height - 2) continue
      const wx = cubicTable[((sx - ix) * CUBIC_STEPS + 0.5) | 0] ?? [0, 1, 0, 0]
      const wy = cubicTable[((sy - iy) * CUBIC_STEPS + 0.5) | 0] ?? [0, 1, 0, 0]
      let p = (iy - 1) * width + ix - 1
      let sum = 0
      for (let r = 0; r < 4; r++, p += width) {
        sum +=
          (wy[r] ?? 0) * ((data[p] ?? 0) * wx[0] + (data[p + 1] ?? 0) * wx[1] + (data[p + 2] ?? 0) * wx[2] + (data[p + 3] ?? 0) * wx[3])
      }
      out.data[y * width + x] = sum < 0 ? 0 : sum > 255 ? 255 : sum
    }
  }
  return out
}
