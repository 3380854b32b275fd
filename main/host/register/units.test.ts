import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UnitData } from '#common/model/unit.ts'
import { decisionsHandlers } from './decisions.handlers.ts'
import { createMatchers } from './matchers.ts'
import { addPeople, anEntry, aRow, aUnit, call, type Kit, openKit } from './testing/kit.ts'
import { unitsHandlers } from './units.handlers.ts'

let kit: Kit
beforeEach(async () => {
  kit = await openKit()
})
afterEach(() => kit.close())
const units = () => unitsHandlers(kit.host, createMatchers(kit.host.events).of)
const save = (data: Partial<UnitData>, known: { id?: string; version?: number } = {}) =>
  units()['units.save']({ ...known, data: aUnit(data), reason: null }, call)
const list = (search = '') => units()['units.list']({ search, descending: false, offset: 0, limit: 100 }, call)

describe('units.save', () => {
  it('keeps the old name of a renamed unit, with the day given or with today', async () => {
    const { id } = await save({ name: 'Khoa Điện', startDate: '2004' })
    await save({ name: 'Khoa Điện - Điện tử', startDate: '2004' }, { id, version: 1 })
    const unit = async () => (await units()['units.get']({ id }, call)).data
    expect((await unit()).formerNames).toEqual([{ name: 'Khoa Điện', from: '2004', to: '2026-07-10' }])
    const given = { name: 'Khoa Điện - Điện tử', from: '2026-07-10', to: '2026-09-01' }
    await save({ name: 'Khoa Kỹ thuật điện', formerNames: [...(await unit()).formerNames, given] }, { id, version: 2 })
    expect((await unit()).formerNames).toEqual([{ name: 'Khoa Điện', from: '2004', to: '2026-07-10' }, given])
    expect((await list('khoa dien dien tu')).rows.map((row) => row.name)).toEqual(['Khoa Kỹ thuật điện'])
  })

  it('refuses a code that another unit has, not its own', async () => {
    const { id } = await save({ code: 'H99.01.02' })
    await expect(save({ name: 'Khoa Cơ khí', code: ' H99.01.02 ' })).rejects.toMatchObject({ code: 'unit.codeTaken' })
    await save({ code: 'H99.01.02', note: 'x' }, { id, version: 1 })
    await units()['units.withdraw']({ id, version: 2, reason: 'Nhập nhầm' }, call)
    await save({ name: 'Khoa Cơ khí', code: 'H99.01.02' })
  })

  it('refuses a unit that would stand above itself', async () => {
    const parent = await save({ name: 'Khoa Điện', parentId: kit.ownUnitId })
    const child = await save({ name: 'Tổ Điện lạnh', parentId: parent.id })
    await expect(save({ name: 'Khoa Điện', parentId: child.id }, { id: parent.id, version: 1 })).rejects.toMatchObject({
      code: 'unit.cycle',
    })
    await expect(save({ name: 'Khoa Điện', parentId: parent.id }, { id: parent.id, version: 1 })).rejects.toMatchObject({
      code: 'unit.cycle',
    })
    await expect(save({ parentId: '01900000-0000-7000-8000-00000000dead' })).rejects.toMatchObject({ code: 'record.notFound' })
  })
})

describe('units.list and units.get', () => {
  it('counts the people there now and the awards, and marks the own unit', async () => {
    const { id } = await save({ name: 'Khoa Điện', parentId: kit.ownUnitId })
    const spell = {
      unitId: id,
      unitText: 'Khoa Điện',
      position: 'Giảng viên',
      isLeader: false,
      from: '2020',
      to: null,
      kind: 'work' as const,
    }
    await addPeople(kit.register, [
      { fullName: 'Đỗ Văn Ưng', spells: [spell] },
      { fullName: 'Hồ Sỹ Nghiêm', status: 'retired', spells: [spell] },
    ])
    await decisionsHandlers(kit.host)['decisions.enter'](
      anEntry({ awardCode: 'TTLDTT', rows: [aRow({ recipientKind: 'collective', name: 'Khoa Điện', linkId: id })] }),
      call,
    )
    expect((await list()).rows.map((row) => [row.name, row.people, row.awards, row.lastTitle, row.isOwn])).toEqual([
      ['Khoa Điện', 1, 1, 'TTLĐTT 2025 - 2026', false],
      ['Trường Cao đẳng Kỹ thuật Hòa Giang', 0, 0, null, true],
    ])
    const page = await units()['units.get']({ id }, call)
    expect([page.people.map((row) => row.fullName), page.achievements.map((row) => row.shortTitle)]).toEqual([
      ['Hồ Sỹ Nghiêm', 'Đỗ Văn Ưng'],
      ['TTLĐTT'],
    ])
  })
})

describe('units.withdraw', () => {
  it('refuses the own unit, one with units below it and one with people', async () => {
    const { id } = await save({ parentId: kit.ownUnitId })
    const spell = { unitId: id, unitText: 'Khoa Điện', position: null, isLeader: false, from: null, to: null, kind: 'work' as const }
    await addPeople(kit.register, [{ spells: [spell] }])
    const withdraw = (unitId: string) => units()['units.withdraw']({ id: unitId, version: 1, reason: 'Giải thể' }, call)
    await expect(withdraw(kit.ownUnitId)).rejects.toMatchObject({ code: 'record.inUse', params: { count: 2 } })
    await expect(withdraw(id)).rejects.toMatchObject({ code: 'record.inUse', params: { count: 1 } })
  })
})

describe('units.suggest', () => {
  it('finds a unit by its former name', async () => {
    await save({ name: 'Phòng Đào tạo', formerNames: [{ name: 'Phòng Giáo vụ', from: null, to: '2015' }] })
    const { rows } = await units()['units.suggest']({ name: 'PHÒNG GIÁO VỤ', at: '2014-01-01', limit: 8 }, call)
    expect(rows[0]?.name).toBe('Phòng Đào tạo')
    expect(rows[0]?.reasons.join()).toContain('formerName')
  })
})
