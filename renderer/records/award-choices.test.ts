import { describe, expect, it } from 'vitest'
import { awardChoices, classWord } from './award-choices.ts'

const entry = (code: string, awardClass: string, name: string) => ({
  code,
  class: awardClass,
  name,
  shortName: name,
  objects: [],
  issuerLevels: [],
  verified: true,
})

describe('the picker of awards', () => {
  it('puts the class in front and keeps classes together, old names last', () => {
    const choices = awardChoices([
      entry('GK', 'hinhThuc', 'Giấy khen'),
      entry('LEGACY_LDG', 'danhHieu', 'Lao động giỏi'),
      entry('LDTT', 'danhHieu', 'Lao động tiên tiến'),
      entry('X', 'loaiMoi', 'Loại mới'),
    ])
    expect(choices).toEqual([
      { value: 'LDTT', label: 'Danh hiệu: Lao động tiên tiến' },
      { value: 'LEGACY_LDG', label: 'Danh hiệu: Lao động giỏi' },
      { value: 'GK', label: 'Hình thức: Giấy khen' },
      { value: 'X', label: 'loaiMoi: Loại mới' },
    ])
    expect(classWord('constructor')).toBe('constructor')
  })
})
