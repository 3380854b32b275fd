import { median } from '../median.ts'
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
      for (const x of [c.x0, c.x1]) eraseAlong(image, out, paper, threshold, x, c.y0 - 4, c.y1 + 4, out.width, out.height, 1, out.width)
      for (const y of [c.y0, c.y1]) eraseAlong(image, out, paper, threshold, y, c.x0 - 4, c.x1 + 4, out.height, out.width, out.width, 1)
    }
  }
  return out
}

/** Erases one line at `at` (across) from `from` to `to` (along); strides say which direction is which. */
function eraseAlong(
  image: Gray,
  out: Gray,
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
  // Looked for on the picture as it was: an edge is shared by two cells, and once its line is gone a row of letters would pass for it.
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
  const runAt = (i: number, near: number): readonly [number, number] | null => {
    let a = near
    for (let d = 0; d <= 3 && !dark(a, i); d++) a = dark(near - d, i) ? near - d : dark(near + d, i) ? near + d : near
    if (!dark(a, i)) return null
    let lo = a
    let hi = a
    while (dark(lo - 1, i) && a - lo < THICKEST) lo--
    while (dark(hi + 1, i) && hi - a < THICKEST) hi++
    return [lo, hi]
  }
  const thicknesses: number[] = []
  for (let i = start; i < end; i++) {
    const run = runAt(i, line)
    if (run) thicknesses.push(run[1] - run[0] + 1)
  }
  const usual = Math.min(THICKEST, median(thicknesses) ?? 1)
  let centre = line
  for (let i = start; i < end; i++) {
    const run = runAt(i, Math.round(centre))
    if (!run) continue
    let [lo, hi] = run
    if (hi - lo + 1 > usual + 1) {
      // A letter touches the line: only the line's own width goes.
      lo = Math.max(lo, Math.round(centre - usual / 2))
      hi = Math.min(hi, Math.round(centre + usual / 2))
    } else centre = 0.7 * centre + 0.15 * (lo + hi)
    // The line's pale rim goes as well, but never a letter that stands close to it.
    for (let d = 1; d <= HALO && lo > 0 && !dark(lo - 1, i); d++) lo--
    for (let d = 1; d <= HALO && hi < acrossSize - 1 && !dark(hi + 1, i); d++) hi++
    for (let k = Math.max(0, lo); k <= Math.min(acrossSize - 1, hi); k++) out.data[k * across + i * along] = paper
  }
}
