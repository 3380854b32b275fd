/** Dates and sums the sample's papers are made from; all figures of fictitious papers, none is a rule of the product. */

/** First years of the fifteen school years the sample register holds: 2010 - 2011 to 2024 - 2025. */
export const SCHOOL_YEARS: readonly number[] = Array.from({ length: 15 }, (_, i) => 2010 + i)

export const schoolYearPrinted = (first: number): string => `${first} - ${first + 1}`

/** The working day on or after a day. Takes and gives ISO. */
export function workingDay(iso: string): string {
  const day = new Date(`${iso}T00:00:00Z`)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

/** Base salary (lương cơ sở, mức lương tối thiểu chung before 2013) in đồng, from the day given. */
const BASE_SALARY: readonly (readonly [from: string, amount: number])[] = [
  ['2010-05-01', 730_000],
  ['2011-05-01', 830_000],
  ['2012-05-01', 1_050_000],
  ['2013-07-01', 1_150_000],
  ['2016-05-01', 1_210_000],
  ['2017-07-01', 1_300_000],
  ['2018-07-01', 1_390_000],
  ['2019-07-01', 1_490_000],
  ['2023-07-01', 1_800_000],
  ['2024-07-01', 2_340_000],
]

/** `factor` × base salary on a day, in đồng, and as a paper prints it ("447.000 đồng"). */
export function bonusOn(iso: string, factor: number): { readonly amount: number; readonly printed: string } {
  const base = BASE_SALARY.findLast(([from]) => from <= iso)?.[1] ?? 0
  const amount = Math.round(base * factor)
  return { amount, printed: `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đồng` }
}

/** A number in [0, 1) that depends on nothing but the text (FNV-1a, then mixed): the sample comes out the same everywhere. */
export function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) >>> 0
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296
}
