import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectLegacy, fromUnicode, isCapitalFont, legacyEncodingOfFont, toUnicode, vietnameseShare } from './legacy-encodings.ts'

const TONED = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ'

describe('letters of the old encodings', () => {
  it('are read as those who typed them saw them', () => {
    expect(toUnicode('NguyÔn V¨n Th¾ng', 'tcvn3')).toBe('Nguyễn Văn Thắng')
    expect(toUnicode('§Æng ThÞ H­êng, phßng N«ng nghiÖp vμ Ph¸t triÓn', 'tcvn3')).toBe('Đặng Thị Hường, phòng Nông nghiệp và Phát triển')
    expect(toUnicode('Nguyeãn Vaên Thaéng', 'vni')).toBe('Nguyễn Văn Thắng')
    expect(toUnicode('Ñaëng Thò Höôøng, TRÖÔØNG TIEÅU HOÏC', 'vni')).toBe('Đặng Thị Hường, TRƯỜNG TIỂU HỌC')
  })

  it('go to the old encoding and back unchanged: every small letter in TCVN3, every letter in VNI', () => {
    expect(toUnicode(fromUnicode(TONED, 'tcvn3'), 'tcvn3')).toBe(TONED)
    const both = TONED + TONED.toLocaleUpperCase('vi')
    for (const letter of both) expect(toUnicode(fromUnicode(letter, 'vni'), 'vni')).toBe(letter)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...`${TONED} .,0123456789bcdghklmnpqrstvx`)), (letters) => {
        const text = letters.join('')
        expect(toUnicode(fromUnicode(text, 'tcvn3'), 'tcvn3')).toBe(text)
      }),
    )
  })

  it('are told by the name of their font', () => {
    expect(['.VnTime', 'ABCDEF+.VnTimeH-Bold', '.VnArial NarrowH'].map(legacyEncodingOfFont)).toEqual(['tcvn3', 'tcvn3', 'tcvn3'])
    expect(['VNI-Times', 'ABCDEF+VNI-Helve-Condense'].map(legacyEncodingOfFont)).toEqual(['vni', 'vni'])
    expect(['Times New Roman', 'Vni', 'Arial', 'Vnu'].map(legacyEncodingOfFont)).toEqual([null, null, null, null])
    expect(['.VnTimeH', 'ABCDEF+.VnTimeH-Bold', '.VnArialH', '.VnTime', '.VnHelvetica'].map(isCapitalFont)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the encoding of a text', () => {
  const family = ['Nguyễn', 'Trần', 'Phạm', 'Đặng', 'Hoàng', 'Vũ', 'Lê', 'Đỗ', 'Bùi', 'Hồ', 'Dương', 'Lý', 'Phùng', 'Trịnh']
  const middle = ['Văn', 'Thị', 'Đình', 'Thị Thu', 'Hữu', 'Quốc', 'Ngọc', 'Thị Mỹ']
  const given = ['Hường', 'Thắng', 'Dũng', 'Tuấn', 'Phượng', 'Yến', 'Bảo', 'Khánh', 'Duyên', 'Thủy', 'Nghĩa', 'Tường', 'Hạnh', 'Đức']
  const names = family.flatMap((f) => middle.flatMap((m) => given.map((g) => `${f} ${m} ${g}`)))

  it('is told for names, and Unicode is never taken for another', () => {
    for (const encoding of ['tcvn3', 'vni'] as const) {
      const told = names.filter((name) => detectLegacy(fromUnicode(name, encoding)) === encoding)
      expect(told.length / names.length).toBeGreaterThanOrEqual(0.995)
      const right = told.filter((name) => toUnicode(fromUnicode(name, encoding), encoding) === name)
      // capitals with tones are small in TCVN3
      expect(right.length / told.length).toBeGreaterThan(encoding === 'vni' ? 0.999 : 0.9)
    }
    expect(names.filter((name) => detectLegacy(name) !== null)).toEqual([])
  })

  it('is none for other languages and for figures', () => {
    for (const text of [
      'Élève à l’école supérieure',
      'Über die Größe der Bäume',
      '250.000 đ',
      '',
      'Công ty TNHH MTV Cấp thoát nước',
      'Rơ Châm Tuấn',
      '± 5°',
    ])
      expect(detectLegacy(text)).toBeNull()
  })

  it('is known by how much reads as Vietnamese', () => {
    expect(vietnameseShare('Ủy ban nhân dân huyện')).toBe(1)
    expect(vietnameseShare('ñy ban nh©n d©n huyÖn')).toBeLessThan(0.5)
  })
})
