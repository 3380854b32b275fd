import { describe, expect, it } from 'vitest'
import { captionTime, takeCaptions, withoutWordsIn } from './caption.ts'
import { pageOf, type WrittenLine } from './pages.test-data.ts'

const paper: WrittenLine[] = [
  { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.1 },
  { text: 'Đức Bình, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.15 },
]
const textOf = (lines: readonly { words: readonly { text: string }[] }[]) => lines.map((line) => line.words.map((w) => w.text).join(' '))

describe('a signature caption', () => {
  it.each([
    [
      ['Người ký: Lê Đức Thắng', 'Email: lethang@hoagiang.gov.vn', 'Cơ quan: Tỉnh Hòa Giang', 'Thời gian ký: 09/09/2024 16:20:05 +07:00'],
      'Lê Đức Thắng',
      '2024-09-09T16:20:05+07:00',
    ],
    [['Cơ quan: Ủy ban nhân dân xã Đức Bình', 'Giờ ký: 07/03/2023 09:16:25'], 'Ủy ban nhân dân xã Đức Bình', '2023-03-07T09:16:25'],
    [['Ký bởi: Lê Đức Thắng', 'Ngày ký: 07-03-2023 09:16:25'], 'Lê Đức Thắng', '2023-03-07T09:16:25'],
    [['Digitally signed by Lê Đức Thắng', "Date: 2023.03.07 09:16:25 +07'00'"], 'Lê Đức Thắng', '2023-03-07T09:16:25+07:00'],
  ])('is a fact of its own: %s', (lines, signer, time) => {
    const page = pageOf([...paper, ...lines.map((text, i) => ({ text, x: 0.04, y: 0.01 + 0.016 * i }))])
    const read = takeCaptions(page)
    expect(read.signatures).toMatchObject([{ signer, time, intact: null, source: 'caption' }])
    expect(read.signatures?.[0]?.boxes).toHaveLength(lines.length)
    expect(textOf(read.lines)).toEqual(paper.map((line) => line.text))
  })

  it('is none where the words are the paper’s own', () => {
    for (const text of ['Người ký: Lê Đức Thắng', 'Ngày ký: 09/9/2024', 'Cơ quan: Ủy ban nhân dân xã Đức Bình', 'Đơn vị: Trường An Trà']) {
      const page = pageOf([...paper, { text, x: 0.1, y: 0.4 }])
      expect(takeCaptions(page)).toBe(page)
    }
  })

  it('leaves the lines beside and below it alone', () => {
    const page = pageOf([
      { text: 'Ký bởi: Lê Đức Thắng', x: 0.6, y: 0.5 },
      { text: 'Thời gian ký: 09/09/2024 16:20', x: 0.6, y: 0.516 },
      { text: 'CHỦ TỊCH', x: 0.65, y: 0.47 },
      { text: '- Lưu: VT.', x: 0.1, y: 0.51 },
      { text: 'Lê Đức Thắng', x: 0.64, y: 0.56 },
    ])
    expect(textOf(takeCaptions(page).lines)).toEqual(['CHỦ TỊCH', '- Lưu: VT.', 'Lê Đức Thắng'])
  })
})

it('reads the times that signing programs print', () => {
  expect(captionTime('07/03/2023 2:16:25 CH')).toBe('2023-03-07T14:16:25')
  expect(captionTime('ngày 07.03.2023')).toBe('2023-03-07')
  expect(captionTime('45/13/2023 10:00')).toBeNull()
  expect(captionTime('hôm nay')).toBeNull()
})

it('takes the words within a box out of a page, and keeps the rest of their line', () => {
  const page = pageOf([{ text: 'Số: 12/QĐ-UBND Giờ ký', x: 0.1, y: 0.1 }])
  const box = page.lines[0]?.words.at(-2)?.box ?? [0, 0, 0, 0]
  expect(textOf(withoutWordsIn(page, [[box[0] - 0.01, box[1] - 0.01, 0.2, 0.05]]).lines)).toEqual(['Số: 12/QĐ-UBND'])
})
