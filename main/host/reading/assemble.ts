import type { SeenWord } from './engine.ts'
import { median } from './median.ts'

/** Words of one line, left to right, in pixels (or any one unit) of a levelled page. */
export type SeenLine = readonly SeenWord[]

const usual = (values: readonly number[]): number => median(values) ?? 0

const span = (words: SeenLine) => ({
  x0: Math.min(...words.map((w) => w.x0)),
  x1: Math.max(...words.map((w) => w.x1)),
  y0: usual(words.map((w) => w.y0)),
  y1: usual(words.map((w) => w.y1)),
})

/** A gap this many letter heights wide parts two columns; justified prose stays below it. */
const COLUMN_GAP = 2.2

/**
 * Puts fragments (an engine's lines, or single words of a text layer) together into lines: fragments whose middles
 * lie at the same height become one line, which is cut where a wide gap says that another column begins.
 */
export function assembleLines(fragments: readonly SeenLine[]): SeenLine[] {
  const items = fragments.filter((f) => f.length > 0).map((words) => ({ words, ...span(words) }))
  const height = usual(items.map((i) => i.y1 - i.y0)) || 1
  items.sort((a, b) => a.y0 + a.y1 - (b.y0 + b.y1))
  const rows: { words: SeenWord[]; mid: number; height: number }[] = []
  for (const item of items) {
    const mid = (item.y0 + item.y1) / 2
    const own = Math.min(item.y1 - item.y0, height * 1.8)
    const home = rows.findLast((r) => Math.abs(r.mid - mid) < 0.42 * Math.min(own, r.height) && !overlaps(r.words, item.words))
    if (home) home.words.push(...item.words)
    else rows.push({ words: [...item.words], mid, height: Math.max(own, height * 0.6) })
  }
  return rows.flatMap((row) => cutColumns(row.words))
}

/** Two fragments that stand over the same stretch are different lines, however near. */
const overlaps = (row: SeenLine, words: SeenLine): boolean =>
  words.some((w) => row.some((r) => Math.min(w.x1, r.x1) - Math.max(w.x0, r.x0) > 0.4 * Math.min(w.x1 - w.x0, r.x1 - r.x0)))

function cutColumns(words: SeenLine): SeenLine[] {
  const sorted = [...words].sort((a, b) => a.x0 - b.x0)
  const height = usual(sorted.map((w) => w.y1 - w.y0)) || 1
  const out: SeenWord[][] = []
  for (const word of sorted) {
    const last = out.at(-1)
    const before = last?.at(-1)
    if (!last || !before || word.x0 - before.x1 > COLUMN_GAP * height) out.push([word])
    else last.push(word)
  }
  return out
}

/** Joins pieces of one word that a text layer stores apart (kerning, changed fonts inside a number). */
export function joinPieces(line: SeenLine): SeenWord[] {
  const out: SeenWord[] = []
  for (const word of line) {
    const last = out.at(-1)
    const height = word.y1 - word.y0
    if (last && word.x0 - last.x1 < 0.06 * height && word.x0 - last.x1 > -0.3 * height) {
      out[out.length - 1] = {
        ...last,
        text: last.text + word.text,
        confidence: Math.min(last.confidence, word.confidence),
        x1: word.x1,
        y0: Math.min(last.y0, word.y0),
        y1: Math.max(last.y1, word.y1),
      }
    } else out.push(word)
  }
  return out
}
