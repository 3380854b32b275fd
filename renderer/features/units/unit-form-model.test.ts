import { describe, expect, it } from 'vitest'
import { UnitData } from '#common/model/unit.ts'
import { emptyUnit, formOfUnit, isUnitUntouched, readUnitForm, unitOfForm, unitProblems } from './unit-form-model.ts'

const own = { id: '01890000-0000-7000-8000-000000000001', name: 'Ủy ban nhân dân xã Đức Bình', province: 'Hòa Giang' }
const unit: UnitData = {
  code: 'H99.02.15',
  name: 'Trường Tiểu học Kim Đồng',
  shortName: null,
  type: 'donViSuNghiep',
  parentId: own.id,
  province: 'Hòa Giang',
  address: null,
  status: 'active',
  startDate: '1998-09',
  endDate: null,
  formerNames: [{ name: 'Trường PTCS Tân Khê', from: null, to: '1998-09' }],
  note: null,
}

describe('the form of a unit', () => {
  it('gives back the unit it was made from', () => {
    const form = formOfUnit(unit, 2, own.name)
    expect(unitOfForm(form)).toEqual(unit)
    expect(isUnitUntouched(form, formOfUnit(unit, 2, own.name))).toBe(true)
    expect(readUnitForm(JSON.parse(JSON.stringify(form)))).toEqual(form)
  })

  it('makes data the register takes, below the register’s own unit', () => {
    const data = unitOfForm({
      ...emptyUnit(own),
      name: ' Tổ  Văn phòng ',
      type: 'tapTheNho',
      formerNames: [{ key: 1, name: ' ', from: null, to: null }],
    })
    expect(UnitData.parse(data)).toMatchObject({ name: 'Tổ Văn phòng', parentId: own.id, province: 'Hòa Giang', formerNames: [] })
  })

  it('refuses a parent that is only written down, and a correction without its reason', () => {
    expect(unitProblems({ ...emptyUnit(null), parentText: 'Sở X' }, null)).toEqual(['name', 'type', 'parent'])
    expect(unitProblems({ ...formOfUnit(unit, 2, own.name), name: 'Trường Tiểu học Kim Đồng 2' }, unit)).toEqual(['reason'])
    expect(unitProblems({ ...formOfUnit(unit, 2, own.name), address: 'Thôn 2' }, unit)).toEqual([])
  })
})
