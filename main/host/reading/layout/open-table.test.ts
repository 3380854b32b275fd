import { describe, expect, it } from 'vitest'
import { assembleLines, joinPieces } from '../assemble.ts'
import type { SeenWord } from '../engine.ts'
import { makeGray } from '../image/gray.ts'
import type { Grid } from '../image/ruled-table.ts'
import { type FlatRule, type InkBox, type PageInk, pageInk } from './ink-boxes.ts'
import { findOpenTables } from './open-table.ts'
import { openTablesOfWords } from './open-tables-of-words.ts'
import { splitLostRows } from './split-rows.ts'

/** Pages at 200 dpi, letters 10 pixels wide and 24 high. */
const LETTER = 11
const HEIGHT = 24
const SPACE = 9
const PITCH = 40

interface Text {
  readonly text: string
  readonly x: number
  readonly y: number
}

const wordsOf = ({ text, x, y }: Text): SeenWord[] => {
  let at = x
  return text.split(' ').map((word) => {
    const box = { text: word, confidence: 0.95, x0: at, x1: at + word.length * LETTER, y0: y, y1: y + HEIGHT }
    at = box.x1 + SPACE
    return box
  })
}

type Stand = 'top' | 'middle' | 'bottom'

/** Rows of cells, each cell a list of lines; returns the texts and where the rows end. */
function laid(
  rows: readonly (readonly string[])[],
  xs: readonly number[],
  y: number,
  stand: Stand,
  pad = 14,
): { texts: Text[]; edges: number[] } {
  const texts: Text[] = []
  const edges = [y]
  let top = y
  for (const row of rows) {
    const tall = Math.max(...row.map((c) => c.split('\n').length))
    row.forEach((cell, c) => {
      const lines = cell.split('\n')
      const free = (tall - lines.length) * PITCH
      const down = stand === 'top' ? 0 : stand === 'bottom' ? free : free / 2
      lines.forEach((text, i) => {
        if (text !== '') texts.push({ text, x: xs[c] ?? 0, y: top + pad / 2 + down + i * PITCH })
      })
    })
    top += tall * PITCH + pad
    edges.push(top)
  }
  return { texts, edges }
}

const inkOf = (texts: readonly Text[], rules: readonly { y: number; step: number }[] = []): PageInk => {
  const boxes: InkBox[] = texts.flatMap(wordsOf)
  const flat: FlatRule[] = []
  return {
    boxes,
    rules: flat,
    strokes: [],
    height: HEIGHT,
    inked: (x, y) =>
      rules.some((r) => Math.abs(r.y - y) <= 1 && x % r.step < 2) || boxes.some((b) => x >= b.x0 && x < b.x1 && y >= b.y0 && y < b.y1),
  }
}

/** What stands in each row of a found table, cell by cell. */
const contents = (grid: Grid, texts: readonly Text[]): string[] =>
  Array.from({ length: grid.rows }, (_, row) =>
    grid.cells
      .filter((c) => c.row === row)
      .sort((a, b) => a.col - b.col)
      .map((c) =>
        texts
          .flatMap(wordsOf)
          .filter((w) => (w.x0 + w.x1) / 2 > c.x0 && (w.x0 + w.x1) / 2 < c.x1 && (w.y0 + w.y1) / 2 > c.y0 && (w.y0 + w.y1) / 2 < c.y1)
          .map((w) => w.text)
          .join(' '),
      )
      .join(' | '),
  )

const XS = [120, 210, 560, 900, 1230]
const ROWS = [
  ['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị', 'Danh hiệu'],
  ['1', 'Lò Văn Quý', 'Trưởng phòng', 'Phòng Nội vụ', 'LĐTT'],
  ['2', 'Trần Thị Hoài', 'Công chức Văn\nhóa - Xã hội', 'UBND xã Đức\nBình', 'LĐTT'],
  ['3', 'Nguyễn Hoàng\nNgọc Yến', 'Văn thư', 'Phòng Y tế', 'CSTĐ'],
  ['4', 'Mai Xuân Đáng', 'Chỉ huy trưởng\nBan Chỉ huy\nQuân sự xã', 'UBND phường\nAn Trà', 'LĐTT'],
  ['5', 'Hồ Văn Quân', 'Kế toán', 'Phòng Y tế', 'LĐTT'],
  ['6', 'Đỗ Thị Mơ', 'Chuyên viên', 'Phòng Tài\nchính', 'LĐTT'],
]
const flat = (rows: readonly (readonly string[])[]) => rows.map((r) => r.map((c) => c.replaceAll('\n', ' ')).join(' | '))
const found = (ink: PageInk) => findOpenTables(ink).map((f) => f.grid)

describe('open tables', () => {
  it.each(['top', 'middle', 'bottom'] as const)('are found without any line, cells set at the %s', (stand) => {
    const { texts } = laid(ROWS, XS, 300, stand)
    const [grid, ...more] = found(inkOf(texts))
    expect(more).toEqual([])
    expect(grid && contents(grid, texts)).toEqual(flat(ROWS))
  })

  it('part rows at dotted lines where the paper between them is no wider than between lines', () => {
    const { texts, edges } = laid(ROWS, XS, 300, 'bottom', 2)
    const [grid] = found(
      inkOf(
        texts,
        edges.map((y) => ({ y, step: 5 })),
      ),
    )
    expect(grid && contents(grid, texts)).toEqual(flat(ROWS))
  })

  it('keep a heading over rows as one cell', () => {
    const rows = [...ROWS.slice(0, 3), ['II. PHÒNG TÀI CHÍNH - KẾ HOẠCH VÀ CÁC ĐƠN VỊ TRỰC THUỘC KHÁC'], ...ROWS.slice(3)]
    const { texts } = laid(rows, XS, 300, 'middle')
    const [grid] = found(inkOf(texts))
    expect(grid && contents(grid, texts)).toEqual(flat(rows))
    expect(grid?.cells.filter((c) => c.colSpan > 1)).toHaveLength(1)
  })

  it('leave headings above and prose, addressees and signature below to themselves', () => {
    const { texts, edges } = laid(ROWS, XS, 400, 'top')
    const end = edges.at(-1) ?? 0
    const around: Text[] = [
      { text: '(Kèm theo Quyết định số 118/QĐ-UBND ngày 12 tháng 3 năm 2024 của Chủ tịch Ủy ban nhân dân', x: 170, y: 320 },
      { text: 'huyện)', x: 740, y: 358 },
      { text: 'Điều 2. Chánh Văn phòng, thủ trưởng các cơ quan, đơn vị và các cá nhân có tên tại Điều 1', x: 170, y: end + 20 },
      { text: 'chịu trách nhiệm thi hành.', x: 120, y: end + 60 },
      { text: 'Nơi nhận:', x: 120, y: end + 120 },
      { text: 'CHỦ TỊCH', x: 1000, y: end + 120 },
      { text: '- Như Điều 2;', x: 120, y: end + 160 },
      { text: 'Vũ Đình Thưởng', x: 980, y: end + 320 },
    ]
    const [grid, ...more] = found(inkOf([...around, ...texts]))
    expect(more).toEqual([])
    expect(grid && contents(grid, texts)).toEqual(flat(ROWS))
    expect(grid?.y0).toBeGreaterThan(382)
    expect(grid?.y1).toBeLessThan(end + 10)
  })

  it('are not seen in the two columns of a head, in addressees beside a signature, in prose, in a list', () => {
    const head = [
      'UBND HUYỆN TÂN KHÊ|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'PHÒNG NỘI VỤ|Độc lập - Tự do - Hạnh phúc',
      'Số: 12/QĐ-PNV|Tân Khê, ngày 4 tháng 5 năm 2023',
    ]
    const texts = head.flatMap((line, i) => line.split('|').map((text, k) => ({ text, x: k === 0 ? 180 : 800, y: 100 + i * 44 })))
    const prose = [
      'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
      'Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ quy định chi tiết;',
      'Xét đề nghị của Hội đồng Thi đua - Khen thưởng huyện Tân Khê.',
    ]
    const list = [
      '1. Ông Lò Văn Quý, Kế toán, Phòng Y tế;',
      '2. Bà Trần Thị Hoài, Văn thư, Phòng Nội vụ;',
      '3. Ông Hồ Văn Quân, Trưởng phòng, Phòng Tư pháp.',
    ]
    const all = [...texts, ...[...prose, ...list].map((text, i) => ({ text, x: 170, y: 300 + i * 44 }))]
    expect(found(inkOf(all))).toEqual([])
  })

  it('are read from the words of a text layer, once they prove to be tables', () => {
    const { texts } = laid(ROWS, XS, 300, 'top')
    const words = texts.flatMap(wordsOf).map((w) => ({ ...w, y0: w.y0 - 4, y1: w.y1 + 4, confidence: 1 }))
    const asLines = (all: readonly SeenWord[]) => assembleLines(all.map((w) => [w])).map(joinPieces)
    const [grid] = openTablesOfWords(words, makeGray(1654, 1200), 128, asLines)
    expect(grid && contents(grid, texts)).toEqual(flat(ROWS))
    const nonsense = words.map((w) => ({ ...w, text: '~' }))
    expect(openTablesOfWords(nonsense, makeGray(1654, 1200), 128, asLines)).toEqual([])
  })
})

describe('pageInk', () => {
  it('sees words with their accents, and lines apart from them', () => {
    const image = makeGray(600, 200)
    const fill = (x0: number, y0: number, x1: number, y1: number) => {
      for (let y = y0; y < y1; y++) image.data.fill(0, y * 600 + x0, y * 600 + x1)
    }
    for (const x of [100, 112, 124, 160, 172]) fill(x, 80, x + 9, 100)
    fill(113, 72, 119, 75)
    fill(50, 110, 550, 112)
    const { boxes, rules } = pageInk(image, 128, 200, 200)
    expect(boxes).toEqual([
      { x0: 100, y0: 72, x1: 133, y1: 100 },
      { x0: 160, y0: 80, x1: 181, y1: 100 },
    ])
    expect(rules.map((r) => r.y)).toEqual([110, 111])
  })
})

describe('splitLostRows', () => {
  it('parts two rows whose line was lost, by the two numbers in one cell', () => {
    const xs = [100, 180, 500, 900]
    const ys = [300, 350, 400, 500, 550]
    const cells = ys
      .slice(1)
      .flatMap((y1, row) =>
        xs.slice(1).map((x1, col) => ({ row, col, rowSpan: 1, colSpan: 1, x0: xs[col] ?? 0, x1, y0: ys[row] ?? 0, y1 })),
      )
    const grid: Grid = { x0: 100, x1: 900, y0: 300, y1: 550, rows: 4, cols: 3, cells }
    const texts = ['STT', '1', '2', '3', '4'].flatMap((n, i) =>
      [n, 'Lò Văn Quý', 'Phòng Nội vụ'].map((text, c) => ({ text, x: (xs[c] ?? 0) + 12, y: 312 + i * 50 })),
    )
    const parted = splitLostRows(grid, inkOf(texts))
    expect(contents(parted, texts)).toEqual(['STT', '1', '2', '3', '4'].map((n) => `${n} | Lò Văn Quý | Phòng Nội vụ`))
  })

  it('parts the rows of a table that has upright lines only', () => {
    const { texts, edges } = laid(ROWS, XS, 300, 'middle')
    const xs = [...XS.map((x) => x - 10), 1400]
    const ys = [300, edges[1] ?? 0, edges.at(-1) ?? 0]
    const cells = ys
      .slice(1)
      .flatMap((y1, row) =>
        xs.slice(1).map((x1, col) => ({ row, col, rowSpan: 1, colSpan: 1, x0: xs[col] ?? 0, x1, y0: ys[row] ?? 0, y1 })),
      )
    const grid: Grid = { x0: 110, x1: 1400, y0: 300, y1: ys[2] ?? 0, rows: 2, cols: 5, cells }
    expect(contents(splitLostRows(grid, inkOf(texts)), texts)).toEqual(flat(ROWS))
  })

  it('leaves a first column of words alone', () => {
    const xs = [100, 220, 800]
    const cells = [0, 1, 2].flatMap((row) =>
      [0, 1].map((col) => ({
        row,
        col,
        rowSpan: 1,
        colSpan: 1,
        x0: xs[col] ?? 0,
        x1: xs[col + 1] ?? 0,
        y0: 300 + row * 100,
        y1: 400 + row * 100,
      })),
    )
    const grid: Grid = { x0: 100, x1: 800, y0: 300, y1: 600, rows: 3, cols: 2, cells }
    const texts = [0, 1, 2].flatMap((row) =>
      ['Phòng', 'Nội vụ', 'Tân Khê'].map((text, i) => ({ text, x: 105, y: 305 + row * 100 + i * 32 })),
    )
    expect(splitLostRows(grid, inkOf(texts))).toBe(grid)
  })
})
