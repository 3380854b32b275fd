import type { HandlersOf, HostContext } from '../host.ts'
import { toAchievementRow } from './achievement-rows.ts'
import { achievementsOf } from './achievements.repository.ts'
import { catalogueOf } from './catalogue.ts'
import type { Matcher } from './matchers.ts'
import type { OpenRegister } from './open-register.ts'
import { listPeople, peopleByIds } from './people.repository.ts'
import { savePerson, withdrawPerson } from './people.service.ts'
import { toPersonRows } from './register-rows.ts'

/** `people.*` of the contract. */
export function peopleHandlers(host: HostContext, matcherOf: (register: OpenRegister) => Promise<Matcher>): HandlersOf<'people'> {
  return {
    'people.list': async ({ unitId, status, ...page }) => {
      const { db } = host.readyRegister()
      const { rows, total } = await listPeople(db, {
        ...page,
        sort: page.sort,
        ...(unitId === undefined ? {} : { unitId }),
        ...(status === undefined ? {} : { status }),
      })
      return { rows: await toPersonRows(db, rows, catalogueOf(host.packs)), total }
    },
    'people.get': async ({ id }) => {
      const { db, records } = host.readyRegister()
      const catalogue = catalogueOf(host.packs)
      const { version, ownerUnitId, withdrawnAt, data } = await records.get('person', id)
      const [row] = await toPersonRows(db, await peopleByIds(db, [id]), catalogue)
      if (!row) throw new Error('a record without its row')
      const achievements = (await achievementsOf(db, { personId: id })).map((one) => toAchievementRow(one, catalogue))
      return { id, version, ownerUnitId, withdrawnAt, data, row, achievements }
    },
    'people.save': async (input, { actor }) => {
      const { id, version } = await savePerson(host.readyRegister(), actor, input)
      return { id, version }
    },
    'people.withdraw': async (input, { actor }) => {
      await withdrawPerson(host.readyRegister(), actor, input)
      return {}
    },
    'people.suggest': async ({ at, limit, ...described }) => {
      const register = host.readyRegister()
      const found = (await matcherOf(register)).people(described, at, limit)
      const rows = await toPersonRows(
        register.db,
        await peopleByIds(
          register.db,
          found.map((match) => match.id),
        ),
        catalogueOf(host.packs),
      )
      const matches = new Map(found.map((match) => [match.id, match]))
      return {
        rows: rows.map((row) => ({ ...row, score: matches.get(row.id)?.score ?? 0, reasons: [...(matches.get(row.id)?.reasons ?? [])] })),
      }
    },
  }
}
