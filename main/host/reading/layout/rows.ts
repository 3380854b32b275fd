import { type ColumnBlock, columnAt, type InkLine, type Strip } from './columns.ts'
import type { FlatRule, InkBox, PageInk } from './ink-boxes.ts'

/** One row of an open table: where it begins and ends, and whether its words run across the columns. */
export interface RowBand {
  readonly y0: number
  readonly y1: number
  readonly across: boolean
}

interface Gap {
  readonly y0: number
  readonly y1: number
}

const middle = (g: Gap): number => (g.y0 + g.y1) / 2
const size = (g: Gap | undefined): number => (g ? g.y1 - g.y0 : 0)

/**
 * Parts a block of columns into rows: at ruled lines where there are any, between the numbers of the first column, and
 * where a line runs across. Rows whose cells stand at the top, the middle or the bottom all part where the paper is
 * emptiest between two numbers; which of the three the table keeps to settles what one row alone leaves open.
 */
export function rowBands(block: ColumnBlock, ink: PageInk): { bands: RowBand[]; rules: FlatRule[] } {
  const { height } = ink
  const found = crossingRules(block, ink)
  const ys = found.map((g) => g.reduce((s, p) => s + p.y, 0) / g.length)
  const first = block.lines[0]
  const last = block.lines.at(-1)
  if (!first || !last) return { bands: [], rules: [] }
  const edges = [first.y0 - height, ...ys.filter((y) => y > first.y0 && y < last.y1), last.y1 + height]
  const bands: RowBand[] = []
  const anchors = anchorsOf(block, height)
  const stand = ys.length >= 3 ? standing(block, edges, anchors) : null
  for (let i = 1; i < edges.length; i++) {
    const y0 = edges[i - 1] ?? 0
    const y1 = edges[i] ?? 0
    const lines = block.lines.filter((l) => l.mid > y0 && l.mid < y1)
    if (lines.length === 0) continue
    bands.push(...partBand(block, lines, anchors, y0, y1, height, ys.length >= 3 ? (stand ?? 'widest') : null))
  }
  return { bands, rules: found.flatMap((g) => alongRule(block, g)) }
}

/** Where the cells of a row stand beside its number. */
type Standing = 'top' | 'bottom' | 'widest'

/** How cells stand in the rows that lines part, for those rows where a line was lost. */
function standing(block: ColumnBlock, edges: readonly number[], anchors: readonly InkBox[]): Standing | null {
  let top = 0
  let bottom = 0
  let middle = 0
  for (let i = 1; i < edges.length; i++) {
    const [y0, y1] = [edges[i - 1] ?? 0, edges[i] ?? 0]
    const lines = block.lines.filter((l) => l.mid > y0 && l.mid < y1)
    const own = anchors.filter((a) => (a.y0 + a.y1) / 2 > y0 && (a.y0 + a.y1) / 2 < y1)
    const [anchor] = own
    if (!anchor || own.length !== 1 || lines.length < 2) continue
    const mid = (anchor.y0 + anchor.y1) / 2
    if (Math.abs(mid - (lines[0]?.mid ?? 0)) < 0.3 * (anchor.y1 - anchor.y0)) top++
    else if (Math.abs(mid - (lines.at(-1)?.mid ?? 0)) < 0.3 * (anchor.y1 - anchor.y0)) bottom++
    else middle++
  }
  if (top > bottom + middle) return 'top'
  return bottom > top + middle ? 'bottom' : null
}

/** Share of a strip between columns that a dotted line inks, and how thick a line may be (heights of a word). */
const DOTTED = 0.22
const THICKEST = 0.34

interface Crossing {
  readonly x: number
  readonly y: number
}

/**
 * The drawn or dotted lines that part rows, as the places where they cross the empty strips between columns: nothing else crosses most
 * of them at one height (a slope left by levelling allowed for).
 */
function crossingRules(block: ColumnBlock, ink: PageInk): Crossing[][] {
  const top = Math.floor((block.lines[0]?.y0 ?? 0) - ink.height)
  const bottom = Math.ceil((block.lines.at(-1)?.y1 ?? 0) + ink.height)
  const near = Math.max(5, 0.4 * ink.height)
  const found = block.rivers
    .flatMap((river) => thinStretches(river, top, bottom, ink).map((y): Crossing => ({ x: (river.x0 + river.x1) / 2, y })))
    .sort((a, b) => a.y - b.y)
  const groups: Crossing[][] = []
  for (const c of found) {
    const g = groups.at(-1)
    if (g && c.y - (g[0]?.y ?? c.y) <= near) g.push(c)
    else groups.push([c])
  }
  return groups.filter((g) => g.length >= Math.max(2, 0.5 * block.rivers.length))
}

/** The pixels of a line from edge to edge of the block, piece by piece between the places where it crosses a strip. */
function alongRule(block: ColumnBlock, group: readonly Crossing[]): FlatRule[] {
  const at = [...group].sort((a, b) => a.x - b.x)
  const step = 40
  const out: FlatRule[] = []
  for (let x = Math.max(0, Math.floor(block.x0 - 60)); x < block.x1 + 60; x += step) {
    const right = at.find((c) => c.x >= x) ?? at.at(-1)
    const left = at.findLast((c) => c.x <= x) ?? at[0]
    if (!left || !right) continue
    const share = right.x > left.x ? (x - left.x) / (right.x - left.x) : 0
    const y = Math.round(left.y + share * (right.y - left.y))
    for (let d = -2; d <= 2; d++) out.push({ y: y + d, x0: x, x1: x + step })
  }
  return out
}

function thinStretches(river: Strip, top: number, bottom: number, { height, inked }: PageInk): number[] {
  const x0 = Math.ceil(river.x0 + 1)
  const x1 = Math.max(x0 + 1, Math.floor(river.x1 - 1))
  const out: number[] = []
  let start = -1
  for (let y = top; y <= bottom; y++) {
    let dark = 0
    for (let x = x0; x < x1; x++) if (inked(x, y) || inked(x, y + 1)) dark++
    const line = dark >= DOTTED * (x1 - x0) && y < bottom
    if (line && start < 0) start = y
    if (!line && start >= 0) {
      if (y - start <= THICKEST * height) out.push((start + y) / 2)
      start = -1
    }
  }
  return out
}

/** Words of a narrow first column, one for each row: the numbers, whatever they were read as. */
function anchorsOf(block: ColumnBlock, height: number): InkBox[] {
  const lines = block.lines.filter((l) => !block.across.has(l))
  const inFirst = lines.map((l) => l.boxes.filter((b) => columnAt(block.rivers, (b.x0 + b.x1) / 2) === 0))
  const filled = inFirst.filter((b) => b.length > 0)
  const narrow = filled.filter((b) => (b.at(-1)?.x1 ?? 0) - (b[0]?.x0 ?? 0) < 2.6 * height)
  if (filled.length < 2 || narrow.length < 0.8 * filled.length) return []
  return filled.map((b) => ({
    x0: Math.min(...b.map((w) => w.x0)),
    x1: Math.max(...b.map((w) => w.x1)),
    y0: Math.min(...b.map((w) => w.y0)),
    y1: Math.max(...b.map((w) => w.y1)),
  }))
}

function partBand(
  block: ColumnBlock,
  lines: readonly InkLine[],
  anchors: readonly InkBox[],
  y0: number,
  y1: number,
  height: number,
  ruled: Standing | null,
): RowBand[] {
  const out: RowBand[] = []
  let run: InkLine[] = []
  let top = y0
  const flush = (bottom: number) => {
    if (run.length > 0) out.push(...partRun(block, run, anchors, top, bottom, height, ruled))
    run = []
  }
  lines.forEach((line, i) => {
    if (!block.across.has(line)) {
      run.push(line)
      return
    }
    const before = lines[i - 1]
    const next = lines[i + 1]
    const above = before ? (Math.max(before.y1, y0) + line.y0) / 2 : y0
    const below = next ? (line.y1 + next.y0) / 2 : y1
    const open = out.at(-1)
    // A heading over rows that takes two lines.
    if (open?.across && run.length === 0 && before && block.across.has(before) && line.y0 - before.y1 < 0.5 * height)
      out[out.length - 1] = { ...open, y1: below }
    else {
      flush(above)
      out.push({ y0: above, y1: below, across: true })
    }
    top = below
  })
  flush(y1)
  return out
}

/** Parts lines that keep to the columns into rows. */
function partRun(
  block: ColumnBlock,
  lines: readonly InkLine[],
  anchors: readonly InkBox[],
  y0: number,
  y1: number,
  height: number,
  ruled: Standing | null,
): RowBand[] {
  const own = anchors.filter((a) => (a.y0 + a.y1) / 2 > y0 && (a.y0 + a.y1) / 2 < y1)
  const boxes = lines.flatMap((l) => l.boxes)
  const cuts = own.length > 0 ? cutsBetween(own, boxes, lines, height, ruled) : ruled ? [] : cutsByGap(block, lines, boxes, height)
  const edges = [y0, ...cuts, y1]
  return edges.slice(1).map((bottom, i) => ({ y0: edges[i] ?? y0, y1: bottom, across: false }))
}

/** Empty stretches between two heights. */
function freeGaps(boxes: readonly InkBox[], from: number, to: number): Gap[] {
  const spans = boxes.filter((b) => b.y1 > from && b.y0 < to).sort((a, b) => a.y0 - b.y0)
  const out: Gap[] = []
  let at = from
  for (const s of spans) {
    if (s.y0 > at) out.push({ y0: at, y1: s.y0 })
    at = Math.max(at, s.y1)
  }
  if (to > at) out.push({ y0: at, y1: to })
  return out
}

/** One cut between each two numbers of the first column, and one above the first where something else stands there. */
export function cutsBetween(
  anchors: readonly InkBox[],
  boxes: readonly InkBox[],
  lines: readonly InkLine[],
  height: number,
  ruled: Standing | null,
): number[] {
  const pairs = anchors.slice(1).map((b, i) => {
    const a = anchors[i] ?? b
    const gaps = freeGaps(boxes, (a.y0 + a.y1) / 2, (b.y0 + b.y1) / 2)
    return {
      a,
      b,
      gaps,
      above: gaps.at(-1),
      below: gaps[0],
      widest: gaps.reduce<Gap | undefined>((w, g) => (size(g) > size(w) ? g : w), undefined),
    }
  })
  const open = pairs.filter((p) => p.gaps.length > 1)
  const mean = (of: (p: (typeof pairs)[number]) => Gap | undefined) => open.reduce((s, p) => s + size(of(p)), 0) / Math.max(1, open.length)
  const [top, bottom, widest] = [mean((p) => p.above), mean((p) => p.below), mean((p) => p.widest)]
  const leans: Standing = top >= 0.85 * widest && top >= bottom ? 'top' : bottom >= 0.85 * widest ? 'bottom' : 'widest'
  const mode: Standing = ruled ?? (open.length === 0 ? 'widest' : leans)
  const cuts = pairs.map((p) => {
    // Where letters of two rows touch, the nearest gap lies a line away: the cut goes where the fewest words are hurt.
    if (mode === 'top')
      return p.above && p.above.y1 > p.b.y0 - 0.5 * height ? middle(p.above) : thinnest(boxes, p.b.y0 - 0.4 * height, p.b.y0)
    if (mode === 'bottom')
      return p.below && p.below.y0 < p.a.y1 + 0.5 * height ? middle(p.below) : thinnest(boxes, p.a.y1, p.a.y1 + 0.4 * height)
    return p.widest ? middle(p.widest) : thinnest(boxes, p.a.y1, p.b.y0)
  })
  const [first] = anchors
  const firstLine = lines[0]
  if (!ruled && first && firstLine && firstLine.y1 < first.y0) {
    // What stands above the first number is the foot of a row begun on the page before, or of its own cells set higher.
    const gaps = freeGaps(boxes, firstLine.mid, (first.y0 + first.y1) / 2)
    const gap = mode === 'top' ? gaps.at(-1) : gaps.reduce<Gap | undefined>((w, g) => (size(g) > size(w) ? g : w), undefined)
    if (gap && (mode === 'top' || size(gap) > Math.max(0.9 * widest, 0.7 * height))) cuts.unshift((gap.y0 + gap.y1) / 2)
  }
  return cuts
}

/** The height between two rows that touch where the fewest words are cut. */
function thinnest(boxes: readonly InkBox[], from: number, to: number): number {
  let best = Number.POSITIVE_INFINITY
  let at = (from + to) / 2
  const half = at
  for (let y = Math.round(from); y <= to; y++) {
    const cost = boxes.filter((b) => b.y0 < y && b.y1 > y).length + Math.abs(y - half) * 0.01
    if (cost < best) {
      best = cost
      at = y
    }
  }
  return at
}

/** Without numbers: rows part at the wide gaps, or where every column begins anew. */
function cutsByGap(block: ColumnBlock, lines: readonly InkLine[], boxes: readonly InkBox[], height: number): number[] {
  const gaps = freeGaps(boxes, lines[0]?.y0 ?? 0, lines.at(-1)?.y1 ?? 0)
  const sizes = gaps.map(size).sort((a, b) => a - b)
  let jump = 0
  let from = Number.POSITIVE_INFINITY
  for (let i = 1; i < sizes.length; i++) {
    const [a, b] = [sizes[i - 1] ?? 0, sizes[i] ?? 0]
    if (b - a > jump && b > 1.45 * a) {
      jump = b - a
      from = (a + b) / 2
    }
  }
  if (jump > 0.22 * height) return gaps.filter((g) => size(g) > from).map((g) => (g.y0 + g.y1) / 2)
  const columns = block.rivers.length + 1
  return gaps
    .filter((g) => {
      const next = lines.find((l) => l.y0 >= g.y1 - 1)
      const filled = new Set(next?.boxes.map((b) => columnAt(block.rivers, (b.x0 + b.x1) / 2)))
      return filled.size * 2 > columns
    })
    .map((g) => (g.y0 + g.y1) / 2)
}
