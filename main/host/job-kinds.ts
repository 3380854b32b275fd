import type { Packs } from '#common/model/pack.ts'
import type { Clock } from './clock.ts'
import type { EventBus } from './events.ts'
import type { JobKind } from './jobs/job-queue.ts'
import type { Reader } from './reading/reader.ts'
import type { OpenRegister } from './register/open-register.ts'
import { scanJob } from './scan/job.ts'

/** Every kind of job this program can run, for one open register. */
export const jobKindsOf = (deps: {
  register: OpenRegister
  reader: () => Reader
  clock: Clock
  events: EventBus
  packs: Packs
}): Readonly<Record<string, JobKind<unknown>>> => ({
  scan: scanJob(deps),
})
