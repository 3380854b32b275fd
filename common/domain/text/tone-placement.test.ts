import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalTonePlacement } from './tone-placement.ts'
import { toneOf, withoutTones } from './tones.ts'

describe('canonicalTonePlacement', () => {
  it.each([
    ['hoà', 'hòa'],
    ['hòa', 'hòa'],
    ['Thuý', 'Thúy'],
    ['UỶ BAN', 'ỦY BAN'],
    ['khoẻ', 'khỏe'],
    ['Tuý', 'Túy'],
    ['hoả', 'hỏa'],
    ['hòan', 'hoàn'],
    ['tóan', 'toán'],
    ['gìa', 'già'],
    ['gì', 'gì'],
    ['giếng', 'giếng'],
    ['quý', 'quý'],
    ['qúy', 'quý'],
    ['quí', 'quí'],
    ['qủa', 'quả'],
    ['quốc', 'quốc'],
    ['Huỳnh', 'Huỳnh'],
    ['Hùynh', 'Huỳnh'],
    ['khuỷu', 'khuỷu'],
    ['ngòai', 'ngoài'],
    ['thuở', 'thuở'],
    ['người', 'người'],
    ['mùa', 'mùa'],
    ['muà', 'mùa'],
    ['tiến', 'tiến'],
    ['cứu', 'cứu'],
    ['Thuỵ', 'Thụy'],
    ['xoáy', 'xoáy'],
    ['Lý', 'Lý'],
    ['Lí', 'Lí'],
    ["K'Rứ", "K'Rứ"],
    ['Êñuôl', 'Êñuôl'],
    ['café', 'café'],
    ['Nguyễn Thị Hoà, Uỷ viên', 'Nguyễn Thị Hòa, Ủy viên'],
  ])('%s becomes %s', (given, expected) => {
    expect(canonicalTonePlacement(given)).toBe(expected)
    expect(canonicalTonePlacement(given.normalize('NFD'))).toBe(expected)
  })

  it('never changes letters or the tone of a syllable, and is done after one pass', () => {
    const syllable = fc
      .tuple(
        fc.constantFrom('', 'h', 'th', 'qu', 'gi', 'ng', 'Đ', 'T', 'kh'),
        fc.constantFrom('oa', 'òa', 'oà', 'uý', 'úy', 'ươ', 'iế', 'oẻ', 'ai', 'ả', 'ùa', 'uà', 'uyế', 'oái', 'óai', 'y', 'ỳ'),
        fc.constantFrom('', 'n', 'ng', 'c', 't', 'nh'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(syllable, (word) => {
        const once = canonicalTonePlacement(word)
        expect(canonicalTonePlacement(once)).toBe(once)
        expect(withoutTones(once)).toBe(withoutTones(word))
        expect(toneOf(once)).toBe(toneOf(word))
      }),
    )
  })
})
