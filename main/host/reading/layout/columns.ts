import type { InkBox } from './ink-boxes.ts'

/** Words that stand at one height. */
export interface InkLine {
  readonly y0: number
  readonly y1: number
  readonly mid: number
  readonly boxes: readonly InkBox[]
}

/** A stretch of a page whose words stand in columns. */
export interface ColumnBlock {
  /** lines that keep to the columns, and between them lines that run across (headings over rows) */
  readonly lines: readonly InkLine[]
  readonly across: ReadonlySet<InkLine>
  /** empty strips between the columns, left to right */
  readonly rivers: readonly Strip[]
  readonly x0: number
  readonly x1: number
}

export interface Strip {
  readonly x0: number
  readonly x1: number
}

/** Puts words together whose middles lie at one height. */
export function inkLines(boxes: readonly InkBox[], height: number): InkLine[] {
  const sorted = [...boxes].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)
  const lines: { boxes: InkBox[]; sum: number }[] = []
  for (const box of sorted) {
    const mid = (box.y0 + box.y1) / 2
    const last = lines.at(-1)
    if (last && mid - last.sum / last.boxes.length < 0.45 * height) {
      last.boxes.push(box)
      last.sum += mid
    } else lines.push({ boxes: [box], sum: mid })
  }
  return lines.map(({ boxes: own, sum }) => ({
    boxes: own.sort((a, b) => a.x0 - b.x0),
    mid: sum / own.length,
    y0: Math.min(...own.map((b) => b.y0)),
    y1: Math.max(...own.map((b) => b.y1)),
  }))
}

/** The narrowest strip that parts columns: wider than the space between words, which lie over each other where every row says the same. */
export function narrowestRiver(lines: readonly InkLine[], height: number): number {
  const gaps = lines
    .flatMap((l) => l.boxes.slice(1).map((b, i) => b.x0 - (l.boxes[i]?.x1 ?? 0)))
    .filter((g) => g > 0 && g < 1.2 * height)
    .sort((a, b) => a - b)
  const space = gaps[Math.floor(gaps.length * 0.45)] ?? 0.35 * height
  return Math.min(0.8 * height, Math.max(0.5 * height, 1.6 * space))
}

const union = (a: readonly Strip[], b: readonly Strip[]): Strip[] => {
  const out: { x0: number; x1: number }[] = []
  for (const s of [...a, ...b].sort((p, q) => p.x0 - q.x0)) {
    const last = out.at(-1)
    if (last && s.x0 <= last.x1) last.x1 = Math.max(last.x1, s.x1)
    else out.push({ x0: s.x0, x1: s.x1 })
  }
  return out
}

const gapsOf = (cover: readonly Strip[], narrowest: number): Strip[] =>
  cover.slice(1).flatMap((c, i) => {
    const x0 = cover[i]?.x1 ?? 0
    return c.x0 - x0 >= narrowest ? [{ x0, x1: c.x0 }] : []
  })

/** How many lines have a word in each column that the rivers part. */
function support(lines: readonly InkLine[], rivers: readonly Strip[]): number[] {
  const counts = Array.from({ length: rivers.length + 1 }, () => 0)
  for (const line of lines) {
    const seen = new Set(line.boxes.map((b) => columnAt(rivers, (b.x0 + b.x1) / 2)))
    for (const c of seen) counts[c] = (counts[c] ?? 0) + 1
  }
  return counts
}

/** The column in which a place lies, from 0. */
export const columnAt = (rivers: readonly Strip[], x: number): number => {
  const at = rivers.findIndex((r) => x < (r.x0 + r.x1) / 2)
  return at < 0 ? rivers.length : at
}

const FEWEST_RIVERS = 2
const MOST_ACROSS = 2

/** Finds the stretches of a page, longest first, that stand in three or more columns. */
export function columnBlocks(lines: readonly InkLine[], height: number): ColumnBlock[] {
  const narrowest = narrowestRiver(lines, height)
  const blocks: ColumnBlock[] = []
  const search = (from: number, to: number, depth: number) => {
    let best: { from: number; to: number; kept: readonly InkLine[]; score: number } | undefined
    for (let i = from; i < to; i++) {
      const reach = grow(lines, i, to, narrowest, height)
      const score = reach ? (reach.kept.length - 0.9) * reach.weight : 0
      if (reach && score > (best?.score ?? 0)) best = { from: i, to: reach.to, kept: reach.kept, score }
    }
    if (!best || depth > 4) return
    const block = settle(lines, best, from, narrowest, height)
    if (block) blocks.push(block)
    // Lines that a block took in above or left below it are looked at once.
    const first = block?.lines[0]
    const last = block?.lines.at(-1)
    search(from, first ? lines.indexOf(first) : best.from, depth + 1)
    search(last ? lines.indexOf(last) + 1 : best.to, to, depth + 1)
  }
  search(0, lines.length, 0)
  return blocks.sort((a, b) => (a.lines[0]?.y0 ?? 0) - (b.lines[0]?.y0 ?? 0))
}

/** How far down columns that begin at a line go on. Few lines must part widely, many may part narrowly. */
function grow(
  lines: readonly InkLine[],
  start: number,
  limit: number,
  narrowest: number,
  height: number,
): { to: number; kept: readonly InkLine[]; weight: number } | null {
  let cover: Strip[] = []
  const kept: InkLine[] = []
  let to = start
  let weight = 0
  let known = 0
  let across = 0
  for (let j = start; j < limit; j++) {
    const line = lines[j]
    const before = lines[j - 1]
    if (!line) break
    if (j > start && before && line.y0 - before.y1 > 5 * height) break
    const next = union(cover, line.boxes)
    const n = kept.length + 1
    const strips = gapsOf(next, n < 3 ? Math.max(narrowest, 1.1 * height) : narrowest)
    const counts = support([...kept, line], strips)
    const firm = counts.filter((c) => c >= Math.max(1, 0.25 * n)).length - 1
    // Words that run on over a strip which the lines so far left empty are a heading over rows, or prose.
    const runsOn = kept.length >= 3 && strips.length < known && gapsOf(union([], line.boxes), narrowest).length <= 1
    if (firm >= FEWEST_RIVERS && !runsOn) {
      known = strips.length
      cover = next
      kept.push(line)
      // Wide strips are columns' more surely than narrow ones, which words leave by chance.
      weight = strips.reduce((sum, r) => sum + Math.min(3, (r.x1 - r.x0) / height), 0)
      to = j + 1
      across = 0
    } else {
      across++
      if (across > MOST_ACROSS || kept.length < 2) break
    }
  }
  // One line alone is the last row of a list only if it parts widely and often.
  const [only] = kept
  const number = only?.boxes[0]
  const alone = only && number && number.x1 - number.x0 < 2 * height && gapsOf(union([], only.boxes), 1.1 * height).length >= 3
  return kept.length >= 2 || alone ? { to, kept, weight } : null
}

/** Settles columns over the whole stretch: a strip may be crossed by a rare long cell, and by the headings over rows. */
function settle(
  all: readonly InkLine[],
  { from, to, kept }: { readonly from: number; readonly to: number; readonly kept: readonly InkLine[] },
  limit: number,
  narrowest: number,
  height: number,
): ColumnBlock | null {
  const lines = all.slice(from, to)
  const segments = (l: InkLine) => l.boxes.slice(1).filter((b, i) => b.x0 - (l.boxes[i]?.x1 ?? 0) >= 0.8 * narrowest).length + 1
  const x0 = Math.min(...lines.map((l) => l.boxes[0]?.x0 ?? 0))
  const x1 = Math.max(...lines.flatMap((l) => l.boxes.map((b) => b.x1)))
  const full = kept.filter((l) => segments(l) >= 3)
  if (full.length < Math.min(2, kept.length)) return null
  const rough = stripsOf(full, x0, x1, narrowest)
  const inColumns = lines.filter((l) => !runsAcross(l, rough, narrowest))
  const rivers = stripsOf(inColumns, x0, x1, narrowest)
  if (rivers.length < FEWEST_RIVERS) return null
  const top = firstLine(all, from, limit, { rivers, x0, x1, narrowest, height })
  const across = new Set(all.slice(top, to).filter((l) => runsAcross(l, rivers, narrowest)))
  const end = lastRow(all, full, rivers, across, to, height)
  return { lines: all.slice(top, end), across, rivers, x0, x1 }
}

/** The head of a table may stand above the lines that were found first: over a heading, or the first lines of tall heads alone in their column. */
function firstLine(
  all: readonly InkLine[],
  from: number,
  limit: number,
  { rivers, x0, x1, narrowest, height }: { rivers: readonly Strip[]; x0: number; x1: number; narrowest: number; height: number },
): number {
  const crosses = (l: InkLine) =>
    l.boxes.some((b) => rivers.some((r) => b.x0 < r.x0 - 0.25 * height && b.x1 > r.x1 + 0.25 * height)) || runsAcross(l, rivers, narrowest)
  const segments = (l: InkLine) => gapsOf(union([], l.boxes), 0.8 * narrowest).length + 1
  const outside = (l: InkLine) => (l.boxes[0]?.x0 ?? 0) < x0 - height || (l.boxes.at(-1)?.x1 ?? 0) > x1 + height
  let top = from
  while (top > limit) {
    const line = all[top - 1]
    const below = all[top]
    if (!line || !below) break
    if (crosses(line)) {
      // Headings over the first row: the head above them has its words in the same columns.
      const head = [2, 3].find((k) => {
        const above = all[top - k]
        return above && top - k >= limit && segments(above) >= 3 && !crosses(above) && !outside(above)
      })
      const near = head && all.slice(top - head, top).every((l, i) => (all[top - head + i + 1]?.y0 ?? 0) - l.y1 < 3 * height)
      if (!head || !near) break
      top -= head
      continue
    }
    const headed = segments(line) >= 3
    if (below.y0 - line.y1 > (headed ? 3 : 0.8) * height || outside(line)) break
    const wide = (line.boxes.at(-1)?.x1 ?? 0) - (line.boxes[0]?.x0 ?? 0)
    const middle = ((line.boxes.at(-1)?.x1 ?? 0) + (line.boxes[0]?.x0 ?? 0)) / 2
    // The last words of a centred heading above the table.
    if (segments(line) === 1 && (Math.abs(middle - (x0 + x1) / 2) < 2.5 * height || wide > 0.3 * (x1 - x0))) break
    top--
  }
  return top
}

/** After the last line that fills three columns only the rest of its cells belongs to the block, no addressees and no signature. */
function lastRow(
  all: readonly InkLine[],
  full: readonly InkLine[],
  rivers: readonly Strip[],
  across: ReadonlySet<InkLine>,
  to: number,
  height: number,
): number {
  const columns = (l: InkLine) => new Set(l.boxes.map((b) => columnAt(rivers, (b.x0 + b.x1) / 2))).size
  const last = full.findLast((l) => columns(l) >= 3 && !across.has(l))
  let end = last ? all.indexOf(last) + 1 : to
  while (end < to) {
    const line = all[end]
    const above = all[end - 1]
    if (!line || !above || across.has(line) || line.y0 - above.y1 > 0.9 * height) break
    end++
  }
  return end
}

/** Whether a line's words run on through the strips that part the columns: a heading over rows, a total, prose. */
function runsAcross(line: InkLine, rivers: readonly Strip[], narrowest: number): boolean {
  let crossed = 0
  let kept = 0
  for (const r of rivers) {
    const mid = (r.x0 + r.x1) / 2
    const left = Math.max(...line.boxes.filter((b) => (b.x0 + b.x1) / 2 < mid).map((b) => b.x1), Number.NEGATIVE_INFINITY)
    const right = Math.min(...line.boxes.filter((b) => (b.x0 + b.x1) / 2 >= mid).map((b) => b.x0), Number.POSITIVE_INFINITY)
    if (left === Number.NEGATIVE_INFINITY || right === Number.POSITIVE_INFINITY) continue
    if (right - left < 0.8 * narrowest || line.boxes.some((b) => b.x0 < mid - 0.3 * narrowest && b.x1 > mid + 0.3 * narrowest)) crossed++
    else kept++
  }
  return crossed > 0 && kept <= Math.max(1, rivers.length - 3) && kept <= crossed
}

function stripsOf(lines: readonly InkLine[], x0: number, x1: number, narrowest: number): Strip[] {
  const width = Math.ceil(x1 - x0) + 1
  const crossed = new Int32Array(width)
  for (const line of lines)
    for (const b of line.boxes)
      for (let x = Math.max(0, Math.floor(b.x0 - x0)); x < Math.min(width, Math.ceil(b.x1 - x0)); x++) crossed[x] = (crossed[x] ?? 0) + 1
  const allowed = Math.floor(lines.length * 0.05)
  const strips: Strip[] = []
  let start = -1
  for (let x = 0; x < width; x++) {
    const free = (crossed[x] ?? 0) <= allowed
    if (free && start < 0) start = x
    if (!free && start >= 0) {
      if (start > 0 && x - start >= narrowest) strips.push({ x0: x0 + start, x1: x0 + x })
      start = -1
    }
  }
  // A strip beside which hardly any line has a word parts nothing: its column joins the next.
  return strips
}
