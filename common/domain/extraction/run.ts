import type { Box, Evidence } from '../../model/draft.ts'
import type { PageLine, PageWord } from '../../model/page.ts'
import { foldCharacter } from '../text/fold.ts'
import { spellPhrases } from './lexicon.ts'

/** A word of a run: where it stands in the run's text and on which page (from 1). */
export interface RunWord {
  readonly start: number
  readonly end: number
  readonly word: PageWord
  readonly page: number
}

/**
 * Text that knows where each of its letters stands on paper. `folded` has the same length as `text`, lower case and
 * without diacritics, so a place found in one is the place in the other. Phrases of the field are spelled right (lexicon.ts).
 */
export interface Run {
  readonly text: string
  readonly folded: string
  readonly words: readonly RunWord[]
}

const cache = new Map<string, string>()

/** Folds letter by letter, keeping the length: quotes become ", what has no plain form stays. */
export function foldAligned(text: string): string {
  let out = ''
  for (const unit of text) {
    let plain = cache.get(unit)
    if (plain === undefined) {
      const folded = foldCharacter(unit)
      plain = folded === '' ? (/['‘’`´]/.test(unit) ? "'" : '"') : /[‐-―−-]/.test(unit) ? '-' : folded
      plain = plain.length === unit.length ? plain : unit
      if (cache.size < 4096) cache.set(unit, plain)
    }
    out += plain
  }
  return out
}

/** Joins words with single spaces. */
export function runOf(words: readonly { readonly word: PageWord; readonly page: number }[]): Run {
  let text = ''
  const placed: RunWord[] = []
  for (const { word, page } of words) {
    if (word.text === '') continue
    if (text !== '') text += ' '
    placed.push({ start: text.length, end: text.length + word.text.length, word, page })
    text += word.text
  }
  const folded = foldAligned(text)
  return { text: placed.every((w) => w.word.confidence === 1) ? text : spellPhrases(text, folded), folded, words: placed }
}

/** The words of lines of one page, in their order. */
export const runOfLines = (lines: readonly PageLine[], page: number): Run =>
  runOf(lines.flatMap((l) => l.words.map((word) => ({ word, page }))))

export const joinRuns = (runs: readonly Run[]): Run => runOf(runs.flatMap((r) => r.words))

export const EMPTY_RUN: Run = { text: '', folded: '', words: [] }

/** The part of a run from `start` to `end`; a word that is cut keeps its whole place. */
export function sliceRun(run: Run, start: number, end = run.text.length): Run {
  let from = Math.max(0, start)
  let to = Math.min(run.text.length, end)
  while (from < to && /\s/.test(run.text[from] ?? '')) from++
  while (to > from && /\s/.test(run.text[to - 1] ?? '')) to--
  const words = run.words
    .filter((w) => w.end > from && w.start < to)
    .map((w) => ({ ...w, start: Math.max(0, w.start - from), end: Math.min(to, w.end) - from }))
  return { text: run.text.slice(from, to), folded: run.folded.slice(from, to), words }
}

/** Cuts a run at every match of `at` (global pattern on its text). */
export function splitRun(run: Run, at: RegExp): Run[] {
  const parts: Run[] = []
  let from = 0
  for (const m of run.text.matchAll(at)) {
    parts.push(sliceRun(run, from, m.index))
    from = m.index + m[0].length
  }
  parts.push(sliceRun(run, from))
  return parts.filter((p) => p.text !== '')
}

/** Takes away what a pattern finds at the start or the end of a run. */
export function trimRun(run: Run, head: RegExp | null, tail: RegExp | null = null): Run {
  const h = head ? (head.exec(run.text)?.[0].length ?? 0) : 0
  const rest = run.text.slice(h)
  const t = tail?.exec(rest)
  return sliceRun(run, h, t ? h + t.index : undefined)
}

/** Boxes of a run, one for each stretch of words standing on one line, so that no box covers more than the words do. */
export function evidenceOf(run: Run): Evidence[] {
  const out: { page: number; x0: number; y0: number; x1: number; y1: number; at: PageWord['at'] }[] = []
  for (const { word, page } of run.words) {
    const [x, y, w, h] = word.box
    const last = out.at(-1)
    const sameLine =
      last && last.page === page && Math.min(last.y1, y + h) - Math.max(last.y0, y) > 0.4 * Math.min(h, last.y1 - last.y0) && x >= last.x0
    if (last && sameLine && last.at?.paragraph === word.at?.paragraph) {
      if (last.at && word.at) last.at = { ...last.at, to: word.at.to }
      last.x1 = Math.max(last.x1, x + w)
      last.y0 = Math.min(last.y0, y)
      last.y1 = Math.max(last.y1, y + h)
    } else out.push({ page, x0: x, y0: y, x1: x + w, y1: y + h, at: word.at })
  }
  return out.map(
    (o): Evidence => ({
      page: o.page,
      box: [o.x0, o.y0, o.x1 - o.x0, o.y1 - o.y0].map((v) => Math.round(v * 1e5) / 1e5) as unknown as Box,
      ...(o.at ?? {}),
    }),
  )
}

/** Lowest confidence among the run's words, letters counting (a lone mark of one letter does not decide). */
export function runConfidence(run: Run): number {
  const words = run.words.filter((w) => /[\p{L}\p{N}]/u.test(w.word.text))
  return words.length === 0 ? 0 : Math.min(...words.map((w) => w.word.confidence))
}

/** The letters as the engine gave them. */
export const rawOf = (run: Run): string =>
  run.words
    .map((w) => w.word.raw ?? w.word.text)
    .filter(Boolean)
    .join(' ')

/** Whether any of it is written with a blue pen. */
export const isPenned = (run: Run): boolean => run.words.some((w) => w.word.ink === 'blue')
