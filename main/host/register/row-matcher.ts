import { outstanding } from '#common/domain/matching/reasons.ts'
import type { LinkChoice } from '#common/domain/review/apply-edits.ts'
import type { RowLinkState } from '#common/domain/review/review-issues.ts'
import type { DraftAward } from '#common/model/draft.ts'
import type { Match, Matcher } from './matchers.ts'

/** Below this a candidate is only a likeness, which is shown when asked for and never asks. */
const mayBe = 0.55

/** Triết and Triệt, Hường and Hương are two people however well the rest agrees: only a person says they are one. */
const otherName = /^nameDiffersBy(Tone|Mark|Letter)\b/

/**
 * Whom a row is taken for. Nothing is guessed silently: one candidate that stands out and has the very name is proposed and
 * shown; several that could be meant, or another spelling, must be chosen from; none means a new record, which is said too.
 */
export function rowLink(row: DraftAward, choice: LinkChoice, matches: readonly Match[]): { state: RowLinkState; id: string | null } {
  if (choice.chosen) return choice.id === null ? { state: 'new', id: null } : { state: 'linked', id: choice.id }
  if (row.recipientKind.value === 'household' || row.name.value === null) return { state: 'none', id: null }
  const best = matches[0]
  if (!best || best.score < mayBe) return { state: 'new', id: null }
  const proposed = outstanding(matches)
  return proposed && !proposed.reasons.some((reason) => otherName.test(reason))
    ? { state: 'proposed', id: proposed.id }
    : { state: 'open', id: null }
}

/** The candidates of a row, by what kind of recipient it is. */
export function matchesOf(matcher: Matcher, row: DraftAward, at: string | null): readonly Match[] {
  const name = row.name.value
  if (name === null || row.recipientKind.value === 'household') return []
  if (row.recipientKind.value === 'collective') return matcher.units(name, at)
  return matcher.people(
    {
      name,
      birth: row.birthDate.value ?? (row.birthYear.value === null ? null : String(row.birthYear.value)),
      position: row.position.value,
      unit: row.unit.value,
    },
    at,
  )
}
