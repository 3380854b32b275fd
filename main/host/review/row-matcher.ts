import type { DraftAward } from '#common/model/draft.ts'
import type { RowLinkState } from '#common/domain/review/review-issues.ts'
import type { LinkChoice } from '#common/domain/review/apply-edits.ts'

/** A person or unit of the register that a row may be, best first. */
export type Match = { id: string; score: number; reasons: readonly string[] }

/** Finds candidates in the register for the rows of a draft. */
export interface RowMatcher {
  /** candidates for a person or author */
  people(row: { name: string; birth: string | null; position: string | null; unit: string | null }, at: string | null): readonly Match[]
  units(name: string, at: string | null): readonly Match[]
}

/** A candidate stands out when it is this sure and nothing else comes near. */
const proposes = 0.8
const leadNeeded = 0.12
/** Below this a candidate is only a likeness, which is shown when asked for and never asks. */
const mayBe = 0.55

/**
 * Whom a row is taken for. Nothing is guessed silently: one candidate that stands out is proposed and shown, several that
 * could be meant must be chosen from, none means a new record, which is said too.
 */
export function rowLink(row: DraftAward, choice: LinkChoice, matches: readonly Match[]): { state: RowLinkState; id: string | null } {
  if (choice.chosen) return choice.id === null ? { state: 'new', id: null } : { state: 'linked', id: choice.id }
  if (row.recipientKind.value === 'household' || row.name.value === null) return { state: 'none', id: null }
  const [first, second] = matches
  if (!first || first.score < mayBe) return { state: 'new', id: null }
  if (first.score >= proposes && (!second || first.score - second.score >= leadNeeded)) return { state: 'proposed', id: first.id }
  return { state: 'open', id: null }
}

/** The candidates of a row, by what kind of recipient it is. */
export function matchesOf(matcher: RowMatcher, row: DraftAward, at: string | null): readonly Match[] {
  const name = row.name.value
  if (name === null || row.recipientKind.value === 'household') return []
  if (row.recipientKind.value === 'collective') return matcher.units(name, at)
  return matcher.people({ name, birth: row.birthDate.value ?? (row.birthYear.value === null ? null : String(row.birthYear.value)), position: row.position.value, unit: row.unit.value }, at)
}
