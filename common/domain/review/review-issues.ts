import type { Draft } from '../../model/draft.ts'
import type { ReviewIssue } from '../../model/review.ts'
import type { ReviewedDraft } from './apply-edits.ts'
import { isFullDate } from './field-value.ts'
import type { HeaderField, RowField } from './paths.ts'

/** Whom a row is taken for, as far as approval needs to know. */
export type RowLinkState = 'linked' | 'proposed' | 'open' | 'new' | 'none'

/** Kinds of documents whose rows become records; the others are kept as decisions without rows. */
const withRows = new Set<Draft['kind']>(['award', 'initiative', 'evaluation'])
export const kindHasRows = (kind: Draft['kind']): boolean => withRows.has(kind)

/** The words this file needs; the host gives them from the catalogue of sentences. */
export type IssueSentences = {
  missing: (field: string) => string
  tooLong: (field: string, limit: number) => string
  linkOpen: (name: string) => string
  noRows: string
  alreadyIn: (number: string) => string
  sameDecision: (title: string) => string
}

/** Another open draft that reads the same decision. */
export type Twin = NonNullable<ReviewIssue['twin']>

/** How long a value of a record may be (common/model); a longer one was read across what belongs elsewhere. */
const longest = {
  header: {
    decisionNumber: 80,
    issuingBody: 300,
    parentBody: 300,
    place: 120,
    subject: 1000,
    signerName: 120,
    signerTitle: 200,
    signerAuthority: 200,
    proposal: 500,
  },
  row: {
    name: 300,
    honorific: 60,
    position: 300,
    unit: 300,
    awardTitle: 300,
    rank: 40,
    year: 120,
    bonus: 120,
    initiative: 1000,
    reason: 1000,
  },
  personName: 120,
} as const satisfies { header: Partial<Record<HeaderField, number>>; row: Partial<Record<RowField, number>>; personName: number }

/**
 * What still stands between a draft and the register: the reading's own checks run again on the edited draft, values a
 * record cannot do without, rows whose person must be chosen, a decision that is there already. An error or warning
 * blocks until it is solved or waived with a reason; a missing value or an open choice cannot be waived.
 */
export function reviewIssues(
  reviewed: ReviewedDraft,
  given: { checks: Draft['issues']; links: readonly RowLinkState[]; alreadyIn: boolean; twin?: Twin | null; sentences: IssueSentences },
): ReviewIssue[] {
  const { draft, waivers } = reviewed
  const { sentences } = given
  const issues: ReviewIssue[] = []
  const waiverFor = (code: string, field: string | null) =>
    waivers.findLast((waiver) => waiver.code === code && (waiver.field === null || waiver.field === field))?.reason ?? null
  const need = (path: string, value: string | number | null) => {
    if (value === null || value === '')
      issues.push({
        code: 'missing',
        severity: 'error',
        field: path,
        message: sentences.missing(path.split('.').at(-1) ?? path),
        blocks: true,
        waived: null,
      })
  }
  const fits = (path: string, value: string | number | null, limit: number | undefined) => {
    if (typeof value !== 'string' || limit === undefined || value.length <= limit) return
    const message = sentences.tooLong(path.split('.').at(-1) ?? path, limit)
    issues.push({ code: 'too-long', severity: 'error', field: path, message, blocks: true, waived: null })
  }
  for (const [name, limit] of Object.entries(longest.header)) fits(`decision.${name}`, draft.decision[name as HeaderField].value, limit)
  for (const [index, award] of draft.awards.entries()) {
    for (const [name, limit] of Object.entries(longest.row)) fits(`awards.${index}.${name}`, award[name as RowField].value, limit)
    if (award.recipientKind.value !== 'collective') fits(`awards.${index}.name`, award.name.value, longest.personName)
  }
  need('decision.decisionNumber', draft.decision.decisionNumber.value)
  // a day that does not exist is as good as none
  need('decision.signedDate', isFullDate(draft.decision.signedDate.value) ? draft.decision.signedDate.value : null)
  need('decision.issuingBody', draft.decision.issuingBody.value)
  if (kindHasRows(draft.kind)) {
    if (draft.awards.length === 0)
      issues.push({ code: 'no-rows', severity: 'error', field: null, message: sentences.noRows, blocks: true, waived: null })
    for (const [index, award] of draft.awards.entries()) {
      need(`awards.${index}.name`, award.name.value)
      if (award.awardTitle.value === null && award.awardCode.value === null) need(`awards.${index}.awardTitle`, null)
      if (given.links[index] === 'open') {
        issues.push({
          code: 'link-open',
          severity: 'error',
          field: `awards.${index}.link`,
          message: sentences.linkOpen(award.name.value ?? ''),
          blocks: true,
          waived: null,
        })
      }
    }
  }
  for (const check of given.checks) {
    const field = check.field ?? null
    const waived = waiverFor(check.code, field)
    issues.push({
      code: check.code,
      severity: check.severity,
      field,
      message: check.message,
      // a file of several decisions is parted by proposal: the officer says that the pages belong together
      blocks: check.code === 'split' ? !reviewed.confirmed.has('pages') : check.severity !== 'info' && waived === null,
      waived,
    })
  }
  if (given.alreadyIn) {
    const waived = waiverFor('already-in', null)
    issues.push({
      code: 'already-in',
      severity: 'error',
      field: 'decision.decisionNumber',
      message: sentences.alreadyIn(draft.decision.decisionNumber.value ?? ''),
      blocks: waived === null,
      waived,
    })
  }
  if (given.twin) {
    const waived = waiverFor('same-decision', null)
    issues.push({
      code: 'same-decision',
      severity: 'warning',
      field: 'decision.decisionNumber',
      message: sentences.sameDecision(given.twin.title),
      blocks: waived === null,
      waived,
      twin: given.twin,
    })
  }
  return issues
}
