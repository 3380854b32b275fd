import type { DraftView } from '#common/contract/scan.ts'
import { fieldAt, parsePath, type RowField } from '#common/domain/review/paths.ts'
import type { ReviewIssue } from '#common/model/review.ts'

/** One place the officer must look at before a draft may be approved. */
export interface Stop {
  /** a path, `awards.3.link`, or `issue:CODE:FIELD` */
  readonly key: string
  readonly kind: 'field' | 'link' | 'issue'
  readonly row: number | null
  /** paths settled together by one answer: `key` first, then rows where the machine read the same */
  readonly paths: readonly string[]
  readonly issue: ReviewIssue | null
}

/** Findings that are settled by looking at one value; the others stand in the strip above. */
const aboutOneValue = new Set(['missing', 'missing-number', 'missing-date', 'missing-signer', 'unknown-award'])

/** Values that a list gives once for many rows: one answer settles all rows where the machine read the same. */
const sharedByRows = new Set<RowField>(['recipientKind', 'awardTitle', 'rank', 'year', 'bonus'])

export const issueKey = (issue: ReviewIssue): string => `issue:${issue.code}:${issue.field ?? ''}`
export const linkKey = (row: number): string => `awards.${row}.link`

/** The row a path or key speaks of; null for the decision itself. */
export function rowOf(key: string): number | null {
  const found = /^awards\.(\d+)\./.exec(key)?.[1]
  return found === undefined ? null : Number(found)
}

/**
 * What stands between a draft and the register, in the order to look at it (DESIGN-SYSTEM.md 5.4): handwritten, missing,
 * counts and other findings, names with whom they are, other doubts. `settled` are answers still on their way to the host.
 */
export function stopsOf(view: DraftView, settled: ReadonlySet<string> = new Set()): readonly Stop[] {
  const found: { stop: Stop; rank: number; row: number; order: number }[] = []
  const known = new Set<string>()
  const add = (stop: Stop, rank: number, within = 0): void => {
    if (known.has(stop.key) || settled.has(stop.key)) return
    known.add(stop.key)
    found.push({ stop, rank, row: rank === 3 ? (stop.row ?? -1) : 0, order: rank === 3 ? within : found.length })
  }
  const blocking = view.issues.filter((issue) => issue.blocks)
  const paths = [...view.doubts, ...blocking.filter((issue) => aboutOneValue.has(issue.code)).flatMap((issue) => issue.field ?? [])]
  for (const path of paths) {
    const issue = blocking.find((one) => one.field === path && aboutOneValue.has(one.code)) ?? null
    add({ key: path, kind: 'field', row: rowOf(path), paths: [path], issue }, rankOf(view, path))
  }
  for (const issue of blocking) {
    if (aboutOneValue.has(issue.code) && issue.field !== null) continue
    const row = issue.field === null ? null : rowOf(issue.field)
    if (issue.code === 'link-open' && row !== null) add({ key: linkKey(row), kind: 'link', row, paths: [], issue }, 3, 1)
    else add({ key: issueKey(issue), kind: 'issue', row, paths: [], issue }, 2)
  }
  const sorted = found.toSorted((a, b) => a.rank - b.rank || a.row - b.row || a.order - b.order).map((one) => one.stop)
  return gathered(view, sorted)
}

function rankOf(view: DraftView, path: string): number {
  const parsed = parsePath(path)
  const field = parsed ? fieldAt(view.draft, parsed) : null
  if (field?.doubt === 'handwritten') return 0
  if (field === null || field.value === null || field.value === '') return 1
  return path.endsWith('.name') ? 3 : 4
}

/** Joins stops of different rows that ask the same of the same value; each path stays in exactly one stop. */
function gathered(view: DraftView, stops: readonly Stop[]): readonly Stop[] {
  const first = new Map<string, number>()
  const out: Stop[] = []
  for (const stop of stops) {
    const parsed = stop.kind === 'field' ? parsePath(stop.key) : null
    const value = parsed ? (fieldAt(view.draft, parsed)?.value ?? null) : null
    const group = parsed?.at === 'row' && sharedByRows.has(parsed.field) ? JSON.stringify([parsed.field, value]) : null
    const at = group === null ? undefined : first.get(group)
    const before = at === undefined ? undefined : out[at]
    if (at !== undefined && before) out[at] = { ...before, paths: [...before.paths, ...stop.paths] }
    else {
      if (group !== null) first.set(group, out.length)
      out.push(stop)
    }
  }
  return out
}

/** How many places are left: a stop for many rows counts each of them. */
export const countOf = (stops: readonly Stop[]): number => stops.reduce((sum, stop) => sum + Math.max(1, stop.paths.length), 0)

/** The stop a key belongs to: its own, or the one that carries it along. */
export const stopAt = (stops: readonly Stop[], key: string | null): Stop | null =>
  key === null ? null : (stops.find((stop) => stop.key === key || stop.paths.includes(key)) ?? null)

/** Where to go after `key` was answered: the next stop in the old order that is still open, else the first open one. */
export function nextStop(before: readonly Stop[], after: readonly Stop[], key: string | null): Stop | null {
  const open = new Set(after.map((stop) => stop.key))
  const from = key === null ? -1 : before.findIndex((stop) => stop.key === key || stop.paths.includes(key))
  // where the place answered is no stop, or is still one, the same row goes first
  const sameRow = key === null ? null : rowOf(key)
  const within = sameRow === null || from >= 0 ? undefined : after.find((stop) => stop.row === sameRow)
  if (within) return within
  const next = before.slice(from + 1).find((stop) => open.has(stop.key)) ?? after[0] ?? null
  return next === null ? null : (after.find((stop) => stop.key === next.key) ?? after[0] ?? null)
}

/** One step along the stops, round the end; from a place that is no stop, the nearest one. */
export function stepStop(stops: readonly Stop[], key: string | null, by: 1 | -1): Stop | null {
  if (stops.length === 0) return null
  const at = key === null ? -1 : stops.findIndex((stop) => stop.key === key || stop.paths.includes(key))
  const from = at === -1 && by === -1 ? 0 : at
  return stops[(from + by + stops.length) % stops.length] ?? null
}
