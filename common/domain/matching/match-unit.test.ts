import { describe, expect, it } from 'vitest'
import { buildUnitIndex, matchUnit, type RegisterUnit } from './match-unit.ts'
import { encodeReason, outstanding } from './reasons.ts'
import { unitKey, unitLikeness } from './unit-key.ts'

describe('unitKey', () => {
  it.each([
    ['Trường TH Đức Bình', 'Trường Tiểu học Đức Bình'],
    ['TH Đức Bình 1', 'Trường Tiểu học Đức Bình 1'],
    ['THCS Lý Tự Trọng', 'TRƯỜNG TRUNG HỌC CƠ SỞ LÝ TỰ TRỌNG'],
    ['UBND xã Đức Bình', 'Uỷ ban nhân dân xã Đức Bình'],
    ['Phòng GD&ĐT', 'Phòng GDĐT'],
    ['Phòng Giáo dục và Đào tạo', 'Phòng Giáo dục - Đào tạo'],
    ['Sở NN&PTNT', 'Sở Nông nghiệp và PTNT'],
    ['Cty TNHH MTV Phú Hòa', 'Công ty Trách nhiệm hữu hạn một thành viên Phú Hòa'],
    ['Phòng Tổ chức – Hành chính', 'Phòng TCHC'],
    ['TTYT huyện Tân Khê', 'Trung tâm Y tế huyện Tân Khê'],
  ])('%s is %s', (a, b) => {
    expect(unitKey(a)).toBe(unitKey(b))
  })
  it('keeps apart what only a number or a word tells apart', () => {
    expect(unitLikeness(unitKey('TH Đức Bình 1'), unitKey('TH Đức Bình 2'))).toBe(0)
    expect(unitLikeness(unitKey('Phòng Đào tạo'), unitKey('Phòng Công tác sinh viên'))).toBe(0)
    expect(unitLikeness(unitKey('Phòng Đào tạo'), unitKey('Phòng Đào tạo, Trường Cao đẳng Nam Hòa'))).toBe(0.92)
    expect(unitLikeness('', unitKey('Phòng Đào tạo'))).toBe(0)
  })
})

const units: RegisterUnit[] = [
  {
    id: 'so',
    name: 'Sở Nông nghiệp và Môi trường',
    shortName: 'SNNMT',
    formerNames: [{ name: 'Sở Nông nghiệp và Phát triển nông thôn', from: null, to: '2025-02-28' }],
  },
  { id: 'dt', name: 'Phòng Đào tạo', parentName: 'Trường Cao đẳng Kỹ thuật Nam Hòa', formerNames: [] },
  { id: 'dt-y', name: 'Phòng Đào tạo', parentName: 'Trường Cao đẳng Y tế Hòa Giang', formerNames: [] },
  { id: 'th1', name: 'Trường Tiểu học Đức Bình 1', formerNames: [] },
  { id: 'th2', name: 'Trường Tiểu học Đức Bình 2', formerNames: [] },
  { id: 'old', name: 'Phòng Nội vụ huyện Tân Khê', endDate: '2025-06-30', formerNames: [] },
]
const index = buildUnitIndex(units)
const matches = (printed: string, date: string | null = null) =>
  matchUnit(printed, date, index).map(({ id, reasons }) => [id, ...reasons.map(encodeReason)])

describe('matchUnit', () => {
  it('takes a name at the time it was in force', () => {
    expect(matches('Sở NN&PTNT', '2019-11-20')).toEqual([['so', 'formerName:Sở Nông nghiệp và Môi trường']])
    expect(matches('Sở Nông nghiệp và Môi trường', '2025-08-01')).toEqual([['so', 'sameName:Sở Nông nghiệp và Môi trường']])
    expect(matches('Sở Nông nghiệp và Môi trường', '2019-11-20')[0]).toContain('nameNotYetThen:2025-02-28')
    expect(matches('SNNMT')[0]).toEqual(['so', 'shortName:Sở Nông nghiệp và Môi trường'])
  })

  it('tells groups of one name apart by their superior', () => {
    const candidates = matchUnit('Phòng Đào tạo, Trường CĐ Kỹ thuật Nam Hòa', null, index)
    expect(outstanding(candidates)?.id).toBe('dt')
    expect(outstanding(matchUnit('Phòng Đào tạo', null, index))).toBeNull()
  })

  it('does not take one school for its neighbour', () => {
    expect(matches('Trường TH Đức Bình 2').map(([id]) => id)).toEqual(['th2'])
  })

  it('says when the unit had ended', () => {
    expect(matches('Phòng Nội vụ huyện Tân Khê', '2025-10-01')[0]).toEqual([
      'old',
      'sameName:Phòng Nội vụ huyện Tân Khê',
      'endedBefore:2025-06-30',
    ])
    expect(matches('Phòng Nội vụ', '2024-10-01')[0]?.[0]).toBe('old')
  })

  it.each(['', '...', 'Bộ môn Toán'])('finds nothing for %j', (printed) => {
    expect(matches(printed)).toEqual([])
  })
})
