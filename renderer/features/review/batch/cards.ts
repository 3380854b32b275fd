import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import { parsePath } from '#common/domain/review/paths.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { shownValue } from '../fields.ts'

type Kind = BatchValues['kind']

/** One decision of the officer: a value beside its ink, or several places where the machine read the very same. */
export interface Card {
  /** of its first place: stays while the value changes */
  readonly id: string
  readonly lead: BatchValueView
  /** all places, the lead first */
  readonly members: readonly BatchValueView[]
  readonly state: BatchValueView['state']
}

/** An answer the host has not told of yet: `version` is the draft's once the host has written it. */
export interface Answered {
  readonly value: string | number | null
  readonly version: number | null
}

/** One value among those of all drafts. */
export const valueKey = (value: Pick<BatchValueView, 'draftId' | 'path'>): string => `${value.draftId} ${value.path}`

/** The values with the answers the newest list does not hold yet. */
export function withAnswers(data: BatchValues, answers: ReadonlyMap<string, Answered>): readonly BatchValueView[] {
  if (answers.size === 0) return data.values
  const versions = new Map(data.drafts.map((draft) => [draft.id, draft.version]))
  return data.values.map((value) => {
    const answer = answers.get(valueKey(value))
    if (!answer || (answer.version !== null && (versions.get(value.draftId) ?? 0) >= answer.version)) return value
    return { ...value, value: answer.value, state: 'confirmed' }
  })
}

export type CardOrder = 'unsure' | 'paper'

/** Values as cards: handwritten first, then what is missing, then the least sure; or as they stand on the papers. */
export function cardsOf(
  values: readonly BatchValueView[],
  look: { readonly order: CardOrder; readonly draftId: string | null; readonly apart: ReadonlySet<string> },
): readonly Card[] {
  const wanted = look.draftId === null ? values : values.filter((value) => value.draftId === look.draftId)
  const groups = new Map<string, BatchValueView[]>()
  for (const value of wanted) {
    const own = valueKey(value)
    const key = value.same === null || look.apart.has(own) ? own : value.same
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  const cards = [...groups.values()].flatMap((members): Card[] => {
    const [lead] = members
    return lead ? [{ id: valueKey(lead), lead, members, state: stateOf(members) }] : []
  })
  return look.order === 'paper' ? cards : cards.toSorted((a, b) => rankOf(a) - rankOf(b) || a.lead.confidence - b.lead.confidence)
}

const stateOf = (members: readonly BatchValueView[]): BatchValueView['state'] =>
  members.some((one) => one.state === 'open') ? 'open' : members.some((one) => one.state === 'confirmed') ? 'confirmed' : 'sure'

/** How the machine left it decides the place, so that a card does not jump when it is answered. */
function rankOf({ lead }: Card): number {
  if (lead.doubt === 'handwritten') return 0
  if (lead.raw === '' && lead.ink.length === 0) return 1
  return 2
}

/** The next open card after one, round the end; null where none is left. */
export function nextOpen(cards: readonly Card[], id: string | null): Card | null {
  const at = cards.findIndex((card) => card.id === id)
  const order = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))]
  return order.find((card) => card.state === 'open') ?? null
}

/** The card `by` places on; stays at the ends. */
export function moved(cards: readonly Card[], id: string | null, by: number): Card | null {
  const at = cards.findIndex((card) => card.id === id)
  if (at === -1) return cards[0] ?? null
  return cards[Math.min(cards.length - 1, Math.max(0, at + by))] ?? null
}

/** The kind to go on with after `kind`: the next in order that has something left. */
export function nextKind(counts: BatchValues['counts'], kind: Kind): BatchValues['counts'][number] | null {
  const at = counts.findIndex((one) => one.kind === kind)
  return [...counts.slice(at + 1), ...counts.slice(0, Math.max(at, 0))].find((one) => one.open > 0) ?? null
}

/**
 * Cards that one key may accept together: read from the paper and only unsure. What is handwritten or missing is answered
 * one by one.
 */
export const acceptedTogether = (cards: readonly Card[]): readonly Card[] =>
  cards.filter(
    ({ state, lead }) =>
      state === 'open' && lead.doubt !== 'handwritten' && lead.value !== null && lead.value !== '' && lead.ink.length > 0,
  )

/** A value as the officer reads it; '' where there is none. */
export function textOfValue(value: BatchValueView): string {
  const path = parsePath(value.path)
  return path ? shownValue(path, value.value) : ''
}

/** The edits of an answer, by draft: `value` for every place of the cards, or what stands there where it is undefined. */
export function editsOfAnswer(
  cards: readonly Card[],
  value?: string | number | null,
): readonly { readonly id: string; readonly edits: DraftEdit[] }[] {
  return byDraft(cards, (member) => [
    value === undefined || value === member.value ? { op: 'accept', path: member.path } : { op: 'set', path: member.path, value },
  ])
}

/** The edits of a choice in the catalogue: the code; a title as printed stays, the catalogue's name only fills a blank. */
export function awardEditsOf(card: Card, code: string, name: string): ReturnType<typeof editsOfAnswer> {
  return byDraft([card], (member) => {
    const row = member.path.replace(/\.\w+$/, '')
    const isBlank = !member.path.endsWith('.awardTitle') || member.value === null
    return [
      { op: 'set', path: `${row}.awardCode`, value: code },
      isBlank ? { op: 'set', path: `${row}.awardTitle`, value: name } : { op: 'accept', path: `${row}.awardTitle` },
    ]
  })
}

function byDraft(cards: readonly Card[], editsOf: (member: BatchValueView) => DraftEdit[]) {
  const drafts = new Map<string, DraftEdit[]>()
  for (const member of cards.flatMap((card) => card.members)) {
    const edits = drafts.get(member.draftId) ?? []
    edits.push(...editsOf(member))
    drafts.set(member.draftId, edits)
  }
  return [...drafts].map(([id, edits]) => ({ id, edits }))
}

/** How far the review of the batch is. */
export function progressOf(counts: BatchValues['counts']): { readonly done: number; readonly all: number; readonly left: number } {
  const left = counts.reduce((sum, one) => sum + one.open, 0)
  const done = counts.reduce((sum, one) => sum + one.confirmed, 0)
  return { done, all: done + left, left }
}
