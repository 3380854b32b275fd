import { z } from 'zod'
import { Id } from '../model/ids.ts'
import { UnitCode } from '../model/package.ts'
import { command, query } from '../rpc/define.ts'
import { Done } from './lists.ts'

export const Actor = z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(['entry', 'approve', 'admin'])) })
export type Actor = z.infer<typeof Actor>

export const AppInfo = z.object({
  version: z.string(),
  today: z.string(),
  /** `empty`: set-up has not been done yet */
  state: z.enum(['empty', 'ready']),
  /** a sample register says so on every screen and print */
  sample: z.boolean(),
  dataFolder: z.string(),
  unit: z
    .object({
      id: Id,
      name: z.string(),
      shortName: z.string().nullable(),
      code: z.string(),
      type: z.string(),
      province: z.string().nullable(),
    })
    .nullable(),
  /** the superior unit that receives dossiers, as entered at set-up */
  superior: z.object({ name: z.string(), code: z.string() }).nullable(),
  actor: Actor,
  /** protection is part 6: until then data on this machine is not encrypted, and the window says so */
  encrypted: z.boolean(),
  trial: z.boolean(),
  counts: z.object({
    people: z.int(),
    units: z.int(),
    decisions: z.int(),
    awards: z.int(),
    draftsOpen: z.int(),
    dossiersOpen: z.int(),
    packagesWaiting: z.int(),
  }),
})
export type AppInfo = z.infer<typeof AppInfo>

export const SetUp = z.strictObject({
  officerName: z.string().trim().min(1).max(120),
  unit: z.strictObject({
    name: z.string().trim().min(1).max(300),
    type: z.string().min(1).max(60),
    shortName: z.string().trim().max(60).nullable(),
    code: z.string().trim().pipe(UnitCode),
    province: z.string().trim().min(1).max(120),
  }),
  superior: z
    .strictObject({
      name: z.string().trim().min(1).max(300),
      code: z.string().trim().pipe(UnitCode),
    })
    .nullable(),
})

export const Todo = z.object({
  drafts: z.array(
    z.object({
      id: Id,
      batchId: Id.nullable(),
      title: z.string(),
      number: z.string().nullable(),
      doubts: z.int(),
      rows: z.int(),
      updatedAt: z.string(),
    }),
  ),
  doubts: z.int(),
  batches: z.array(z.object({ id: Id, name: z.string(), state: z.string(), pagesDone: z.int(), pagesTotal: z.int(), refused: z.int() })),
  dossiers: z.array(z.object({ id: Id, title: z.string(), state: z.string(), items: z.int(), missing: z.int(), updatedAt: z.string() })),
  packages: z.array(
    z.object({ id: z.string(), fileName: z.string(), sender: z.string().nullable(), status: z.string(), receivedAt: z.string() }),
  ),
})
export type Todo = z.infer<typeof Todo>

export const appContract = {
  'app.info': query(z.strictObject({}), AppInfo, 'open'),
  'app.setUp': command(SetUp, AppInfo, 'open'),
  /** proposes a local unit code where none is known, e.g. `LOCAL.UBND-XA-DUC-BINH` */
  'app.proposeUnitCode': query(
    z.strictObject({ name: z.string().max(300), shortName: z.string().max(60).nullable() }),
    z.object({ code: z.string() }),
    'open',
  ),
  'app.todo': query(z.strictObject({}), Todo),
  'sample.open': command(z.strictObject({}), AppInfo, 'open'),
  'sample.close': command(z.strictObject({}), AppInfo, 'open'),
  /** what the officer is typing, kept until it is saved or thrown away; `key` names the form */
  'typing.get': query(
    z.strictObject({ key: z.string().max(120) }),
    z.object({ value: z.json().nullable(), savedAt: z.string().nullable() }),
  ),
  'typing.put': command(z.strictObject({ key: z.string().max(120), value: z.json() }), z.object({ savedAt: z.string() })),
  'typing.clear': command(z.strictObject({ key: z.string().max(120) }), Done),
  /** settings of the screens (columns, widths, sort), per officer */
  'settings.get': query(z.strictObject({ key: z.string().max(120) }), z.object({ value: z.json().nullable() })),
  'settings.put': command(z.strictObject({ key: z.string().max(120), value: z.json() }), Done),
}
