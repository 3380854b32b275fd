import { type Run, sliceRun } from './run.ts'

export interface PrintedPeriod {
  readonly value: string
  readonly run: Run
}

const RANGE = /(?:giai doan|tu nam|nam hoc|nien hoc|trong)\s*(\d{4})\s*(?:-|–|den nam|den)\s*(?:nam\s*)?(\d{4})/g
const YEAR = /nam\s+(?:cong tac\s+)?(\d{4})(?:\s*[-–]\s*(\d{4}))?(?!\s*\/)/g

/** The first period a run names that is not part of a date: "năm 2019", "năm học 2025 - 2026", "từ năm 2020 đến năm 2024". */
export function findPeriod(run: Run): PrintedPeriod | null {
  const candidates: { at: number; length: number; value: string }[] = []
  for (const m of run.folded.matchAll(RANGE)) {
    candidates.push({ at: m.index, length: m[0].length, value: `${m[1]} - ${m[2]}` })
  }
  for (const m of run.folded.matchAll(YEAR)) {
    if (/sinh\s*$/.test(run.folded.slice(Math.max(0, m.index - 6), m.index))) continue
    if (/thang\s*\S{0,4}\s*$/.test(run.folded.slice(Math.max(0, m.index - 12), m.index))) continue
    if (/quy[^.;,]{0,30}$/.test(run.folded.slice(Math.max(0, m.index - 40), m.index))) continue
    candidates.push({ at: m.index, length: m[0].length, value: m[2] ? `${m[1]} - ${m[2]}` : (m[1] ?? '') })
  }
  const [first] = candidates.sort((a, b) => a.at - b.at || b.length - a.length)
  if (!first) return null
  const year = Number(first.value.slice(0, 4))
  if (year < 1945 || year > 2100) return null
  // Only the figures are the value's ink; the word "năm" before them is not.
  const figures = run.folded.slice(first.at, first.at + first.length).search(/\d/)
  return { value: first.value, run: sliceRun(run, first.at + figures, first.at + first.length) }
}

/** No award is made for a year far ahead: such a year is a misread figure ("2090"). Takes a period as printed. */
export const possiblePeriod = (value: string): boolean =>
  [...value.matchAll(/\d{4}/g)].every(([year]) => Number(year) >= 1945 && Number(year) <= LAST_YEAR)

/** Decades beyond any campaign in force; a fixed bound, because a draft must not depend on the day it is made. */
const LAST_YEAR = 2045

/**
 * Whether a period begins after the year of `signedDate` (ISO, or null where it was not read): no decision rewards a year to come, so
 * one of the two was misread. Takes a period as printed.
 */
export function isAhead(period: string, signedDate: string | null): boolean {
  const first = /\d{4}/.exec(period)?.[0]
  const signed = /^\d{4}/.exec(signedDate ?? '')?.[0]
  return first !== undefined && signed !== undefined && Number(first) > Number(signed)
}
