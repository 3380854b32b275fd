import type { HandlersOf, HostContext } from '../host.ts'
import { toAchievementRow } from './achievement-rows.ts'
import { achievementsOf } from './achievements.repository.ts'
import { catalogueOf } from './catalogue.ts'
import type { Matcher } from './matchers.ts'
import type { OpenRegister } from './open-register.ts'
import { listPeople } from './people.repository.ts'
import { toPersonRows, toUnitRows } from './register-rows.ts'
import { listUnits, unitsByIds } from './units.repository.ts'
import { saveUnit, withdrawUnit } from './units.service.ts'

/** How many people a unit's page shows at once; the list of people filtered by unit shows them all. */
const MOST_PEOPLE = 500

/** `units.*` of the contract. */
export function unitsHandlers(host: HostContext, matcherOf: (register: OpenRegister) => Promise<Matcher>): HandlersOf<'units'> {
  const rowsOf = async (register: OpenRegister, rows: Parameters<typeof toUnitRows>[1]) =>
    toUnitRows(register.db, rows, catalogueOf(host.packs), register.identity()?.unitId ?? null)
  return {
    'units.list': async (page) => {
      const register = host.readyRegister()
      const { rows, total } = await listUnits(register.db, { ...page, sort: page.sort })
      return { rows: await rowsOf(register, rows), total }
    },
    'units.get': async ({ id }) => {
      const register = host.readyRegister()
      const { db, records } = register
      const catalogue = catalogueOf(host.packs)
      const { version, withdrawnAt, data } = await records.get('unit', id)
      const [row] = await rowsOf(register, await unitsByIds(db, [id]))
      if (!row) throw new Error('a record without its row')
      const people = await listPeople(db, { search: '', sort: undefined, descending: false, offset: 0, limit: MOST_PEOPLE, unitId: id })
      return {
        id,
        version,
        withdrawnAt,
        data,
        row,
        achievements: (await achievementsOf(db, { unitId: id })).map((one) => toAchievementRow(one, catalogue)),
        people: await toPersonRows(db, people.rows, catalogue),
      }
    },
    'units.save': async (input, { actor }) => {
      const { id, version } = await saveUnit(host.readyRegister(), host.clock, actor, input)
      return { id, version }
    },
    'units.withdraw': async (input, { actor }) => {
      await withdrawUnit(host.readyRegister(), actor, input)
      return {}
    },
    'units.suggest': async ({ name, at, limit }) => {
      const register = host.readyRegister()
      const found = (await matcherOf(register)).units(name, at, limit)
      const rows = await rowsOf(
        register,
        await unitsByIds(
          register.db,
          found.map((match) => match.id),
        ),
      )
      const matches = new Map(found.map((match) => [match.id, match]))
      return {
        rows: rows.map((row) => ({ ...row, score: matches.get(row.id)?.score ?? 0, reasons: [...(matches.get(row.id)?.reasons ?? [])] })),
      }
    },
  }
}
