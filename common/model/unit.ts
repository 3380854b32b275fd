import { z } from 'zod'
import { PartialDate } from './date.ts'
import { Id } from './ids.ts'

/** A unit or a collective of any size (a small group is a unit of type `tapTheNho`). Names are dated, never overwritten. */
export const UnitData = z.strictObject({
  /** mã định danh, e.g. H15.02; null where none is known */
  code: z.string().max(60).nullable(),
  name: z.string().min(1).max(300),
  /** short form as used in symbols of decisions, e.g. UBND */
  shortName: z.string().max(60).nullable(),
  /** code of the unit-types pack */
  type: z.string().min(1).max(60),
  parentId: Id.nullable(),
  province: z.string().max(120).nullable(),
  address: z.string().max(300).nullable(),
  status: z.enum(['active', 'ended']),
  startDate: PartialDate.nullable(),
  endDate: PartialDate.nullable(),
  /** earlier names with the dates they were in force */
  formerNames: z
    .array(z.strictObject({ name: z.string().min(1).max(300), from: PartialDate.nullable(), to: PartialDate.nullable() }))
    .max(50),
  note: z.string().max(2000).nullable(),
})
export type UnitData = z.infer<typeof UnitData>
