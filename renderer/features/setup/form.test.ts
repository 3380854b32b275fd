import { describe, expect, it } from 'vitest'
import { SetUp } from '#common/contract/app.ts'
import { emptyForm, readForm, setUpInput, unitProblems } from './form.ts'

const form = {
  ...emptyForm,
  name: ' Ủy ban nhân dân xã Đức Bình '.normalize('NFD'),
  type: 'ubndXa',
  province: 'Hòa Giang',
  shortName: 'UBND',
  superiorName: 'Sở Nội vụ tỉnh Hòa Giang',
  officerName: 'Võ Thị Ngọc Ánh',
}
const proposed = { unit: 'LOCAL.UBND-XA-DUC-BINH', superior: 'LOCAL.SNV-HOA-GIANG' }

describe('the first run', () => {
  it('gives what the contract takes: trimmed, NFC, with the proposed codes where none was typed', () => {
    const input = setUpInput(form, proposed)
    expect(SetUp.parse(input)).toEqual({
      officerName: 'Võ Thị Ngọc Ánh',
      unit: {
        name: 'Ủy ban nhân dân xã Đức Bình'.normalize('NFC'),
        type: 'ubndXa',
        shortName: 'UBND',
        code: 'LOCAL.UBND-XA-DUC-BINH',
        province: 'Hòa Giang',
      },
      superior: { name: 'Sở Nội vụ tỉnh Hòa Giang', code: 'LOCAL.SNV-HOA-GIANG' },
    })
    expect(setUpInput({ ...form, superiorName: ' ', code: 'H15.02' }, proposed)).toMatchObject({ unit: { code: 'H15.02' }, superior: null })
  })

  it('names what is missing, in the order of the fields', () => {
    expect(unitProblems(emptyForm)).toEqual(['name', 'type', 'province'])
    expect(unitProblems({ ...form, code: 'H15 02', superiorCode: 'đ' })).toEqual(['code', 'superiorCode'])
    expect(unitProblems(form)).toEqual([])
  })

  it('takes a kept form only whole', () => {
    expect(readForm({ ...form, more: 1 })).toEqual(form)
    expect(readForm({ name: 'x' })).toBe(null)
    expect(readForm([])).toBe(null)
  })
})
