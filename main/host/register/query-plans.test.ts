import Sqlite from 'better-sqlite3'
import type { KyselyPlugin, RootOperationNode } from 'kysely'
import { createQueryId } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/open.ts'
import { achievementsOf } from './achievements.repository.ts'
import { catalogueOf } from './catalogue.ts'
import { findDecisions, grantsOf, listDecisions, recipientCounts } from './decisions.repository.ts'
import { honoursOf } from './honours.repository.ts'
import { listPeople, recordsOfPerson } from './people.repository.ts'
import { type Kit, openKit, testPacks } from './testing/kit.ts'
import { listUnits, peopleCounts, unitWithCode } from './units.repository.ts'

let kit: Kit
beforeEach(async () => {
  kit = await openKit()
})
afterEach(() => kit.close())

const id = '01900000-0000-7000-8000-00000000dead'
const page = { search: '', sort: undefined, descending: false, offset: 0, limit: 100 }

/** What SQLite says it would do for every query that `run` makes. */
async function plansOf(run: (db: Database) => Promise<unknown>): Promise<string[]> {
  const nodes: RootOperationNode[] = []
  const spy: KyselyPlugin = {
    transformQuery: ({ node }) => {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await run(kit.register.db.withPlugin(spy))
  const sqlite = new Sqlite(kit.register.databasePath, { readonly: true })
  try {
    return nodes.map((node) => {
      const { sql, parameters } = kit.register.db.getExecutor().compileQuery(node, createQueryId())
      const rows = sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]
      return rows.map((row) => row.detail).join('; ')
    })
  } finally {
    sqlite.close()
  }
}

describe('what people do all day uses an index', () => {
  it.each<[string, (db: Database) => Promise<unknown>, RegExp]>([
    ['the list of people', (db) => listPeople(db, page), /p USING INDEX person_sort/],
    ['the list of units', (db) => listUnits(db, page), /unit USING INDEX unit_sort/],
    ['the list of decisions', (db) => listDecisions(db, page), /decision USING INDEX decision_date/],
  ])('%s comes in the order of its index', async (_, run, index) => {
    const plan = (await plansOf(run)).at(-1) ?? ''
    expect(plan).toMatch(index)
    // what is left to sort are rows of one key, by id
    expect(plan).not.toMatch(/USE TEMP B-TREE FOR ORDER BY/)
  })

  it.each<[string, (db: Database) => Promise<unknown>]>([
    ['is this decision in the register', (db) => findDecisions(db, { number: '215/QĐ', signedDate: '2026-07-10', issuingBody: null })],
    ['how many recipients', (db) => recipientCounts(db, [id])],
    ['what a decision gave', (db) => grantsOf(db, id)],
    ['the honours of a page of people', (db) => honoursOf(db, 'person_id', [id], catalogueOf(testPacks))],
    ['what a person has', (db) => achievementsOf(db, { personId: id })],
    ['what a unit has', (db) => achievementsOf(db, { unitId: id })],
    ['what stands on a person', (db) => recordsOfPerson(db, id)],
    ['people of units', (db) => peopleCounts(db, [id])],
    ['is a code taken', (db) => unitWithCode(db, 'H99', null)],
  ])('%s: no table is read through', async (_, run) => {
    const steps = (await plansOf(run)).flatMap((plan) => plan.split('; '))
    expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([])
    expect(steps.filter((step) => step.startsWith('SEARCH')).length).toBeGreaterThan(0)
  })
})
