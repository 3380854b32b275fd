import type { Draft, DraftAward, DraftDecision, NumberField, TextField } from '../../model/draft.ts'
import { headerFields, rowFields } from '../review/paths.ts'
import type { FieldKind } from './field-kinds.ts'

export type ReadField = TextField | NumberField

/** Where a field stands in its draft; `row` counts from 0. */
export interface FieldPlace {
  readonly kind: FieldKind
  readonly row?: number
}

/** Kinds whose status follows from another field or from the paper's structure, not from how letters were read. */
export const DERIVED: ReadonlySet<FieldKind> = new Set(['recipientKind', 'awardCode'])

/** The draft with every read field replaced by what `change` makes of it; derived ones are left (pure). */
export function mapFields(draft: Draft, change: <F extends ReadField>(field: F, place: FieldPlace) => F): Draft {
  const decision: Record<string, unknown> = { ...draft.decision }
  for (const kind of headerFields) decision[kind] = change(draft.decision[kind], { kind })
  const counts = draft.decision.declaredCounts
  const count = (field: NumberField): NumberField => change(field, { kind: 'declaredCount' })
  return {
    ...draft,
    decision: {
      ...(decision as unknown as DraftDecision),
      legalBases: draft.decision.legalBases.map((b) => change(b, { kind: 'legalBasis' })),
      declaredCounts: {
        individual: count(counts.individual),
        collective: count(counts.collective),
        household: count(counts.household),
        initiative: count(counts.initiative),
      },
    },
    awards: draft.awards.map((award, row): DraftAward => {
      const out: Record<string, unknown> = { ...award }
      for (const kind of rowFields) if (!DERIVED.has(kind)) out[kind] = change(award[kind] as ReadField, { kind, row })
      return out as unknown as DraftAward
    }),
    ...(draft.changes
      ? {
          changes: draft.changes.map((c) => ({
            ...c,
            decisionNumber: change(c.decisionNumber, { kind: 'change' }),
            name: change(c.name, { kind: 'change' }),
            what: change(c.what, { kind: 'change' }),
            from: change(c.from, { kind: 'change' }),
            to: change(c.to, { kind: 'change' }),
          })),
        }
      : {}),
  }
}

/** Every read field with its place, in the order of the draft. */
export function fieldsOf(draft: Draft): { readonly field: ReadField; readonly place: FieldPlace }[] {
  const out: { field: ReadField; place: FieldPlace }[] = []
  mapFields(draft, (field, place) => {
    out.push({ field, place })
    return field
  })
  return out
}
