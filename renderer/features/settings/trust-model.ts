import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { StatusState } from '../../ui/status.tsx'

const day = 86_400_000

/** Until when a revocation list or a certificate is good, as a state: past, within a week, or fine. */
export function freshness(until: string | null, today: string): { readonly state: StatusState; readonly word: string } {
  if (until === null) return { state: 'judge', word: t('settings.crlNoNext') }
  // counted in days of the calendar: both ends at noon, whatever the clock of the machine does in between
  const left = Math.round((Date.parse(`${until.slice(0, 10)}T12:00:00Z`) - Date.parse(`${today.slice(0, 10)}T12:00:00Z`)) / day)
  if (left < 0) return { state: 'late', word: t('settings.crlStale') }
  if (left <= 7) return { state: 'dueSoon', word: t('settings.crlSoon', { n: left }) }
  return { state: 'done', word: t('settings.crlFine') }
}

/** A SHA-256 in groups of four, in capitals: what two people compare. */
export const shaGroups = (sha256: string): string => (sha256.toUpperCase().match(/.{1,4}/g) ?? []).join(' ')

/** “từ 22/11/2026”, “22/11/2026 - 30/11/2026”: how long an authorisation holds. */
export const spanWords = (from: string | null, to: string | null): { readonly from: string; readonly to: string } => ({
  from: formatDate(from),
  to: formatDate(to),
})
