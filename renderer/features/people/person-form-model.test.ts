import { describe, expect, it } from 'vitest'
import { PersonData } from '#common/model/person.ts'
import {
  emptyPerson,
  emptySpell,
  formOfPerson,
  isUntouched,
  needsReason,
  newestFirst,
  personOfForm,
  problemsOf,
  readPersonForm,
} from './person-form-model.ts'

const person = (over: Partial<PersonData> = {}): PersonData => ({
  fullName: 'Đặng Thị Đức',
  givenName: null,
  otherNames: ['Đặng Thị Dức'],
  birthDate: '1986-05',
  gender: 'female',
  staffCode: 'VC-0012',
  classification: 'vienChuc',
  honorific: null,
  education: null,
  status: 'working',
  phone: null,
  email: null,
  spells: [
    { unitId: null, unitText: 'Trường Mầm non Hoa Sen', position: 'Giáo viên', isLeader: false, from: '2010', to: null, kind: 'work' },
  ],
  note: null,
  ...over,
})

describe('the form of a person', () => {
  it('gives back the person it was made from', () => {
    const data = person()
    expect(personOfForm(formOfPerson(data, 3))).toEqual(data)
    expect(isUntouched(formOfPerson(data, 3), formOfPerson(data, 3))).toBe(true)
  })

  it('makes data the register takes, with clean names and without blank spells', () => {
    const data = personOfForm({
      ...emptyPerson,
      fullName: '  H’Lan   Niê ',
      otherNames: 'H Lan; , Niê H’Lan',
      spells: [emptySpell(1), { ...emptySpell(2), unitText: ' Phòng  Kinh tế ' }],
    })
    expect(PersonData.parse(data)).toEqual(data)
    expect(data).toMatchObject({ fullName: 'H’Lan Niê', otherNames: ['H Lan', 'Niê H’Lan'], spells: [{ unitText: 'Phòng Kinh tế' }] })
  })

  it('says which fields are missing, and never of a blank line', () => {
    expect(problemsOf(emptyPerson, null)).toEqual(['fullName'])
    const half = { ...emptySpell(7), position: 'Giáo viên' }
    expect(problemsOf({ ...emptyPerson, fullName: 'Điểu K’Rứ', spells: [half] }, null)).toEqual(['spell.7.unit'])
  })

  it('refuses a spell that ends before it begins, at the precision both have', () => {
    const spell = (from: string, to: string) => ({ ...emptyPerson, fullName: 'A', spells: [{ ...emptySpell(1), unitText: 'X', from, to }] })
    expect(problemsOf(spell('2024-05', '2024-04'), null)).toEqual(['spell.1.to'])
    expect(problemsOf(spell('2024-05', '2024'), null)).toEqual([])
  })

  it('asks why when something that stood in the register changes, not when something is added', () => {
    const before = person()
    const form = formOfPerson(before, 1)
    expect(needsReason({ ...form, phone: '0912 000 000' }, before)).toBe(false)
    expect(needsReason({ ...form, birthDate: '1986-05-04' }, before)).toBe(true)
    expect(problemsOf({ ...form, fullName: 'Đặng Thị Dức' }, before)).toEqual(['reason'])
    expect(problemsOf({ ...form, fullName: 'Đặng Thị Dức', reason: 'theo giấy khai sinh' }, before)).toEqual([])
  })

  it('reads only what it wrote itself', () => {
    expect(readPersonForm(JSON.parse(JSON.stringify(formOfPerson(person(), 2))))).toEqual(formOfPerson(person(), 2))
    for (const hostile of [null, 7, [], {}, { ...emptyPerson, spells: 'x' }, { ...emptyPerson, status: '__proto__' }])
      expect(readPersonForm(hostile)).toBeNull()
  })

  it('shows the newest spell first', () => {
    const [spell] = person().spells
    if (!spell) throw new Error('no spell')
    expect(
      newestFirst([
        { ...spell, from: '2001' },
        { ...spell, from: null },
        { ...spell, from: '2015-09' },
      ]).map((one) => one.from),
    ).toEqual(['2015-09', '2001', null])
  })
})
