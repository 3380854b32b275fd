import { formatDate } from '#common/domain/text/dates.ts'
import type { Period } from '#common/model/date.ts'

/** A period in the few letters a list has room for: "2024", "2024 - 2025", "2020 - 2025", "15/03/2025"; '' where it is unknown. */
export function shortPeriod(period: Period | null, printed: string | null): string {
  if (period === null) return printed ?? ''
  const [from, to] = [formatDate(period.from), formatDate(period.to)]
  return from === to ? from : `${from} - ${to}`
}
