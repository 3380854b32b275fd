import type { IssuerLevel } from '../../model/decision.ts'
import type { AwardEntry } from '../../model/pack.ts'

/**
 * "Kiểm tra thẩm quyền": does an award of this kind fit the level of its issuer on the day of the decision (DOMAIN.md 2)?
 * Always a hint and never a reason to refuse a record: what was decided was decided.
 */
export interface AuthorityWarning {
  /**
   * `levelNotListed`: no body of this level awards it; `tooEarly` / `tooLate`: it did not yet, or no longer does, on that day;
   * `conditional`: only some bodies of the level do (a unit with legal personality);
   * `levelAbolished`: the district level, on a decision after it ended; `notYetExisting` / `abolished`: the award itself on that day
   */
  readonly code: 'levelNotListed' | 'tooEarly' | 'tooLate' | 'conditional' | 'levelAbolished' | 'notYetExisting' | 'abolished'
  readonly severity: 'warning' | 'info'
  readonly params: {
    readonly award: string
    readonly level: IssuerLevel | null
    readonly date: string | null
    readonly limit: string | null
  }
}

/** Last day of the district level (Luật Tổ chức chính quyền địa phương 2025; two-tier local government from 1/7/2025). */
const LAST_DAY_OF_DISTRICTS = '2025-06-30'

/** At most one warning; null when all fits or too little is known. `date` is the decision's (ISO), null when unknown. */
export function checkAuthority(award: AwardEntry, level: IssuerLevel | null, date: string | null): AuthorityWarning | null {
  const warn = (code: AuthorityWarning['code'], limit: string | null = null, severity: AuthorityWarning['severity'] = 'warning') => ({
    code,
    severity,
    params: { award: award.code, level, date, limit },
  })
  if (date !== null && level === 'huyen' && date > LAST_DAY_OF_DISTRICTS) return warn('levelAbolished', LAST_DAY_OF_DISTRICTS)
  if (date !== null && award.validFrom !== null && date < award.validFrom) return warn('notYetExisting', award.validFrom)
  if (date !== null && award.validTo !== null && date > award.validTo) return warn('abolished', award.validTo)
  if (level === null || award.issuers.length === 0) return null
  const listed = award.issuers.filter((issuer) => issuer.level === level)
  if (listed.length === 0) return warn('levelNotListed')
  const fitting = listed.filter(
    (issuer) => date === null || ((issuer.from === null || issuer.from <= date) && (issuer.to === null || date <= issuer.to)),
  )
  if (fitting.length > 0) return fitting.every((issuer) => issuer.conditional === true) ? warn('conditional', null, 'info') : null
  const [first] = listed
  return date !== null && first?.from !== null && first?.from !== undefined && date < first.from
    ? warn('tooEarly', first.from)
    : warn('tooLate', first?.to ?? null)
}
