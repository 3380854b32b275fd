/** Why a candidate is proposed, as a code with values; the screen makes the sentence. */
export interface MatchReason {
  readonly code:
    | 'sameName'
    | 'otherName'
    | 'nameDiffersBySpelling'
    | 'nameDiffersByTone'
    | 'nameDiffersByMark'
    | 'nameDiffersByLetter'
    | 'sameBirthDate'
    | 'sameBirthYear'
    | 'differentBirthDate'
    | 'differentBirthYear'
    | 'sameUnit'
    | 'sameUnitOtherTime'
    | 'differentUnit'
    | 'samePosition'
    | 'notEmployedThen'
    | 'tooYoung'
    | 'shortName'
    | 'formerName'
    | 'nameNotYetThen'
    | 'similarName'
    | 'sameParent'
    | 'differentParent'
    | 'endedBefore'
  /** the register's value the reason speaks of: a year, a date, a unit's name */
  readonly value?: string
}

export interface MatchCandidate {
  readonly id: string
  /** 0 to 1 */
  readonly score: number
  readonly reasons: readonly MatchReason[]
}

/** From here one candidate may be proposed by itself, if no other comes near. */
export const PROPOSE_FROM = 0.85
/** Two candidates nearer than this are for the officer to tell apart. */
const CLEAR_LEAD = 0.1

/** The candidate that stands out, or null: the best is not good enough, or a second is as good. Takes candidates best first. */
export function outstanding<C extends { readonly score: number }>(candidates: readonly C[]): C | null {
  const [first, second] = candidates
  if (!first || first.score < PROPOSE_FROM) return null
  return second && first.score - second.score < CLEAR_LEAD ? null : first
}

/** A reason as one string for a draft's `candidates[].reasons`: "differentBirthYear:1985". */
export function encodeReason(reason: MatchReason): string {
  return reason.value === undefined ? reason.code : `${reason.code}:${reason.value}`
}
