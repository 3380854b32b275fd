import { isSyllable } from '#common/domain/text/syllable.ts'
import type { SeenLine } from './assemble.ts'
import type { Recogniser, SeenWord } from './engine.ts'
import { crop, type Gray } from './image/gray.ts'
import { type Piece, stack } from './image/montage.ts'
import { shrink } from './image/shrink.ts'

/**
 * Size of the second picture: the engine scales every line to one height, so another size gives it other pixels, and a smaller one
 * smooths ragged print. Measured on photocopies and faint scans: 0.8 brings the most words that the first reading missed.
 */
const FACTOR = 0.8
/** Black and white scans are read at their own, fine resolution and have more ragged edges to smooth: measured, 180 dots an inch. */
const FINE = 250
const SMOOTH = 180
const factorAt = (dpi: number): number => (dpi > FINE ? SMOOTH / dpi : FACTOR)
/** A word read with less trust than this is worth a second look. */
const DOUBTFUL = 0.75
/** What stands on paper as letters is found twice; what one reading alone sees with less trust than this is dust. */
const ALONE = 0.5
const ALONE_NEW = 0.7

/**
 * A recogniser that looks twice, the second time at a smaller picture, and takes of each word the likelier reading; the other one stays
 * with it as `second`. `everything` is for poor scans, `doubtful` looks again only at lines with a word of little trust.
 */
export function lookTwice(recogniser: Recogniser, what: 'everything' | 'doubtful'): Recogniser {
  return {
    async recognise(image, how, dpi) {
      const first = await recogniser.recognise(image, how, dpi)
      if (what === 'everything') return combine(first, await smaller(recogniser, image, how, dpi), true)
      return lookAgain(recogniser, image, first, dpi)
    },
    close: () => recogniser.close(),
  }
}

async function smaller(recogniser: Recogniser, image: Gray, how: Parameters<Recogniser['recognise']>[1], dpi: number): Promise<SeenLine[]> {
  const f = factorAt(dpi)
  const lines = await recogniser.recognise(shrink(image, f), how, dpi * f)
  const back = (w: SeenWord): SeenWord => ({ ...w, x0: w.x0 / f, x1: w.x1 / f, y0: w.y0 / f, y1: w.y1 / f })
  return lines.map((l) => l.map(back))
}

/** Reads the doubtful lines of a picture again, stacked under each other. */
async function lookAgain(recogniser: Recogniser, image: Gray, first: readonly SeenLine[], dpi: number): Promise<SeenWord[][]> {
  const doubtful = first.filter((l) => l.some((w) => w.confidence < DOUBTFUL && /[\p{L}\p{N}]/u.test(w.text)))
  if (doubtful.length === 0) return first.map((l) => [...l])
  const pieces = doubtful.map((l): Piece => {
    const { x0, x1, y0, y1 } = boundsOf(l)
    const pad = Math.round((y1 - y0) * 0.15)
    return { x0: x0 - pad, x1: x1 + pad, y0: y0 - pad, y1: y1 + pad }
  })
  const second: SeenWord[][] = []
  const whole = crop(image, 0, 0, image.width, image.height)
  for (const sheet of stack(whole, pieces, 160, 0)) {
    for (const line of await smaller(recogniser, sheet.image, 'block', dpi)) {
      const at = sheet.placed.find((q) => middle(line) >= q.top && middle(line) < q.bottom)
      if (at) second.push(line.map((w) => ({ ...w, x0: w.x0 + at.dx, x1: w.x1 + at.dx, y0: w.y0 + at.dy, y1: w.y1 + at.dy })))
    }
  }
  const kept = first.filter((l) => !doubtful.includes(l)).map((l) => [...l])
  return [...kept, ...combine(doubtful, second, false)]
}

const middle = (line: SeenLine): number => {
  const { y0, y1 } = boundsOf(line)
  return (y0 + y1) / 2
}

const boundsOf = (line: SeenLine) => ({
  x0: Math.min(...line.map((w) => w.x0)),
  x1: Math.max(...line.map((w) => w.x1)),
  y0: Math.min(...line.map((w) => w.y0)),
  y1: Math.max(...line.map((w) => w.y1)),
})

const overlap = (a: SeenWord, b: SeenWord): boolean => {
  const x = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)
  const y = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0)
  return x > 0.4 * Math.min(a.x1 - a.x0, b.x1 - b.x0) && y > 0.4 * Math.min(a.y1 - a.y0, b.y1 - b.y0)
}

/**
 * Puts two readings of one picture together, the lines of the first leading. With `sieve`, words that one reading alone saw are kept
 * only when it trusted them.
 */
export function combine(first: readonly SeenLine[], second: readonly SeenLine[], sieve: boolean): SeenWord[][] {
  const others = second.flat()
  const used = new Set<SeenWord>()
  const out: SeenWord[][] = []
  for (const line of first) {
    const words: SeenWord[] = []
    const left = new Set(line)
    for (const word of line) {
      if (!left.has(word)) continue
      // Words that one reading parts and the other joins are compared as a whole.
      const ours = [word]
      const theirs: SeenWord[] = []
      for (let grown = true; grown; ) {
        grown = false
        for (const o of others) {
          if (!used.has(o) && ours.some((w) => overlap(w, o))) {
            used.add(o)
            theirs.push(o)
            grown = true
          }
        }
        for (const w of left) {
          if (!ours.includes(w) && theirs.some((o) => overlap(w, o))) {
            ours.push(w)
            grown = true
          }
        }
      }
      for (const w of ours) left.delete(w)
      words.push(...choose(ours, theirs, sieve))
    }
    if (words.length > 0) out.push(words)
  }
  for (const line of second) {
    const missed = line.filter((w) => !used.has(w) && w.confidence >= ALONE_NEW && /[\p{L}\p{N}]/u.test(w.text))
    if (missed.length > 0) out.push(missed.map((w) => ({ ...w, confidence: w.confidence * 0.8 })))
  }
  return out
}

const textOf = (words: readonly SeenWord[]) =>
  [...words]
    .sort((a, b) => a.x0 - b.x0)
    .map((w) => w.text)
    .join(' ')

function choose(ours: readonly SeenWord[], theirs: readonly SeenWord[], sieve: boolean): SeenWord[] {
  if (theirs.length === 0) return sieve ? ours.filter((w) => w.confidence >= ALONE) : [...ours]
  const a = textOf(ours)
  const b = textOf(theirs)
  if (a === b) {
    const best = Math.max(...theirs.map((w) => w.confidence))
    return ours.map((w) => ({ ...w, second: w.text, confidence: Math.max(w.confidence, best) }))
  }
  const [taken, other] = likelihood(ours) >= likelihood(theirs) ? [ours, b] : [theirs, a]
  return taken.map((w) => ({ ...w, second: other }))
}

/** How likely a reading is right: the engine's trust, and whether each word is spelled as a word or a number can be. */
export function likelihood(words: readonly SeenWord[]): number {
  const letters = words.reduce((n, w) => n + w.text.length, 0)
  return words.reduce((sum, w) => sum + (w.confidence + spelling(w.text)) * w.text.length, 0) / Math.max(1, letters)
}

const BARE = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

function spelling(text: string): number {
  const core = text.replace(BARE, '')
  if (core === '') return -0.1
  if (/^\p{N}[\p{N}.,/-]*$/u.test(core)) return 0.1
  if (!/^\p{L}+$/u.test(core)) return /\p{L}/u.test(core) && /\p{N}/u.test(core) ? -0.15 : 0
  if (isSyllable(core)) return 0.1
  // Capitals alone may be an abbreviation; other letters that make no syllable are a foreign name at best.
  return core === core.toLocaleUpperCase('vi') ? 0 : -0.25
}
