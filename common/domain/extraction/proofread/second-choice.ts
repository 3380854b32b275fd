import { leavesOf, type PageLeaf, type PageLine, type PageResult, type PageWord } from '../../../model/page.ts'
import { withoutMarks } from '../../text/fold.ts'
import { isSyllable } from '../../text/syllable.ts'
import { PHRASES } from '../lexicon.ts'
import { respelled } from './words.ts'

/** A word taken from the other reading is looked at. */
const PROPOSED = 0.75
/** So often must the document spell it the other way beside the same word, and so much oftener than this way. */
const OFTEN = 2
const OFTENER = 3
/** A word read with more trust gives way to a formula of the field only. */
const READ_WELL = 0.9
/** A short sign read with less trust than this that the other reading saw as a mark is dust. */
const DUST = 0.75

const SHELL = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u
const coreOf = (text: string): string => SHELL.exec(text)?.[2] ?? text
const small = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi')
const plain = (text: string): string => withoutMarks(small(text))

/**
 * The letters of the other of two readings of a word, without marks around them, where they are one word and differ from those taken;
 * null where both readings agree or there was one only. Takes a word whose letters may have been put right since.
 */
export function otherLetters(word: PageWord): string | null {
  if (word.second === undefined || /\s/.test(word.second.trim())) return null
  const other = coreOf(word.second)
  const engine = coreOf(word.raw || word.text)
  // Where the second reading was taken, the first is the other one.
  const differing = other === coreOf(word.text) ? engine : other
  return differing === '' || differing === coreOf(word.text) ? null : differing
}

/**
 * A cell's lines without the signs of one or two letters at their ends that only one of two readings took for letters: dust. All there
 * is in a cell stays (a number, a tick).
 */
export function withoutDust(lines: readonly PageLine[]): PageLine[] {
  const isFilled = lines.some((l) => l.words.some((w) => !isDust(w) && /\p{L}{2}/u.test(w.text)))
  if (!isFilled) return [...lines]
  return lines.map((l) => {
    const end = l.words.findLastIndex((w) => !isDust(w)) + 1
    return end === l.words.length ? l : { ...l, words: l.words.slice(0, end) }
  })
}

const isDust = (word: PageWord): boolean =>
  word.second !== undefined &&
  /^\p{L}{1,2}$/u.test(word.text) &&
  !/[\p{L}\p{N}]/u.test(word.second) &&
  // A grade ("chuyên khoa I") and the strokes it is read as.
  !/^[IVXl]+$/.test(word.text) &&
  !/[|!/\\[\]]/.test(word.second) &&
  (word.confidence < DUST || (word.text.length === 1 && !/^[\p{Lu}y]$/u.test(word.text)))

/** How often two words stand beside each other, by what they are spelled without marks. */
type Beside = ReadonlyMap<string, ReadonlyMap<string, number>>

const PHRASE_PAIRS: ReadonlySet<string> = new Set(
  PHRASES.trim()
    .split(/[|\n]/)
    .flatMap((p) => {
      const words = p.split(/[^\p{L}]+/u)
      return words.slice(1).map((w, i) => `${words[i]} ${w}`)
    }),
)

/**
 * Chooses between two readings of a word by what is known: a syllable the language has over one it cannot have, the wording a formula
 * of the field has, and what the rest of the document spells beside the same word. Only words of one spelling but for marks or of the
 * same length are exchanged; where nothing speaks for the other reading the first stays. `raw` keeps the engine's choice.
 */
export function secondChosen(pages: readonly PageResult[]): PageResult[] {
  const sequences = pages.flatMap((p) => (p.source === 'ocr' ? leavesOf(p).flatMap(sequencesOf) : []))
  if (!sequences.some((words) => words.some((w) => otherLetters(w) !== null))) return [...pages]
  const beside = pairsOf(sequences)
  const chosen = new Map<PageWord, PageWord>()
  for (const words of sequences)
    words.forEach((word, i) => {
      const other = otherLetters(word)
      if (other === null || word.text.includes(other) || !speaksFor(other, word, words[i - 1], words[i + 1], beside)) return
      const [, head = '', , tail = ''] = SHELL.exec(word.text) ?? []
      chosen.set(word, { ...respelled(word, head + other + tail), confidence: Math.min(PROPOSED, word.confidence) })
    })
  if (chosen.size === 0) return [...pages]
  const line = (l: PageLine): PageLine => ({ ...l, words: l.words.map((w) => chosen.get(w) ?? w) })
  const leaf = ({ lines, tables }: PageLeaf): PageLeaf => ({
    lines: lines.map(line),
    tables: tables.map((t) => ({ ...t, cells: t.cells.map((c) => ({ ...c, lines: c.lines.map(line) })) })),
  })
  return pages.map((p) => (p.source === 'ocr' ? { ...p, ...leaf(p), ...(p.leaves ? { leaves: p.leaves.map(leaf) } : {}) } : p))
}

/** Words that read on: a line's, or all of a cell's. */
const sequencesOf = (leaf: PageLeaf): PageWord[][] => [
  ...leaf.lines.map((l) => [...l.words]),
  ...leaf.tables.flatMap((t) => t.cells.map((c) => c.lines.flatMap((l) => l.words))),
]

const LEFT = '<'
const RIGHT = '>'

/** Counts words that two readings agree on, or that were read once, by the word before and the word after them. */
function pairsOf(sequences: readonly (readonly PageWord[])[]): Beside {
  const beside = new Map<string, Map<string, number>>()
  const count = (key: string, word: string) => {
    const words = beside.get(key) ?? new Map<string, number>()
    beside.set(key, words.set(word, (words.get(word) ?? 0) + 1))
  }
  for (const words of sequences)
    words.forEach((w, i) => {
      const core = small(coreOf(w.text))
      if (otherLetters(w) !== null || !isSyllable(core)) return
      const before = words[i - 1]
      const after = words[i + 1]
      if (before) count(LEFT + plain(coreOf(before.text)), core)
      if (after) count(RIGHT + plain(coreOf(after.text)), core)
    })
  return beside
}

function speaksFor(other: string, word: PageWord, before: PageWord | undefined, after: PageWord | undefined, beside: Beside): boolean {
  const own = coreOf(word.text)
  if (!/^\p{L}{2,}$/u.test(own) || !isSyllable(other) || !sameCapitals(own, other)) return false
  const marksOnly = plain(own) === plain(other)
  if (!marksOnly && Math.abs(own.length - other.length) > 1) return false
  const [mine, theirs] = [small(own), small(other)]
  const pairs = [
    ...(before ? [{ key: LEFT + plain(coreOf(before.text)), pair: (w: string) => `${small(coreOf(before.text))} ${w}` }] : []),
    ...(after ? [{ key: RIGHT + plain(coreOf(after.text)), pair: (w: string) => `${w} ${small(coreOf(after.text))}` }] : []),
  ]
  const times = (w: string): number => Math.max(0, ...pairs.map((p) => beside.get(p.key)?.get(w) ?? 0))
  const [ownTimes, otherTimes] = [times(mine), times(theirs)]
  const isDoubtful = word.confidence < READ_WELL
  if (isDoubtful && otherTimes >= OFTEN && otherTimes >= OFTENER * ownTimes) return true
  const formula = (w: string): boolean => pairs.some((p) => PHRASE_PAIRS.has(p.pair(w)))
  if (formula(theirs) && !formula(mine) && ownTimes <= otherTimes) return true
  // Other peoples' names are no syllables of Vietnamese, so an impossible word gives way only where it was hardly read.
  return isDoubtful && !isSyllable(own) && (marksOnly || !/\p{Lu}/u.test(own)) && ownTimes <= otherTimes
}

const sameCapitals = (a: string, b: string): boolean => {
  const shape = (s: string) => (s === s.toLocaleUpperCase('vi') ? 'all' : /^\p{Lu}/u.test(s) ? 'first' : 'none')
  return shape(a) === shape(b)
}
