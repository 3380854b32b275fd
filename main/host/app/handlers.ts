import type { z } from 'zod'
import type { Todo } from '#common/contract/app.ts'
import type { BatchSummary } from '#common/contract/scan.ts'
import type { HandlersOf, HostContext } from '../host.ts'
import { createTurns } from '../in-turn.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { appInfo } from './info.ts'
import { proposeUnitCode, setUp } from './set-up.ts'
import { todoOf } from './todo.ts'

type Json = z.infer<ReturnType<typeof z.json>>

/** What other features tell the start page and the sample register. */
export type AppFeatures = {
  latestBatches: (register: OpenRegister) => Promise<readonly BatchSummary[]>
  openDossiers: (register: OpenRegister) => Promise<Todo['dossiers']>
  fillSample: (register: OpenRegister) => Promise<void>
}

/** Calls about the register as a whole: set-up, sample, start page, what is being typed, settings of screens. */
export function appHandlers(
  host: HostContext,
  features: AppFeatures,
): HandlersOf<'app'> & HandlersOf<'sample'> & HandlersOf<'typing'> & HandlersOf<'settings'> & HandlersOf<'jobs'> {
  // set-up and the sample, asked for in two windows at once, are done once
  const inTurn = createTurns()
  const userKey = (key: string) => `screen.${key}`
  return {
    'app.info': () => appInfo(host),
    'app.setUp': async (input) => {
      await inTurn(() => setUp(host, input))
      return appInfo(host)
    },
    'app.proposeUnitCode': ({ name, shortName }) => ({ code: proposeUnitCode(name, shortName) }),
    'app.todo': async () => {
      const register = host.readyRegister()
      return todoOf(register, await features.latestBatches(register), await features.openDossiers(register))
    },
    'sample.open': async () => {
      await inTurn(async () => {
        await host.openSample()
        if (!host.register().identity()) await features.fillSample(host.register())
      })
      return appInfo(host)
    },
    'sample.close': async () => {
      await inTurn(() => host.closeSample())
      return appInfo(host)
    },
    'typing.get': async ({ key }) => {
      const found = await host.register().typing.getWithTime<Json>(key)
      return { value: found?.value ?? null, savedAt: found?.savedAt ?? null }
    },
    'typing.put': async ({ key, value }) => ({ savedAt: await host.register().typing.put(key, value) }),
    'typing.clear': async ({ key }) => {
      await host.register().typing.clear(key)
      return {}
    },
    'settings.get': async ({ key }) => ({ value: await host.register().settings.get<Json>(userKey(key)) }),
    'settings.put': async ({ key, value }) => {
      await host.register().settings.put(userKey(key), value)
      return {}
    },
    'jobs.list': async () => ({ jobs: await host.register().jobs.list() }),
    'jobs.cancel': async ({ id }) => {
      await host.register().jobs.cancel(id)
      return {}
    },
  }
}
