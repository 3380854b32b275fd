import type { Draft, DraftAward, TextField } from '../../model/draft.ts'

/** Fields of a draft that an officer may set, by path. A path the list does not hold is refused. */
export const headerFields = [
  'decisionNumber',
  'signedDate',
  'issuingBody',
  'parentBody',
  'place',
  'subject',
  'signerName',
  'signerTitle',
  'signerAuthority',
  'annexDate',
  'proposal',
] as const
export type HeaderField = (typeof headerFields)[number]
export const countFields = ['individual', 'collective', 'household', 'initiative'] as const
export type CountField = (typeof countFields)[number]
export const rowFields = [
  'recipientKind',
  'name',
  'honorific',
  'birthYear',
  'birthDate',
  'position',
  'unit',
  'awardTitle',
  'awardCode',
  'rank',
  'year',
  'bonus',
  'initiative',
  'reason',
] as const
export type RowField = (typeof rowFields)[number]

/** A field of any kind: the parts that are the same for text, number and kind. */
export type AnyField = Omit<TextField, 'value'> & { value: string | number | null }

export type FieldPath =
  | { at: 'header'; field: HeaderField }
  | { at: 'count'; field: CountField }
  | { at: 'row'; row: number; field: RowField }
  | { at: 'kind' }

/** Reads a path such as `decision.signedDate`, `decision.declaredCounts.individual`, `awards.3.name`, `kind`; null where it is none. */
export function parsePath(path: string): FieldPath | null {
  if (path === 'kind') return { at: 'kind' }
  const [head, second, third, ...more] = path.split('.')
  if (more.length > 0 || second === undefined) return null
  if (head === 'decision' && third === undefined) {
    const field = headerFields.find((name) => name === second)
    return field ? { at: 'header', field } : null
  }
  if (head === 'decision' && second === 'declaredCounts') {
    const field = countFields.find((name) => name === third)
    return field ? { at: 'count', field } : null
  }
  if (head === 'awards' && /^\d{1,5}$/.test(second)) {
    const field = rowFields.find((name) => name === third)
    return field ? { at: 'row', row: Number(second), field } : null
  }
  return null
}

/** The field at a path; null where the draft has no such row. */
export function fieldAt(draft: Draft, path: FieldPath): AnyField | null {
  if (path.at === 'header') return draft.decision[path.field]
  if (path.at === 'count') return draft.decision.declaredCounts[path.field]
  if (path.at === 'row') return draft.awards[path.row]?.[path.field] ?? null
  return null
}

/** A draft with one field replaced. */
export function withField(draft: Draft, path: FieldPath, field: AnyField): Draft {
  if (path.at === 'header') return { ...draft, decision: { ...draft.decision, [path.field]: field } }
  if (path.at === 'count') {
    return { ...draft, decision: { ...draft.decision, declaredCounts: { ...draft.decision.declaredCounts, [path.field]: field } } }
  }
  if (path.at === 'row')
    return { ...draft, awards: draft.awards.map((award, index) => (index === path.row ? { ...award, [path.field]: field } : award)) }
  return draft
}

const empty = <T>(value: T | null = null): { value: T | null; status: 'check'; confidence: number; raw: string; evidence: [] } => ({
  value,
  status: 'check',
  confidence: 0,
  raw: '',
  evidence: [],
})

/** A row that the officer adds because the machine did not read it. */
export const emptyAward = (recipientKind: DraftAward['recipientKind']['value']): DraftAward => ({
  recipientKind: { ...empty<never>(), value: recipientKind, status: 'sure', confidence: 1 },
  name: empty<string>(),
  honorific: empty<string>(),
  birthYear: empty<number>(),
  birthDate: empty<string>(),
  position: empty<string>(),
  unit: empty<string>(),
  awardTitle: empty<string>(),
  awardCode: empty<string>(),
  rank: empty<string>(),
  year: empty<string>(),
  bonus: empty<string>(),
  initiative: empty<string>(),
  reason: empty<string>(),
  link: { id: null, status: 'check', candidates: [] },
})
