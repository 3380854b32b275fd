import type { Draft } from '../../model/draft.ts'
import { type AnyField, fieldAt, headerFields, parsePath, rowFields } from './paths.ts'

/** Values a decision cannot do without; a missing one is a doubt, another missing value is only absent. */
const neededInHeader = new Set(['decisionNumber', 'signedDate', 'issuingBody'])
const neededInRow = new Set(['name', 'awardTitle'])

/**
 * Paths of the values that still need an eye, in the order to look at them (DESIGN-SYSTEM.md 5.4): handwritten, missing,
 * doubtful names, other doubts. A value that is `sure` (by the machine or by the officer) is not in it.
 */
export function doubtsOf(draft: Draft): string[] {
  const found: { path: string; rank: number }[] = []
  const look = (path: string, field: AnyField, needed: boolean) => {
    const isMissing = field.value === null || field.value === ''
    if (isMissing ? !needed : field.status === 'sure') return
    const rank = field.doubt === 'handwritten' ? 0 : isMissing ? 1 : path.endsWith('.name') ? 2 : 3
    found.push({ path, rank })
  }
  for (const name of headerFields) look(`decision.${name}`, draft.decision[name], neededInHeader.has(name))
  for (const [index, award] of draft.awards.entries()) {
    for (const name of rowFields) {
      // the code follows the title; it is looked at there
      if (name === 'awardCode' && award.awardTitle.value !== null) continue
      look(`awards.${index}.${name}`, award[name], neededInRow.has(name))
    }
  }
  return found.sort((a, b) => a.rank - b.rank).map((doubt) => doubt.path)
}

/** The field a doubt points to, for lists of doubts. */
export const doubtedField = (draft: Draft, path: string): AnyField | null => {
  const parsed = parsePath(path)
  return parsed ? fieldAt(draft, parsed) : null
}
