import type { Period } from '../../model/date.ts'
import { dateParts, formatDate, parseDate } from './dates.ts'
import { cleanLine } from './normalise.ts'
import { plainPunctuation } from './punctuation.ts'

const YEARS = /^(\d{4})\s*(?:-|đến(?: năm)?|\/)\s*(?:năm )?(\d{4}|\d{2})$/
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const DATE =
  '(?:ngày )?\\d{1,2}/\\d{1,2}/\\d{4}|ngày \\d{1,2} tháng \\d{1,2} năm \\d{4}|(?:tháng )?\\d{1,2}/\\d{4}|tháng \\d{1,2} năm \\d{4}|(?:năm )?\\d{4}'
const SPAN = new RegExp(`^(?:từ )?(${DATE}) ?(?:-|đến(?: hết)?) ?(${DATE})$`)

/**
 * The period as printed: "2023", "năm học 2023 - 2024", "2022 - 2024", "giai đoạn 2020-2025", "6 tháng đầu năm 2024",
 * "quý III năm 2024", "các năm 2021, 2022, 2023", "ngày 30 tháng 10 năm 2025". Two bare consecutive years are a school year,
 * as on every paper of a school; with "giai đoạn", "từ … đến" or "2 năm" they are a range. Null where no period can be read:
 * an unknown period is an issue for the officer, not a guess. The period is the achievement's, never the decision's date;
 * `from` and `to` are both included: a year has the same year twice, school year 2023 - 2024 has 2023 and 2024.
 */
export function parsePeriod(printed: string): Period | null {
  const text = plainPunctuation(cleanLine(printed))
    .toLowerCase()
    .replace(/^[([]+|[)\].,;:]+$/g, '')
    .trim()
  const bare = text.replace(/^(?:trong|của|đợt|cho|thành tích)\s+/, '')
  return schoolYear(bare) ?? single(bare) ?? partOfYear(bare) ?? severalYears(bare) ?? range(bare) ?? event(bare)
}

/** The printed form, which `parsePeriod` reads back to the same period: "2023", "năm học 2023 - 2024", "giai đoạn 2022 - 2024". */
export function formatPeriod(period: Period): string {
  const from = formatDate(period.from)
  const to = formatDate(period.to)
  switch (period.kind) {
    case 'year':
      return from
    case 'schoolYear':
      return `năm học ${from} - ${to}`
    case 'range':
      return `giai đoạn ${from} - ${to}`
    case 'event':
      return from === to ? `đợt ${from}` : `đợt ${from} - ${to}`
  }
}

/** The year a list or a statistic files the period under: the year it ends in. */
export function periodYear(period: Period): number | null {
  return dateParts(period.to)?.year ?? null
}

function schoolYear(text: string): Period | null {
  const named = /^(?:năm học|niên học|niên khóa|nh)[: ]+(.+)$/.exec(text)
  const years = YEARS.exec(named?.[1] ?? text)
  if (!years) return null
  const from = Number(years[1])
  const to = secondYear(from, years[2] ?? '')
  return to === from + 1 && plausible(from) ? { kind: 'schoolYear', from: String(from), to: String(to) } : null
}

function single(text: string): Period | null {
  const match = /^(?:năm )?(?:công tác )?(\d{4})$/.exec(text)
  const year = Number(match?.[1])
  return match && plausible(year) ? { kind: 'year', from: String(year), to: String(year) } : null
}

function partOfYear(text: string): Period | null {
  const half = /^(?:0?6|sáu) tháng (đầu|cuối) năm (\d{4})$/.exec(text)
  if (half && plausible(Number(half[2]))) return months(half[2] ?? '', half[1] === 'đầu' ? 1 : 7, 6)
  const quarter = /^quý (iv|i{1,3}|[1-4])(?: năm |[ /-]+)(\d{4})$/.exec(text)
  const number = ROMAN[quarter?.[1] ?? '']
  return quarter && number !== undefined && plausible(Number(quarter[2])) ? months(quarter[2] ?? '', number * 3 - 2, 3) : null
}

function months(year: string, first: number, count: number): Period {
  const month = (value: number) => `${year}-${String(value).padStart(2, '0')}`
  return { kind: 'range', from: month(first), to: month(first + count - 1) }
}

/** "các năm 2021, 2022 và 2023": only years without a gap are one period. */
function severalYears(text: string): Period | null {
  const match = /^(?:các |trong )?(?:(?:\d+|hai|ba|bốn|năm) )?năm (?:liên tục |liền )?\(?(\d{4}(?:(?:,| và|, và)\s*\d{4})+)\)?$/.exec(text)
  const years = (match?.[1]?.match(/\d{4}/g) ?? []).map(Number)
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined || !plausible(first)) return null
  return years.every((year, index) => year === first + index) ? { kind: 'range', from: String(first), to: String(last) } : null
}

function range(text: string): Period | null {
  const named = /^(?:(?:trong )?giai đoạn|nhiệm kỳ|thời kỳ|(?:\d+|hai|ba|bốn|năm) năm(?: liên tục| liền)?,?)[: ]*\(?(.+?)\)?$/.exec(text)
  const inner = named?.[1] ?? text
  const years = YEARS.exec(inner)
  if (years) {
    const from = Number(years[1])
    const to = secondYear(from, years[2] ?? '')
    return to > from && plausible(from) && plausible(to) ? { kind: 'range', from: String(from), to: String(to) } : null
  }
  return span(inner, 'range')
}

function event(text: string): Period | null {
  const inner = text.replace(/^(?:đợt|sự kiện)\s+/, '')
  const day = parseDate(inner)
  return day === null ? span(inner, 'event') : { kind: 'event', from: day, to: day }
}

function span(text: string, kind: 'range' | 'event'): Period | null {
  const match = SPAN.exec(text)
  const from = match ? parseDate(match[1] ?? '') : null
  const to = match ? parseDate(match[2] ?? '') : null
  return from !== null && to !== null && from <= to ? { kind, from, to } : null
}

function secondYear(from: number, printed: string): number {
  return printed.length === 2 ? Math.floor(from / 100) * 100 + Number(printed) : Number(printed)
}

function plausible(year: number): boolean {
  return year >= 1900 && year <= 2199
}
