import { CUBIC_STEPS, cubicTable } from './cubic.ts'
import { type Gray, makeGray } from './gray.ts'

/** Corners of a sheet on a picture (pixels): top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point]
export type Point = readonly [number, number]

/** A plane seen in perspective: row by row the nine numbers of a 3 × 3 matrix, the last one 1. */
export type Homography = readonly number[]

/** The perspective that takes a rectangle of `width` × `height` (its corners in the order of `Quad`) onto four points; null where they lie on a line. */
export function ontoQuad(width: number, height: number, quad: Quad): Homography | null {
  const from: Quad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  const rows: number[][] = []
  from.forEach(([x, y], i) => {
    const [u, v] = quad[i as 0 | 1 | 2 | 3]
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
    rows.push([0, 0, 0, x, y, 1, -v * x, -v * y, v])
  })
  const solved = solve(rows)
  return solved ? [...solved, 1] : null
}

/** Gaussian elimination with the largest pivot; each row ends with its right side. */
export function solve(rows: number[][]): number[] | null {
  const n = rows.length
  for (let c = 0; c < n; c++) {
    let at = c
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r]?.[c] ?? 0) > Math.abs(rows[at]?.[c] ?? 0)) at = r
    const pivot = rows[at]
    const other = rows[c]
    if (!pivot || !other || Math.abs(pivot[c] ?? 0) < 1e-9) return null
    rows[at] = other
    rows[c] = pivot
    for (let r = 0; r < n; r++) {
      const row = rows[r]
      if (r === c || !row) continue
      const f = (row[c] ?? 0) / (pivot[c] ?? 1)
      for (let k = c; k <= n; k++) row[k] = (row[k] ?? 0) - f * (pivot[k] ?? 0)
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1))
}

/** Where a point of the plane is seen. */
export function see(h: Homography, x: number, y: number): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, k = 0, l = 1] = h
  const w = g * x + k * y + l
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w]
}

/** The plane as seen from straight above: bicubic, `paper` where the picture shows nothing. */
export function rectify(image: Gray, h: Homography, width: number, height: number, paper: number): Gray {
  const out = makeGray(width, height, paper)
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, k = 0, l = 1] = h
  const { data, width: sw, height: sh } = image
  for (let y = 0; y < height; y++) {
    // pixel middles to pixel middles
    const py = y + 0.5
    for (let x = 0; x < width; x++) {
      const px = x + 0.5
      const w = g * px + k * py + l
      const sx = (a * px + b * py + c) / w - 0.5
      const sy = (d * px + e * py + f) / w - 0.5
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 1 || iy < 1 || ix >= sw - 2 || iy >= sh - 2) continue
      const wx = cubicTable[((sx - ix) * CUBIC_STEPS + 0.5) | 0] ?? [0, 1, 0, 0]
      const wy = cubicTable[((sy - iy) * CUBIC_STEPS + 0.5) | 0] ?? [0, 1, 0, 0]
      let p = (iy - 1) * sw + ix - 1
      let sum = 0
      for (let r = 0; r < 4; r++, p += sw) {
        sum +=
          (wy[r] ?? 0) * ((data[p] ?? 0) * wx[0] + (data[p + 1] ?? 0) * wx[1] + (data[p + 2] ?? 0) * wx[2] + (data[p + 3] ?? 0) * wx[3])
      }
      out.data[y * width + x] = sum < 0 ? 0 : sum > 255 ? 255 : sum + 0.5
    }
  }
  return out
}
