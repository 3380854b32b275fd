import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft, DraftAward } from '#common/model/draft.ts'

/** What a corpus knows of one decision (its gt/*.json); values as the paper prints them. */
export interface Truth {
  readonly id: string
  readonly level: string
  readonly files?: readonly string[]
  readonly handwrittenNumber?: boolean
  readonly signedDate?: string | null
  readonly awards: readonly TrueAward[]
  readonly [field: string]: unknown
}
export type TrueAward = { readonly name: string; readonly recipientKind: string; readonly awardTitle?: string } & Readonly<
  Record<string, unknown>
>

/** A decision of a corpus and where it stands: the name of its file without page number, and which of the file's decisions it is. */
export interface PlacedTruth {
  readonly truth: Truth
  readonly stem: string
  readonly part: number
  /** all decisions of the same file */
  readonly alike: readonly Truth[]
}

export function truthsOf(corpus: string): PlacedTruth[] {
  const byStem = new Map<string, Truth[]>()
  const dir = join(corpus, 'gt')
  if (!existsSync(dir)) throw new Error(`no ground truth in ${corpus}`)
  return readdirSync(dir)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => {
      const truth = JSON.parse(readFileSync(join(dir, f), 'utf8')) as Truth
      const stem = (truth.files?.[0] ?? truth.id).replace(/\.[^.]+$/, '').replace(/-p\d+$/, '')
      const alike = byStem.get(stem) ?? []
      byStem.set(stem, alike)
      return { truth, stem, part: alike.push(truth) - 1, alike }
    })
}

/** The drafts a reader wrote, by decision: `<id>.json`, else the file's name, `~2`, `~3` for its further decisions. */
export function draftPathOf(dir: string, { truth, stem, part }: PlacedTruth): string | null {
  const own = join(dir, `${truth.id}.json`)
  const other = join(dir, `${stem}${part === 0 ? '' : `~${part + 1}`}.json`)
  return existsSync(own) ? own : existsSync(other) ? other : null
}

const tonePlacement = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/([ouy])(\u0300|\u0301|\u0303|\u0309|\u0323)([aey])(?![a-z]|\p{M})/giu, '$1$3$2')
    .normalize('NFC')

/** Spelling that is no content: case, quotes, blanks around signs, the place of a tone mark, UBND written out. */
const plain = (value: unknown): string =>
  tonePlacement(String(value ?? '').normalize('NFC'))
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/(?<!\p{L})'|'(?!\p{L})/gu, '')
    .replace(/[“”"«»]/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s*([-,;:/.])\s*/g, '$1')
    .replace(/[.,;:]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(ủy|uỷ) ban nhân dân/g, 'ubnd')
    .trim()

const PLACE = /^,? ?(của )?(tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) \p{L}/u
const longer = (a: string, b: string): boolean =>
  b.startsWith(a) &&
  (b === a || PLACE.test(b.slice(a.length)) || (/(tỉnh|huyện|xã|phường|thành phố)$/.test(a) && /^ \p{L}/u.test(b.slice(a.length))))

/** Whether a value read is the one printed, as the corpus' scorer has it: a locality after a unit or a collective may be there or not. */
export function isRight(field: string, truth: unknown, read: unknown, kind: string): boolean {
  if (field === 'bonus') return plain(truth).replace(/\D/g, '') === plain(read).replace(/\D/g, '')
  const a = plain(truth)
  const b = plain(read)
  if (a === b) return true
  if (field === 'awardTitle') return longer(a, b) || longer(b, a)
  return ((field === 'name' && kind !== 'individual') || field === 'unit') && longer(a, b)
}

const GAP = 0.3
const NAME_LIMIT = 0.27

/** Pairs drafted rows with true ones, in order: the cheapest way by how far their names lie apart. */
export function alignRows(truth: readonly TrueAward[], draft: readonly DraftAward[]): ReadonlyMap<number, number> {
  const rows = draft.map((d) => ({ name: plain(d.name.value), title: d.awardTitle.value }))
  const cost = (t: TrueAward, d: { name: string; title: string | null }): number => {
    const name = plain(t.name)
    const far =
      t.recipientKind !== 'individual' && longer(name, d.name) ? 0 : distance(name, d.name) / Math.max(1, name.length, d.name.length)
    return far + (isRight('awardTitle', t.awardTitle, d.title, '') ? 0 : 0.02)
  }
  const best: number[][] = []
  const step: number[][] = []
  for (let i = 0; i <= truth.length; i++) {
    best.push([])
    step.push([])
    for (let j = 0; j <= rows.length; j++) {
      let value = i === 0 && j === 0 ? 0 : Number.POSITIVE_INFINITY
      let how = 0
      const t = truth[i - 1]
      const d = rows[j - 1]
      if (t && d) {
        const c = cost(t, d)
        const sum = (best[i - 1]?.[j - 1] ?? 0) + c
        if (c <= NAME_LIMIT && sum < value) [value, how] = [sum, 1]
      }
      if (t && (best[i - 1]?.[j] ?? 0) + GAP < value) [value, how] = [(best[i - 1]?.[j] ?? 0) + GAP, 2]
      if (d && (best[i]?.[j - 1] ?? 0) + GAP < value) [value, how] = [(best[i]?.[j - 1] ?? 0) + GAP, 3]
      best[i]?.push(value)
      step[i]?.push(how)
    }
  }
  const pairs = new Map<number, number>()
  let i = truth.length
  let j = rows.length
  while (i > 0 || j > 0) {
    const how = step[i]?.[j]
    if (how === 1) pairs.set(--j, --i)
    else if (how === 2) i--
    else j--
  }
  return pairs
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)))
    previous = row
  }
  return previous[b.length] ?? 0
}

const ROW_TRUTH = new Set(['name', 'awardTitle', 'unit', 'position', 'year', 'birthYear', 'bonus', 'initiative'])
const HEAD_TRUTH = new Set([
  'decisionNumber',
  'signedDate',
  'issuingBody',
  'parentBody',
  'place',
  'subject',
  'signerName',
  'signerTitle',
  'signerAuthority',
])
/** A value the paper does not have at all is an invention in these. */
const INVENTED = new Set(['birthYear', 'bonus', 'initiative'])

/**
 * Whether each drafted value is right: true or false, null where the corpus does not say. A row no true row answers to has an invented
 * name, unless the file has that name in another place (rows out of order are a fault of order); of its other values nothing is said.
 */
export interface Judge {
  verdict(kind: string, row: number | undefined, value: unknown): boolean | null
  /** what the paper prints there, for the eye */
  wanted(kind: string, row: number | undefined): unknown
}

export function judgeOf(truth: Truth, draft: Draft, alike: readonly Truth[] = [truth]): Judge {
  const names = new Set(alike.flatMap((t) => t.awards.map((a) => plain(a.name))))
  const pairs = alignRows(truth.awards, draft.awards)
  const awardOf = (row: number) => {
    const at = pairs.get(row)
    return at === undefined ? undefined : truth.awards[at]
  }
  return {
    wanted: (kind, row) => (row === undefined ? truth[kind] : awardOf(row)?.[kind]),
    verdict(kind, row, value) {
      if (row === undefined) {
        if (!HEAD_TRUTH.has(kind)) return null
        const wanted = truth[kind]
        if (wanted === undefined) return null
        // A pen's figures are always left to the officer; they teach nothing about print.
        if (truth.handwrittenNumber && (kind === 'decisionNumber' || kind === 'signedDate')) return null
        if (wanted === null || wanted === '') return kind === 'parentBody' || kind === 'signerAuthority' ? false : null
        return isRight(kind, wanted, value, '')
      }
      if (!ROW_TRUTH.has(kind)) return null
      const award = awardOf(row)
      if (!award) return kind === 'name' && !names.has(plain(value)) ? false : null
      const wanted = award[kind]
      if (wanted === undefined || wanted === null || wanted === '') return INVENTED.has(kind) ? false : null
      return isRight(kind, wanted, value, award.recipientKind)
    },
  }
}
