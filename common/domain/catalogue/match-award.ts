import type { IssuerLevel } from '../../model/decision.ts'
import type { AwardEntry } from '../../model/pack.ts'
import { editDistance } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import { issuerLevelOf } from './issuer-level.ts'
import { type PrintedAward, readPrintedAward } from './printed-award.ts'

export interface AwardMatch {
  readonly code: string
  /** 1: the words of the catalogue; 0.9 and more: a slip or two; under 0.8: the issuer is not certain and a person must look */
  readonly score: number
  /** "hạng Ba", where the award has one */
  readonly rank?: string
}

export interface AwardContext {
  /** level of the decision's issuer, used where the words name no issuer ("Giấy khen của Giám đốc") */
  readonly issuerLevel?: IssuerLevel | null
  /** the decision's date, ISO */
  readonly date?: string | null
}

interface Spelling {
  readonly key: string
  readonly entry: AwardEntry
  /** anything may follow */
  readonly open: boolean
}

interface Index {
  readonly exact: ReadonlyMap<string, Spelling>
  readonly spellings: readonly Spelling[]
  /** folded head ("giay khen") and the entries told apart by issuer */
  readonly heads: ReadonlyMap<string, readonly AwardEntry[]>
}

const indexes = new WeakMap<readonly AwardEntry[], Index>()
/** A slip for every five letters and no more: "Lao động tiên tiến" may have three, a word of four none. */
const SLIPS_PER_LETTER = 0.2
/** The next best award must be this much further away, or the words could mean either. */
const MARGIN = 2

/**
 * Which award of the catalogue the printed words name: tolerant of quotation marks, old spellings, slips of the reader, the
 * issuer behind it and a year. Where two awards are about as near (hạng Nhì or hạng Nhất, a bare "Chiến sĩ thi đua") the answer is
 * null, because a wrong code is worse than none: a Giấy khen is never taken for a Bằng khen, nor one level of Chiến sĩ thi đua for another.
 */
export function matchAward(printed: string, catalogue: readonly AwardEntry[], context: AwardContext = {}): AwardMatch | null {
  const index = indexOf(catalogue)
  const award = readPrintedAward(printed)
  if (award.key === '') return null
  const byIssuer = matchHead(award, index, context)
  if (byIssuer) return byIssuer
  for (const words of new Set([award.key, award.head])) {
    const exact = index.exact.get(words) ?? openSpelling(words, index)
    if (exact) return found(exact.entry, 1)
  }
  return nearest(award, index)
}

/** The best score first: an exact open spelling is the longest one that fits. */
function openSpelling(words: string, index: Index): Spelling | undefined {
  return index.spellings
    .filter((spelling) => spelling.open && words.startsWith(`${spelling.key} `))
    .sort((a, b) => b.key.length - a.key.length)[0]
}

function nearest(award: PrintedAward, index: Index): AwardMatch | null {
  const best = new Map<AwardEntry, number>()
  for (const { key, entry, open } of index.spellings) {
    const limit = Math.floor(key.length * SLIPS_PER_LETTER) + MARGIN
    for (const words of new Set([award.key, award.head])) {
      const cut = open ? words.split(' ').slice(0, key.split(' ').length).join(' ') : words
      const distance = editDistance(cut, key, limit)
      if (distance < (best.get(entry) ?? Number.POSITIVE_INFINITY)) best.set(entry, distance)
    }
  }
  const [first, second] = [...best].sort((a, b) => a[1] - b[1])
  if (!first) return null
  const [entry, distance] = first
  const length = Math.max(award.head.length, 1)
  if (distance > Math.floor(length * SLIPS_PER_LETTER) || (second && second[1] - distance < MARGIN)) return null
  return found(entry, 1 - distance / length)
}

/** "Giấy khen …", "Bằng khen …", "Cờ thi đua …": the head is certain, the issuer decides which. */
function matchHead(award: PrintedAward, index: Index, context: AwardContext): AwardMatch | null {
  const exact = index.exact.get(award.key)
  if (exact && exact.entry.issuers.length > 0) return found(exact.entry, 1)
  const words = award.key.split(' ')
  for (const [head, entries] of index.heads) {
    const length = head.split(' ').length
    const slips = editDistance(words.slice(0, length).join(' '), head, 1)
    if (slips > 1) continue
    const rest = words.slice(length).join(' ').replace(/^cua /, '')
    const open = openSpelling(award.key, index)
    if (open) return found(open.entry, 1 - slips / award.key.length)
    return byLevel(entries, rest, context, 1 - slips / head.length)
  }
  return null
}

function byLevel(entries: readonly AwardEntry[], issuer: string, context: AwardContext, score: number): AwardMatch | null {
  const printed = issuer === '' ? null : issuerLevelOf(issuer, context.date ?? null)
  const level = printed ?? context.issuerLevel ?? null
  const fitting = level === null ? [] : entries.filter((entry) => entry.issuers.some((one) => one.level === level))
  const [only] = [...fitting].sort((a, b) => Number(isConditional(a, level)) - Number(isConditional(b, level)) || b.order - a.order)
  if (only) return found(only, score)
  const general = entries.find((entry) => entry.issuers.length === 0)
  return general ? found(general, Math.min(score, 0.7)) : null
}

function isConditional(entry: AwardEntry, level: IssuerLevel | null): boolean {
  return entry.issuers.some((issuer) => issuer.level === level && issuer.conditional === true)
}

function found(entry: AwardEntry, score: number): AwardMatch {
  const rounded = Math.round(score * 1000) / 1000
  return entry.rank === undefined ? { code: entry.code, score: rounded } : { code: entry.code, score: rounded, rank: entry.rank }
}

function indexOf(catalogue: readonly AwardEntry[]): Index {
  const known = indexes.get(catalogue)
  if (known) return known
  const spellings = catalogue.flatMap((entry) =>
    [entry.name, ...entry.aliases].map(
      (words): Spelling => ({
        key: readPrintedAward(words.replace(/…$/, '')).key,
        entry,
        open: words.endsWith('…'),
      }),
    ),
  )
  const heads = new Map<string, AwardEntry[]>()
  for (const entry of catalogue) {
    if (entry.head === undefined) continue
    const head = searchKey(entry.head)
    heads.set(head, [...(heads.get(head) ?? []), entry])
  }
  const index: Index = { exact: new Map(spellings.map((spelling) => [spelling.key, spelling])), spellings, heads }
  indexes.set(catalogue, index)
  return index
}
