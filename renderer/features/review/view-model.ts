import type { DraftView } from '#common/contract/scan.ts'
import { fieldAt, headerFields, parsePath, rowFields } from '#common/domain/review/paths.ts'
import { t } from '#common/i18n/t.ts'
import type { Box, Draft, DraftAward } from '#common/model/draft.ts'
import type { DraftEdit, ReviewIssue } from '#common/model/review.ts'
import type { FieldState } from '../../ui/field-card.tsx'
import type { LensView } from '../../ui/lens.tsx'
import type { EvidenceBox, ViewerPage } from '../../ui/page-viewer.tsx'
import { doubtSentence, labelOf, shownValue } from './fields.ts'
import { gapOf, rowNumbers } from './row-numbers.ts'
import { rowOf, type Stop } from './stops.ts'

/** A value of the decision as a card. */
export interface Card {
  readonly path: string
  readonly label: string
  readonly value: string
  readonly state: FieldState
  readonly reason: string | null
  /** where it stands, for the crop beside a doubtful value */
  readonly ink: { readonly page: number; readonly box: Box } | null
}

/** How a value stands: handwritten, missing, doubtful, confirmed by the officer, or sure. */
export function stateOf(view: DraftView, path: string): FieldState {
  const parsed = parsePath(path)
  const field = parsed ? fieldAt(view.draft, parsed) : null
  if (view.confirmed.includes(path)) return 'confirmed'
  if (!view.doubts.includes(path) || field === null) return 'sure'
  if (field.doubt === 'handwritten') return 'handwritten'
  return field.value === null ? 'missing' : 'doubt'
}

export function cardOf(view: DraftView, path: string): Card {
  const parsed = parsePath(path)
  const field = parsed ? fieldAt(view.draft, parsed) : null
  const state = stateOf(view, path)
  const isOpen = state === 'doubt' || state === 'handwritten' || state === 'missing'
  return {
    path,
    label: labelOf(path),
    value: parsed ? shownValue(parsed, parsed.at === 'kind' ? view.draft.kind : (field?.value ?? null)) : '',
    state,
    reason: isOpen && field ? doubtSentence(path, field) : null,
    ink: field?.evidence[0] ?? null,
  }
}

const always = ['decision.decisionNumber', 'decision.signedDate']
const oftenRead = ['decision.issuingBody', 'decision.signerName', 'decision.subject', 'decision.proposal']

/**
 * The decision's own values: `wide` with their ink (number, date, everything doubtful), `sure` those most asked for,
 * `rest` everything else, folded away.
 */
export function headerCards(view: DraftView): {
  readonly wide: readonly Card[]
  readonly sure: readonly Card[]
  readonly rest: readonly Card[]
} {
  const all = headerFields.map((name) => `decision.${name}`)
  const doubtful = all.filter((path) => !always.includes(path) && view.doubts.includes(path))
  const wide = [...always, ...doubtful]
  const sure = oftenRead.filter((path) => !wide.includes(path))
  const counts = (['individual', 'collective', 'household', 'initiative'] as const).map((name) => `decision.declaredCounts.${name}`)
  const rest = ['kind', ...all.filter((path) => !wide.includes(path) && !sure.includes(path)), ...counts]
  const cards = (paths: readonly string[]) => paths.map((path) => cardOf(view, path))
  return { wide: cards(wide), sure: cards(sure), rest: cards(rest) }
}

/** Position and unit as one line. */
export const placeOf = (award: DraftAward): string => [award.position.value, award.unit.value].filter(Boolean).join(', ')

/** Whom a row is taken for, in words. */
export function linkWords(
  link: DraftView['links'][number] | undefined,
  kind: string | null,
): {
  readonly look: 'linked' | 'open' | 'new' | 'none'
  readonly text: string
  readonly title: string
} {
  if (!link || link.state === 'none') return { look: 'none', text: t('common.none'), title: '' }
  if (link.state === 'open')
    return { look: 'open', text: t(kind === 'collective' ? 'review.linkOpenUnit' : 'review.linkOpen'), title: t('review.linkOpenTitle') }
  if (link.state === 'new')
    return { look: 'new', text: t(kind === 'collective' ? 'review.linkNewUnit' : 'review.linkNew'), title: t('review.linkNewTitle') }
  const full = [link.title, link.detail].filter(Boolean).join(' · ')
  return {
    look: 'linked',
    text: link.detail ?? link.title ?? '',
    title: t(link.state === 'proposed' ? 'review.linkProposedTitle' : 'review.linkedTitle', { name: full }),
  }
}

/** Rows with an open stop, in row order. */
export function rowsToLookAt(stops: readonly Stop[]): ReadonlySet<number> {
  const rows = stops.flatMap((stop) => [...(stop.row === null ? [] : [stop.row]), ...stop.paths.map(rowOf).filter((row) => row !== null)])
  return new Set(rows)
}

/** What can be done about a finding of the strip. */
export interface IssueAct {
  readonly id: 'addRow' | 'look' | 'removeRow' | 'waive' | 'openDecision' | 'discard' | 'confirmPages' | 'openSplit' | 'openTwin'
  readonly label: string
  /** the row a new one goes after, or the row to take out */
  readonly row?: number
  /** the value to look at */
  readonly path?: string
}

const rowFindings = new Set(['count-mismatch', 'numbering-gap', 'total-mismatch', 'table-unread', 'no-rows'])

/** What an officer can do about a finding. */
export function actsOf(issue: ReviewIssue, draft: Draft): readonly IssueAct[] {
  const acts: IssueAct[] = []
  // a proposal of the reading: it is confirmed or corrected, not excused
  if (issue.code === 'split')
    return [
      { id: 'confirmPages', label: t('split.right') },
      { id: 'openSplit', label: t('split.open') },
    ]
  const row = issue.field === null ? null : rowOf(issue.field)
  if (rowFindings.has(issue.code)) {
    const gap = gapOf(draft.awards)
    const kind = kindOfNewRow(issue, draft, draft.awards.length - 1)
    const lastOfKind = draft.awards.findLastIndex((award) => award.recipientKind.value === kind)
    acts.push(
      gap
        ? { id: 'addRow', label: t('review.addRowNumber', { n: gap.number }), row: gap.after }
        : { id: 'addRow', label: t('review.addRow'), row: lastOfKind === -1 ? draft.awards.length - 1 : lastOfKind },
    )
  }
  if (issue.code === 'count-mismatch' && issue.field) acts.push({ id: 'look', label: t('review.fixCount'), path: issue.field })
  if (issue.code === 'duplicate-row' && row !== null) {
    acts.push(
      { id: 'look', label: t('review.lookRow'), path: `awards.${row}.name` },
      { id: 'removeRow', label: t('review.removeRow'), row },
    )
  }
  if (issue.code === 'same-decision')
    acts.push(...(issue.twin ? [{ id: 'openTwin' as const, label: t('review.openTwin') }] : []), {
      id: 'discard',
      label: t('review.discardOpen'),
    })
  else if (issue.code === 'already-in')
    acts.push({ id: 'openDecision', label: t('review.openDecision') }, { id: 'discard', label: t('review.discardOpen') })
  else if (acts.length === 0 && issue.field !== null && parsePath(issue.field))
    acts.push({ id: 'look', label: t('review.look'), path: issue.field })
  if (issue.code !== 'no-rows') acts.push({ id: 'waive', label: t('review.waiveOpen') })
  return acts
}

/** The kind of recipient a new row begins with: what the finding counts, else the kind of the row above. */
export function kindOfNewRow(
  issue: ReviewIssue | null,
  draft: Draft,
  after: number,
): 'individual' | 'collective' | 'household' | 'initiative' {
  const counted = /declaredCounts\.(individual|collective|household|initiative)$/.exec(issue?.field ?? '')?.[1]
  return (counted ?? draft.awards[after]?.recipientKind.value ?? 'individual') as 'individual'
}

/** The edits of taking a candidate: a doubtful name becomes the register's spelling, unless only the tone stands elsewhere. */
export function takeEdits(
  view: DraftView,
  row: number,
  candidate: { readonly id: string; readonly name: string },
  sameSpelling: (a: string, b: string) => boolean,
): DraftEdit[] {
  const path = `awards.${row}.name`
  const read = view.draft.awards[row]?.name.value ?? null
  const link: DraftEdit = { op: 'link', row, id: candidate.id }
  if (!view.doubts.includes(path)) return [link]
  if (read !== null && sameSpelling(read, candidate.name)) return [{ op: 'accept', path }, link]
  return [{ op: 'set', path, value: candidate.name }, link]
}

/** Pages for the viewer, with how many places of each want an eye. */
export function pagesOf(view: DraftView): readonly ViewerPage[] {
  const counts = new Map<number, number>()
  for (const path of view.doubts) {
    const page = evidenceOf(view, path)[0]?.page
    if (page !== undefined) counts.set(page, (counts.get(page) ?? 0) + 1)
  }
  return view.pages.map(({ page, width, height, turn }) => ({
    page,
    aspect: height > 0 ? width / height : 0.7,
    doubts: counts.get(page) ?? 0,
    turn,
  }))
}

/** The value a place speaks of: an issue of the strip speaks of its field, the question who someone is of the name. */
export function pathOf(key: string): string {
  if (key.startsWith('issue:')) return key.slice(key.indexOf(':', 6) + 1)
  return key.replace(/\.link$/, '.name')
}

const evidenceOf = (view: DraftView, path: string): Draft['decision']['place']['evidence'] => {
  const parsed = parsePath(path)
  return parsed ? (fieldAt(view.draft, parsed)?.evidence ?? []) : []
}

/**
 * Evidence boxes: every doubtful value, sure names and header values as thin lines, all values of the current row. Where
 * several values lie on the same ink (a title for twenty rows), one box speaks for them, the current one first.
 */
export function boxesOf(view: DraftView, place: string | null): readonly EvidenceBox[] {
  const current = place === null ? null : pathOf(place)
  const row = current === null ? null : rowOf(current)
  const open = new Set(view.doubts)
  const wanted = [
    ...(current === null ? [] : [current]),
    ...view.doubts,
    ...(row === null ? [] : rowFields.map((name) => `awards.${row}.${name}`)),
    ...headerFields.map((name) => `decision.${name}`),
    ...view.draft.awards.map((_, index) => `awards.${index}.name`),
  ]
  const taken = new Set<string>()
  const boxes: EvidenceBox[] = []
  for (const path of new Set(wanted)) {
    for (const { page, box } of evidenceOf(view, path)) {
      const place = `${page} ${box.join(' ')}`
      if (taken.has(place)) continue
      taken.add(place)
      const kind = open.has(path) ? 'doubt' : row !== null && rowOf(path) === row ? 'same' : 'sure'
      boxes.push({ id: path, page, box, kind, label: labelOf(path) })
    }
  }
  return boxes
}

/** The lens at the foot of the page: the ink of the current value, with what the machine read while it is in doubt. */
export function lensOf(view: DraftView, place: string | null): LensView | null {
  if (place === null) return null
  const current = pathOf(place)
  const row = rowOf(current)
  const own = evidenceOf(view, current)[0]
  const path = own || row === null ? current : `awards.${row}.name`
  const at = own ?? evidenceOf(view, path)[0]
  const parsed = parsePath(path)
  const field = parsed ? fieldAt(view.draft, parsed) : null
  if (!at || !field) return null
  const award = row === null ? undefined : view.draft.awards[row]
  const title =
    row === null || !award
      ? t('review.lensHeader', { field: labelOf(path) })
      : t('review.lensRow', { n: String(rowNumbers(view.draft.awards)[row] ?? row + 1), field: labelOf(path) })
  const doubtful = view.doubts.includes(path)
  return {
    page: at.page,
    box: at.box,
    title,
    ...(field.raw ? { machine: field.raw } : {}),
    ...(doubtful ? { confidence: field.confidence } : {}),
  }
}

/** What approval will write, for the question before it. */
export function approvalCounts(view: DraftView): { readonly rows: number; readonly newPeople: number; readonly newUnits: number } {
  const fresh = view.draft.awards.filter((_, index) => view.links[index]?.state === 'new')
  const names = (kind: (value: string | null) => boolean) =>
    new Set(fresh.filter((award) => kind(award.recipientKind.value)).map((award) => award.name.value))
  return {
    rows: view.draft.awards.length,
    newPeople: names((kind) => kind !== 'collective' && kind !== 'household').size,
    newUnits: names((kind) => kind === 'collective').size,
  }
}
