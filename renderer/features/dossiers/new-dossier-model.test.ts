import { describe, expect, it } from 'vitest'
import {
  type Award,
  awardGroups,
  emptyForm,
  foldedFilter,
  formProblems,
  objectsWords,
  proposedTitle,
  readForm,
  readPeriod,
} from './new-dossier-model.ts'

const award = (code: string, changes: Partial<Award> = {}): Award => ({
  code,
  name: 'Bằng khen của bộ, ban, ngành, tỉnh',
  shortName: code,
  class: 'hinhThuc',
  objects: ['individual', 'collective'],
  issuerLevels: [],
  verified: true,
  ...changes,
})
const awards = [award('BK_TINH'), award('CSTDCS', { class: 'danhHieu', name: 'Chiến sĩ thi đua cơ sở' })]
const superior = { name: 'Sở Nội vụ tỉnh Hòa Giang', code: 'H99' }
const form = { ...emptyForm('2026-11-22', superior), awardCode: 'BK_TINH' }

describe('the dialog that makes a dossier', () => {
  it('opens with this year and the superior unit, so that only the award is left to say', () => {
    expect(formProblems(emptyForm('2026-11-22', superior), awards)).toEqual(['awardCode', 'title'])
    expect(formProblems(form, awards)).toEqual([])
  })
  it('proposes the title until the officer writes another', () => {
    expect(proposedTitle(form, awards)).toBe('Đề nghị Bằng khen của bộ, ban, ngành, tỉnh năm 2026')
    expect(proposedTitle({ ...form, period: '2025 - 2026' }, awards)).toBe('Đề nghị Bằng khen của bộ, ban, ngành, tỉnh năm học 2025 - 2026')
    expect(proposedTitle({ ...form, period: '' }, awards)).toBe('Đề nghị Bằng khen của bộ, ban, ngành, tỉnh')
    expect(formProblems({ ...form, title: '  ' }, awards)).toEqual(['title'])
  })
  it('reads periods as officers type them; nothing is allowed, nonsense is not', () => {
    expect(readPeriod('2026')).toEqual({ kind: 'year', from: '2026', to: '2026' })
    expect(readPeriod('giai đoạn 2021 - 2025')).toMatchObject({ kind: 'range' })
    expect(readPeriod(' ')).toBeNull()
    expect(readPeriod('năm nay')).toBeUndefined()
    expect(formProblems({ ...form, period: 'năm nay' }, awards)).toEqual(['period'])
  })
  it('wants a code that a package can be addressed to', () => {
    for (const code of ['', 'H 99', 'Mã', '-H99', 'a'.repeat(36)])
      expect(formProblems({ ...form, recipientCode: code }, awards)).toEqual(['recipientCode'])
    expect(formProblems({ ...form, recipientCode: 'LOCAL.UBND-XA' }, awards)).toEqual([])
  })
  it('offers titles, forms, honours and prizes by class, never evaluations or awards of the past', () => {
    const all = [
      ...awards,
      award('HTT', { class: 'danhGia' }),
      award('LEGACY_LDG', { class: 'danhHieu' }),
      award('KL', { class: 'kyLuat' }),
    ]
    expect(awardGroups(all).map((group) => [group.label, group.awards.map((one) => one.code)])).toEqual([
      ['Danh hiệu thi đua', ['CSTDCS']],
      ['Hình thức khen thưởng', ['BK_TINH']],
    ])
    expect(objectsWords(['individual', 'household'])).toBe('cá nhân, hộ gia đình')
  })
  it('finds an award without diacritics, by its short name too', () => {
    expect(foldedFilter('bang khen', { label: 'x', search: 'Bằng khen BK' })).toBe(true)
    expect(foldedFilter('huy', { label: 'Bằng khen' })).toBe(false)
  })
  it('takes back only what has its own shape', () => {
    expect(readForm(structuredClone({ ...form }))).toEqual(form)
    for (const bad of [null, 'x', {}, { ...form, title: 3 }, { ...form, period: null }]) expect(readForm(bad)).toBeNull()
  })
})
