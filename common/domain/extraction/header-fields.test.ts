import { describe, expect, it } from 'vitest'
import { takeApart } from './document.ts'
import { findDate } from './header-date.ts'
import { headerFields } from './header-fields.ts'
import { findNumber } from './header-number.ts'
import { lineOf, pageOf, type WrittenLine } from './pages.test-data.ts'
import { runOf } from './run.ts'

/** A first page: what stands left and right above the title, the subject, the authority. */
interface Head {
  readonly left: readonly string[]
  readonly right?: readonly string[]
  readonly title?: string
  readonly subject?: string
  readonly authority?: string
  readonly body?: readonly string[]
}

const STATE = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc']

function headOf({ left, right = [], title = 'QUYẾT ĐỊNH', subject, authority, body = [] }: Head) {
  const lines: WrittenLine[] = []
  for (const [i, text] of left.entries()) lines.push({ text, x: 0.12, y: 0.05 + i * 0.018 })
  for (const [i, text] of [...STATE, ...right].entries()) lines.push({ text, x: 0.52, y: 0.05 + i * 0.018 })
  let y = 0.2
  for (const text of [title, subject ?? 'Về việc khen thưởng năm 2023', ...(authority ? [authority] : [])]) {
    lines.push({ text, x: 0.3, y })
    y += 0.025
  }
  const rest = [
    'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
    ...body,
    'QUYẾT ĐỊNH:',
    'Điều 1. Tặng Giấy khen cho 01 cá nhân.',
  ]
  for (const text of rest) {
    lines.push({ text, x: 0.12, y })
    y += 0.025
  }
  return headerFields(takeApart([pageOf(lines)]), { number: null, date: null })
}

const NUMBER = 'Số: 15/QĐ-KT'

/** What the head prints, whose decision it is, and the body above it. */
const AGENCIES: readonly (readonly [string, Head, string, string | null])[] = [
  [
    'a province',
    { left: ['ỦY BAN NHÂN DÂN', 'TỈNH HÒA GIANG'], authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA GIANG' },
    'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG',
    null,
  ],
  ['a province on one line', { left: ['ỦY BAN NHÂN DÂN TỈNH HÒA GIANG'] }, 'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG', null],
  [
    'a district, tone mark on the second letter',
    { left: ['UỶ BAN NHÂN DÂN', 'HUYỆN TÂN KHÊ'], authority: 'CHỦ TỊCH UỶ BAN NHÂN DÂN HUYỆN TÂN KHÊ' },
    'UỶ BAN NHÂN DÂN HUYỆN TÂN KHÊ',
    null,
  ],
  ['a district shortened', { left: ['UBND HUYỆN TÂN KHÊ'] }, 'UBND HUYỆN TÂN KHÊ', null],
  ['a city', { left: ['ỦY BAN NHÂN DÂN', 'THÀNH PHỐ HÒA GIANG'] }, 'ỦY BAN NHÂN DÂN THÀNH PHỐ HÒA GIANG', null],
  [
    'a ward',
    { left: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG AN TRÀ'], authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG AN TRÀ' },
    'ỦY BAN NHÂN DÂN PHƯỜNG AN TRÀ',
    null,
  ],
  [
    'a commune under its district',
    { left: ['UBND HUYỆN TÂN KHÊ', 'ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH'], authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH' },
    'ỦY BAN NHÂN DÂN XÃ ĐỨC BÌNH',
    'UBND HUYỆN TÂN KHÊ',
  ],
  [
    'a commune under its district, no authority line',
    { left: ['UBND HUYỆN TÂN KHÊ', 'UBND XÃ ĐỨC BÌNH'] },
    'UBND XÃ ĐỨC BÌNH',
    'UBND HUYỆN TÂN KHÊ',
  ],
  ['a special zone', { left: ['ỦY BAN NHÂN DÂN', 'ĐẶC KHU HÒN SƠN'] }, 'ỦY BAN NHÂN DÂN ĐẶC KHU HÒN SƠN', null],
  [
    'a department of a province',
    { left: ['UBND TỈNH HÒA GIANG', 'SỞ GIÁO DỤC VÀ ĐÀO TẠO'], authority: 'GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO' },
    'SỞ GIÁO DỤC VÀ ĐÀO TẠO',
    'UBND TỈNH HÒA GIANG',
  ],
  [
    'a department named with its province',
    { left: ['UBND TỈNH HÒA GIANG', 'SỞ Y TẾ'], authority: 'GIÁM ĐỐC SỞ Y TẾ TỈNH HÒA GIANG' },
    'SỞ Y TẾ',
    'UBND TỈNH HÒA GIANG',
  ],
  [
    'a department over two lines',
    { left: ['UBND TỈNH HÒA GIANG', 'SỞ LAO ĐỘNG - THƯƠNG BINH', 'VÀ XÃ HỘI'] },
    'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
    'UBND TỈNH HÒA GIANG',
  ],
  [
    'a school under a department',
    { left: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO HÒA GIANG', 'TRƯỜNG THPT ĐỨC BÌNH'], authority: 'HIỆU TRƯỞNG TRƯỜNG THPT ĐỨC BÌNH' },
    'TRƯỜNG THPT ĐỨC BÌNH',
    'SỞ GIÁO DỤC VÀ ĐÀO TẠO HÒA GIANG',
  ],
  [
    'a school under a district office',
    { left: ['PHÒNG GD&ĐT HUYỆN TÂN KHÊ', 'TRƯỜNG TIỂU HỌC ĐỨC BÌNH 2'] },
    'TRƯỜNG TIỂU HỌC ĐỨC BÌNH 2',
    'PHÒNG GD&ĐT HUYỆN TÂN KHÊ',
  ],
  [
    'a school under a district and its office',
    { left: ['UBND HUYỆN TÂN KHÊ', 'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG MẦM NON HOA MAI'] },
    'TRƯỜNG MẦM NON HOA MAI',
    'UBND HUYỆN TÂN KHÊ PHÒNG GIÁO DỤC VÀ ĐÀO TẠO',
  ],
  ['a district office', { left: ['ỦY BAN NHÂN DÂN', 'HUYỆN TÂN KHÊ', 'PHÒNG NỘI VỤ'] }, 'PHÒNG NỘI VỤ', 'ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ'],
  ['a university', { left: ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG ĐẠI HỌC HÒA GIANG'] }, 'TRƯỜNG ĐẠI HỌC HÒA GIANG', 'BỘ GIÁO DỤC VÀ ĐÀO TẠO'],
  [
    'a school whose name takes two lines',
    { left: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG', 'CAO ĐẲNG NAM HÒA'] },
    'TRƯỜNG CAO ĐẲNG NAM HÒA',
    'SỞ GIÁO DỤC VÀ ĐÀO TẠO',
  ],
  [
    'a hospital',
    { left: ['SỞ Y TẾ HÒA GIANG', 'BỆNH VIỆN ĐA KHOA', 'HUYỆN TÂN KHÊ'], authority: 'GIÁM ĐỐC BỆNH VIỆN ĐA KHOA HUYỆN TÂN KHÊ' },
    'BỆNH VIỆN ĐA KHOA HUYỆN TÂN KHÊ',
    'SỞ Y TẾ HÒA GIANG',
  ],
  [
    'a health centre',
    { left: ['SỞ Y TẾ TỈNH HÒA GIANG', 'TRUNG TÂM Y TẾ HUYỆN TÂN KHÊ'] },
    'TRUNG TÂM Y TẾ HUYỆN TÂN KHÊ',
    'SỞ Y TẾ TỈNH HÒA GIANG',
  ],
  [
    'a company',
    { left: ['CÔNG TY CỔ PHẦN', 'MÔI TRƯỜNG ĐÔ THỊ AN TRÀ'], authority: 'GIÁM ĐỐC CÔNG TY CỔ PHẦN MÔI TRƯỜNG ĐÔ THỊ AN TRÀ' },
    'CÔNG TY CỔ PHẦN MÔI TRƯỜNG ĐÔ THỊ AN TRÀ',
    null,
  ],
  [
    'a company of a group',
    { left: ['TỔNG CÔNG TY ĐIỆN LỰC HÒA GIANG', 'CÔNG TY ĐIỆN LỰC TÂN KHÊ'] },
    'CÔNG TY ĐIỆN LỰC TÂN KHÊ',
    'TỔNG CÔNG TY ĐIỆN LỰC HÒA GIANG',
  ],
  [
    'a bank branch',
    { left: ['NGÂN HÀNG CHÍNH SÁCH XÃ HỘI', 'CHI NHÁNH TỈNH HÒA GIANG'] },
    'CHI NHÁNH TỈNH HÒA GIANG',
    'NGÂN HÀNG CHÍNH SÁCH XÃ HỘI',
  ],
  ['a ministry', { left: ['BỘ NỘI VỤ'], authority: 'BỘ TRƯỞNG BỘ NỘI VỤ' }, 'BỘ NỘI VỤ', null],
  ['a department of a ministry', { left: ['BỘ TÀI CHÍNH', 'CỤC THUẾ'] }, 'CỤC THUẾ', 'BỘ TÀI CHÍNH'],
  ['the Prime Minister', { left: ['THỦ TƯỚNG CHÍNH PHỦ'] }, 'THỦ TƯỚNG CHÍNH PHỦ', null],
  ['the President', { left: ['CHỦ TỊCH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'VIỆT NAM'] }, 'CHỦ TỊCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', null],
  [
    'the President, first line lost',
    { left: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA', 'VIỆT NAM'] },
    'CHỦ TỊCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    null,
  ],
  ['the Party in a district', { left: ['ĐẢNG BỘ TỈNH HÒA GIANG', 'HUYỆN ỦY TÂN KHÊ'] }, 'HUYỆN ỦY TÂN KHÊ', 'ĐẢNG BỘ TỈNH HÒA GIANG'],
  ['a Party committee over two lines', { left: ['HUYỆN ỦY TÂN KHÊ', 'ĐẢNG ỦY', 'XÃ ĐỨC BÌNH'] }, 'ĐẢNG ỦY XÃ ĐỨC BÌNH', 'HUYỆN ỦY TÂN KHÊ'],
  [
    'a union',
    { left: ['TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM', 'LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG'] },
    'LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG',
    'TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM',
  ],
  [
    'a union of a branch',
    { left: ['LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG', 'CÔNG ĐOÀN', 'NGÀNH GIÁO DỤC'] },
    'CÔNG ĐOÀN NGÀNH GIÁO DỤC',
    'LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG',
  ],
  ['the youth union', { left: ['TỈNH ĐOÀN HÒA GIANG', 'HUYỆN ĐOÀN TÂN KHÊ'] }, 'HUYỆN ĐOÀN TÂN KHÊ', 'TỈNH ĐOÀN HÒA GIANG'],
  [
    'the office of a people’s committee',
    { left: ['UBND TỈNH HÒA GIANG', 'VĂN PHÒNG', 'ỦY BAN NHÂN DÂN'] },
    'VĂN PHÒNG ỦY BAN NHÂN DÂN',
    'UBND TỈNH HÒA GIANG',
  ],
  ['an inspectorate', { left: ['UBND TỈNH HÒA GIANG', 'THANH TRA TỈNH'] }, 'THANH TRA TỈNH', 'UBND TỈNH HÒA GIANG'],
  [
    'a management board',
    { left: ['UBND HUYỆN TÂN KHÊ', 'BAN QUẢN LÝ DỰ ÁN', 'ĐẦU TƯ XÂY DỰNG'] },
    'BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG',
    'UBND HUYỆN TÂN KHÊ',
  ],
  ['the police of a province', { left: ['BỘ CÔNG AN', 'CÔNG AN TỈNH HÒA GIANG'] }, 'CÔNG AN TỈNH HÒA GIANG', 'BỘ CÔNG AN'],
  [
    'the army in a district',
    { left: ['BỘ CHỈ HUY QUÂN SỰ TỈNH', 'BAN CHỈ HUY', 'QUÂN SỰ HUYỆN TÂN KHÊ'] },
    'BAN CHỈ HUY QUÂN SỰ HUYỆN TÂN KHÊ',
    'BỘ CHỈ HUY QUÂN SỰ TỈNH',
  ],
  ['a people’s council', { left: ['HỘI ĐỒNG NHÂN DÂN', 'HUYỆN TÂN KHÊ'] }, 'HỘI ĐỒNG NHÂN DÂN HUYỆN TÂN KHÊ', null],
  [
    'an association',
    { left: ['HỘI NÔNG DÂN TỈNH HÒA GIANG', 'HỘI NÔNG DÂN HUYỆN TÂN KHÊ'] },
    'HỘI NÔNG DÂN HUYỆN TÂN KHÊ',
    'HỘI NÔNG DÂN TỈNH HÒA GIANG',
  ],
  ['a co-operative', { left: ['HỢP TÁC XÃ NÔNG NGHIỆP', 'ĐỨC BÌNH'] }, 'HỢP TÁC XÃ NÔNG NGHIỆP ĐỨC BÌNH', null],
  [
    'a court',
    { left: ['TÒA ÁN NHÂN DÂN TỐI CAO', 'TÒA ÁN NHÂN DÂN TỈNH HÒA GIANG'] },
    'TÒA ÁN NHÂN DÂN TỈNH HÒA GIANG',
    'TÒA ÁN NHÂN DÂN TỐI CAO',
  ],
  ['specks around the name', { left: ['„ỦY BAN NHÂN DÂN', '- HUYỆN TÂN KHÊ .'] }, 'ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', null],
]

describe('the agency and the one above it', () => {
  it.each(AGENCIES)('%s', (_, head, body, parent) => {
    const fields = headOf({ ...head, left: [...head.left, NUMBER] })
    expect(fields.issuingBody.value).toBe(body)
    expect(fields.parentBody.value).toBe(parent)
  })

  it('is spelled as the rest of the decision spells it, and that is looked at', () => {
    const { issuingBody } = headOf({
      left: ['ỦY BAN NHÂN DÂN', 'XÃ EAKRÔNG', NUMBER],
      authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ EA KRÔNG',
      body: ['Theo đề nghị của Hội đồng Thi đua - Khen thưởng xã Ea Krông,'],
    })
    expect(issuingBody).toMatchObject({ value: 'ỦY BAN NHÂN DÂN XÃ EA KRÔNG', status: 'check', raw: 'ỦY BAN NHÂN DÂN XÃ EAKRÔNG' })
  })

  it('gets a lost last line from the authority’s line', () => {
    const { issuingBody } = headOf({
      left: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THPT NGUYỄN TƯỜNG', NUMBER],
      authority: 'HIỆU TRƯỞNG TRƯỜNG THPT NGUYỄN TƯỜNG LÂN',
    })
    expect(issuingBody).toMatchObject({ value: 'TRƯỜNG THPT NGUYỄN TƯỜNG LÂN', status: 'check' })
  })

  it('keeps a name that the document spells only once', () => {
    expect(headOf({ left: ['ỦY BAN NHÂN DÂN', 'XÃ HÒA GIANH', NUMBER] }).issuingBody.value).toBe('ỦY BAN NHÂN DÂN XÃ HÒA GIANH')
  })
})

const one = (text: string) => {
  const { words } = lineOf({ text, x: 0.1, y: 0.1 })
  return runOf(words.map((word) => ({ word, page: 1 })))
}

describe('the number of a decision', () => {
  it.each([
    ['Số: 721/QĐ-UBND', '721/QĐ-UBND'],
    ['Số 721 /QĐ-UBND', '721/QĐ-UBND'],
    ['Số: 05/2004/QĐ-UB', '05/2004/QĐ-UB'],
    ['Số: 12-QĐ/HU', '12-QĐ/HU'],
    ['Số: 236/QÐ - UB', '236/QĐ-UB'],
    ['Số: 88/QĐ-THCS.ĐB', '88/QĐ-THCS.ĐB'],
    ['Số: 88/QĐ-SGDĐT', '88/QĐ-SGDĐT'],
    ['Số: /QĐ-UBND', '/QĐ-UBND'],
  ])('%s', (text, value) => expect(findNumber(one(text))?.value).toBe(value))

  it('is never one the bases cite', () => {
    const { decisionNumber } = headOf({
      left: ['UBND HUYỆN TÂN KHÊ', 'Số: /QĐ-UBND'],
      body: ['Căn cứ Quyết định số 99/QĐ-UBND ngày 01 tháng 3 năm 2020;'],
    })
    expect(decisionNumber.value).toBeNull()
    expect(decisionNumber.status).toBe('check')
  })
})

describe('the day of a decision', () => {
  it.each([
    ['An Trà, ngày 05 tháng 02 năm 2025', '2025-02-05'],
    ['An Trà, ngày 5/2/2025', '2025-02-05'],
    ['An Trà, ngày O5 tháng 02 năm 2025', '2025-02-05'],
    ['An Trà, ngày … tháng 02 năm 2025', null],
    ['An Trà, ngày 31 tháng 02 năm 2025', null],
    ['An Trà, ngày 05 tháng 02 năm 20255', null],
  ])('%s', (text, iso) => expect(findDate(one(text))?.iso ?? null).toBe(iso))

  it('is proposed from a file’s name where the page leaves it open, and looked at', () => {
    const parts = takeApart([
      pageOf([
        { text: 'UBND HUYỆN TÂN KHÊ', x: 0.12, y: 0.05 },
        { text: STATE[0] ?? '', x: 0.52, y: 0.05 },
        { text: STATE[1] ?? '', x: 0.52, y: 0.07 },
        { text: 'Số: /QĐ-UBND', x: 0.12, y: 0.09 },
        { text: 'Tân Khê, ngày … tháng 5 năm 2024', x: 0.52, y: 0.09 },
        { text: 'QUYẾT ĐỊNH', x: 0.42, y: 0.2 },
      ]),
    ])
    const fields = headerFields(parts, { number: null, date: null, fileNames: ['215_QĐ-UBND 12-5-2024.pdf'] })
    expect(fields.signedDate).toMatchObject({ value: '2024-05-12', status: 'check' })
    expect(fields.decisionNumber).toMatchObject({ value: '215/QĐ-UBND', status: 'check' })
    expect(headerFields(parts, { number: null, date: null, fileNames: ['12-6-2024.pdf'] }).signedDate.value).toBeNull()
  })
})

describe('the place', () => {
  it.each([
    ['An Trà, ngày 05 tháng 02 năm 2025', 'An Trà'],
    ['Tp. Hòa Giang, ngày 05 tháng 02 năm 2025', 'Tp. Hòa Giang'],
    ["Ea H'Khê, ngày 05 tháng 02 năm 2025", "Ea H'Khê"],
  ])('%s', (text, place) => expect(headOf({ left: ['SỞ Y TẾ', NUMBER], right: [text] }).place.value).toBe(place))

  it('follows the spelling of the agency where marks were misread', () => {
    const { place } = headOf({
      left: ['ỦY BAN NHÂN DÂN', 'XÃ PHƯỚC MỄ', NUMBER],
      right: ['Phước Mẽ, ngày 05 tháng 02 năm 2025'],
      authority: 'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHƯỚC MỄ',
    })
    expect(place).toMatchObject({ value: 'Phước Mễ', status: 'check' })
  })
})
