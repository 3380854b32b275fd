import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { firstBrokenRow } from '../records/change-log.ts'
import { decisionsHandlers } from './decisions.handlers.ts'
import { createMatchers } from './matchers.ts'
import { peopleHandlers } from './people.handlers.ts'
import { historyHandlers } from './register.handlers.ts'
import { actor, addPeople, anEntry, aPerson, aRow, call, type Kit, openKit } from './testing/kit.ts'

let kit: Kit
beforeEach(async () => {
  kit = await openKit()
})
afterEach(() => kit.close())
const people = () => peopleHandlers(kit.host, createMatchers(kit.host.events).of)
const list = async (search: string, more: Record<string, unknown> = {}) =>
  people()['people.list']({ search, descending: false, offset: 0, limit: 100, ...more }, call)
const names = async (search: string) => (await list(search)).rows.map((row) => row.fullName)

describe('people.list', () => {
  it('finds Đặng Thị Đức however it is typed, every word somewhere', async () => {
    await addPeople(kit.register, [{ fullName: 'Đặng Thị Đức' }, { fullName: 'Đặng Văn Đức' }, { fullName: "H'Lan Niê" }])
    for (const typed of ['dang thi duc', 'ĐẶNG THỊ ĐỨC', 'Đặng Thị Đức'.normalize('NFD'), 'đức thị'])
      expect(await names(typed)).toEqual(['Đặng Thị Đức'])
    expect(await names('hlan')).toEqual(["H'Lan Niê"])
    expect(await names('dang nobody')).toEqual([])
  })

  it('puts names with the very diacritics that were typed first', async () => {
    await addPeople(kit.register, [{ fullName: 'Lê Văn Dực' }, { fullName: 'Lê Văn Đức' }, { fullName: 'Lê Văn Dũc' }])
    expect((await names('đức'))[0]).toBe('Lê Văn Đức')
    expect((await names('ĐỨC'))[0]).toBe('Lê Văn Đức')
    expect((await names('dực'))[0]).toBe('Lê Văn Dực')
    expect(await names('duc')).toHaveLength(3)
  })

  it('takes signs of LIKE as letters', async () => {
    await addPeople(kit.register, [
      { fullName: 'Lê Văn An', staffCode: 'A_1%' },
      { fullName: 'Lê Văn Bình', staffCode: 'AX12' },
    ])
    expect(await names('a_1')).toEqual(['Lê Văn An'])
    expect(await names('%')).toEqual(['Lê Văn An'])
    expect(await names('\\')).toEqual([])
  })

  it('orders by given name, then family name, then middle names, in Vietnamese order', async () => {
    const ordered = [
      'Nguyễn Văn An',
      'Trần Thị Ánh',
      'Lê Bình',
      'Lò Văn Đạt',
      'Đặng Thị Đức',
      "H'Lan Niê",
      'Nguyễn Thị Hoa',
      'Phạm Văn Ước',
      'Y Moan Êban',
    ]
    await addPeople(
      kit.register,
      [...ordered].reverse().map((fullName) => ({ fullName })),
    )
    expect(await names('')).toEqual(ordered)
    expect((await list('', { descending: true })).rows.map((row) => row.fullName)).toEqual([...ordered].reverse())
  })

  it('pages without losing or repeating anyone and counts all', async () => {
    await addPeople(
      kit.register,
      Array.from({ length: 25 }, () => ({ fullName: 'Nguyễn Thị Hoa' })),
    )
    const pages = await Promise.all([0, 10, 20].map((offset) => list('hoa', { offset, limit: 10 })))
    expect(pages.map((page) => page.total)).toEqual([25, 25, 25])
    expect(new Set(pages.flatMap((page) => page.rows.map((row) => row.id))).size).toBe(25)
  })

  it('shows the latest title, the highest form, the latest evaluation and how many awards', async () => {
    const [id = ''] = await addPeople(kit.register, [{}])
    const enter = (number: string, awardCode: string, periodPrinted: string | null, signedDate: string) =>
      decisionsHandlers(kit.host)['decisions.enter'](
        anEntry({ decision: { ...anEntry().decision, number, signedDate }, awardCode, periodPrinted, rows: [aRow({ linkId: id })] }),
        call,
      )
    await enter('1/QĐ', 'CSTDCS', '2023 - 2024', '2024-07-01')
    await enter('2/QĐ', 'LDTT', '2024 - 2025', '2025-07-01')
    await enter('3/QĐ', 'BK_TINH', null, '2022-03-01')
    await enter('4/QĐ', 'GK', '2025', '2025-12-01')
    await enter('5/QĐ', 'HTXS', 'năm 2025', '2026-01-15')
    await enter('6/QĐ', 'KL_KHIEN_TRACH', null, '2026-02-01')
    const [row] = (await list('')).rows
    expect(row).toMatchObject({ lastTitle: 'LĐTT 2024 - 2025', topForm: 'BK tỉnh 2022', lastEvaluation: 'HTXS 2025', awards: 4, cstdcs: 1 })
    const page = await people()['people.get']({ id }, call)
    expect(page.achievements.map((one) => [one.class, one.shortTitle, one.year])).toEqual([
      ['kyLuat', 'Khiển trách', 2026],
      ['danhGia', 'HTXS', 2025],
      ['hinhThuc', 'Giấy khen', 2025],
      ['danhHieu', 'LĐTT', 2025],
      ['danhHieu', 'CSTĐCS', 2024],
      ['hinhThuc', 'BK tỉnh', 2022],
    ])
  })
})

describe('people.save', () => {
  const save = (input: { id?: string; version?: number; data: ReturnType<typeof aPerson>; reason?: string | null }) =>
    people()['people.save']({ reason: null, ...input }, call)

  it('keeps every version in the log, one row a change, and refuses an old version', async () => {
    const { id } = await save({ data: aPerson({ fullName: 'Nguyễn Thị Hoà' }) })
    await save({ id, version: 1, data: aPerson({ fullName: 'Nguyễn Thị Hoà', birthDate: '1979-08-15' }), reason: 'Bổ sung ngày sinh' })
    await expect(save({ id, version: 1, data: aPerson() })).rejects.toMatchObject({ code: 'record.conflict', params: { version: 2 } })
    const { entries } = await historyHandlers(kit.host)['history.of']({ recordType: 'person', id }, call)
    expect(entries.map((entry) => [entry.action, entry.reason, entry.actor])).toEqual([
      ['update', 'Bổ sung ngày sinh', actor.name],
      ['create', null, actor.name],
    ])
    expect(entries[0]?.changes).toEqual([{ path: 'birthDate', before: null, after: '1979-08-15' }])
    expect(await firstBrokenRow(kit.register.db)).toBeNull()
  })

  it('notices a log row that was altered', async () => {
    await save({ data: aPerson() })
    await kit.register.db.updateTable('change_log').set({ actor_name: 'Ai đó' }).where('record_type', '=', 'person').execute()
    expect(await firstBrokenRow(kit.register.db)).not.toBeNull()
  })

  it('refuses days that do not exist, spells that end before they begin and units that are not there', async () => {
    const spell = { unitId: null, unitText: 'Khoa Điện', position: null, isLeader: false, from: '2020', to: null, kind: 'work' as const }
    await expect(save({ data: aPerson({ birthDate: '1979-02-30' }) })).rejects.toMatchObject({
      code: 'record.invalid',
      params: { fields: 'birthDate' },
    })
    await expect(save({ data: aPerson({ spells: [{ ...spell, from: '2020-05', to: '2019' }] }) })).rejects.toMatchObject({
      params: { fields: 'spells.0.to' },
    })
    await expect(save({ data: aPerson({ spells: [{ ...spell, unitId: '01900000-0000-7000-8000-00000000dead' }] }) })).rejects.toMatchObject(
      { code: 'record.notFound' },
    )
    await save({ data: aPerson({ spells: [{ ...spell, from: '2020-05', to: '2020' }] }) })
    expect((await list('')).total).toBe(1)
  })

  it('does not edit what another unit owns', async () => {
    const foreign = '01900000-0000-7000-8000-00000000beef'
    const [made] = await kit.register.records.commit({ actor, command: 'test', source: { kind: 'manual' } }, [
      { type: 'person', action: 'create', data: aPerson(), ownerUnitId: foreign },
    ])
    await expect(save({ id: made?.id ?? '', version: 1, data: aPerson({ note: 'x' }) })).rejects.toMatchObject({ code: 'record.notOwn' })
  })
})

describe('people.withdraw', () => {
  const withdraw = (id: string) => people()['people.withdraw']({ id, version: 1, reason: 'Nhập nhầm' }, call)

  it('withdraws a person on whom nothing stands, who is then out of every list', async () => {
    const [id = ''] = await addPeople(kit.register, [{}])
    await withdraw(id)
    expect((await list('')).total).toBe(0)
    expect((await people()['people.get']({ id }, call)).withdrawnAt).not.toBeNull()
    await expect(people()['people.save']({ id, version: 2, data: aPerson(), reason: null }, call)).rejects.toMatchObject({
      code: 'record.withdrawn',
    })
  })

  it('refuses while awards stand, and says how many', async () => {
    const [id = ''] = await addPeople(kit.register, [{}])
    await decisionsHandlers(kit.host)['decisions.enter'](
      anEntry({ rows: [aRow({ linkId: id }), aRow({ linkId: id, awardCode: 'HTXS' })] }),
      call,
    )
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'record.inUse', params: { type: 'person', count: 2 } })
  })
})

describe('people.suggest', () => {
  it('proposes with reasons, keeps homonyms apart and knows of a change at once', async () => {
    const handlers = people()
    const suggest = async (birth: string | null) =>
      (await handlers['people.suggest']({ name: 'Nguyễn Thị Hoa', birth, position: null, unit: null, at: null, limit: 8 }, call)).rows
    await addPeople(kit.register, [{ fullName: 'Nguyễn Thị Hoa', birthDate: '1979-08-15' }])
    expect((await suggest('1979')).map((row) => row.birthDate)).toEqual(['1979-08-15'])
    await addPeople(kit.register, [{ fullName: 'Nguyễn Thị Hoa', birthDate: '1990-12-03' }])
    const rows = await suggest('1990')
    expect(rows.map((row) => row.birthDate)).toEqual(['1990-12-03', '1979-08-15'])
    expect(rows[1]?.reasons).toContain('differentBirthYear:1979')
  })
})
