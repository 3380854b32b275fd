import { describe, expect, it } from 'vitest'
import type { PageLine, PageResult, PageWord } from '../../../model/page.ts'
import { lineOf, pageOf } from '../pages.test-data.ts'
import { otherLetters, secondChosen, withoutDust } from './second-choice.ts'

/** A line whose words may carry another reading: "Tô/Tổ" was taken as Tô, the other reading was Tổ. */
const twice = (text: string, confidence = 0.8): PageLine => {
  const line = lineOf({ text: text.replace(/(\S+?)\/\S+/g, '$1'), x: 0.1, y: 0.3, confidence })
  const seconds = text.split(' ').map((w) => /^.+?\/(.+)$/.exec(w)?.[1])
  return { ...line, words: line.words.map((w, i) => ({ ...w, second: seconds[i] ?? w.text })) }
}
const pageWith = (...lines: readonly PageLine[]): PageResult => ({ ...pageOf([]), lines: [...lines] })
const read = (...lines: readonly PageLine[]): string[] =>
  (secondChosen([pageWith(...lines)])[0]?.lines ?? []).map((l) => l.words.map((w) => w.text).join(' '))

describe('choosing between two readings of a word', () => {
  it('takes the one that a formula of the field has', () => {
    expect(read(twice('Tập thế/thể lao động'))).toEqual(['Tập thể lao động'])
    expect(read(twice('Chỉ/Chi cục Kiểm lâm'))).toEqual(['Chi cục Kiểm lâm'])
  })

  it('takes the one that the rest of the document spells beside the same word', () => {
    const elsewhere = [twice('Xóm Nà Khuối'), twice('xã Nà Khuối')]
    expect(read(...elsewhere, twice('bản Nà Khuôi/Khuối')).at(-1)).toBe('bản Nà Khuối')
    expect(read(twice('xã Nà Khuối'), twice('bản Nà Khuôi/Khuối')).at(-1)).toBe('bản Nà Khuôi')
  })

  it('leaves a word read with trust to itself unless a formula speaks against it', () => {
    const elsewhere = [twice('Xóm Nà Khuối'), twice('xã Nà Khuối')]
    expect(read(...elsewhere, twice('bản Nà Khuôi/Khuối', 0.95)).at(-1)).toBe('bản Nà Khuôi')
  })

  it('takes a syllable the language has over one it cannot have, where it was hardly read', () => {
    expect(read(twice('cánh đòồng/đồng mẫu'))).toEqual(['cánh đồng mẫu'])
    expect(read(twice('cánh đòồng/đồng mẫu', 0.95))).toEqual(['cánh đòồng mẫu'])
  })

  it('changes nothing where both readings agree, there was one only, or nothing is known', () => {
    for (const line of [twice('Tập thế lao động'), twice('ông Tẩn/Tần'), lineOf({ text: 'Tập thế', x: 0.1, y: 0.1, confidence: 0.5 })])
      expect(secondChosen([pageWith(line)])).toEqual([pageWith(line)])
  })

  it('keeps marks around the word, what the engine gave, and is never trusted much', () => {
    const [, word] = secondChosen([pageWith(twice('Tập thế,/thể, cá nhân'))])[0]?.lines[0]?.words ?? []
    expect(word).toMatchObject({ text: 'thể,', raw: 'thế,', confidence: 0.75 })
  })

  it('never touches a text that was not recognised from a picture', () => {
    const page = { ...pageWith(twice('Tập thế/thể')), source: 'text' as const }
    expect(secondChosen([page])).toEqual([page])
  })
})

describe('the other reading of a word', () => {
  const word = (over: Partial<PageWord>): PageWord => ({ text: 'Tẩn', box: [0, 0, 0.1, 0.1], confidence: 0.8, ...over })

  it('is the second, or the first where the second was taken', () => {
    expect(otherLetters(word({ second: 'Tần' }))).toBe('Tần')
    expect(otherLetters(word({ second: 'Tẩn', raw: 'Tần' }))).toBe('Tần')
  })

  it('is none where the readings differ by marks around the word, agree, or part it', () => {
    for (const over of [{}, { second: 'Tẩn' }, { second: '„Tẩn.' }, { second: 'Tẩn', raw: '_Tẩn' }, { second: 'T ẩn' }])
      expect(otherLetters(word(over))).toBeNull()
  })
})

describe('dust in cells', () => {
  const cell = (...lines: readonly string[]): string[] =>
    withoutDust(lines.map((l) => twice(l, 0.4))).map((l) => l.words.map((w) => w.text).join(' '))

  it('takes out what one reading alone took for letters', () => {
    expect(cell('Lý Khánh s/.')).toEqual(['Lý Khánh'])
    expect(cell('Lý Khánh', 'ĩ/-')).toEqual(['Lý Khánh', ''])
  })

  it('leaves what both took for letters, grades, and all there is in a cell', () => {
    expect(cell('Lý Khánh Y/Ý')).toEqual(['Lý Khánh Y'])
    expect(cell('Bác sĩ hạng I/.')).toEqual(['Bác sĩ hạng I'])
    expect(cell('x/.')).toEqual(['x'])
  })
})
