import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allLines, type PageResult, type PageTable } from '../../../model/page.ts'
import { lineOf, pageOf, tableOf } from '../pages.test-data.ts'
import { proofread } from './proofread.ts'

const textOf = (pages: readonly PageResult[]): string =>
  pages
    .flatMap(allLines)
    .map((l) => l.words.map((w) => w.text).join(' '))
    .join('\n')

/** One line of prose read with so much confidence. */
const line = (text: string, confidence = 0.7): string => textOf(proofread([pageOf([{ text, x: 0.1, y: 0.3, confidence }])]))

/** A table whose cells were read with so much confidence. */
const tablePage = (rows: readonly (readonly string[])[], doubtful: readonly string[] = []): PageResult => {
  const table: PageTable = tableOf(rows, 0.3)
  const cells = table.cells.map((c) => ({
    ...c,
    lines: c.lines.map((l) => ({
      ...l,
      words: l.words.map((w) => (doubtful.includes(l.words.map((x) => x.text).join(' ')) ? { ...w, confidence: 0.5 } : w)),
    })),
  }))
  return pageOf([], [{ ...table, cells }])
}
const cellsOf = (page: PageResult, col: number): string[] =>
  (proofread([page])[0]?.tables[0]?.cells ?? [])
    .filter((c) => c.col === col)
    .sort((a, b) => a.row - b.row)
    .map((c) => c.lines.map((l) => l.words.map((w) => w.text).join(' ')).join(' '))

describe('slips that the language itself tells', () => {
  it.each([
    ['Về việc. tặng Giấy khen', 'Về việc tặng Giấy khen'],
    ['Ysĩ', 'Y sĩ'],
    ['khen thưởng năm. 2019', 'khen thưởng năm 2019'],
    ['“Lao động tiên tiến”? và', '“Lao động tiên tiến” và'],
    ['““Chiến sĩ thi đua cơ sở? năm 2022', '“Chiến sĩ thi đua cơ sở” năm 2022'],
    ['danh hiệu “I.ao động', 'danh hiệu “Lao động'],
    ['HUYỆN TÂNKHÊ', 'HUYỆN TÂN KHÊ'],
    ['TIỂU HỌC ĐẠT1', 'TIỂU HỌC ĐẠT 1'],
    ['ngày 1Ï tháng O2 năm 201]', 'ngày 11 tháng 02 năm 2011'],
    ['ngày 05 thúng 7 năm 2022', 'ngày 05 tháng 7 năm 2022'],
    ['ngày 26/1 1/2003;', 'ngày 26/11/2003;'],
    ['Aơi nhận:', 'Nơi nhận:'],
    ['chiu trách nhiêm thi hanh Quyết định', 'chịu trách nhiệm thi hành Quyết định'],
  ])('%s', (read, printed) => {
    // What `run.ts` spells by its marks alone is not this stage's.
    const marks = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '')
    expect(marks(line(read))).toBe(marks(printed))
  })

  it.each([
    'Phòng Lao động - Thương binh và Xã hội',
    'Thạch Sa Rinh',
    "H'Duyên Niê",
    'Ông Nguyễn Văn A. Bà Trần Thị B.',
    'Số: 1507/QĐ-THAT2',
    'CÔNG TY TNHH MTV HOGIFARM',
    '1. Tập thể:',
  ])('leaves %s alone', (text) => expect(line(text)).toBe(text))

  it('keeps what the engine gave, and shares the place of words that ran together', () => {
    const [page] = proofread([pageOf([{ text: 'ThịHạnh', x: 0.1, y: 0.3, confidence: 0.7 }])])
    const words = page?.lines[0]?.words ?? []
    expect(words.map((w) => [w.text, w.raw])).toEqual([
      ['Thị', 'ThịHạnh'],
      ['Hạnh', ''],
    ])
    expect((words[0]?.box[2] ?? 0) + (words[1]?.box[2] ?? 0)).toBeCloseTo(7 * 0.0105)
  })

  it('changes nothing in a text layer', () => {
    const page = pageOf([{ text: 'sở? việc. tặng', x: 0.1, y: 0.3 }], [], 'text')
    expect(proofread([page])).toEqual([page])
  })

  it('never loses or moves a well-read word', () => {
    const word = fc.constantFrom('Nguyễn', 'Uẩn', 'Phòng', 'Kế', 'hoạch', 'năm', '2023', 'Lao', 'động', 'tốt', 'UBND', 'xã', 'Hậu')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const page = pageOf([{ text: words.join(' '), x: 0.01, y: 0.3, confidence: 0.97 }])
        expect(textOf(proofread([page]))).toBe(words.join(' '))
      }),
    )
  })
})

describe('formulas of the field', () => {
  it.each([
    ['ao động tiên tiến', 'Lao động tiên tiến'],
    ['ỹ thuật viên rưởng', 'Kỹ thuật viên trưởng'],
    ['Chiến sĩ thi đua cơ sử', 'Chiến sĩ thi đua cơ sở'],
    ['Hoàn thành xuẩt. sắc nhiệm vu', 'Hoàn thành xuất sắc nhiệm vụ'],
    ['Phó Hiệu thưởng', 'Phó Hiệu trưởng'],
  ])('a cell "%s" is %s', (read, printed) => {
    const marks = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    expect(marks(cellsOf(tablePage([['Danh hiệu'], [read]], [read]), 0)[1] ?? '')).toBe(marks(printed))
  })

  it.each(['Hoàn thành nhiệm vụ', 'Phó Trưởng ban', 'Lao động giỏi', 'Bác sĩ chuyên khoa I', 'Tổ trưởng Tổ Văn phòng'])(
    'never turns "%s" into another',
    (read) => expect(cellsOf(tablePage([['Danh hiệu'], [read]]), 0)[1]).toBe(read),
  )
})

describe('cells that the rest of their column spells otherwise', () => {
  const column = (...units: string[]) =>
    tablePage([['Họ và tên', 'Đơn vị công tác'], ...units.map((u, i) => [`Lê Văn ${'ABCDEFGHIKLM'[i]}`, u])], [units.at(-1) ?? ''])
  const USUAL = ['Trường Tiểu học Lê Sáu', 'Trường Tiểu học Lê Sáu', 'Trường Tiểu học Lê Sáu']

  it('follow it in a slip', () => {
    expect(cellsOf(column(...USUAL, 'Trường Tiểu học Lê Sấu'), 1).at(-1)).toBe('Trường Tiểu học Lê Sáu')
  })
  it('but never in figures, nor with other words', () => {
    expect(cellsOf(column('Tổ Khối lớp 1', 'Tổ Khối lớp 1', 'Tổ Khối lớp 1', 'Tổ Khối lớp 4'), 1).at(-1)).toBe('Tổ Khối lớp 4')
    expect(cellsOf(column(...USUAL, 'Trường Tiểu học Võ Sáu'), 1).at(-1)).toBe('Trường Tiểu học Võ Sáu')
  })
})

it('reads an impossible word as the document spells it after the same words', () => {
  const units = ['Trường Phan Chu Trinh', 'Giáo viên, Trường Phan Chu Trinh', 'Nhân viên, Trường Phan Chu Trnh', 'Thạch Sa Rinh']
  const read = cellsOf(tablePage([['Đơn vị'], ...units.map((u) => [u])]), 0)
  expect(read.slice(3)).toEqual(['Nhân viên, Trường Phan Chu Trinh', 'Thạch Sa Rinh'])
})

describe('the numbering of a list', () => {
  const list = (...numbers: string[]) =>
    tablePage(
      [['STT', 'Họ và tên'], ...numbers.map((n) => [n, 'Lê Văn An'])],
      numbers.filter((n) => !/^\d+$/.test(n)),
    )

  it('is put right between numbers that run on', () => {
    expect(cellsOf(list('1', '2', 'á', '4', 'l5', '6', '7'), 0).slice(1)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  })
  it('keeps a gap and a repeated number, which must be told', () => {
    expect(cellsOf(list('1', '2', '4', '5', '6'), 0).slice(1)).toEqual(['1', '2', '4', '5', '6'])
    expect(cellsOf(list('1', '2', '2', '3', '4'), 0).slice(1)).toEqual(['1', '2', '2', '3', '4'])
    expect(cellsOf(list('1', '2', 'á', '5', '6', '7'), 0).slice(1)).toEqual(['1', '2', 'á', '5', '6', '7'])
  })
})

it('reads a line of nothing but specks as nothing', () => {
  expect(proofread([{ ...pageOf([]), lines: [lineOf({ text: '| ˆ _', x: 0.1, y: 0.1, confidence: 0.2 })] }])[0]?.lines).toEqual([])
})
