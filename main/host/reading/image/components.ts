import type { Gray } from './gray.ts'

/** A connected piece of ink: its bounds (pixels, x1 and y1 outside) and how many pixels it has. */
export interface Component {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly area: number
}

const MOST_RUNS = 1_500_000

/**
 * The connected pieces of ink (darker than `threshold`, touching also by corners), by runs of each row. Empty for a picture with
 * more runs than any page of print has (noise all over).
 */
export function components(image: Gray, threshold: number): Component[] {
  const { width, height, data } = image
  const from: number[] = []
  const to: number[] = []
  const row: number[] = []
  const parent: number[] = []
  const find = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at
      at = parent[at] ?? at
    }
    return at
  }
  let before = 0
  for (let y = 0; y < height; y++) {
    const first = from.length
    let above = before
    for (let x = 0, p = y * width; x < width; x++) {
      if ((data[p + x] ?? 255) >= threshold) continue
      const start = x
      while (x < width && (data[p + x] ?? 255) < threshold) x++
      const run = from.length
      from.push(start)
      to.push(x)
      row.push(y)
      parent.push(run)
      while (above < first && (to[above] ?? 0) < start) above++
      for (let k = above; k < first && (from[k] ?? 0) <= x; k++) {
        const a = find(k)
        const b = find(run)
        if (a < b) parent[b] = a
        else parent[a] = b
      }
    }
    if (from.length > MOST_RUNS) return []
    before = first
  }
  const made = new Map<number, { x0: number; y0: number; x1: number; y1: number; area: number }>()
  for (let i = 0; i < from.length; i++) {
    const r = find(i)
    const [x0, x1, y] = [from[i] ?? 0, to[i] ?? 0, row[i] ?? 0]
    const c = made.get(r)
    if (!c) made.set(r, { x0, y0: y, x1, y1: y + 1, area: x1 - x0 })
    else {
      if (x0 < c.x0) c.x0 = x0
      if (x1 > c.x1) c.x1 = x1
      c.y1 = y + 1
      c.area += x1 - x0
    }
  }
  return [...made.values()]
}
