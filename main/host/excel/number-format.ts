/** What a number format shows of a date: nothing, the year, the month, or the day. */
export type DateShown = 'none' | 'year' | 'month' | 'day'

const BUILT_IN_DATES = new Set([14, 15, 16, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])
/** mmm-yy */
const BUILT_IN_MONTHS = new Set([17, 55, 56])

/** Reads a number format: its built-in id, else its code. Times alone (h:mm) are no dates. */
export function dateShown(id: number, code: string | undefined): DateShown {
  if (code === undefined) return BUILT_IN_DATES.has(id) ? 'day' : BUILT_IN_MONTHS.has(id) ? 'month' : 'none'
  const letters = code
    .split(';')[0]
    ?.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
    .toLowerCase()
  if (letters === undefined || /general|[#0?]/.test(letters)) return 'none'
  if (letters.includes('d')) return 'day'
  if (!letters.includes('y')) return 'none'
  return letters.includes('m') ? 'month' : 'year'
}

/** How many digits a format like 000000 always shows: codes with leading zeros kept as numbers. 0 for any other format. */
export const paddedDigits = (code: string | undefined): number => (code !== undefined && /^0{2,20}$/.test(code) ? code.length : 0)

const DAY = 86_400_000

/**
 * The date of a serial number, ISO and as precise as its format shows; null where it is none. Serial 60 is the 29/02/1900 that
 * never was (ECMA-376 18.17.4.1): before it days count from one day later.
 */
export function dateOfSerial(serial: number, shown: Exclude<DateShown, 'none'>, from1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (!Number.isFinite(serial) || whole < 1 || whole > 200_000) return null
  const days = from1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole
  const iso = new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10)
  return iso.slice(0, shown === 'year' ? 4 : shown === 'month' ? 7 : 10)
}
