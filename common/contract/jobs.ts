import { z } from 'zod'
import { Id } from '../model/ids.ts'
import { command, query } from '../rpc/define.ts'
import { Done } from './lists.ts'

export const JobView = z.object({
  id: Id,
  kind: z.string(),
  state: z.enum(['queued', 'running', 'paused', 'done', 'failed', 'cancelled']),
  phase: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  secondsLeft: z.number().nullable(),
  errorCode: z.string().nullable(),
  /** what it works on, e.g. a batch */
  subjectId: z.string().nullable(),
  title: z.string(),
})
export type JobView = z.infer<typeof JobView>

export const jobsContract = {
  'jobs.list': query(z.strictObject({}), z.object({ jobs: z.array(JobView) })),
  'jobs.cancel': command(z.strictObject({ id: Id }), Done),
}
