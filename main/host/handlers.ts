import type { Actor } from '#common/contract/app.ts'
import type { Contract } from '#common/contract/index.ts'
import type { Handlers } from '#common/rpc/serve.ts'
import { appHandlers } from './app/handlers.ts'
import { correctionsHandlers } from './corrections/handlers.ts'
import { dossiersHandlers, openDossiersOf } from './dossier/handlers.ts'
import { excelHandlers } from './excel/excel.handlers.ts'
import type { HostContext } from './host.ts'
import { packagesHandlers } from './packages/handlers.ts'
import { trustHandlers } from './packages/trust.handlers.ts'
import { catalogueOf } from './register/catalogue.ts'
import { decisionsHandlers } from './register/decisions.handlers.ts'
import { createMatchers } from './register/matchers.ts'
import { peopleHandlers } from './register/people.handlers.ts'
import { peopleByIds } from './register/people.repository.ts'
import { awardsHandlers, catalogueHandlers, historyHandlers, inkHandlers, searchHandlers } from './register/register.handlers.ts'
import { toPersonRows, toUnitRows } from './register/register-rows.ts'
import { unitsHandlers } from './register/units.handlers.ts'
import { unitsByIds } from './register/units.repository.ts'
import { reviewHandlers } from './review/handlers.ts'
import { writeSample } from './sample/write-sample.ts'
import { scanHandlers } from './scan/handlers.ts'
import { latestBatches } from './scan/service.ts'

/** Every call of the contract and who answers it; a call without an answer does not compile. The only place that sees all features. */
export function createHandlers(host: HostContext): Handlers<Contract, Actor> {
  const matchers = createMatchers(host.events)
  return {
    ...appHandlers(host, { latestBatches, openDossiers: openDossiersOf(host), fillSample: writeSample }),
    ...peopleHandlers(host, matchers.of),
    ...unitsHandlers(host, matchers.of),
    ...decisionsHandlers(host),
    ...awardsHandlers(host),
    ...inkHandlers(host),
    ...historyHandlers(host),
    ...catalogueHandlers(host),
    ...searchHandlers(host),
    ...excelHandlers(host),
    ...dossiersHandlers(host),
    ...packagesHandlers(host),
    ...trustHandlers(host),
    ...scanHandlers(host),
    ...correctionsHandlers(host),
    ...reviewHandlers(host, {
      matcherOf: matchers.of,
      peopleRows: async ({ db }, ids) => toPersonRows(db, await peopleByIds(db, ids), catalogueOf(host.packs)),
      unitRows: async (register, ids) =>
        toUnitRows(register.db, await unitsByIds(register.db, ids), catalogueOf(host.packs), register.identity()?.unitId ?? null),
    }),
  }
}
