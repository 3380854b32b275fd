import type { IssuerLevel } from '../../model/decision.ts'
import type { AwardEntry, ChecklistEntry, Packs } from '../../model/pack.ts'

interface Dated {
  readonly validFrom: string | null
  readonly validTo: string | null
}

/** Is the entry in force on the day (ISO)? Open ends are always in force. */
export function isInForce(entry: Dated, day: string): boolean {
  return (entry.validFrom === null || entry.validFrom <= day) && (entry.validTo === null || day <= entry.validTo)
}

/** The levels of authority an award names, each once, whatever the date. */
export function issuerLevels(award: AwardEntry): readonly IssuerLevel[] {
  return [...new Set(award.issuers.map((issuer) => issuer.level))]
}

/**
 * What a proposal of this award needs on the day it is handed in: the entry that names the award, else the one for its class.
 * Null where no pack says anything (an evaluation, an initiative).
 */
export function checklistFor(packs: Packs, awardCode: string, day: string): ChecklistEntry | null {
  const current = packs.checklists.filter((entry) => isInForce(entry, day))
  const named = current.find((entry) => entry.awards.includes(awardCode))
  if (named) return named
  const cls = packs.awards.find((award) => award.code === awardCode)?.class
  return current.find((entry) => entry.class !== null && entry.class === cls) ?? null
}
