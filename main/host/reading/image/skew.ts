import { CUBIC_STEPS, cubicTable } from './cubic.ts'
import { type Gray, makeGray } from './gray.ts'

const LIMIT = 4
const FAR_LIMIT = 14
const RADIANS = Math.PI / 180

/** Points of a picture by which its slope is told: where letters, or lines, end. */
export interface Feet {
  readonly xs: Float32Array
  readonly ys: Float32Array
}

/** Ink pixels with paper under them (foot of the letters), thinned to a bounded number of points. */
function feet(image: Gray, threshold: number): Feet {
  const { width, height, data } = image
  const xs: number[] = []
  const ys: number[] = []
  const step = Math.max(1, Math.round(width / 830))
  for (let y = Math.round(height * 0.03); y < height * 0.97 - step; y += step) {
    for (let x = Math.round(width * 0.04); x < width * 0.96; x += step) {
      if ((data[y * width + x] ?? 255) < threshold && (data[(y + step) * width + x] ?? 255) >= threshold) {
        xs.push((x - width / 2) / step)
        ys.push(y / step)
      }
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys) }
}

/**
 * By how many degrees the lines of text slope (clockwise positive, within ±14): the angle whose projection on the
 * page's side is sharpest. 0 where there is too little ink to tell.
 */
export function measureSkew(image: Gray, threshold: number): number {
  const points = feet(image, threshold)
  if (points.xs.length < 300) return 0
  const slope = slopeOf(points)
  // At the end of the range the true slope may lie beyond it: a page laid askew on the glass, or photographed in a hurry.
  return Math.abs(slope) < LIMIT - 0.2 ? slope : slopeOf(points, 0, FAR_LIMIT)
}

/** The slope of lines through points, in degrees within `limit` of `about`; x counts from the middle of the picture, y from 0. */
export function slopeOf({ xs, ys }: Feet, about = 0, limit = LIMIT): number {
  const bins = new Uint32Array(4096)
  const sharpness = (degrees: number): number => {
    const slope = Math.tan(degrees * RADIANS)
    bins.fill(0)
    for (let i = 0; i < xs.length; i++) {
      const b = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * slope) + 200
      if (b >= 0 && b < bins.length) bins[b] = (bins[b] ?? 0) + 1
    }
    let sum = 0
    for (let i = 1; i < bins.length; i++) sum += (bins[i] ?? 0) ** 2
    return sum
  }
  const best = (from: number, to: number, step: number): number => {
    let first = 0
    let last = 0
    let most = -1
    for (let a = from; a <= to + 1e-9; a += step) {
      const s = sharpness(a)
      if (s > most) {
        most = s
        first = a
      }
      if (s === most) last = a
    }
    // Short lines look as sharp at several slopes: the middle of them is meant.
    return (first + last) / 2
  }
  const coarse = best(about - limit, about + limit, 0.4)
  const middle = best(coarse - 0.4, coarse + 0.4, 0.1)
  return Math.round(best(middle - 0.1, middle + 0.1, 0.02) * 100) / 100
}

/** Turns the page back by `degrees` so that its lines lie level: bicubic, same size, paper outside. */
export function rotateBicubic(image: Gray, degrees: number, paper = 255): Gray {
  const { width, height, data } = image
  const out = makeGray(width, height, paper)
  const sin = Math.sin(degrees * RADIANS)
  const cos = Math.cos(degrees * RADIANS)
  const cx = width / 2
  const cy = height / 2
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cx + (x - cx) * cos - (y - cy) * sin
      const sy = cy + (x - cx) * sin + (y - cy) * cos
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 1 || iy < 1 || ix >= width - 2 || iy >= height - 2) continue
      const p = (iy - 1) * width + ix - 1
      const wx = cubicTable[Math.round((sx - ix) * CUBIC_STEPS)] ?? [0, 1, 0, 0]
      const wy = cubicTable[Math.round((sy - iy) * CUBIC_STEPS)] ?? [0, 1, 0, 0]
      let sum = 0
      for (let r = 0; r < 4; r++) {
        const q = p + r * width
        sum +=
          (wy[r] ?? 0) *
          ((data[q] ?? 255) * wx[0] + (data[q + 1] ?? 255) * wx[1] + (data[q + 2] ?? 255) * wx[2] + (data[q + 3] ?? 255) * wx[3])
      }
      out.data[y * width + x] = sum < 0 ? 0 : sum > 255 ? 255 : sum
    }
  }
  return out
}

/**
 * Levels a small slope by shifting whole columns and rows by whole pixels. Nothing is interpolated, so thin
 * diacritics keep their sharpness (rotation below half a degree costs more letters than it saves: READING.md 3).
 */
export function shiftLevel(image: Gray, degrees: number, paper = 255): Gray {
  const { width, height, data } = image
  const slope = Math.tan(degrees * RADIANS)
  const out = makeGray(width, height, paper)
  const down = Int32Array.from({ length: width }, (_, x) => Math.round((x - width / 2) * slope))
  for (let y = 0; y < height; y++) {
    const across = Math.round((y - height / 2) * -slope)
    for (let x = 0; x < width; x++) {
      const sx = x + across
      const sy = y + (down[x] ?? 0)
      if (sx >= 0 && sy >= 0 && sx < width && sy < height) out.data[y * width + x] = data[sy * width + sx] ?? 255
    }
  }
  return out
}

/** A point of the levelled page (pixels) on the page before levelling. */
export function unlevel(x: number, y: number, width: number, height: number, degrees: number): readonly [number, number] {
  const sin = Math.sin(degrees * RADIANS)
  const cos = Math.cos(degrees * RADIANS)
  const dx = x - width / 2
  const dy = y - height / 2
  return [width / 2 + dx * cos - dy * sin, height / 2 + dx * sin + dy * cos]
}
