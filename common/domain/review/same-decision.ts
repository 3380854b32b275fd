import type { Draft } from '../../model/draft.ts'
import { similarity } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'

/** What a decision is known by when it is read a second time. */
export interface DecisionMark {
  /** without blanks and marks; '' where it was not read */
  readonly number: string
  readonly date: string | null
  readonly issuer: string
  readonly subject: string
  /** names of its rows, in order */
  readonly names: readonly string[]
}

export const markOf = ({ decision, awards }: Draft): DecisionMark => ({
  number: searchKey(decision.decisionNumber.value ?? '').replace(/\s+/g, ''),
  date: decision.signedDate.value,
  issuer: searchKey(decision.issuingBody.value ?? ''),
  subject: searchKey(decision.subject.value ?? ''),
  names: awards.map((a) => searchKey(a.name.value ?? '')),
})

/** Two spellings of one agency, allowing for slips of reading. */
const SAME_ISSUER = 0.8
const SAME_SUBJECT = 0.85
const SAME_NAMES = 0.8
/** Lists shorter than this may be alike by chance. */
const ENOUGH_NAMES = 3

/**
 * Are these two readings of one decision? By number, date and issuer; or, where a number or date was not read (a pen wrote it), by the
 * same people under the same subject. Two numbers or dates that were both read and differ are two decisions.
 */
export function isSameDecision(a: DecisionMark, b: DecisionMark): boolean {
  const numbers = a.number !== '' && b.number !== ''
  const dates = a.date !== null && b.date !== null
  if ((numbers && a.number !== b.number) || (dates && a.date !== b.date)) return false
  const sameIssuer = a.issuer === '' || b.issuer === '' || similarity(a.issuer, b.issuer) >= SAME_ISSUER
  if (!sameIssuer) return false
  if (numbers && dates) return true
  if (a.subject === '' || similarity(a.subject, b.subject) < SAME_SUBJECT) return false
  return sharedNames(a.names, b.names) >= SAME_NAMES
}

function sharedNames(a: readonly string[], b: readonly string[]): number {
  if (Math.min(a.length, b.length) < ENOUGH_NAMES) return 0
  const others = new Set(b)
  return a.filter((name) => name !== '' && others.has(name)).length / Math.max(a.length, b.length)
}
