import { describe, expect, it } from 'vitest'
import type { PageTable } from '../../model/page.ts'
import { buildDraft } from './build-draft.ts'
import { lineOf, pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 0, engine: { name: 'test', version: '0', data: '' } }

const front = (counts: string, award = 'danh hiệu “Lao động tiên tiến” năm 2023'): WrittenLine[] => [
  { text: 'UBND TỈNH HÒA GIANG', x: 0.11, y: 0.05 },
  { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.05 },
  { text: 'Số: 118/QĐ-UBND', x: 0.14, y: 0.09 },
  { text: 'Hòa Giang, ngày 12 tháng 3 năm 2024', x: 0.52, y: 0.09 },
  { text: 'QUYẾT ĐỊNH', x: 0.44, y: 0.14 },
  { text: 'Về việc khen thưởng năm 2023', x: 0.38, y: 0.155 },
  { text: 'CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', x: 0.3, y: 0.18 },
  { text: 'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;', x: 0.15, y: 0.21 },
  { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.3 },
  { text: `Điều 1. Công nhận ${award} cho ${counts} (có danh sách kèm theo).`, x: 0.15, y: 0.33 },
  { text: 'Điều 2. Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.', x: 0.15, y: 0.38 },
  { text: 'Nơi nhận:', x: 0.11, y: 0.43 },
  { text: '- Như Điều 2;', x: 0.11, y: 0.45 },
  { text: 'KT. CHỦ TỊCH', x: 0.65, y: 0.43 },
  { text: 'PHÓ CHỦ TỊCH', x: 0.65, y: 0.45 },
  { text: 'Vũ Đình Thưởng', x: 0.64, y: 0.54 },
]

/** A row of one text runs across all columns; null joins a place to the one left of it. */
type WrittenRow = readonly (string | null)[]
function table(rows: readonly WrittenRow[], y = 0.12): PageTable {
  const cols = Math.max(...rows.map((r) => r.length))
  const plain = tableOf(
    rows.map((r) => Array.from({ length: cols }, (_, i) => r[i] ?? '')),
    y,
  )
  const cells = plain.cells.flatMap((c) => {
    const row = rows[c.row] ?? []
    if (row.length === 1) return c.col === 0 ? [{ ...c, colSpan: cols }] : []
    if (row[c.col] === null) return []
    let span = 1
    while (row[c.col + span] === null) span++
    return [{ ...c, colSpan: span }]
  })
  return { ...plain, cells }
}

const annex = (tables: readonly PageTable[], after: readonly WrittenLine[] = []) =>
  pageOf([{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }, ...after], tables)

function read(counts: string, ...pages: ReturnType<typeof annex>[]) {
  return buildDraft([pageOf(front(counts)), ...pages], meta)
}

const rows = (draft: ReturnType<typeof read>) =>
  draft.awards.map((a) => [a.name.value, a.position.value, a.unit.value, a.awardTitle.value].map((v) => v ?? '-').join(' | '))
const codes = (draft: ReturnType<typeof read>) => draft.issues.map((i) => i.code)

const HEAD = ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác']

describe('rows of tables', () => {
  it('takes units from headings over the rows, whatever their numbering', () => {
    const draft = read(
      '04 cá nhân',
      annex([
        table([
          ['STT', 'Họ và tên', 'Chức vụ'],
          ['I. PHÒNG NỘI VỤ'],
          ['1', 'Lò Văn Quý', 'Trưởng phòng'],
          ['2', 'Trần Thị Hoài', 'Chuyên viên'],
          ['II', 'Trường THCS Đức Bình', ''],
          ['3', 'Mai Xuân Đáng', 'Giáo viên'],
          ['', 'Văn phòng Huyện ủy', ''],
          ['4', 'Hồ Văn Quân', 'Văn thư'],
        ]),
      ]),
    )
    expect(draft.awards.map((a) => [a.name.value, a.unit.value?.toLowerCase()])).toEqual([
      ['Lò Văn Quý', 'phòng nội vụ'],
      ['Trần Thị Hoài', 'phòng nội vụ'],
      ['Mai Xuân Đáng', 'trường thcs đức bình'],
      ['Hồ Văn Quân', 'văn phòng huyện ủy'],
    ])
    expect(draft.awards[0]?.unit.evidence).toHaveLength(1)
    expect(codes(draft)).toEqual([])
  })

  it('reads ditto marks of every make, over a page end too, with the places of both', () => {
    const draft = read(
      '05 cá nhân',
      annex([
        table([
          HEAD,
          ['1', 'Lò Văn Quý', 'Chuyên viên', 'Phòng Nội vụ'],
          ['2', 'Trần Thị Hoài', 'nt', '-nt-'],
          ['3', 'Mai Xuân Đáng', '"', 'Như trên'],
          ['4', 'Hồ Văn Quân', '”', '-nt-'],
        ]),
      ]),
      pageOf([], [table([HEAD, ['5', 'Đỗ Thị Mơ', '-nt-', 'nt']], 0.05)]),
    )
    expect(
      rows(draft)
        .slice(1)
        .map((r) => r.split(' | ').slice(1, 3).join(' | ')),
    ).toEqual(Array(4).fill('Chuyên viên | Phòng Nội vụ'))
    expect(draft.awards[4]?.unit.evidence.map((e) => e.page)).toEqual([2, 3])
    expect(codes(draft)).toEqual([])
  })

  it('gives one award for each ticked column, and reads a misread tick in such a column', () => {
    const draft = read(
      '03 cá nhân',
      annex([
        table([
          ['TT', 'Họ và tên', 'Đơn vị', 'Danh hiệu', null],
          ['', '', '', 'Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở'],
          ['1', 'Lò Văn Quý', 'Phòng Nội vụ', 'x', ''],
          ['2', 'Trần Thị Hoài', 'Phòng Y tế', 'x', 'X'],
          ['3', 'Mai Xuân Đáng', 'Phòng Y tế', 'xX', ''],
          ['4', 'Hồ Văn Quân', 'Phòng Y tế', 'x', ''],
        ]),
      ]),
    )
    expect(rows(draft)).toEqual([
      'Lò Văn Quý | - | Phòng Nội vụ | Lao động tiên tiến',
      'Trần Thị Hoài | - | Phòng Y tế | Lao động tiên tiến',
      'Trần Thị Hoài | - | Phòng Y tế | Chiến sĩ thi đua cơ sở',
      'Mai Xuân Đáng | - | Phòng Y tế | Lao động tiên tiến',
      'Hồ Văn Quân | - | Phòng Y tế | Lao động tiên tiến',
    ])
    // Four people, the decision says three.
    expect(codes(draft)).toEqual(['count-mismatch'])
  })

  it('parts the heads under a joined head where no line is drawn, and keeps them where a later page misreads them', () => {
    const ticked = (lower: readonly [string, string], people: readonly WrittenRow[]): PageTable => {
      const plain = table([['STT', 'Họ và tên', 'Năm sinh', 'Danh hiệu', null], ...people])
      const words = lower.map((text, i) => lineOf({ text, x: 0.1 + (3 + i) * 0.16 + 0.05, y: 0.135 }).words)
      return {
        ...plain,
        cells: plain.cells.map((c) =>
          c.row === 0 && c.col === 3 ? { ...c, lines: [...c.lines, { box: [0.58, 0.135, 0.32, 0.014], words: words.flat() }] } : c,
        ),
      }
    }
    const draft = read(
      '03 cá nhân',
      annex([
        ticked(
          ['LĐTT', 'CSTĐCS'],
          [['JV. KHOA NỘI TỔNG HỢP'], ['1', 'Lò Văn Quý', '1980', 'x', ''], ['2', 'Trần Thị Hoài', '1981', '', 'x']],
        ),
      ]),
      pageOf([], [ticked(['IĐTI', 'CSTĐCS'], [['3', 'Mai Xuân Đáng', '1982', 'x', '']])]),
    )
    expect(rows(draft).map((r) => r.toLowerCase())).toEqual([
      'lò văn quý | - | khoa nội tổng hợp | lao động tiên tiến',
      'trần thị hoài | - | khoa nội tổng hợp | chiến sĩ thi đua cơ sở',
      'mai xuân đáng | - | khoa nội tổng hợp | lao động tiên tiến',
    ])
  })

  it('takes the whole title in quotation marks, and the level of an initiative, from the article where the heading is shorter', () => {
    const title = (award: string, heading: string, head: string, cell: string) =>
      buildDraft(
        [
          pageOf(front('01 cá nhân', award)),
          pageOf(
            [
              { text: 'DANH SÁCH', x: 0.46, y: 0.06 },
              { text: heading, x: 0.5 - heading.length * 0.00525, y: 0.08 },
            ],
            [
              table([
                ['TT', 'Họ và tên', 'Chức vụ', head],
                ['1', 'Lò Văn Quý', 'Giáo viên', cell],
              ]),
            ],
          ),
        ],
        meta,
      ).awards[0]?.awardTitle.value
    expect(title('danh hiệu “Gia đình văn hóa tiêu biểu” năm 2023', 'GIA ĐÌNH VĂN HÓA TIÊU BIỂU NĂM 2023', 'Địa chỉ', 'Bản Nà Tâu')).toBe(
      'Gia đình văn hóa tiêu biểu',
    )
    expect(
      title(
        'sáng kiến kinh nghiệm cấp trường năm học 2022 - 2023',
        'SÁNG KIẾN KINH NGHIỆM NĂM HỌC 2022 - 2023',
        'Tên sáng kiến',
        'Trò chơi chữ',
      ),
    ).toMatch(/^sáng kiến kinh nghiệm cấp trường$/i)
  })

  it('finds the head of a table without lines under words of the heading that fell into it', () => {
    const open = {
      ...table([
        ['', '', 'Năm', 'sinh', 'Tổ chuyên', ''],
        ['TT', 'Họ và tên', 'Nam', 'Nữ', 'môn', 'Danh hiệu'],
        ['1', 'Lò Văn Quý', '1981', '', 'Tổ Ngữ văn', 'LĐTT'],
        ['2', 'Trần Thị Hoài', '', '1990', 'Tổ Sử - Địa', 'LĐTT'],
        ['3', 'Mai Xuân Đáng', '1979', '', 'Tổ Ngữ văn', 'LĐTT'],
      ]),
      kind: 'open' as const,
    }
    const draft = read('03 cá nhân', annex([open]))
    expect(draft.awards.map((a) => [a.ordinal?.value, a.name.value, a.birthYear?.value, a.unit.value])).toEqual([
      [1, 'Lò Văn Quý', 1981, 'Tổ Ngữ văn'],
      [2, 'Trần Thị Hoài', 1990, 'Tổ Sử - Địa'],
      [3, 'Mai Xuân Đáng', 1979, 'Tổ Ngữ văn'],
    ])
  })

  it('parts position and unit at the bar that a lost rule left between them', () => {
    const draft = read(
      '02 cá nhân',
      annex([
        table([
          ['TT', 'Họ và tên', 'Chức v | Đơn vị công tác'],
          ['1', 'Lò Văn Quý', 'Thủ kho | KBNN Tân Khê'],
          ['2', 'Trần Thị Hoài', 'Chuyên viên | Phòng Kho quỹ'],
        ]),
      ]),
    )
    expect(draft.awards.map((a) => [a.position.value, a.unit.value])).toEqual([
      ['Thủ kho', 'KBNN Tân Khê'],
      ['Chuyên viên', 'Phòng Kho quỹ'],
    ])
  })

  it('gives both awards that one cell names', () => {
    const draft = read(
      '01 cá nhân',
      annex([
        table([
          ['TT', 'Họ và tên', 'Đơn vị', 'Danh hiệu'],
          ['1', 'Lò Văn Quý', 'Phòng Nội vụ', 'Lao động tiên tiến; Chiến sĩ thi đua cơ sở'],
        ]),
      ]),
    )
    expect(draft.awards.map((a) => a.awardTitle.value)).toEqual(['Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở'])
    expect(codes(draft)).toEqual([])
  })

  it('reads years of birth from one of two columns', () => {
    const draft = read(
      '02 cá nhân',
      annex([
        table([
          ['STT', 'Họ và tên', 'Năm sinh', null, 'Đơn vị'],
          ['', '', 'Nam', 'Nữ', ''],
          ['1', 'Lò Văn Quý', '1979', '', 'Phòng Nội vụ'],
          ['2', 'Trần Thị Hoài', '', '1985', 'Phòng Y tế'],
        ]),
      ]),
    )
    expect(draft.awards.map((a) => [a.name.value, a.birthYear.value])).toEqual([
      ['Lò Văn Quý', 1979],
      ['Trần Thị Hoài', 1985],
    ])
  })

  it('joins names set in two columns', () => {
    const two = read(
      '01 cá nhân',
      annex([
        table([
          ['TT', 'Họ đệm', 'Tên', 'Chức vụ', 'Đơn vị'],
          ['1', 'Nguyễn Hoàng Ngọc', 'Yến', 'Kế toán', 'Phòng Y tế'],
        ]),
      ]),
    )
    const merged = read(
      '01 cá nhân',
      annex([
        table([
          ['TT', 'Họ và tên', null, 'Chức vụ', 'Đơn vị'],
          ['1', 'Nguyễn Hoàng Ngọc', 'Yến', 'Kế toán', 'Phòng Y tế'],
        ]),
      ]),
    )
    for (const draft of [two, merged]) expect(rows(draft)).toEqual(['Nguyễn Hoàng Ngọc Yến | Kế toán | Phòng Y tế | Lao động tiên tiến'])
  })

  it('takes columns in any order, and name, position and unit from one column', () => {
    const turned = read(
      '01 cá nhân',
      annex([
        table([
          ['Đơn vị', 'Chức vụ', 'Năm sinh', 'Họ và tên', 'TT'],
          ['Phòng Y tế', 'Kế toán', '1980', 'Hồ Văn Quân', '1'],
        ]),
      ]),
    )
    expect(rows(turned)).toEqual(['Hồ Văn Quân | Kế toán | Phòng Y tế | Lao động tiên tiến'])
    const one = read(
      '01 cá nhân',
      annex([
        table([
          ['TT', 'Họ và tên, chức vụ, đơn vị', 'Ghi chú'],
          ['1', 'Ông Hồ Văn Quân, Kế toán, Phòng Y tế', ''],
        ]),
      ]),
    )
    expect(rows(one)).toEqual(['Hồ Văn Quân | Kế toán | Phòng Y tế | Lao động tiên tiến'])
  })

  it('takes a heading out of the name it fell in with, where no line parts them', () => {
    const plain = table([
      ['STT', 'Họ và tên', 'Chức vụ'],
      ['1', 'Lò Văn Quý', 'Giáo viên'],
      ['2', 'Hồ Văn Quân', 'Giáo viên'],
    ])
    const wrapped = table([['x', 'Nguyễn Duy', 'x']], 0.12).cells[1]
    const given = table([['x', 'Trường', 'x']], 0.14).cells[1]
    const name: PageTable = {
      ...plain,
      kind: 'open',
      cells: plain.cells.map((c) =>
        c.row === 1 && c.col === 1 ? { ...c, lines: [...(wrapped?.lines ?? []), ...(given?.lines ?? [])] } : c,
      ),
    }
    expect(read('02 cá nhân', annex([name])).awards[0]?.name.value).toBe('Nguyễn Duy Trường')
    const heading = table([['x', 'Trường THCS Đức Bình', 'x']], 0.165).cells[1]
    const open: PageTable = {
      ...plain,
      kind: 'open',
      cells: plain.cells.map((c) => (c.row === 1 && c.col === 1 ? { ...c, lines: [...c.lines, ...(heading?.lines ?? [])] } : c)),
    }
    expect(read('02 cá nhân', annex([open])).awards.map((a) => [a.name.value, a.unit.value])).toEqual([
      ['Lò Văn Quý', null],
      ['Hồ Văn Quân', 'Trường THCS Đức Bình'],
    ])
  })

  it('joins a row that the end of a page cut in two', () => {
    const draft = read(
      '02 cá nhân',
      annex([table([HEAD, ['1', 'Lò Văn Quý', 'Trưởng phòng', 'Phòng Nội vụ'], ['2', 'Trần Thị Hoài', 'Phó Trưởng', 'Phòng Kinh tế']])]),
      pageOf([], [table([HEAD, ['', '', 'phòng', 'và Hạ tầng'], ['3', 'Hồ Văn Quân', 'Kế toán', 'Phòng Y tế']], 0.05)]),
    )
    expect(rows(draft)).toEqual([
      'Lò Văn Quý | Trưởng phòng | Phòng Nội vụ | Lao động tiên tiến',
      'Trần Thị Hoài | Phó Trưởng phòng | Phòng Kinh tế và Hạ tầng | Lao động tiên tiến',
      'Hồ Văn Quân | Kế toán | Phòng Y tế | Lao động tiên tiến',
    ])
    expect(draft.awards[1]?.unit.evidence.map((e) => e.page)).toEqual([2, 3])
  })

  it('goes on without a head on the next page, also where a column is empty there', () => {
    const first = table([
      [...HEAD, 'Ghi chú'],
      ['1', 'Lò Văn Quý', 'Trưởng phòng', 'Phòng Nội vụ', ''],
    ])
    const next = table([
      ['2', 'Trần Thị Hoài', 'Chuyên viên', 'Phòng Y tế', ''],
      ['3', 'Hồ Văn Quân', 'Kế toán', 'Phòng Y tế', ''],
    ])
    const narrower: PageTable = { ...next, kind: 'open', cols: 4, cells: next.cells.filter((c) => c.col < 4) }
    for (const second of [next, narrower]) {
      const draft = read('03 cá nhân', annex([first]), annex([second]))
      expect(rows(draft).slice(1)).toEqual([
        'Trần Thị Hoài | Chuyên viên | Phòng Y tế | Lao động tiên tiến',
        'Hồ Văn Quân | Kế toán | Phòng Y tế | Lao động tiên tiến',
      ])
      expect(codes(draft)).toEqual([])
    }
  })

  it('tells the columns of a table without any head from what stands in them', () => {
    const draft = read(
      '03 cá nhân',
      annex([
        table([
          ['1', 'Lò Văn Quý', '1979', 'Phòng Nội vụ', 'Lao động tiên tiến'],
          ['2', 'Trần Thị Hoài', '1985', 'Trạm Y tế xã Đức Bình', 'Chiến sĩ thi đua cơ sở'],
          ['3', 'Hồ Văn Quân', '1990', 'Phòng Y tế', 'Lao động tiên tiến'],
        ]),
      ]),
    )
    expect(rows(draft)).toEqual([
      'Lò Văn Quý | - | Phòng Nội vụ | Lao động tiên tiến',
      'Trần Thị Hoài | - | Trạm Y tế xã Đức Bình | Chiến sĩ thi đua cơ sở',
      'Hồ Văn Quân | - | Phòng Y tế | Lao động tiên tiến',
    ])
    expect(draft.awards.map((a) => a.birthYear.value)).toEqual([1979, 1985, 1990])
  })

  it('leaves out the row that numbers the columns, and checks totals instead of listing them', () => {
    const draft = read(
      '02 cá nhân',
      annex(
        [
          table([
            [...HEAD, 'Tiền thưởng'],
            ['(1)', '(2)', '(3)', '(4)', '(5)'],
            ['1', 'Lò Văn Quý', 'Trưởng phòng', 'Phòng Nội vụ', '800.000'],
            ['2', 'Trần Thị Hoài', 'Chuyên viên', 'Phòng Y tế', '500.000'],
            ['', 'Tổng cộng', '', '', '1.500.000'],
          ]),
        ],
        [{ text: 'Danh sách này có 03 cá nhân./.', x: 0.12, y: 0.4 }],
      ),
    )
    expect(draft.awards.map((a) => a.name.value)).toEqual(['Lò Văn Quý', 'Trần Thị Hoài'])
    expect(codes(draft)).toEqual(['total-mismatch', 'total-mismatch'])
  })

  it('lists every author of an initiative', () => {
    const draft = buildDraft(
      [
        pageOf(front('01 sáng kiến', 'sáng kiến cấp cơ sở năm 2023')),
        annex([
          table([
            ['TT', 'Tên sáng kiến', 'Tác giả', 'Đơn vị'],
            ['1', 'Một số biện pháp quản lý hồ sơ lưu trữ', 'Lò Văn Quý, Trần Thị Hoài', 'Phòng Nội vụ'],
          ]),
        ]),
      ],
      meta,
    )
    expect(draft.awards.map((a) => [a.name.value, a.initiative.value])).toEqual([
      ['Lò Văn Quý', 'Một số biện pháp quản lý hồ sơ lưu trữ'],
      ['Trần Thị Hoài', 'Một số biện pháp quản lý hồ sơ lưu trữ'],
    ])
  })
})

describe('numbers of rows', () => {
  const list = (numbers: readonly string[], counts = `${String(numbers.length).padStart(2, '0')} cá nhân`) => {
    const names = ['Lò Văn Quý', 'Trần Thị Hoài', 'Hồ Văn Quân', 'Mai Xuân Đáng', 'Đỗ Thị Mơ', 'Vũ Thị Lan', 'Tạ Văn Bình']
    return read(counts, annex([table([HEAD, ...numbers.map((n, i) => [n, names[i] ?? '', 'Chuyên viên', 'Phòng Nội vụ'])])]))
  }

  it('puts a misread number right where its neighbours leave only one, and shows it', () => {
    const draft = list(['1', '2', 'g', '4', '5'])
    expect(draft.awards.map((a) => a.ordinal?.value)).toEqual([1, 2, 3, 4, 5])
    expect(draft.awards[2]?.ordinal?.status).toBe('check')
    expect(codes(draft)).toEqual([])
  })

  it.each([
    ['a gap', ['1', '2', '5', '6'], 'numbering-gap'],
    ['a gap beside an unread number', ['1', '2', 'x', '6', '7'], 'numbering-gap'],
    ['a lost beginning', ['4', '5', '6', '7'], 'numbering-gap'],
    ['a number twice', ['1', '2', '2', '3'], 'numbering-repeat'],
  ])('tells of %s', (_, numbers, code) => {
    expect(codes(list(numbers))).toContain(code)
  })

  it('tells of a row with a number and no readable name, and of one that looks like two', () => {
    const draft = read(
      '04 cá nhân',
      annex([
        table([
          HEAD,
          ['1', 'Lò Văn Quý', 'Chuyên viên', 'Phòng Nội vụ'],
          ['2', '~', 'Chuyên viên', 'Phòng Nội vụ'],
          ['3 4', 'Trần Thị Hoài Hồ Văn Quân Đức Anh', 'Chuyên viên', 'Phòng Y tế'],
        ]),
      ]),
    )
    expect(codes(draft)).toEqual(expect.arrayContaining(['row-unread', 'row-merged', 'count-mismatch']))
  })
})

describe('lists without a table', () => {
  const article = (lines: readonly string[]) =>
    buildDraft(
      [
        pageOf([
          ...front('x').slice(0, 8),
          ...lines.map((text, i) => ({ text, x: 0.12, y: 0.33 + i * 0.022 })),
          { text: 'Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.', x: 0.12, y: 0.34 + lines.length * 0.022 },
        ]),
      ],
      meta,
    )

  it.each([
    [
      'numbered in the sentence',
      [
        'Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm 2023 cho các ông, bà có tên sau:',
        '1. Ông Lò Văn Quý, Kế toán, Phòng Y tế;',
        '2. Bà Trần Thị Hoài, Văn thư, Phòng Nội vụ.',
      ],
    ],
    [
      'with bullets',
      [
        'Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm 2023 cho 02 cá nhân sau:',
        '- Ông Lò Văn Quý, Kế toán, Phòng Y tế;',
        '- Bà Trần Thị Hoài, Văn thư, Phòng Nội vụ.',
      ],
    ],
    [
      'on one line, parted by semicolons',
      [
        'Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm 2023 cho 02 cá nhân gồm: 1.',
        'Lò Văn Quý, Kế toán, Phòng Y tế; 2. Trần Thị Hoài, Văn thư, Phòng Nội vụ.',
      ],
    ],
    [
      'in the sentence with forms of address',
      [
        'Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm 2023 cho: 1. Ông Lò Văn Quý,',
        'Kế toán, Phòng Y tế; 2. Bà Trần Thị Hoài, Văn thư, Phòng Nội vụ.',
      ],
    ],
  ])('reads people %s', (_, lines) => {
    expect(rows(article(lines))).toEqual([
      'Lò Văn Quý | Kế toán | Phòng Y tế | Lao động tiên tiến',
      'Trần Thị Hoài | Văn thư | Phòng Nội vụ | Lao động tiên tiến',
    ])
  })

  it('takes the kind of what an article lists from its own sentence', () => {
    const draft = article([
      'Điều 1. Tặng thưởng Huân chương Lao động hạng Nhì cho 02 tập thể:',
      '1. Trường Cao đẳng Nghề Hòa Giang, Bộ Công Thương;',
      '2. Nhân dân và cán bộ xã Đức Bình, huyện Tân Khê.',
    ])
    expect(draft.awards.map((a) => [a.recipientKind.value, a.name.value, a.unit.value])).toEqual([
      ['collective', 'Trường Cao đẳng Nghề Hòa Giang', 'Bộ Công Thương'],
      ['collective', 'Nhân dân và cán bộ xã Đức Bình', 'huyện Tân Khê'],
    ])
  })

  it('reads a list in two columns down the left one first', () => {
    const people = ['Lò Văn Quý', 'Trần Thị Hoài', 'Hồ Văn Quân', 'Mai Xuân Đáng', 'Đỗ Thị Mơ', 'Vũ Thị Lan', 'Tạ Văn Bình', 'Lê Thị Cúc']
    const lines = people.flatMap((name, i): WrittenLine[] => {
      const [x, row] = i < 4 ? [0.1, i] : [0.56, i - 4]
      return [
        { text: `${i + 1}. Ông ${name}, Kế toán,`, x, y: 0.12 + row * 0.05 },
        { text: 'Phòng Y tế', x, y: 0.14 + row * 0.05 },
      ]
    })
    const draft = read('08 cá nhân', pageOf([{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }, ...lines]))
    expect(draft.awards.map((a) => [a.name.value, a.unit.value, a.ordinal?.value])).toEqual(
      people.map((name, i) => [name, 'Phòng Y tế', i + 1]),
    )
    expect(codes(draft)).toEqual([])
  })

  it('reads items whose numbers were read as crumbs or not at all, in one column and in two', () => {
    const people = ['Bà Mai Thị Sen', 'Ông Lò Văn Quý', 'Bà Hồ Thị Mơ', 'Ông Tạ Văn Bình', 'Bà Vũ Thị Lan', 'Ông Hà Văn Cầu']
    const marks = ['.', '•', '.', '^-', '', 'Z6']
    const lines = people.map((name, i): WrittenLine => {
      const [x, row] = i < 3 ? [0.1, i] : [0.56, i - 3]
      return { text: `${marks[i]} Hộ ${name.replace(/^./, (c) => c.toLowerCase())}`.trim(), x, y: 0.12 + row * 0.025 }
    })
    const more = [1, 2].map(
      (n, i): WrittenLine => ({ text: `${n}. Hộ bà Đỗ Thị ${n === 1 ? 'Na' : 'Xoan'}`, x: [0.1, 0.56][i] ?? 0, y: 0.195 }),
    )
    const households = read('08 hộ gia đình', pageOf([{ text: 'DANH SÁCH', x: 0.46, y: 0.06 }, ...lines, ...more]))
    const names = people.map((p) => p.replace(/^\S+ /, ''))
    expect(households.awards.map((a) => a.name.value)).toEqual([...names.slice(0, 3), 'Đỗ Thị Na', ...names.slice(3), 'Đỗ Thị Xoan'])

    const comrades = read(
      '02 cá nhân',
      pageOf([
        { text: 'DANH SÁCH', x: 0.46, y: 0.06 },
        { text: '. Đồng chí Lò Văn Quý, Chi ủy viên, Chi bộ Quân sự;', x: 0.15, y: 0.12 },
        { text: '¬ Đồng chí Mai Thị Sen, Bí thư Chi bộ, Chi bộ bản Nà Tâu.', x: 0.15, y: 0.145 },
      ]),
    )
    expect(comrades.awards.map((a) => [a.name.value, a.position.value, a.unit.value])).toEqual([
      ['Lò Văn Quý', 'Chi ủy viên', 'Chi bộ Quân sự'],
      ['Mai Thị Sen', 'Bí thư Chi bộ', 'Chi bộ bản Nà Tâu'],
    ])
  })
})
