import type { EvidenceRef } from '../../model/dossier.ts'

/** A recognised record of the proposed person or collective, as the register shows it. */
export interface Recognised {
  readonly type: EvidenceRef['type']
  readonly id: string
  readonly status: 'inForce' | 'revoked' | 'corrected'
  readonly awardClass: string
  /** end of its period, else the year of signing */
  readonly year: number | null
}

/** So many years back a proposal looks: the longest run the current standards ask for (five years of LĐTT; packs). */
export const EVIDENCE_YEARS = 5
/** a proposal cites at most so many (DossierItem) */
const MOST = 100

/**
 * The records a proposal cites until the officer says otherwise: everything recognised, in force, of this year and the
 * five before, newest first. A discipline is never cited; what has no year is left to the officer.
 */
export function proposeEvidence(records: readonly Recognised[], thisYear: number): EvidenceRef[] {
  return records
    .filter(({ status, awardClass }) => status !== 'revoked' && awardClass !== 'kyLuat')
    .filter(({ year }) => year !== null && year <= thisYear && year >= thisYear - EVIDENCE_YEARS)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .slice(0, MOST)
    .map(({ type, id }) => ({ type, id }))
}
