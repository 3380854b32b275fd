import type { Box } from '../../model/draft.ts'
import { PAGE_VERSION, type PageLine, type PageResult, type PageTable } from '../../model/page.ts'

/** Pages written as text for tests: every line says where it stands; words share its width by their letters. */

export interface WrittenLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly confidence?: number
  readonly ink?: 'blue'
}

const LETTER = 0.0105
const HEIGHT = 0.014

export function lineOf({ text, x, y, confidence = 0.96, ink }: WrittenLine): PageLine {
  let at = x
  const words = text.split(' ').map((word) => {
    const box: Box = [at, y, word.length * LETTER, HEIGHT]
    at += (word.length + 1) * LETTER
    // A word between tildes is written by pen: "~12~".
    const penned = /^~.*~$/.test(word)
    return { text: word.replace(/~/g, ''), box, confidence, ...(penned || ink ? { ink: 'blue' as const } : {}) }
  })
  return { box: [x, y, at - LETTER - x, HEIGHT], words }
}

/** A table of plain cells, `rows[r][c]`, from y downwards. */
export function tableOf(rows: readonly (readonly string[])[], y: number): PageTable {
  const cols = rows[0]?.length ?? 0
  const width = 0.8 / cols
  const cells = rows.flatMap((row, r) =>
    row.map((text, c) => {
      const box: Box = [0.1 + c * width, y + r * 0.03, width, 0.03]
      return {
        row: r,
        col: c,
        rowSpan: 1,
        colSpan: 1,
        box,
        lines: text === '' ? [] : [lineOf({ text, x: 0.105 + c * width, y: y + r * 0.03 + 0.005 })],
      }
    }),
  )
  return { kind: 'ruled', box: [0.1, y, 0.8, rows.length * 0.03], rows: rows.length, cols, cells }
}

export const pageOf = (
  lines: readonly WrittenLine[],
  tables: readonly PageTable[] = [],
  source: PageResult['source'] = 'ocr',
): PageResult => ({
  pageVersion: PAGE_VERSION,
  width: 1654,
  height: 2339,
  dpi: 200,
  source,
  engine: 'test',
  turn: 0,
  skew: 0,
  quality: { contrast: 200, flattened: false, confidence: 0.95 },
  lines: lines.map(lineOf),
  tables: [...tables],
  seconds: 1,
})
