import { expect, it } from 'vitest'
import { duplicateHints, type PersonIdentity } from './duplicate-hints.ts'

const identity = (
  fullName: string,
  birthDate: string | null = null,
  staffCode: string | null = null,
  otherNames: string[] = [],
): PersonIdentity => ({ fullName, birthDate, staffCode, otherNames })
const register = [
  { id: 'a', ...identity('Nguyễn Văn Hoà', '1985-03-12', 'HG-0012') },
  { id: 'b', ...identity('Nguyễn Văn Hòa', '1990-01-01') },
  { id: 'c', ...identity('Nguyễn Văn Hòa') },
  { id: 'd', ...identity('Trần Thị Lý', '1979', null, ['Trần Thị Lệ']) },
]
const hints = (typed: PersonIdentity, self: string | null = null) =>
  duplicateHints(typed, register, self).map(({ id, code, severity }) => `${id} ${code} ${severity}`)

it('warns of the same name and birth, mentions what cannot be told apart, and says nothing of homonyms', () => {
  expect(hints(identity('Nguyễn Văn Hòa', '1985-03-12'))).toEqual(['a sameNameAndBirth error', 'c sameName info'])
  expect(hints(identity('NGUYỄN VĂN HÒA'.normalize('NFD'), '1990'))).toEqual(['b sameNameAndBirthYear warning', 'c sameName info'])
})

it('takes one staff code for one person whatever the name', () => {
  expect(hints(identity('Nguyễn Thị Hòa', '1985-03-12', 'hg 0012'))).toEqual(['a sameStaffCode error'])
  expect(hints(identity('Ngô An', null, ' - '))).toEqual([])
})

it('knows other names and spellings', () => {
  expect(hints(identity('Trần Thị Lí', '1979-05-06'))).toEqual(['d sameNameAndBirthYear warning'])
  expect(hints(identity('Trần Thị Lệ'))).toEqual(['d sameName info'])
})

it('does not call a record its own duplicate', () => {
  expect(hints(identity('Nguyễn Văn Hoà', '1985-03-12', 'HG-0012'), 'a')).toEqual(['c sameName info'])
})
