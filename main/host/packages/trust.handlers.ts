import type { HandlersOf, HostContext } from '../host.ts'
import { addAnchor, addCrl, authorise, removeAnchor, revokeSigner, trustView } from './trust.service.ts'
import { setTrial } from './trust-trial.ts'

/** `trust.*` of the contract: whose signatures this register believes. */
export function trustHandlers(host: HostContext): HandlersOf<'trust'> {
  const changed = async () => {
    host.events.emit('packages.changed', {})
    return trustView(host)
  }
  return {
    'trust.get': () => trustView(host),
    'trust.addAnchor': async ({ fileToken }, { actor }) => {
      await addAnchor(host, actor, fileToken)
      return changed()
    },
    'trust.removeAnchor': async (input, { actor }) => {
      await removeAnchor(host, actor, input)
      return changed()
    },
    'trust.addCrl': async ({ fileToken }, { actor }) => {
      await addCrl(host, actor, fileToken)
      return changed()
    },
    'trust.authorise': async (input, { actor }) => {
      await authorise(host, actor, input)
      return changed()
    },
    'trust.revokeSigner': async (input, { actor }) => {
      await revokeSigner(host, actor, input)
      return changed()
    },
    'trust.setTrial': async ({ enabled }, { actor }) => {
      const password = await setTrial(host, actor, enabled)
      return { trust: await changed(), password }
    },
  }
}
