import { median } from '../median.ts'
import type { Gray } from './gray.ts'
import { closeSides } from './open-sides.ts'

/** A straight ruled line; for a horizontal one `at` is y and from/to are x, for a vertical one the other way round. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
  /** share of its length that is ink: a drawn line has next to no gaps, letters over each other have */
  readonly solid: number
}

export interface GridCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A table in pixels of the levelled page. */
export interface Grid {
  /** `ruled` (the default) has drawn lines, the cells of an `open` one were told from its words */
  readonly kind?: 'ruled' | 'open'
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly rows: number
  readonly cols: number
  readonly cells: readonly GridCell[]
}

const GAP = 4
const MAX_THICK = 9
const TOUCH = 8
const SOLID = 0.88
const SNAP = 10
const SNAP_ALONG = 110

/** Runs of ink along one direction, each row taken together with the next so that a wobbling line stays whole. */
function runs(ink: Uint8Array, length: number, across: number, stride: number, step: number, shortest: number): Rule[] {
  const found: Rule[] = []
  for (let a = 0; a < across - 1; a++) {
    let start = -1
    let last = -1
    let dark = 0
    const end = () => {
      if (start >= 0 && last - start >= shortest) found.push({ at: a, from: start, to: last, solid: dark / (last - start + 1) })
      start = -1
      dark = 0
    }
    for (let i = 0; i < length; i++) {
      const p = a * stride + i * step
      if (ink[p] === 1 || ink[p + stride] === 1) {
        if (start < 0) start = i
        last = i
        dark++
      } else if (start >= 0 && i - last > GAP) end()
    }
    end()
  }
  return found
}

/** Joins runs of neighbouring rows that overlap into one rule; blocks thicker than a line are dropped. */
function joinRuns(all: readonly Rule[]): Rule[] {
  const open: { at0: number; at1: number; from: number; to: number; solid: number }[] = []
  const done: typeof open = []
  for (const run of all) {
    for (let i = open.length - 1; i >= 0; i--) {
      const o = open[i]
      if (o && run.at - o.at1 > 3) done.push(...open.splice(i, 1))
    }
    const home = open.find((o) => run.from <= o.to + GAP && run.to >= o.from - GAP)
    if (home) {
      home.at1 = run.at
      home.from = Math.min(home.from, run.from)
      home.to = Math.max(home.to, run.to)
      home.solid = Math.max(home.solid, run.solid)
    } else open.push({ at0: run.at, at1: run.at, from: run.from, to: run.to, solid: run.solid })
  }
  done.push(...open)
  return done
    .filter((o) => o.at1 - o.at0 <= MAX_THICK)
    .map((o) => ({ at: Math.round((o.at0 + o.at1 + 1) / 2), from: o.from, to: o.to, solid: o.solid }))
    .sort((a, b) => a.at - b.at)
}

/** All ruled lines of a levelled page; `threshold` divides ink from paper. */
function findRules(image: Gray, threshold: number, dpi: number): { horizontal: Rule[]; vertical: Rule[] } {
  const { width, height, data } = image
  const ink = data.map((v) => (v < threshold ? 1 : 0))
  return {
    horizontal: joinRuns(runs(ink, width, height, width, 1, Math.round(dpi * 0.45))),
    vertical: joinRuns(runs(ink, height, width, 1, width, Math.round(dpi * 0.19))),
  }
}

/** Groups near positions; gives the mean of each group, in order. */
function clusters(values: readonly number[], near: number): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  const groups: number[][] = []
  for (const v of sorted) {
    const last = groups.at(-1)
    if (last && v - (last.at(-1) ?? v) <= near) last.push(v)
    else groups.push([v])
  }
  return groups.map((g) => Math.round(g.reduce((s, v) => s + v, 0) / g.length))
}

const root = (parent: number[], i: number): number => {
  let at = i
  while (parent[at] !== at) at = parent[at] ?? at
  return at
}

const covers = (lines: readonly Rule[], at: number, from: number, to: number): boolean => {
  let covered = 0
  for (const l of lines) if (Math.abs(l.at - at) <= TOUCH) covered += Math.max(0, Math.min(l.to, to) - Math.max(l.from, from))
  return covered >= (to - from) * 0.6
}

/**
 * Lines of a table lean a little against each other where paper was bent or a page levelled as a whole: each edge of a cell is moved to
 * where its own stretch of line runs.
 */
function snapCell(image: Gray, threshold: number, cell: GridCell): GridCell {
  const { width, height, data } = image
  const column = (x: number, y: number) => (data[y * width + x] ?? 255) < threshold
  const snap = (
    at: number,
    from: number,
    to: number,
    dark: (across: number, along: number) => boolean,
    limit: number,
    along: number,
  ): number => {
    // The line is looked for a little beyond the cell as well, or the stem of a tall letter passes for it.
    const beyond = Math.max(0, (SNAP_ALONG - (to - from)) / 2)
    const a = Math.max(0, Math.round(from - beyond))
    const b = Math.min(along, Math.round(to + beyond))
    let best = 0
    let line = at
    const counts = new Map<number, number>()
    for (let d = 0; d <= SNAP; d++) {
      for (const p of d === 0 ? [at] : [at - d, at + d]) {
        if (p < 0 || p >= limit) continue
        let n = 0
        for (let i = a; i < b; i++) if (dark(p, i)) n++
        counts.set(p, n)
        if (n > best) {
          best = n
          line = p
        }
      }
    }
    if (best < 0.6 * (b - a)) return at
    let lo = line
    let hi = line
    while ((counts.get(lo - 1) ?? 0) > 0.8 * best) lo--
    while ((counts.get(hi + 1) ?? 0) > 0.8 * best) hi++
    return Math.round((lo + hi) / 2)
  }
  const row = (y: number, x: number) => column(x, y)
  return {
    ...cell,
    x0: snap(cell.x0, cell.y0, cell.y1, column, width, height),
    x1: snap(cell.x1, cell.y0, cell.y1, column, width, height),
    y0: snap(cell.y0, cell.x0, cell.x1, row, height, width),
    y1: snap(cell.y1, cell.x0, cell.x1, row, height, width),
  }
}

/** Finds ruled tables: lines that cross form a grid, a missing line between two fields merges them. */
export function findTables(image: Gray, threshold: number, dpi: number): Grid[] {
  const { horizontal, vertical } = findRules(image, threshold, dpi)
  const n = horizontal.length
  const parent = Array.from({ length: n + vertical.length }, (_, i) => i)
  vertical.forEach((v, j) => {
    horizontal.forEach((h, i) => {
      const meets = v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH
      if (meets) parent[root(parent, n + j)] = root(parent, i)
    })
  })
  const groups = new Map<number, { h: Rule[]; v: Rule[] }>()
  const group = (i: number) => {
    const r = root(parent, i)
    const g = groups.get(r) ?? { h: [], v: [] }
    groups.set(r, g)
    return g
  }
  horizontal.forEach((h, i) => {
    group(i).h.push(h)
  })
  vertical.forEach((v, j) => {
    group(n + j).v.push(v)
  })
  const grids: Grid[] = []
  for (const { h, v } of groups.values()) {
    const grid = h.length >= 2 && v.length >= 2 ? gridOf(h, closeSides(h, v)) : null
    if (grid) grids.push({ ...grid, cells: grid.cells.map((c) => snapCell(image, threshold, c)) })
  }
  return grids.sort((a, b) => a.y0 - b.y0)
}

/**
 * Where the rows or columns of a table part: positions of real lines of one direction, given the positions of the other. Strokes of
 * letters next to each other look like short lines; a real one runs from line to line, or far, along a good part of the table.
 */
function partings(lines: readonly Rule[], crossing: readonly number[], far: number, share: number): number[] {
  const size = (crossing.at(-1) ?? 0) - (crossing[0] ?? 0)
  const onLine = (at: number) => crossing.some((c) => Math.abs(c - at) <= TOUCH + 3)
  const real = lines.filter((l) => l.solid > SOLID && ((onLine(l.from) && onLine(l.to)) || l.to - l.from > far))
  return clusters(
    real.map((l) => l.at),
    TOUCH,
  ).filter((at) => real.filter((l) => Math.abs(l.at - at) <= TOUCH).reduce((sum, l) => sum + l.to - l.from, 0) > size * share)
}

/**
 * An outer line that was lost (a faint copy, a fold) is where the lines across it end: most of them reach a good way over the last
 * line that was seen.
 */
function withLostEdges(at: readonly number[], across: readonly Rule[], places: readonly number[]): number[] {
  const [first, last] = [at[0], at.at(-1)]
  if (first === undefined || last === undefined || at.length < 3) return [...at]
  const far = Math.max(3 * TOUCH, 0.5 * middleGap(at))
  const reach = places.map((p) => across.filter((l) => Math.abs(l.at - p) <= TOUCH && l.solid > SOLID))
  const share = (fits: (l: Rule) => boolean) => reach.filter((lines) => lines.some(fits)).length / Math.max(1, reach.length)
  const middle = (values: readonly number[]) => median(values) ?? 0
  const out = [...at]
  const over = (l: Rule) => l.from < last + 2 * TOUCH && l.to > last + far
  if (share(over) > 0.6) out.push(middle(reach.flatMap((lines) => lines.filter(over).map((l) => l.to))))
  const under = (l: Rule) => l.to > first - 2 * TOUCH && l.from < first - far
  if (share(under) > 0.6) out.unshift(middle(reach.flatMap((lines) => lines.filter(under).map((l) => l.from))))
  return out
}

const middleGap = (at: readonly number[]): number => median(at.slice(1).map((v, i) => v - (at[i] ?? 0))) ?? 0

function gridOf(h: readonly Rule[], v: readonly Rule[]): Grid | null {
  const roughY = clusters(
    h.map((l) => l.at),
    TOUCH,
  )
  const within = partings(v, roughY, 1.7 * middleGap(roughY), 0.2)
  const ys = withLostEdges(partings(h, within, 0.5 * ((within.at(-1) ?? 0) - (within[0] ?? 0)), 0.3), v, within)
  const xs = withLostEdges(within, h, ys)
  const rows = ys.length - 1
  const cols = xs.length - 1
  if (rows < 1 || cols < 1 || rows * cols < 2) return null
  const at = (r: number, c: number) => r * cols + c
  const parent = Array.from({ length: rows * cols }, (_, i) => i)
  const x = (c: number) => xs[c] ?? 0
  const y = (r: number) => ys[r] ?? 0
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      if (c + 1 < cols && !covers(v, x(c + 1), y(r) + 3, y(r + 1) - 3)) parent[root(parent, at(r, c + 1))] = root(parent, at(r, c))
      if (r + 1 < rows && !covers(h, y(r + 1), x(c) + 3, x(c + 1) - 3)) parent[root(parent, at(r + 1, c))] = root(parent, at(r, c))
    }
  }
  const spans = new Map<number, { r0: number; r1: number; c0: number; c1: number }>()
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const k = root(parent, at(r, c))
      const s = spans.get(k)
      spans.set(
        k,
        s ? { r0: Math.min(s.r0, r), r1: Math.max(s.r1, r), c0: Math.min(s.c0, c), c1: Math.max(s.c1, c) } : { r0: r, r1: r, c0: c, c1: c },
      )
    }
  }
  const cells = [...spans.values()].map((s) => ({
    row: s.r0,
    col: s.c0,
    rowSpan: s.r1 - s.r0 + 1,
    colSpan: s.c1 - s.c0 + 1,
    x0: x(s.c0),
    y0: y(s.r0),
    x1: x(s.c1 + 1),
    y1: y(s.r1 + 1),
  }))
  if (cells.length < 2) return null
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { x0: x(0), y0: y(0), x1: x(cols), y1: y(rows), rows, cols, cells }
}
