import { EvaluationLevel } from '../../model/award.ts'
import type { RecipientKind } from '../../model/draft.ts'
import type { RecordEvidence } from '../../model/record.ts'
import { searchKey } from '../text/search-key.ts'

/** The ink of one value; `field` is the draft's name for it on the way in (`name`, `year` …), the record's on the way out. */
export type InkPiece = Omit<RecordEvidence, 'recordType' | 'recordId'>

/** One author of an initiative; `share` in percent. */
export interface AuthorRow {
  readonly name: string
  readonly position: string | null
  readonly unit: string | null
  readonly share: number | null
  readonly linkId: string | null
}

/**
 * One confirmed row of a decision: what is printed about a recipient, and whom the officer said it is. Text as printed;
 * null where the paper says nothing and the decision's default holds.
 */
export interface RecipientRow {
  readonly recipientKind: RecipientKind
  /** without honorific; for a household its head, for an initiative its author */
  readonly name: string
  readonly honorific?: string | null
  /** ISO, partial */
  readonly birth?: string | null
  readonly birthPrinted?: string | null
  readonly position: string | null
  /** the nearest organisation; for a household its address */
  readonly unit: string | null
  readonly rowNo?: number | null
  readonly awardCode?: string | null
  readonly awardTitle?: string | null
  readonly rank?: string | null
  readonly periodPrinted?: string | null
  readonly bonusAmount?: number | null
  readonly bonusPrinted?: string | null
  readonly objectClass?: string | null
  readonly commendationType?: string | null
  readonly isLeader?: boolean | null
  /** the initiative's own name */
  readonly initiative?: string | null
  /** all authors, where there are more than the one in `name` */
  readonly authors?: readonly AuthorRow[]
  readonly reason?: string | null
  /** the person (individual, initiative) or unit (collective) of the register; null makes a new one */
  readonly linkId: string | null
  readonly ink?: readonly InkPiece[]
}

/** Which record a row becomes. */
export type RowRecordType = 'award' | 'evaluation' | 'initiative'

/**
 * Evaluation codes (HTXS, HTT, HT, KHT) give evaluations, initiative codes (SANG_KIEN …) and initiative rows give
 * initiatives, everything else awards. A household is never evaluated and writes no initiative.
 */
export function recordTypeOf(code: string | null, recipientKind: RecipientKind): RowRecordType {
  if (recipientKind === 'initiative') return 'initiative'
  if (recipientKind !== 'household' && EvaluationLevel.safeParse(code).success) return 'evaluation'
  return recipientKind === 'individual' && isInitiativeCode(code) ? 'initiative' : 'award'
}

/** SANG_KIEN and its like: DE_TAI, DE_AN, CONG_TRINH recognised as initiatives (DOMAIN.md 4). */
export const isInitiativeCode = (code: string | null): boolean =>
  code !== null && /^(?:SANG_KIEN|SK|DE_TAI|DE_AN|CONG_TRINH)(?:_|$)/.test(code)

/** How far an initiative is recognised, from the code or the title as printed. */
export function initiativeScopeOf(code: string | null, title: string): 'coSo' | 'tinh' | 'toanQuoc' | null {
  const text = `${searchKey(title)} ${(code ?? '').toLowerCase()}`
  if (/toan quoc|_tq\b|_toanquoc\b/.test(text)) return 'toanQuoc'
  if (/cap tinh|cap bo|_tinh\b/.test(text)) return 'tinh'
  return /co so|_coso\b|_cs\b/.test(text) ? 'coSo' : null
}
