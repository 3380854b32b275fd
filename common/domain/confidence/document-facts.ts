import type { Draft } from '../../model/draft.ts'
import type { PageResult } from '../../model/page.ts'
import { searchKey } from '../text/search-key.ts'
import { type FieldPlace, fieldsOf } from './each-field.ts'
import { type InkIndex, type InkWord, inkIndex } from './ink-index.ts'

/** What the rest of the document says about a value. */
export interface DocumentFacts {
  readonly ink: InkIndex
  /** how often else the same value stands in the document, letter for letter */
  echoes(value: string, place: FieldPlace): number
  /** whether the document elsewhere has the same letters with other marks: one of the two was misread */
  twin(value: string, place: FieldPlace): boolean
  /** whether another value of this kind begins with all of this one and goes on: this one may have lost its end */
  isStartOfOther(value: string, place: FieldPlace): boolean
  /** nearly all values of this kind begin with a capital */
  capitals(kind: FieldPlace['kind']): boolean
  /** the row's award is in the catalogue beyond doubt */
  coded(row: number): boolean
  /** an error among the draft's issues: rows may be missing, merged or too many */
  readonly troubled: boolean
  /** the decision says how many it awards, and so many were read */
  readonly counted: boolean
  /** share of rows that have this kind of field */
  share(kind: FieldPlace['kind']): number
  /** the same among the rows of the same list and kind of recipient as this one */
  shareAmongAlike(kind: FieldPlace['kind'], row: number): number
  /** the row's printed number follows the one before or is followed by the next */
  numbered(row: number): boolean
  /** whoever signed is a deputy by title */
  readonly isDeputy: boolean
  /** the year the decision was signed, as far as read */
  readonly year: number | null
  /** letter-weighted mean confidence over all words of a row */
  rowConfidence(row: number): number
}

/** From this share of values on, one that begins small has lost its first word. */
const CAPITALS = 0.8
/** Above this many words a value is looked for among the draft's fields only. */
const TEXT_LIMIT = 60_000

/** What a whole draft and its pages say about any one of its values: how often each is printed, spelled otherwise, or out of line. */
export function documentFacts(draft: Draft, pages: readonly PageResult[], pageNumbers?: readonly number[] | undefined): DocumentFacts {
  const ink = inkIndex(pages, pageNumbers)
  const fields = fieldsOf(draft)
  const exact = new Map<string, number>()
  const marks = new Map<string, Set<string>>()
  const shares = new Map<string, number>()
  const byKind = new Map<string, Set<string>>()
  const sharesAlike = new Map<string, number>()
  const countAlike = new Map<string, number>()
  draft.awards.forEach((_, row) => {
    countAlike.set(alikeKey(draft, row), (countAlike.get(alikeKey(draft, row)) ?? 0) + 1)
  })
  const byRow = new Map<number, InkWord[]>()
  const initials = new Map<string, { values: number; capital: number }>()
  for (const { field, place } of fields) {
    if (field.value === null) continue
    const first = initials.get(place.kind) ?? { values: 0, capital: 0 }
    first.values++
    if (/^\p{Lu}/u.test(String(field.value))) first.capital++
    initials.set(place.kind, first)
    const value = plain(String(field.value))
    exact.set(`${place.kind}:${value}`, (exact.get(`${place.kind}:${value}`) ?? 0) + 1)
    byKind.set(place.kind, (byKind.get(place.kind) ?? new Set()).add(value))
    const key = searchKey(value)
    if (key.length > 2) marks.set(key, (marks.get(key) ?? new Set()).add(value))
    if (place.row === undefined) continue
    shares.set(place.kind, (shares.get(place.kind) ?? 0) + 1)
    const alike = `${alikeKey(draft, place.row)} ${place.kind}`
    sharesAlike.set(alike, (sharesAlike.get(alike) ?? 0) + 1)
    byRow.set(place.row, [...(byRow.get(place.row) ?? []), ...ink.wordsOf(field)])
  }
  const starts = new Map([...byKind].map(([kind, values]) => [kind, startsOfOthers(values)]))
  const texts = ink.words.length > TEXT_LIMIT ? '' : squeeze(plain(ink.words.map((w) => w.word.text).join(' ')))
  const folded = searchKey(texts)
  const said = Object.values(draft.decision.declaredCounts).filter((c) => c.value !== null)
  const troubled = draft.issues.some((i) => i.severity === 'error')
  const ordinals = draft.awards.map((a) => a.ordinal?.value ?? null)
  return {
    ink,
    troubled,
    isDeputy: /^PHÓ\s/u.test(draft.decision.signerTitle.value?.toLocaleUpperCase('vi') ?? ''),
    year: Number(/^\d{4}/.exec(draft.decision.signedDate.value ?? '')?.[0] ?? 0) || null,
    counted: said.length > 0 && !draft.issues.some((i) => i.code === 'count-mismatch' || i.code === 'total-mismatch'),
    echoes(value, place) {
      const same = (exact.get(`${place.kind}:${plain(value)}`) ?? 1) - 1
      if (place.row !== undefined || texts === '') return same
      return same + Math.max(0, occurrences(texts, squeeze(plain(value))) - 1)
    },
    twin(value, place) {
      const key = searchKey(value)
      if ((marks.get(key)?.size ?? 0) > 1) return true
      // the whole text is searched for the few values of the head only
      if (place.row !== undefined) return false
      return key.length > 4 && occurrences(folded, key) > occurrences(texts, squeeze(plain(value))) && texts !== '' && key.includes(' ')
    },
    isStartOfOther(value, place) {
      const own = plain(value)
      const known = starts.get(place.kind)
      return known?.has(own) ?? false
    },
    capitals: (kind) => {
      const { values = 0, capital = 0 } = initials.get(kind) ?? {}
      return values > 3 && capital >= CAPITALS * values
    },
    coded: (row) => {
      const code = draft.awards[row]?.awardCode
      return code?.value != null && code.doubt === undefined
    },
    share: (kind) => (shares.get(kind) ?? 0) / Math.max(1, draft.awards.length),
    shareAmongAlike(kind, row) {
      const alike = alikeKey(draft, row)
      return (sharesAlike.get(`${alike} ${kind}`) ?? 0) / Math.max(1, countAlike.get(alike) ?? 0)
    },
    numbered(row) {
      const own = ordinals[row] ?? null
      return own !== null && (ordinals[row - 1] === own - 1 || ordinals[row + 1] === own + 1)
    },
    rowConfidence: (row) => meanConfidence(byRow.get(row) ?? []),
  }
}

/** Rows of one kind of recipient with one award are of one list. */
const alikeKey = (draft: Draft, row: number): string => {
  const award = draft.awards[row]
  return `${award?.recipientKind.value}/${award?.awardTitle.value}`
}

/** The values that another one of the set goes on from, word by word. */
function startsOfOthers(values: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set<string>()
  for (const value of values) {
    const words = value.split(' ')
    for (let n = 1; n < words.length; n++) {
      const start = words.slice(0, n).join(' ')
      if (values.has(start)) out.add(start)
    }
  }
  return out
}

/** Letters count: a stop between two words says little of either. */
export function meanConfidence(words: readonly InkWord[]): number {
  let letters = 0
  let sum = 0
  for (const { word } of words) {
    const n = word.text.replace(/[^\p{L}\p{N}]/gu, '').length
    letters += n
    sum += n * word.confidence
  }
  return letters === 0 ? 0 : sum / letters
}

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('vi')
const squeeze = (text: string): string => text.replace(/[\s.,;:()"“”]+/gu, ' ').trim()

function occurrences(text: string, part: string): number {
  if (part === '') return 0
  let n = 0
  for (let at = text.indexOf(part); at >= 0 && n < 50; at = text.indexOf(part, at + part.length)) n++
  return n
}
