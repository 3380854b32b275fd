import { z } from 'zod'

/** Is there such a day? `text` is ISO: a year, a month or a day (31/02 is none). */
function exists(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day >= 1 && day <= (lengths[month - 1] ?? 0)
}

/** A date with precision: `1998`, `1998-05` or `1998-05-04`; ISO, as printed on the paper, never completed. */
export const PartialDate = z.string().refine((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && exists(text))
export type PartialDate = z.infer<typeof PartialDate>

/** A full ISO date, `2019-12-27`. */
export const IsoDate = z.string().refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(text))
export type IsoDate = z.infer<typeof IsoDate>

/** A moment in UTC, ISO with milliseconds. */
export const Timestamp = z.iso.datetime()
export type Timestamp = z.infer<typeof Timestamp>

/** The period an award counts for, beside its printed form; never taken from the decision's date (DESIGN.md, Data). */
export const Period = z.object({ kind: z.enum(['year', 'schoolYear', 'range', 'event']), from: PartialDate, to: PartialDate })
export type Period = z.infer<typeof Period>
