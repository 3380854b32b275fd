import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editDistance, similarity } from './edit-distance.ts'
import { highlightParts } from './highlight.ts'

it.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['chien si', 'chien sy', 1],
  ['thi dua', 'thi uda', 1],
  ['bang khen', 'giay khen', 4],
])('%j to %j is %d', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
})

it('is symmetric, obeys the triangle and gives the same answer under a limit it does not pass', () => {
  const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 })
  fc.assert(
    fc.property(short, short, fc.integer({ min: 0, max: 8 }), (a, b, limit) => {
      const distance = editDistance(a, b)
      expect(editDistance(b, a)).toBe(distance)
      expect(distance === 0).toBe(a === b)
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      expect(editDistance(a, b, limit)).toBe(Math.min(distance, limit + 1))
    }),
  )
})

it('calls equal texts alike and foreign texts unlike', () => {
  expect(similarity('', '')).toBe(1)
  expect(similarity('abc', 'xyz')).toBe(0)
  expect(similarity('abcd', 'abce')).toBe(0.75)
})

const hits = (text: string, search: string) =>
  highlightParts(text, search)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('')

it.each([
  ['Đặng Thị Đức', 'duc', 'Đặng Thị [Đức]'],
  ['Đặng Thị Đức', 'dang thi duc', '[Đặng Thị Đức]'],
  ['Đặng Thị Đức', 'duc dang', '[Đặng] Thị [Đức]'],
  ['Bà “Đức”, tổ 4', 'ĐỨC', 'Bà “[Đức]”, tổ 4'],
  ['H’Lan Niê', 'hlan', '[H’Lan] Niê'],
  ['Thị Thìn', 'in', 'Thị Thìn'],
  ['Thi đua – Khen thưởng', 'dua khen', 'Thi [đua – Khen] thưởng'],
  ['abc', '', 'abc'],
  ['', 'abc', ''],
])('in %s the search %s marks %s', (text, search, expected) => {
  expect(hits(text, search)).toBe(expected)
})

it('marks whole letters of text in NFD', () => {
  const text = 'Đặng Thị Đức'.normalize('NFD')
  expect(hits(text, 'thi')).toBe(`${'Đặng '.normalize('NFD')}[${'Thị'.normalize('NFD')}]${' Đức'.normalize('NFD')}`)
})

it('never loses or changes a letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, search) => {
      expect(
        highlightParts(text, search)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
