import { z } from 'zod'
import { FileToken, Id } from '../model/ids.ts'
import { PersonData } from '../model/person.ts'
import { command } from '../rpc/define.ts'
import { Done } from './lists.ts'

/** One row of a sheet before anything is written. */
export const ExcelRow = z.object({
  row: z.int(),
  /** what will be done: make a person, add to one, nothing (the same is there), or refused */
  action: z.enum(['create', 'update', 'same', 'error']),
  fullName: z.string(),
  data: PersonData.nullable(),
  /** the person it was recognised as */
  personId: Id.nullable(),
  unitText: z.string().nullable(),
  /** a unit that will be made because the sheet names it and the register does not */
  newUnit: z.boolean(),
  errors: z.array(z.object({ column: z.string(), code: z.string(), value: z.string() })),
  warnings: z.array(z.object({ column: z.string(), code: z.string(), value: z.string() })),
})
export type ExcelRow = z.infer<typeof ExcelRow>

export const ExcelPreview = z.object({
  previewId: Id,
  fileName: z.string(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  /** which column of the sheet was taken for what */
  columns: z.array(z.object({ column: z.string(), head: z.string(), field: z.string().nullable() })),
  rows: z.array(ExcelRow),
  counts: z.object({ create: z.int(), update: z.int(), same: z.int(), error: z.int(), newUnits: z.int() }),
})
export type ExcelPreview = z.infer<typeof ExcelPreview>

export const excelContract = {
  /** reads a sheet of people (columns of CANHAN.xlsx or heads that mean the same); writes nothing */
  'excel.preview': command(z.strictObject({ fileToken: FileToken, sheet: z.string().max(100).optional() }), ExcelPreview),
  /** writes the rows of a preview in one transaction; rows with errors are left out only if said so */
  'excel.confirm': command(
    z.strictObject({ previewId: Id, leaveOutErrors: z.boolean() }),
    z.object({ created: z.int(), updated: z.int(), newUnits: z.int(), leftOut: z.int() }),
  ),
  'excel.discard': command(z.strictObject({ previewId: Id }), Done),
}
