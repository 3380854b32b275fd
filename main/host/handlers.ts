import type { Actor } from '#common/contract/app.ts'
import type { Contract } from '#common/contract/index.ts'
import type { Handlers } from '#common/rpc/serve.ts'
import { appHandlers } from './app/handlers.ts'
import type { HostContext } from './host.ts'
import { reviewHandlers } from './review/handlers.ts'
import { scanHandlers } from './scan/handlers.ts'

/** Every call of the contract and who answers it. */
export function createHandlers(host: HostContext): Handlers<Contract, Actor> {
  const parts = {
    ...appHandlers(host, { openDossiers: async () => [], fillSample: async () => undefined }),
    ...scanHandlers(host),
    ...reviewHandlers(host, { matcherOf: async () => ({ people: () => [], units: () => [] }), peopleRows: async () => [], unitRows: async () => [] }),
  }
  return parts as unknown as Handlers<Contract, Actor>
}
