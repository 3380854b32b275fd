import type { Draft, DraftAward } from '../../model/draft.ts'
import type { PageResult } from '../../model/page.ts'
import { settled } from '../extraction/fields.ts'
import { barOf } from './bars.ts'
import { type DocumentFacts, documentFacts } from './document-facts.ts'
import { type FieldPlace, mapFields, type ReadField } from './each-field.ts'
import { featuresOf } from './features.ts'
import { type FieldKind, GROUP_OF } from './field-kinds.ts'
import { type ConfidenceModel, probabilityOf } from './model.ts'
import { WEIGHTS } from './weights.ts'

/**
 * Gives every value of a draft the probability that it is right, and from it its status (pure). A text layer's letters are the
 * printer's own: they stay sure unless something else speaks against them. The code of an award is as sure as its title.
 * `pageNumbers` says which pages of the files these are, where they are not all of them in order.
 */
export function judgeDraft(
  draft: Draft,
  pages: readonly PageResult[],
  pageNumbers?: readonly number[] | undefined,
  model: ConfidenceModel = WEIGHTS,
): Draft {
  const facts = documentFacts(draft, pages, pageNumbers)
  const judged = mapFields(draft, (field, place) => {
    if (field.value === null) return isExpected(field, place, facts) ? { ...field, status: 'check', doubt: 'missing' } : field
    const words = facts.ink.wordsOf(field)
    if (words.length > 0 && words.every((w) => w.word.confidence === 1)) return settled<ReadField>(field, 1, 0) as typeof field
    const bar = field.doubt === undefined || field.doubt === 'lowConfidence' ? barOf(field, place, facts) : undefined
    const barred = bar === undefined ? field : { ...field, status: 'check' as const, doubt: bar }
    const features = featuresOf(field, place, facts)
    if (!features) return field
    return settled<ReadField>(barred, probabilityOf(features, model), model.sureFrom[GROUP_OF[place.kind]]) as typeof field
  })
  return { ...judged, awards: judged.awards.map(codeAsTitle) }
}

/** What lists print for everybody or nobody; a row without it, in a list that has it, may have lost it. */
const FOR_ALL: ReadonlySet<FieldKind> = new Set(['position', 'unit', 'birthYear', 'birthDate'])
const MOST = 0.6

const isExpected = (field: ReadField, { kind, row }: FieldPlace, facts: DocumentFacts): boolean =>
  field.status === 'sure' && row !== undefined && FOR_ALL.has(kind) && facts.shareAmongAlike(kind, row) >= MOST

function codeAsTitle(award: DraftAward): DraftAward {
  const { awardCode: code, awardTitle: title } = award
  if (code.value === null) return award
  const confidence = Math.min(code.confidence, title.confidence)
  const sure = code.doubt === undefined && title.status === 'sure'
  return {
    ...award,
    awardCode: { ...code, confidence, status: sure ? 'sure' : 'check', ...(sure ? {} : { doubt: 'unknownAward' as const }) },
  }
}
