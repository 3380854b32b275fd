import { z } from 'zod'
import { RecordType } from '../model/record.ts'
import type { Client } from '../rpc/client.ts'
import type { EventMap, Procedures } from '../rpc/define.ts'
import { appContract } from './app.ts'
import { correctionsContract } from './corrections.ts'
import { excelContract } from './excel.ts'
import { exchangeContract } from './exchange.ts'
import { JobView, jobsContract } from './jobs.ts'
import { registerContract } from './register.ts'
import { scanContract } from './scan.ts'

/** The one map of calls. Adding a call is one line here and one handler in main/host. */
export const contract = {
  ...appContract,
  ...registerContract,
  ...excelContract,
  ...scanContract,
  ...correctionsContract,
  ...exchangeContract,
  ...jobsContract,
} satisfies Procedures
export type Contract = typeof contract

/** The one map of events. They announce state; they never steer. */
export const events = {
  /** records of these types changed */
  'register.changed': z.object({ types: z.array(RecordType) }),
  'batch.changed': z.object({ batchId: z.string() }),
  'draft.changed': z.object({ draftId: z.string() }),
  'packages.changed': z.object({}),
  'job.changed': JobView,
  /** another register was opened (sample on or off, set-up done): ask for everything again */
  'register.opened': z.object({ sample: z.boolean() }),
} satisfies EventMap
export type Events = typeof events

export type HostClient = Client<Contract, Events>
