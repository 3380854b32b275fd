import type { HandlersOf, HostContext } from '../host.ts'
import { toAwardRow } from './achievement-rows.ts'
import { achievementsOfDecision } from './achievements.repository.ts'
import { findDecisions, listDecisions } from './decisions.repository.ts'
import { withdrawDecision } from './decisions.service.ts'
import { enterDecision } from './enter-decision.ts'
import { originOf } from './history.repository.ts'
import { toDecisionRows } from './register-rows.ts'

/** `decisions.*` of the contract. */
export function decisionsHandlers(host: HostContext): HandlersOf<'decisions'> {
  return {
    'decisions.list': async ({ kind, year, ...page }) => {
      const { db } = host.readyRegister()
      const { rows, total } = await listDecisions(db, {
        ...page,
        sort: page.sort,
        ...(kind === undefined ? {} : { kind }),
        ...(year === undefined ? {} : { year }),
      })
      return { rows: await toDecisionRows(db, rows), total }
    },
    'decisions.get': async ({ id }) => {
      const { db, records } = host.readyRegister()
      const { version, createdAt, withdrawnAt, data } = await records.get('decision', id)
      const origin = await originOf(db, 'decision', id)
      const granted = await achievementsOfDecision(db, id)
      return {
        id,
        version,
        withdrawnAt,
        data,
        source: origin?.source ?? { kind: 'manual' },
        confirmedBy: origin?.actor ?? '',
        confirmedAt: origin?.at ?? createdAt,
        // a withdrawn decision still shows what it gave; one that stands shows what stands
        awards: granted.filter((one) => withdrawnAt !== null || one.withdrawnAt === null).map(toAwardRow),
        files: data.files.map(({ sha256, name, pages, mediaType }) => ({
          sha256,
          name,
          pages: Array.from({ length: pages }, (_, index) => ({
            page: index + 1,
            url: host.links.to({ kind: 'page', sha256, page: index + 1 }),
          })),
          downloadUrl: host.links.to({ kind: 'file', sha256, name, mediaType }),
        })),
      }
    },
    'decisions.find': async (asked) => {
      const { db } = host.readyRegister()
      return { matches: await toDecisionRows(db, await findDecisions(db, asked)) }
    },
    'decisions.enter': (entry, { actor }) => enterDecision(host, actor, entry),
    'decisions.withdraw': async (input, { actor }) => {
      await withdrawDecision(host.readyRegister(), actor, input)
      return {}
    },
  }
}
