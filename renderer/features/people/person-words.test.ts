import { describe, expect, it } from 'vitest'
import type { PersonPage } from '#common/contract/register.ts'
import { personLine } from './person-words.ts'

const page = (data: object, row: object) =>
  ({ data: { gender: null, birthDate: null, ...data }, row: { position: null, unit: null, ...row } }) as unknown as PersonPage

describe('a person in one line', () => {
  it('says only what is known', () => {
    expect(personLine(page({ gender: 'female', birthDate: '1983' }, { position: 'Giáo viên', unit: 'Trường Tiểu học Võ Thị Sáu' }))).toBe(
      'Bà · sinh năm 1983 · Giáo viên · Trường Tiểu học Võ Thị Sáu',
    )
    expect(personLine(page({ birthDate: '1983-05-04' }, {}))).toBe('sinh 04/05/1983')
    expect(personLine(page({}, {}))).toBe('')
  })
})
