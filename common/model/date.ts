import { z } from 'zod'

/** A date with precision: `1998`, `1998-05` or `1998-05-04`; ISO, as printed on the paper, never completed. */
export const PartialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
export type PartialDate = z.infer<typeof PartialDate>

/** A full ISO date, `2019-12-27`. */
export const IsoDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
export type IsoDate = z.infer<typeof IsoDate>

/** A moment in UTC, ISO with milliseconds. */
export const Timestamp = z.iso.datetime()
export type Timestamp = z.infer<typeof Timestamp>

/** The period an award counts for, beside its printed form; never taken from the decision's date (DESIGN.md, Data). */
export const Period = z.object({ kind: z.enum(['year', 'schoolYear', 'range', 'event']), from: PartialDate, to: PartialDate })
export type Period = z.infer<typeof Period>
