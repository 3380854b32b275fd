import type { Line, TableBlock } from './flow.ts'
import { CRUMB_BEFORE_ITEM } from './list-items.ts'
import { type Run, sliceRun } from './run.ts'

/** A list set in two columns is read down the left one first. Narrower empty strips part no columns (fractions of the page's width). */
const NARROWEST = 0.014
/** An item begins with its number or mark, or where that was lost with the form of address. */
const MARKED = /^\s*(\d{1,3}\s*[.):;,/-]|[-+*•]|[^\p{L}\d]{0,3}(?:Đồng chí|Hộ ông|Hộ bà|Ông|Bà)\s+(?=\p{Lu}))\s*\S/u
const FEWEST_ITEMS = 2
const FEWEST_LINES = 4

const isItem = (text: string): boolean => MARKED.test(text) || CRUMB_BEFORE_ITEM.test(text)

interface Fold {
  readonly from: number
  readonly to: number
  /** where the strip lies */
  readonly at: number
}

/**
 * Puts the right column of a list set in two columns under its left one, as if the page had been one long column: what is sorted by
 * height is then in reading order. Only the places used for layout move; words keep theirs.
 */
export function unfoldColumns(lines: readonly Line[], tables: readonly TableBlock[]): { lines: Line[]; tables: TableBlock[] } {
  const fold = findFold(lines)
  if (!fold) return { lines: [...lines], tables: [...tables] }
  const inside = lines.filter((l) => l.y0 >= fold.from && l.y1 <= fold.to).flatMap((l) => cut(l, fold.at))
  const left = inside.filter((l) => l.x0 < fold.at)
  const right = inside.filter((l) => l.x0 >= fold.at)
  const edges = (of: readonly Line[]) => ({ x0: Math.min(...of.map((l) => l.x0)), x1: Math.max(...of.map((l) => l.x1)) })
  const [a, b] = [edges(left), edges(right)]
  const down = Math.max(...left.map((l) => l.y1)) - Math.min(...right.map((l) => l.y0)) + 0.006
  const aside = b.x0 - a.x0
  const below = <T extends { readonly y0: number; readonly y1: number }>(it: T): T =>
    it.y0 >= fold.to ? { ...it, y0: it.y0 + down, y1: it.y1 + down } : it
  const others = lines.filter((l) => !(l.y0 >= fold.from && l.y1 <= fold.to)).map(below)
  return {
    lines: [
      ...others,
      ...left.map((l) => ({ ...l, column: a })),
      ...right.map((l) => ({
        ...l,
        x0: l.x0 - aside,
        x1: l.x1 - aside,
        y0: l.y0 + down,
        y1: l.y1 + down,
        column: { x0: b.x0 - aside, x1: b.x1 - aside },
      })),
    ],
    tables: tables.map(below),
  }
}

/** The tallest stretch of lines with an empty strip between two columns of marked items. */
function findFold(lines: readonly Line[]): Fold | null {
  const sorted = [...lines].sort((a, b) => a.y0 - b.y0)
  let best: (Fold & { lines: number }) | null = null
  for (let x = 0.3; x <= 0.7; x += 0.005) {
    let run: Line[] = []
    const end = () => {
      const sides = [run.filter((l) => l.x0 < x), run.filter((l) => l.x1 > x)]
      const firm = sides.every(
        (s, i) => s.length >= FEWEST_LINES && s.filter((l) => isItem(textFrom(l, i === 1 ? x : 0))).length >= FEWEST_ITEMS,
      )
      if (firm && run.length > (best?.lines ?? 0)) {
        const marked = run.findIndex((l) => isItem(l.run.text))
        const own = run.slice(Math.max(0, marked))
        best = { from: Math.min(...own.map((l) => l.y0)) - 0.001, to: Math.max(...own.map((l) => l.y1)) + 0.001, at: x, lines: run.length }
      }
      run = []
    }
    for (const line of sorted) {
      if (isFree(line, x)) run.push(line)
      else end()
    }
    end()
  }
  return best
}

/** Whether a strip around x is empty on a line: the line stands on one side, or has a wide gap there. */
const isFree = (line: Line, x: number): boolean =>
  line.run.words.every(({ word }) => {
    const [x0, , w] = word.flat ?? word.box
    return x0 + w <= x - NARROWEST / 2 || x0 >= x + NARROWEST / 2
  })

const textFrom = (line: Line, x: number): string => (line.x0 >= x ? line.run.text : (cutRun(line.run, x)[1]?.text ?? ''))

function cutRun(run: Run, x: number): [Run, Run] | [Run] {
  const first = run.words.find(({ word }) => (word.flat ?? word.box)[0] >= x)
  return first && first.start > 0 ? [sliceRun(run, 0, first.start), sliceRun(run, first.start)] : [run]
}

/** Parts a line that was read across both columns. */
function cut(line: Line, x: number): Line[] {
  if (line.x0 >= x || line.x1 <= x) return [line]
  const parts = cutRun(line.run, x)
  return parts.map((run) => {
    const boxes = run.words.map(({ word }) => word.flat ?? word.box)
    return { ...line, run, x0: Math.min(...boxes.map((b) => b[0])), x1: Math.max(...boxes.map((b) => b[0] + b[2])) }
  })
}
