import { describe, expect, it } from 'vitest'
import { Draft } from '../../model/draft.ts'
import { buildDraft } from './build-draft.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 1, engine: { name: 'test', version: '1', data: 'none' } }
const rows = [
  ['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác'],
  ['1', 'Ông Lò Văn Quý', 'Phó Giám đốc', 'Sở Công Thương'],
  ['2', 'Bà Nguyễn Hoàng Ngọc Yến', 'Công chức Văn hóa - Xã hội', 'UBND xã Đức Bình'],
  ['3', 'Bà Trần Thị Hoài', 'Chuyên viên', 'Sở Công Thương'],
]

/** A decision of the fictitious province Hòa Giang; parts can be replaced. */
function decision(
  change: { number?: string; date?: string; counts?: string; annex?: string; table?: readonly (readonly string[])[] } = {},
) {
  const first: WrittenLine[] = [
    { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.06 },
    { text: 'TỈNH HÒA GIANG', x: 0.13, y: 0.08 },
    { text: `Số: ${change.number ?? '2043/QĐ-UBND'}`, x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'Độc lập - Tự do - Hạnh phúc', x: 0.55, y: 0.08 },
    { text: change.date ?? 'Hòa Giang, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: 'Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', x: 0.22, y: 0.18 },
    { text: 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÒA GIANG', x: 0.28, y: 0.21 },
    { text: 'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;', x: 0.15, y: 0.24 },
    { text: 'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 388/TTr-SNV.', x: 0.15, y: 0.27 },
    { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.3 },
    { text: 'Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho', x: 0.15, y: 0.33 },
    { text: `${change.counts ?? '03 cá nhân'} đã có thành tích xuất sắc năm 2023 (có danh sách kèm theo).`, x: 0.11, y: 0.35 },
    { text: 'Điều 2. Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.', x: 0.15, y: 0.38 },
    { text: 'Nơi nhận:', x: 0.11, y: 0.43 },
    { text: '- Như Điều 2;', x: 0.11, y: 0.45 },
    { text: 'KT. CHỦ TỊCH', x: 0.65, y: 0.43 },
    { text: 'PHÓ CHỦ TỊCH', x: 0.65, y: 0.45 },
    { text: 'Vũ Đình Thưởng', x: 0.64, y: 0.54 },
  ]
  const second: WrittenLine[] = [
    { text: 'DANH SÁCH', x: 0.46, y: 0.06 },
    { text: `(Kèm theo Quyết định số 2043/QĐ-UBND ${change.annex ?? 'ngày 09 tháng 9 năm 2024'})`, x: 0.2, y: 0.08 },
  ]
  return buildDraft([pageOf(first), pageOf(second, [tableOf(change.table ?? rows, 0.12)])], meta)
}

const codes = (draft: ReturnType<typeof decision>) => draft.issues.map((i) => i.code)

describe('buildDraft', () => {
  it('takes head, subject, signature and rows of a decision with an annex', () => {
    const draft = decision()
    expect(Draft.parse(draft)).toEqual(draft)
    const { decision: d } = draft
    expect(Object.fromEntries(Object.entries(d).flatMap(([k, v]) => ('value' in v ? [[k, v.value]] : [])))).toEqual({
      decisionNumber: '2043/QĐ-UBND',
      signedDate: '2024-09-09',
      place: 'Hòa Giang',
      issuingBody: 'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG',
      parentBody: null,
      subject: 'Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh',
      signerName: 'Vũ Đình Thưởng',
      signerTitle: 'PHÓ CHỦ TỊCH',
      signerAuthority: 'KT. CHỦ TỊCH',
      annexDate: '2024-09-09',
      proposal: 'Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 388/TTr-SNV',
    })
    expect(
      draft.awards.map((a) => [a.name.value, a.honorific.value, a.position.value, a.unit.value, a.awardTitle.value, a.year.value]),
    ).toEqual([
      ['Lò Văn Quý', 'Ông', 'Phó Giám đốc', 'Sở Công Thương', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', '2023'],
      [
        'Nguyễn Hoàng Ngọc Yến',
        'Bà',
        'Công chức Văn hóa - Xã hội',
        'UBND xã Đức Bình',
        'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh',
        '2023',
      ],
      ['Trần Thị Hoài', 'Bà', 'Chuyên viên', 'Sở Công Thương', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh', '2023'],
    ])
    expect(draft.kind).toBe('award')
    expect(draft.issues).toEqual([])
  })

  it('carries the place of a value taken from another page', () => {
    const title = decision().awards[0]?.awardTitle
    expect(title?.evidence.map((e) => e.page)).toEqual([1])
  })

  it('says when the count of Điều 1 is not the number of rows', () => {
    expect(codes(decision({ counts: '05 cá nhân' }))).toEqual(['count-mismatch'])
  })

  it('says when the annex bears another date or number', () => {
    expect(codes(decision({ annex: 'ngày 10 tháng 9 năm 2024' }))).toEqual(['annex-date'])
    expect(codes(decision({ number: '2044/QĐ-UBND' }))).toContain('annex-number')
  })

  it('says when the numbering jumps and when a row stands twice', () => {
    const table = [...rows, ['5', 'Ông Mai Xuân Đáng', 'Chuyên viên', 'Sở Y tế'], ['6', 'Ông Mai Xuân Đáng', 'Chuyên viên', 'Sở Y tế']]
    expect(codes(decision({ counts: '05 cá nhân', table }))).toEqual(['duplicate-row', 'numbering-gap'])
  })

  it('has a year that begins after the day of signing looked at: one of the two was misread', () => {
    const years = (date: string) => decision({ date, annex: '' }).awards.map((a) => [a.year.value, a.year.doubt])
    expect(years('Hòa Giang, ngày 09 tháng 9 năm 2019')).toEqual([
      ['2023', 'range'],
      ['2023', 'range'],
      ['2023', 'range'],
    ])
    expect(years('Hòa Giang, ngày 09 tháng 9 năm 2024').some(([, doubt]) => doubt === 'range')).toBe(false)
  })

  it('never takes the year from the day of signing', () => {
    const draft = buildDraft(
      [pageOf([{ text: 'Điều 1. Tặng Giấy khen cho ông Hồ Văn Quân, Kế toán, Phòng Y tế.', x: 0.15, y: 0.3 }])],
      meta,
    )
    expect(draft.awards.map((a) => [a.name.value, a.unit.value, a.year.value])).toEqual([['Hồ Văn Quân', 'Phòng Y tế', null]])
  })

  it('leaves a number and a date written by pen to the officer, with what the annex prints as the proposal', () => {
    const { decisionNumber, signedDate } = decision({ number: '~2O43~ /QĐ-UBND', date: 'Hòa Giang, ngày ~04~ tháng ~9~ năm 2024' }).decision
    expect([decisionNumber.value, decisionNumber.status]).toEqual(['2043/QĐ-UBND', 'check'])
    expect([signedDate.value, signedDate.status, signedDate.doubt]).toEqual(['2024-09-09', 'check', 'handwritten'])
    expect(signedDate.evidence[0]?.page).toBe(2)
  })

  it('gives an empty draft with issues for an empty page', () => {
    const draft = buildDraft([pageOf([])], meta)
    expect(draft.awards).toEqual([])
    expect(codes(draft)).toEqual(expect.arrayContaining(['missing-number', 'missing-date', 'page-empty']))
  })

  it('reads a household and a person named in the sentence of Điều 1', () => {
    const lines = [
      'Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân phường cho hộ ông Mai Xuân Đáng',
      'và 01 cá nhân: Ông Trịnh Bá Ngãi, sinh năm 1988, tổ dân phố 4, phường An Trà.',
    ]
    const draft = buildDraft([pageOf(lines.map((text, i) => ({ text, x: 0.1, y: 0.3 + i * 0.02 })))], meta)
    expect(draft.awards.map((a) => [a.recipientKind.value, a.name.value, a.birthYear.value])).toEqual([
      ['household', 'Mai Xuân Đáng', null],
      ['individual', 'Trịnh Bá Ngãi', 1988],
    ])
  })
})
