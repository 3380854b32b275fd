import type { Draft, Evidence } from '../../model/draft.ts'
import type { ReviewedDraft } from './apply-edits.ts'
import { doubtsOf } from './doubts.ts'
import { type AnyField, countFields, type FieldPath, fieldAt, headerFields, parsePath, rowFields } from './paths.ts'

/** Kinds of values that are looked at together: the eye stays with one question while the papers change. */
export const valueKinds = ['names', 'numbers', 'bodies', 'awards', 'places', 'amounts'] as const
export type ValueKind = (typeof valueKinds)[number]

const headerKinds: Readonly<Record<(typeof headerFields)[number], ValueKind>> = {
  decisionNumber: 'numbers',
  signedDate: 'numbers',
  annexDate: 'numbers',
  proposal: 'numbers',
  issuingBody: 'bodies',
  parentBody: 'bodies',
  place: 'bodies',
  subject: 'bodies',
  signerName: 'bodies',
  signerTitle: 'bodies',
  signerAuthority: 'bodies',
}
const rowKinds: Readonly<Record<(typeof rowFields)[number], ValueKind>> = {
  name: 'names',
  honorific: 'names',
  recipientKind: 'names',
  position: 'places',
  unit: 'places',
  awardTitle: 'awards',
  awardCode: 'awards',
  rank: 'awards',
  initiative: 'awards',
  reason: 'awards',
  birthYear: 'amounts',
  birthDate: 'amounts',
  year: 'amounts',
  bonus: 'amounts',
}

/** The kind a value is looked at under; null for what is no value of the paper (the kind of document). */
export function kindOfPath(path: FieldPath): ValueKind | null {
  if (path.at === 'header') return headerKinds[path.field]
  if (path.at === 'count') return 'numbers'
  return path.at === 'row' ? rowKinds[path.field] : null
}

/** `open`: doubtful, not looked at; `confirmed`: was doubtful, an officer set or accepted it; `sure`: was never in doubt. */
export type ValueState = 'open' | 'confirmed' | 'sure'

/** One value of a draft, as the review of a whole batch needs it. */
export type BatchValue = {
  path: string
  kind: ValueKind
  state: ValueState
  value: string | number | null
  /** the letters as the engine gave them */
  raw: string
  confidence: number
  doubt: NonNullable<AnyField['doubt']> | null
  /** where it stands: one piece a line, at most three */
  ink: Evidence[]
  /** number of the row, from 1, as printed where it is; null for the decision's own values */
  rowNo: number | null
  /** whom or what it is about: the name of the row, for a name its place of work; null for the decision's own values */
  about: string | null
}

/**
 * All values of a reviewed draft that have letters or are missing, with what was doubtful as it was read (pure). Rows taken
 * out are gone with their values.
 */
export function batchValuesOf(asRead: Draft, reviewed: ReviewedDraft): BatchValue[] {
  const { draft, confirmed, origins } = reviewed
  const open = new Set(doubtsOf(draft))
  const wasOpen = new Set(doubtsOf(asRead))
  const paths = [
    ...headerFields.map((name) => `decision.${name}`),
    ...countFields.map((name) => `decision.declaredCounts.${name}`),
    ...draft.awards.flatMap((_, row) => rowFields.map((name) => `awards.${row}.${name}`)),
  ]
  return paths.flatMap((path): BatchValue[] => {
    const parsed = parsePath(path)
    const kind = parsed && kindOfPath(parsed)
    const field = parsed && fieldAt(draft, parsed)
    if (!parsed || !kind || !field) return []
    const asReadPath = parsed.at === 'row' ? `awards.${origins[parsed.row] ?? -1}.${parsed.field}` : path
    const state = open.has(path) ? 'open' : confirmed.has(path) && wasOpen.has(asReadPath) ? 'confirmed' : 'sure'
    if (state === 'sure' && (field.value === null || field.value === '' || field.evidence.length === 0)) return []
    const award = parsed.at === 'row' ? draft.awards[parsed.row] : undefined
    const place = [award?.position.value, award?.unit.value].filter(Boolean).join(', ')
    const own = asReadField(asRead, asReadPath)
    return [
      {
        path,
        kind,
        state,
        value: field.value,
        raw: field.raw,
        confidence: (own ?? field).confidence,
        doubt: (own ?? field).doubt ?? null,
        ink: field.evidence.slice(0, 3),
        rowNo: parsed.at === 'row' ? (award?.ordinal?.value ?? parsed.row + 1) : null,
        about: parsed.at === 'row' ? (kind === 'names' ? place : award?.name.value) || null : null,
      },
    ]
  })
}

const asReadField = (asRead: Draft, path: string): AnyField | null => {
  const parsed = parsePath(path)
  return parsed ? fieldAt(asRead, parsed) : null
}

/**
 * Values a decision gives once for many rows or an office prints the same way on every paper: where the machine read the very
 * same letters and gives the same value, one answer may settle all. A name, a number, a date is one ink and one answer: the
 * same misreading may stand for two different names.
 */
const oftenTheSame = new Set([
  'issuingBody',
  'parentBody',
  'place',
  'signerTitle',
  'signerAuthority',
  'signerName',
  'recipientKind',
  'honorific',
  'position',
  'unit',
  'awardTitle',
  'awardCode',
  'rank',
  'year',
  'bonus',
])

/** Values with the same key may be settled by one answer; null: this one stands alone. */
export function sameReadingKey(value: Pick<BatchValue, 'path' | 'raw' | 'value' | 'doubt' | 'state'>): string | null {
  const field = value.path.split('.').at(-1) ?? ''
  if (!oftenTheSame.has(field) || value.doubt === 'handwritten' || value.raw.trim() === '') return null
  return JSON.stringify([field, value.state, value.raw.normalize('NFC').trim(), value.value, value.doubt])
}
