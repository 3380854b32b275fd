import type { Draft, DraftIssue } from '../../model/draft.ts'
import { countIssues, repeatIssues } from '../extraction/issues.ts'
import { type ReviewedDraft, rowNumberOf, withRow } from './apply-edits.ts'

/** Checks that depend on rows and values: run again after every edit. */
const checkedAgain = new Set(['count-mismatch', 'duplicate-row', 'unknown-award', 'no-rows', 'missing-number', 'missing-date'])
/** What adding or taking out a row settles; the count of Điều 1 is still compared. */
const settledByRows = new Set(['numbering-gap', 'total-mismatch', 'table-unread'])

/**
 * The checks of the reading on a draft as edited so far (pure). What was found on the page itself (a poor page, two
 * dates until they are corrected) stays until the officer waives it with a reason; what follows from rows and values is computed anew.
 */
export function recheck(original: Draft, { draft: edited, confirmed, origins }: ReviewedDraft): DraftIssue[] {
  const rowsChanged = original.awards.length !== origins.length || origins.some((origin, index) => origin !== index)
  const { signedDate, annexDate, signerName } = edited.decision
  const kept = original.issues.flatMap((issue): DraftIssue[] => {
    if (checkedAgain.has(issue.code) || (rowsChanged && settledByRows.has(issue.code))) return []
    if (issue.code === 'annex-date' && annexDate.value === signedDate.value) return []
    if (issue.code === 'missing-signer' && (signerName.value !== null || confirmed.has('decision.signerName'))) return []
    // what was said of a row stays with that row
    const row = rowNumberOf(issue.field)
    if (row === null) return [issue]
    const today = origins.indexOf(row)
    return today === -1 ? [] : [{ ...issue, field: withRow(issue.field, today) }]
  })
  const anew: DraftIssue[] = []
  const add = (code: string, severity: DraftIssue['severity'], message: string, field?: string) => {
    anew.push({ code, severity, message, ...(field === undefined ? {} : { field }) })
  }
  countIssues(edited, add)
  repeatIssues(edited.awards, add)
  for (const [index, award] of edited.awards.entries()) {
    const path = `awards.${index}.awardTitle`
    if (award.awardTitle.value !== null && award.awardCode.value === null && !confirmed.has(path)) {
      add('unknown-award', 'warning', `Dòng ${index + 1}: chưa xác định được danh hiệu hoặc hình thức khen thưởng.`, path)
    }
  }
  return [...anew, ...kept]
}
