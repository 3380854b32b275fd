import { median } from '../median.ts'
import type { Rule } from './ruled-table.ts'

/** Lines that end within this many pixels of each other end at the same side. */
const SAME_END = 12
/** A side this far (pixels) beyond the last upright line is a column of its own. */
const COLUMN = 30
const FEWEST = 3

/**
 * The upright lines of a table with those of its sides that are missing: many tables are drawn without left and right border, and a
 * thin border fades on a scan. Level lines that go on beyond the last upright and all end together say where the side is.
 */
export function closeSides(horizontal: readonly Rule[], vertical: readonly Rule[]): readonly Rule[] {
  const longest = Math.max(...horizontal.map((h) => h.to - h.from))
  const long = horizontal.filter((h) => h.to - h.from > 0.6 * longest)
  if (long.length < FEWEST) return vertical
  const from = Math.min(...long.map((h) => h.at))
  const to = Math.max(...long.map((h) => h.at))
  const side = (ends: readonly number[]): number | null => {
    const middle = median(ends) ?? 0
    return ends.filter((e) => Math.abs(e - middle) <= SAME_END).length > 0.7 * ends.length ? middle : null
  }
  const left = side(long.map((h) => h.from))
  const right = side(long.map((h) => h.to))
  // A stretch of a border that is left does not count: it is too short to be taken for a line of the table.
  const seen = (at: number) => vertical.reduce((sum, v) => (Math.abs(v.at - at) <= SAME_END ? sum + v.to - v.from : sum), 0)
  const drawn = vertical.filter((v) => seen(v.at) > 0.35 * (to - from)).map((v) => v.at)
  if (drawn.length === 0) return vertical
  const first = Math.min(...drawn)
  const last = Math.max(...drawn)
  return [
    ...(left !== null && first - left > COLUMN ? [{ at: left, from, to, solid: 1 }] : []),
    ...vertical,
    ...(right !== null && right - last > COLUMN ? [{ at: right, from, to, solid: 1 }] : []),
  ]
}
