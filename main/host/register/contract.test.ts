import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#common/contract/app.ts'
import { type Contract, contract } from '#common/contract/index.ts'
import { dispatch, type Handlers } from '#common/rpc/serve.ts'
import { excelHandlers } from '../excel/excel.handlers.ts'
import { aWorkbook } from '../excel/testing.ts'
import type { Output } from '../host.ts'
import { writeSample } from '../sample/write-sample.ts'
import { decisionsHandlers } from './decisions.handlers.ts'
import { createMatchers } from './matchers.ts'
import { peopleHandlers } from './people.handlers.ts'
import { awardsHandlers, catalogueHandlers, historyHandlers, inkHandlers, searchHandlers } from './register.handlers.ts'
import { actor, anEntry, aPerson, aUnit, type Kit, openKit } from './testing/kit.ts'
import { unitsHandlers } from './units.handlers.ts'

let kit: Kit
let call: <K extends keyof Contract & string>(method: K, input: unknown) => Promise<Output<K>>
beforeAll(async () => {
  kit = await openKit({ sample: true })
  await writeSample(kit.register)
  const matchers = createMatchers(kit.host.events)
  const { host } = kit
  const handlers = {
    ...peopleHandlers(host, matchers.of),
    ...unitsHandlers(host, matchers.of),
    ...decisionsHandlers(host),
    ...awardsHandlers(host),
    ...inkHandlers(host),
    ...historyHandlers(host),
    ...catalogueHandlers(host),
    ...searchHandlers(host),
    ...excelHandlers(host),
  }
  const options = {
    contract,
    handlers: handlers as unknown as Handlers<Contract, Actor>,
    actor: () => actor,
    may: () => true,
    onFault: (error: unknown) => {
      throw error
    },
  }
  call = (method, input) => dispatch(options, method, input, new AbortController().signal) as Promise<never>
})
afterAll(() => kit.close())

describe('every answer fits the contract, on the whole sample register', () => {
  it('people', async () => {
    const { rows, total } = await call('people.list', { limit: 500 })
    expect([rows.length, total]).toEqual([60, 60])
    for (const { id } of rows.slice(0, 12)) {
      const page = await call('people.get', { id })
      expect(page.achievements.length).toBeGreaterThan(0)
      for (const { recordType, id: recordId } of page.achievements.slice(0, 3)) {
        expect((await call('history.of', { recordType, id: recordId })).entries).toHaveLength(1)
        expect((await call('ink.of', { recordType, id: recordId })).ink).toEqual([])
      }
    }
    const { rows: suggested } = await call('people.suggest', {
      name: 'Nguyen Thi Hoa',
      birth: '1979',
      position: null,
      unit: null,
      at: null,
    })
    expect(suggested.length).toBeGreaterThanOrEqual(2)
    const { id } = await call('people.save', { data: aPerson(), reason: null })
    await call('people.withdraw', { id, version: 1, reason: 'Nhập nhầm' })
  })

  it('units', async () => {
    const { rows } = await call('units.list', {})
    expect(rows.filter((row) => row.isOwn)).toHaveLength(1)
    for (const { id } of rows) await call('units.get', { id })
    expect((await call('units.suggest', { name: 'KHOA ĐIỆN - ĐIỆN TỬ', at: null })).rows[0]?.name).toBe('Khoa Điện - Điện tử')
    const { id } = await call('units.save', { data: aUnit(), reason: null })
    await call('units.withdraw', { id, version: 1, reason: 'Nhập nhầm' })
  })

  it('decisions and awards', async () => {
    const { rows, total } = await call('decisions.list', { limit: 500 })
    expect(rows.length).toBe(total)
    for (const row of rows.slice(0, 10)) {
      const page = await call('decisions.get', { id: row.id })
      expect(page.awards).toHaveLength(row.recipients)
      expect(
        (await call('decisions.find', { number: row.number, signedDate: row.signedDate, issuingBody: row.issuingBody })).matches.map(
          (match) => match.id,
        ),
      ).toEqual([row.id])
    }
    const all = await call('awards.list', { limit: 500 })
    expect(all.total).toBe(rows.reduce((sum, row) => sum + row.recipients, 0))
    for (const sort of ['name', 'title', 'code', 'year', 'signedDate', 'no such column'])
      await call('awards.list', { search: 'nguyen', sort, descending: true, limit: 500 })
    const { decisionId } = await call('decisions.enter', anEntry())
    await call('decisions.withdraw', { id: decisionId, version: 1, reason: 'Nhập nhầm' })
  })

  it('search, catalogue and sheets', async () => {
    expect((await call('search.all', { text: 'hoa' })).hits.length).toBeGreaterThan(0)
    expect((await call('catalogue.get', {})).awards.length).toBeGreaterThan(0)
    const fileToken = kit.grant('CANHAN.xlsx', await aWorkbook([['x', 'Lê Văn An', 'Nam', '01/02/1980', 'Giảng viên', 'Khoa Toán']]))
    const { previewId } = await call('excel.preview', { fileToken })
    expect(await call('excel.confirm', { previewId, leaveOutErrors: false })).toEqual({ created: 1, updated: 0, newUnits: 1, leftOut: 0 })
    await call('excel.discard', { previewId })
  })
})
