import { z } from 'zod'
import type { Packs } from '#common/model/pack.ts'
import type { Clock } from '../clock.ts'
import type { EventBus } from '../events.ts'
import type { JobKind } from '../jobs/job-queue.ts'
import type { Reader } from '../reading/reader.ts'
import { createMatchers } from '../register/matchers.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { readBatch } from './read-batch.ts'

const passwords = new WeakMap<OpenRegister, Map<string, string>>()

/** Passwords of files being read, by file id: in memory for as long as the reading takes, kept nowhere. */
export function passwordsOf(register: OpenRegister): Map<string, string> {
  const known = passwords.get(register) ?? new Map<string, string>()
  passwords.set(register, known)
  return known
}

const Payload = z.object({ batchId: z.string() })

/** The job kind that reads a batch. */
export function scanJob(deps: {
  register: OpenRegister
  reader: () => Reader
  clock: Clock
  events: EventBus
  packs: Packs
}): JobKind<z.infer<typeof Payload>> {
  const matchers = createMatchers(deps.events)
  return {
    payload: Payload,
    run: (payload, context) =>
      readBatch({ ...deps, matcherOf: matchers.of, passwords: passwordsOf(deps.register) }, payload.batchId, context),
  }
}
