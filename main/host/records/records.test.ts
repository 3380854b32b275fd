import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PersonData } from '#common/model/person.ts'
import { startTestHost, type TestHost } from '../testing/registers.ts'
import { firstBrokenRow } from './change-log.ts'

const person = (data: Partial<PersonData> = {}): PersonData => ({
  fullName: 'Đặng Thị Đức',
  givenName: null,
  otherNames: [],
  birthDate: '1986',
  gender: 'female',
  staffCode: '0012',
  classification: null,
  honorific: null,
  education: null,
  status: 'working',
  phone: null,
  email: null,
  spells: [],
  note: null,
  ...data,
})

describe('the records service', () => {
  let test: TestHost
  beforeEach(async () => {
    test = await startTestHost()
  })
  afterEach(() => test.close())
  const register = () => test.host.context.register()
  const context = () => ({ actor: register().actor(), command: 'test', source: { kind: 'manual' as const } })
  const create = async (data = person()) =>
    (await register().records.commit(context(), [{ type: 'person', action: 'create', data }]))[0]?.id ?? ''

  it('keeps every version of a record in the change log, chained', async () => {
    const id = await create()
    await register().records.commit(context(), [
      { type: 'person', action: 'update', id, version: 1, data: person({ birthDate: '1986-05-04' }), reason: 'theo hồ sơ' },
    ])
    await register().records.commit(context(), [{ type: 'person', action: 'withdraw', id, version: 2, reason: 'nhập trùng' }])
    const rows = await register()
      .db.selectFrom('change_log')
      .innerJoin('change_value', 'change_value.seq', 'change_log.seq')
      .select(['action', 'reason', 'actor_name', 'before_data', 'after_data'])
      .where('record_id', '=', id)
      .orderBy('change_log.seq')
      .execute()
    expect(rows.map((row) => [row.action, row.reason, row.actor_name])).toEqual([
      ['create', null, 'Võ Thị Ngọc Ánh'],
      ['update', 'theo hồ sơ', 'Võ Thị Ngọc Ánh'],
      ['withdraw', 'nhập trùng', 'Võ Thị Ngọc Ánh'],
    ])
    expect(JSON.parse(rows[1]?.before_data ?? '')).toMatchObject({ birthDate: '1986' })
    expect(JSON.parse(rows[1]?.after_data ?? '')).toMatchObject({ birthDate: '1986-05-04' })
    expect(await firstBrokenRow(register().db)).toBe(null)
  })

  it('shows a row of the log that was changed, one that was taken out, and a value that was changed; not one that was erased', async () => {
    for (const name of ['Lò Văn Quý', 'Sầm Thị Nhung', 'Mông Thế Đạt']) await create(person({ fullName: name }))
    const { db } = register()
    const seqs = (await db.selectFrom('change_log').select('seq').orderBy('seq').execute()).map((row) => row.seq)
    const [, second = 0, third = 0] = seqs
    await db.updateTable('change_value').set({ salt: null, before_data: null, after_data: null }).where('seq', '=', second).execute()
    expect(await firstBrokenRow(db)).toBe(null)
    const kept = await db.selectFrom('change_value').selectAll().where('seq', '=', third).executeTakeFirstOrThrow()
    await db
      .updateTable('change_value')
      .set({ after_data: kept.after_data?.replace('Sầm', 'Sâm') ?? null })
      .where('seq', '=', third)
      .execute()
    expect(await firstBrokenRow(db)).toBe(third)
    await db.updateTable('change_value').set({ after_data: kept.after_data }).where('seq', '=', third).execute()
    await db.updateTable('change_log').set({ actor_name: 'người khác' }).where('seq', '=', second).execute()
    expect(await firstBrokenRow(db)).toBe(second)
  })

  it('refuses a change over a version that is not the last, and writes none of the changes with it', async () => {
    const id = await create()
    await register().records.commit(context(), [{ type: 'person', action: 'update', id, version: 1, data: person({ note: 'một' }) }])
    const stale = register().records.commit(context(), [
      { type: 'person', action: 'create', data: person({ fullName: 'Người thứ hai' }) },
      { type: 'person', action: 'update', id, version: 1, data: person({ note: 'hai' }) },
    ])
    await expect(stale).rejects.toMatchObject({ code: 'record.conflict', params: { version: 2 } })
    expect((await test.client.call('people.list', {})).total).toBe(1)
    expect((await register().records.get('person', id)).data.note).toBe('một')
  })

  it('refuses data that its schema does not let in, and keeps text in NFC', async () => {
    await expect(create(person({ birthDate: '1986-13' }))).rejects.toMatchObject({
      code: 'record.invalid',
      params: { fields: 'birthDate' },
    })
    await expect(create({ ...person(), cccd: '001' } as PersonData)).rejects.toMatchObject({ code: 'record.invalid' })
    const id = await create(person({ fullName: 'Đặng Thị Đức'.normalize('NFD') }))
    expect((await register().records.get('person', id)).data.fullName).toBe('Đặng Thị Đức')
  })

  it('lets nobody edit a record of another unit', async () => {
    const [made] = await register().records.commit(context(), [
      { type: 'person', action: 'create', data: person(), ownerUnitId: '01890000-0000-7000-8000-000000000001' },
    ])
    await expect(
      register().records.commit(context(), [
        { type: 'person', action: 'update', id: made?.id ?? '', version: 1, data: person({ note: 'x' }) },
      ]),
    ).rejects.toMatchObject({ code: 'record.notOwn' })
  })
})
