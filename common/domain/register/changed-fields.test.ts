import { describe, expect, it } from 'vitest'
import { changedFields } from './changed-fields.ts'

describe('changedFields', () => {
  it('names the fields that differ, also inside lists, and nothing else', () => {
    const before = { fullName: 'Lê Bình', birthDate: null, spells: [{ position: 'Giảng viên', to: null }], isLeader: false }
    const after = {
      fullName: 'Lê Bình',
      birthDate: '1979',
      spells: [
        { position: 'Trưởng khoa', to: null },
        { position: 'Phó Hiệu trưởng', to: null },
      ],
      isLeader: true,
    }
    expect(changedFields(before, after)).toEqual([
      { path: 'spells.0.position', before: 'Giảng viên', after: 'Trưởng khoa' },
      { path: 'isLeader', before: 'false', after: 'true' },
      { path: 'birthDate', before: null, after: '1979' },
      { path: 'spells.1.position', before: null, after: 'Phó Hiệu trưởng' },
    ])
    expect(changedFields(before, before)).toEqual([])
  })

  it('gives every value of a new record, and what is gone of an erased one', () => {
    expect(changedFields(null, { name: 'Khoa Điện', code: null })).toEqual([{ path: 'name', before: null, after: 'Khoa Điện' }])
    expect(changedFields({ name: 'Khoa Điện' }, null)).toEqual([{ path: 'name', before: 'Khoa Điện', after: null }])
  })
})
