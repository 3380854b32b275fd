/**
 * Dates as a register of paper needs them: a year, a month or a day, whichever is known. The value is ISO text ('1998', '1998-05',
 * '1998-05-07'), the screen shows dd/mm/yyyy, and no Date object is involved: a date on a decision has no time zone.
 */

import type { PartialDate } from '../../model/date.ts'

export type DatePrecision = 'year' | 'month' | 'day'

export interface DateParts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** Years a paper of this subject can carry: the oldest birth year in a register to well past today. */
const FIRST_YEAR = 1850
const LAST_YEAR = 2199
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const NUMERIC = /^(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/i
const MONTH_YEAR = /^(?:tháng\s+)?(\d{1,2})\s*[/.-]\s*(\d{4})$/i
const WORDS = /^(?:ngày\s+(\d{1,2})\s+)?tháng\s+(\d{1,2})\s*(?:năm\s+|[/.-]\s*)(\d{4})$/i
const YEAR = /^(?:năm\s+)?(\d{4})$/i

/** How many days the month has (proleptic Gregorian); 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** ISO text of the parts, or null when there is no such day: 31/02, month 13, a year nobody wrote. */
export function toPartialDate(parts: DateParts): PartialDate | null {
  const { year, month, day } = parts
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null
  if (month === undefined) return day === undefined ? pad(year, 4) : null
  if (!Number.isInteger(month) || daysInMonth(year, month) === 0) return null
  if (day === undefined) return `${pad(year, 4)}-${pad(month)}`
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** The parts of ISO text, or null when the text is not a partial date of ours. */
export function dateParts(iso: string): DateParts | null {
  const match = ISO.exec(iso)
  if (!match) return null
  const parts: DateParts = {
    year: Number(match[1]),
    ...(match[2] === undefined ? {} : { month: Number(match[2]) }),
    ...(match[3] === undefined ? {} : { day: Number(match[3]) }),
  }
  return toPartialDate(parts) === null ? null : parts
}

export function isPartialDate(text: string): text is PartialDate {
  return dateParts(text) !== null
}

export function datePrecision(iso: PartialDate): DatePrecision {
  return iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day'
}

/**
 * A date as people and papers write it: "15/3/2025", "05.03.2025", "ngày 15 tháng 3 năm 2025", "tháng 3 năm 2025", "3/2025",
 * "2025", also ISO. Day first, always; a two-digit year is not guessed. Null for anything else, for blanks left to be filled in
 * ("ngày … tháng … năm 2025") and for days that do not exist.
 */
export function parseDate(printed: string): PartialDate | null {
  const text = printed
    .normalize('NFC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;]$/, '')
  if (ISO.test(text)) return dateParts(text) === null ? null : text
  const full = NUMERIC.exec(text) ?? WORDS.exec(text)
  if (full) {
    const day = full[1] === undefined ? {} : { day: Number(full[1]) }
    return toPartialDate({ year: Number(full[3]), month: Number(full[2]), ...day })
  }
  const month = MONTH_YEAR.exec(text)
  if (month) return toPartialDate({ year: Number(month[2]), month: Number(month[1]) })
  const year = YEAR.exec(text)
  return year ? toPartialDate({ year: Number(year[1]) }) : null
}

/** dd/mm/yyyy, mm/yyyy or yyyy; '' for text that is no date. `parseDate` reads it back. */
export function formatDate(iso: PartialDate): string {
  const parts = dateParts(iso)
  if (!parts) return ''
  const pieces = [parts.day, parts.month].filter((piece) => piece !== undefined).map((piece) => pad(piece))
  return [...pieces, pad(parts.year, 4)].join('/')
}

/** "ngày 05 tháng 02 năm 2025" as documents write it: a zero before days under 10 and months 1 and 2 (NĐ 30/2020, Phụ lục I). */
export function formatDateInWords(iso: PartialDate): string {
  const parts = dateParts(iso)
  if (!parts) return ''
  const month = parts.month === undefined ? '' : `tháng ${parts.month < 3 ? pad(parts.month) : parts.month} `
  return `${parts.day === undefined ? '' : `ngày ${pad(parts.day)} `}${month}năm ${pad(parts.year, 4)}`
}

/** Order for lists: by time; where one is only less precise (2025 and 2025-03) the less precise comes first. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Can both be the same day? 1998 agrees with 1998-05-07; 1998-05 does not agree with 1998-06-01. */
export function datesAgree(a: PartialDate, b: PartialDate): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

/** First and last day the date can mean: 2024-02 gives 2024-02-01 and 2024-02-29. Null for text that is no date. */
export function dateBounds(iso: PartialDate): { readonly first: string; readonly last: string } | null {
  const parts = dateParts(iso)
  if (!parts) return null
  const month = parts.month ?? 12
  const last = parts.day ?? daysInMonth(parts.year, month)
  return {
    first: `${pad(parts.year, 4)}-${pad(parts.month ?? 1)}-${pad(parts.day ?? 1)}`,
    last: `${pad(parts.year, 4)}-${pad(month)}-${pad(last)}`,
  }
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}
