import type { Gray } from './gray.ts'
import type { Grid } from './ruled-table.ts'

const REACH = 8
const THICKEST = 8
const HALO = 2

/**
 * The picture without the ruled lines of a table: along each cell's edge the line is looked for near its place and
 * taken out run by run, so letters that stand close to it, or touch it, stay.
 */
export function eraseRules(image: Gray, grids: readonly Grid[], threshold: number, paper = 255): Gray {
  const out: Gray = { ...image, data: new Uint8Array(image.data) }
  for (const grid of grids) {
    for (const c of grid.cells) {
      for (const x of [c.x0, c.x1]) eraseAlong(out, paper, threshold, x, c.y0 - 4, c.y1 + 4, out.width, out.height, 1, out.width)
      for (const y of [c.y0, c.y1]) eraseAlong(out, paper, threshold, y, c.x0 - 4, c.x1 + 4, out.height, out.width, out.width, 1)
    }
  }
  return out
}

/** Erases one line at `at` (across) from `from` to `to` (along); strides say which direction is which. */
function eraseAlong(
  image: Gray,
  paper: number,
  threshold: number,
  at: number,
  from: number,
  to: number,
  acrossSize: number,
  alongSize: number,
  across: number,
  along: number,
): void {
  const { data } = image
  const start = Math.max(0, Math.floor(from))
  const end = Math.min(alongSize, Math.ceil(to))
  const dark = (a: number, i: number) => a >= 0 && a < acrossSize && (data[a * across + i * along] ?? 255) < threshold
  let best = 0
  let line = Math.round(at)
  for (let d = -REACH; d <= REACH; d++) {
    let count = 0
    for (let i = start; i < end; i++) if (dark(at + d, i)) count++
    if (count > best) {
      best = count
      line = at + d
    }
  }
  if (best < (end - start) * 0.25) return
  for (let i = start; i < end; i++) {
    let a = line
    for (let d = 0; d <= 3; d++) {
      if (dark(line - d, i)) {
        a = line - d
        break
      }
      if (dark(line + d, i)) {
        a = line + d
        break
      }
    }
    if (!dark(a, i)) continue
    let lo = a
    let hi = a
    while (dark(lo - 1, i) && a - lo < THICKEST) lo--
    while (dark(hi + 1, i) && hi - a < THICKEST) hi++
    // A thicker run is a letter touching the line: only the line's own width goes.
    const touching = hi - lo + 1 > THICKEST
    const [l, h] = touching ? [line - 2, line + 2] : [lo - HALO, hi + HALO]
    for (let k = Math.max(0, l); k <= Math.min(acrossSize - 1, h); k++) data[k * across + i * along] = paper
  }
}
