import type { HandlersOf, HostContext } from '../host.ts'
import { createCorrectionsService } from './service.ts'

/** `corrections.*` of the contract. */
export function correctionsHandlers(host: HostContext): HandlersOf<'corrections'> {
  const service = createCorrectionsService(host)
  return {
    'corrections.list': (input) => service.list(input),
    'corrections.forget': (input, { actor }) => service.forget(input, actor),
  }
}
