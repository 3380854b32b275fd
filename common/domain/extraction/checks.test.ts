import { describe, expect, it } from 'vitest'
import { buildDraft } from './build-draft.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

interface Made {
  readonly article?: string
  readonly date?: string
  readonly annex?: string
  readonly rows?: readonly (readonly string[])[]
  readonly total?: string
  readonly basis?: string
  readonly year?: string
}

const ROWS = [
  ['1', 'Lê Văn An', '1980', 'Phòng Nội vụ'],
  ['2', 'Trần Thị Bình', '1985', 'Phòng Y tế'],
  ['3', 'Phạm Minh Châu', '1990', 'Phòng Tư pháp'],
]

/** A whole correct decision of a fictitious district, with one thing changed. */
function issuesOf({ article, date, annex, rows = ROWS, total, basis, year = '2023' }: Made): string[] {
  const text =
    article ??
    `Tặng Giấy khen của Chủ tịch UBND huyện Tân Khê cho ${String(ROWS.length).padStart(2, '0')} cá nhân năm ${year} (có danh sách kèm theo).`
  const lines: WrittenLine[] = [
    { text: 'ỦY BAN NHÂN DÂN', x: 0.15, y: 0.05 },
    { text: 'HUYỆN TÂN KHÊ', x: 0.16, y: 0.07 },
    { text: 'Số: 215/QĐ-UBND', x: 0.15, y: 0.1 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.05 },
    { text: 'Độc lập - Tự do - Hạnh phúc', x: 0.54, y: 0.07 },
    { text: `Tân Khê, ${date ?? 'ngày 12 tháng 01 năm 2024'}`, x: 0.54, y: 0.1 },
    { text: 'QUYẾT ĐỊNH', x: 0.44, y: 0.16 },
    { text: `Về việc tặng Giấy khen năm ${year}`, x: 0.34, y: 0.18 },
    { text: 'CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', x: 0.28, y: 0.22 },
    { text: basis ?? 'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;', x: 0.15, y: 0.26 },
    { text: 'QUYẾT ĐỊNH:', x: 0.44, y: 0.3 },
    { text: `Điều 1. ${text}`, x: 0.05, y: 0.34 },
    { text: 'Nơi nhận:', x: 0.1, y: 0.5 },
    { text: '- Lưu: VT.', x: 0.1, y: 0.52 },
    { text: 'CHỦ TỊCH', x: 0.65, y: 0.5 },
    { text: 'Nguyễn Thị Kim Liên', x: 0.6, y: 0.62 },
  ]
  const second: WrittenLine[] = [
    { text: 'DANH SÁCH', x: 0.44, y: 0.06 },
    { text: annex ?? '(Kèm theo Quyết định số 215/QĐ-UBND ngày 12 tháng 01 năm 2024)', x: 0.18, y: 0.09 },
    ...(total ? [{ text: total, x: 0.12, y: 0.6 }] : []),
  ]
  const table = tableOf([['STT', 'Họ và tên', 'Năm sinh', 'Đơn vị'], ...rows], 0.15)
  const draft = buildDraft([pageOf(lines), pageOf(second, [table])], {
    files: [],
    seconds: 0,
    engine: { name: 'test', version: '0', data: '' },
  })
  return draft.issues.filter((i) => i.severity !== 'info').map((i) => i.code)
}

describe('what a decision says of itself', () => {
  it('is nothing where all adds up', () => expect(issuesOf({})).toEqual([]))

  it.each<[string, Made, string]>([
    ['more declared than listed', { rows: ROWS.slice(0, 2) }, 'count-mismatch'],
    [
      'figures and words of a count',
      { article: 'Tặng Giấy khen của Chủ tịch UBND huyện Tân Khê cho 03 (bốn) cá nhân năm 2023.' },
      'count-words',
    ],
    ['words before figures', { article: 'Tặng Giấy khen của Chủ tịch UBND huyện Tân Khê cho bốn (03) cá nhân năm 2023.' }, 'count-words'],
    ['another date on the list', { annex: '(Kèm theo Quyết định số 215/QĐ-UBND ngày 15 tháng 3 năm 2024)' }, 'annex-date'],
    ['another number on the list', { annex: '(Kèm theo Quyết định số 478/QĐ-UBND ngày 12 tháng 01 năm 2024)' }, 'annex-number'],
    [
      'a number left out',
      { rows: ROWS.map(([n = '', ...r], i) => [i === 2 ? '4' : n, ...r]).concat([['5', 'Đỗ Văn Em', '1991', 'Phòng Y tế']]) },
      'numbering-gap',
    ],
    ['the same row twice', { rows: [...ROWS.slice(0, 2), ['3', 'Lê Văn An', '1980', 'Phòng Nội vụ']] }, 'duplicate-row'],
    ['the same person in two units', { rows: [...ROWS.slice(0, 2), ['3', 'Lê Văn An', '1980', 'Phòng Tư pháp']] }, 'duplicate-person'],
    ['a total that is not the rows', { total: 'Danh sách này có 05 cá nhân./.' }, 'total-mismatch'],
    ['a year of merit after the signing', { year: '2028' }, 'period-later'],
  ])('%s', (_, made, code) => expect(issuesOf(made)).toContain(code))

  it('takes two of the same name in two units for two people', () => {
    expect(issuesOf({ rows: [...ROWS.slice(0, 2), ['3', 'Lê Văn An', '1992', 'Phòng Tư pháp']] })).toEqual([])
  })
  it('does not warn of words in brackets that are no number', () => {
    expect(issuesOf({ article: 'Tặng Giấy khen của Chủ tịch UBND huyện Tân Khê cho 03 (có danh sách) cá nhân năm 2023.' })).toEqual([])
  })
})
