import { describe, expect, it } from 'vitest'
import { buildDraft } from './build-draft.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 1, engine: { name: 'test', version: '1', data: 'none' } }

/** A paper of the fictitious primary school An Trà. */
const paper = (number: string, lines: readonly WrittenLine[], table?: readonly (readonly string[])[]) =>
  buildDraft(
    [
      pageOf(
        [
          { text: 'ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', x: 0.08, y: 0.06 },
          { text: 'TRƯỜNG TIỂU HỌC AN TRÀ', x: 0.1, y: 0.08 },
          { text: number, x: 0.12, y: 0.11 },
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.52, y: 0.06 },
          { text: 'Độc lập - Tự do - Hạnh phúc', x: 0.55, y: 0.08 },
          { text: 'Tân Khê, ngày 05 tháng 6 năm 2024', x: 0.54, y: 0.11 },
          ...lines,
        ],
        table ? [tableOf(table, 0.4)] : [],
      ),
    ],
    meta,
  )
const namesOf = (draft: ReturnType<typeof paper>) => draft.names?.map((name) => name.value)

describe('an attachment', () => {
  it('is a tờ trình with its number, date, subject, signer and those whom it proposes; it grants nothing', () => {
    const draft = paper(
      'Số: 15/TTr-THAT',
      [
        { text: 'TỜ TRÌNH', x: 0.45, y: 0.16 },
        { text: 'Về việc đề nghị công nhận danh hiệu thi đua năm học 2023 - 2024', x: 0.2, y: 0.18 },
        { text: 'Kính gửi: Ủy ban nhân dân huyện Tân Khê', x: 0.3, y: 0.22 },
        { text: 'Trường đề nghị công nhận danh hiệu cho các cá nhân sau:', x: 0.15, y: 0.3 },
        { text: 'Nơi nhận:', x: 0.11, y: 0.6 },
        { text: '- Như trên;', x: 0.11, y: 0.62 },
        { text: 'HIỆU TRƯỞNG', x: 0.65, y: 0.6 },
        { text: 'Lê Thanh Nga', x: 0.64, y: 0.72 },
      ],
      [
        ['STT', 'Họ và tên', 'Chức vụ', 'Danh hiệu'],
        ['1', 'Lò Văn Quý', 'Giáo viên', 'Lao động tiên tiến'],
        ['2', 'Trần Thị Hoài', 'Giáo viên', 'Lao động tiên tiến'],
      ],
    )
    expect([draft.kind, draft.attachmentKind, draft.awards]).toEqual(['attachment', 'tờ trình', []])
    expect(draft.decision).toMatchObject({
      decisionNumber: { value: '15/TTr-THAT' },
      signedDate: { value: '2024-06-05' },
      issuingBody: { value: 'TRƯỜNG TIỂU HỌC AN TRÀ' },
      subject: { value: 'Về việc đề nghị công nhận danh hiệu thi đua năm học 2023 - 2024' },
      signerName: { value: 'Lê Thanh Nga' },
    })
    expect(namesOf(draft)).toEqual(['Lò Văn Quý', 'Trần Thị Hoài'])
  })

  it('is told by its title', () => {
    const kindOf = (...texts: string[]) => {
      const { kind, attachmentKind } = paper(
        'Số: 3/BB-HĐ',
        texts.map((text, i) => ({ text, x: 0.4, y: 0.16 + 0.02 * i })),
      )
      return [kind, attachmentKind]
    }
    expect(kindOf('BIÊN BẢN', 'Họp Hội đồng Thi đua - Khen thưởng')).toEqual(['attachment', 'biên bản'])
    expect(kindOf('BIÊN BẢN HỌP', 'Hội đồng Thi đua - Khen thưởng')).toEqual(['attachment', 'biên bản họp'])
    expect(kindOf('GIẤY MỜI', 'Dự hội nghị tổng kết')).toEqual(['attachment', 'giấy mời'])
    expect(kindOf('V/v đăng ký thi đua năm 2024', 'Kính gửi: Các phòng, ban')).toEqual(['attachment', 'công văn'])
  })

  it('is a report of achievements without number or agency, of the person it names', () => {
    const draft = buildDraft(
      [
        pageOf([
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.3, y: 0.06 },
          { text: 'Độc lập - Tự do - Hạnh phúc', x: 0.35, y: 0.08 },
          { text: 'BÁO CÁO THÀNH TÍCH', x: 0.4, y: 0.15 },
          { text: 'I. SƠ LƯỢC LÝ LỊCH', x: 0.12, y: 0.22 },
          { text: '1. Họ và tên: Lò Văn Quý Sinh năm: 1980', x: 0.15, y: 0.25 },
          { text: '2. Chức vụ: Giáo viên', x: 0.15, y: 0.28 },
        ]),
      ],
      meta,
    )
    expect([draft.kind, draft.attachmentKind, namesOf(draft)]).toEqual(['attachment', 'báo cáo thành tích', ['Lò Văn Quý']])
  })
})

describe('other papers', () => {
  it('say honestly that they are none of ours', () => {
    for (const text of ['This is to certify that John Smith has completed the course', 'Hóa đơn giá trị gia tăng']) {
      const draft = buildDraft([pageOf([{ text, x: 0.1, y: 0.2 }])], meta)
      expect(draft.kind).toBe('other')
      expect(draft.issues.map((issue) => issue.code)).toContain('not-decision')
    }
  })

  it('of the State and from before 2004 are read as the decisions they are', () => {
    const order = buildDraft(
      [
        pageOf([
          { text: 'CHỦ TỊCH NƯỚC', x: 0.12, y: 0.06 },
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
          { text: 'Số: 845/QĐ-CTN', x: 0.12, y: 0.11 },
          { text: 'Hà Nội, ngày 05 tháng 5 năm 2009', x: 0.55, y: 0.11 },
          { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.15 },
          { text: 'Về việc tặng thưởng Huân chương', x: 0.35, y: 0.17 },
          { text: 'CHỦ TỊCH', x: 0.46, y: 0.2 },
          { text: 'NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.28, y: 0.22 },
          { text: 'Xét đề nghị của Thủ tướng Chính phủ tại Tờ trình số 599/TTr-TTg;', x: 0.15, y: 0.28 },
          { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.31 },
          { text: 'Điều 1. Tặng thưởng Huân chương Lao động hạng Ba cho:', x: 0.15, y: 0.34 },
          { text: '1. Ông Lò Văn Quý, Hiệu trưởng Trường Tiểu học An Trà;', x: 0.15, y: 0.36 },
          { text: 'Điều 2. Thủ tướng Chính phủ chịu trách nhiệm thi hành Quyết định này./.', x: 0.15, y: 0.43 },
          { text: 'CHỦ TỊCH', x: 0.65, y: 0.5 },
          { text: 'Nguyễn Văn An', x: 0.64, y: 0.6 },
        ]),
      ],
      meta,
    )
    expect(order.kind).toBe('award')
    expect(order.decision.decisionNumber.value).toBe('845/QĐ-CTN')
    expect(order.decision.signerName.value).toBe('Nguyễn Văn An')
    expect(order.awards.map((row) => row.name.value)).toEqual(['Lò Văn Quý'])
  })
})
