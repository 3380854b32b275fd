import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personSortKey, sortKey } from './sort-key.ts'

const byKey = (key: (text: string) => string) => (a: string, b: string) => {
  const [left, right] = [key(a), key(b)]
  return left < right ? -1 : left > right ? 1 : 0
}
const shuffled = (list: readonly string[]) =>
  [...list].sort((a, b) => ((a.length * 7 + a.charCodeAt(0)) % 11) - ((b.length * 7 + b.charCodeAt(0)) % 11))

describe('sortKey', () => {
  it('gives the alphabet and the tones in dictionary order', () => {
    const alphabet = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy']
    expect(shuffled(alphabet).sort(byKey(sortKey))).toEqual(alphabet)
    const tones = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    expect(shuffled(tones).sort(byKey(sortKey))).toEqual(tones)
  })

  it('orders as a dictionary does where the alphabet and the tones disagree', () => {
    const list = [
      'An',
      'An Bình',
      'Anh',
      'Ánh',
      'Ăn',
      'Ấn',
      'Ba',
      'Dương',
      'Đào',
      'Đặng',
      'Em',
      'Êm',
      'Hoa',
      'Hòa',
      'Hỏa',
      'Hoan',
      'Nga',
      'Nghĩa',
      'Tổ 2',
      'Tổ 10',
      'Vân',
    ]
    expect(shuffled(list).sort(byKey(sortKey))).toEqual(list)
  })

  it('does not split one name by where its tone is written, its case or its normal form', () => {
    expect(sortKey('Hoà')).toBe(sortKey('Hòa'))
    expect(sortKey('HÒA')).toBe(sortKey('hòa'))
    expect(sortKey('Đặng'.normalize('NFD'))).toBe(sortKey('Đặng'))
  })

  it('is readable ASCII', () => {
    expect(sortKey('Đặng Ân')).toBe('d{a{ng!a|n 50')
    expect(sortKey('')).toBe('')
  })

  it('agrees with Intl.Collator on canonical syllables', () => {
    const collator = new Intl.Collator('vi', { numeric: true })
    const word = fc
      .tuple(
        fc.constantFrom('', 'B', 'D', 'Đ', 'H', 'Th', 'Ng', 'Tr', 'N'),
        fc.constantFrom(...'aàảãáạăằẵâầấậeèêếềoóôốộơờớuúưừứyỳi'),
        fc.constantFrom('', 'n', 'm', 'c', 'ng'),
      )
      .map((parts) => parts.join(''))
    const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(name, name, (a, b) => {
        const expected = Math.sign(collator.compare(a.toLowerCase(), b.toLowerCase()))
        expect(byKey(sortKey)(a, b)).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('personSortKey', () => {
  it('orders people by given name, then family name, then middle name', () => {
    const people = [
      'Trần Văn An',
      'Lê Thị Ánh',
      'Võ Ấn',
      'Bùi Văn Bảo',
      'Nguyễn Đức Hòa',
      'Nguyễn Văn Hòa',
      'Trần Thị Hoà',
      "H'Lan Niê",
      'Lý A Páo',
      'Đặng Thị Yến',
    ]
    expect(shuffled(people).sort(byKey(personSortKey))).toEqual([
      'Trần Văn An',
      'Lê Thị Ánh',
      'Võ Ấn',
      'Bùi Văn Bảo',
      "H'Lan Niê",
      'Nguyễn Đức Hòa',
      'Nguyễn Văn Hòa',
      'Trần Thị Hoà',
      'Lý A Páo',
      'Đặng Thị Yến',
    ])
  })

  it('puts the family before a longer given name that only begins alike', () => {
    expect(['Bùi Hoan', 'Vũ Hoa'].sort(byKey(personSortKey))).toEqual(['Vũ Hoa', 'Bùi Hoan'])
  })

  it('follows the given name the officer set', () => {
    expect(personSortKey('Y Moan Niê', 'Niê').startsWith('nie{')).toBe(true)
    expect(personSortKey('Y Moan Niê').startsWith('y!moan')).toBe(true)
  })
})
