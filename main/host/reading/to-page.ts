import type { Box } from '#common/model/draft.ts'
import { PAGE_VERSION, type PageCell, type PageLine, type PageResult, type PageTable, type PageWord } from '#common/model/page.ts'
import type { SeenLine } from './assemble.ts'
import type { SeenWord } from './engine.ts'
import { ENGINE_VERSION } from './engine-version.ts'
import { blueShare } from './image/gray.ts'
import type { Piece } from './image/montage.ts'
import type { Grid } from './image/ruled-table.ts'
import { strokeWeight } from './image/stroke.ts'
import { median } from './median.ts'
import type { Prepared } from './prepare.ts'

const BLUE_PEN = 0.45

/** Letters that look alike but are others: the Icelandic Ð stands for the Vietnamese Đ in this field always. */
const cleanLetters = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/Ð/g, 'Đ')
    .replace(/ð/g, 'đ')
    .replace(/\u2044/g, '/')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/g, '')

/** Puts what was read into a page result: places are taken back to the page as shown, letters cleaned, ink and weight measured. */
export function toPage(
  p: Prepared,
  lines: readonly SeenLine[],
  grids: readonly Grid[],
  cellLines: (cell: Piece) => readonly SeenLine[],
  source: PageResult['source'],
  isUnread: (cell: Piece) => boolean = () => false,
): Omit<PageResult, 'seconds'> {
  const { width, height } = p.level
  const r = (v: number) => Math.round(v * 1e5) / 1e5
  const place = (x0: number, y0: number, x1: number, y1: number): { box: Box; flat?: Box } => {
    const flat: Box = [r(x0 / width), r(y0 / height), r((x1 - x0) / width), r((y1 - y0) / height)]
    const { toShown } = p
    if (!toShown) return { box: flat }
    const corners = [toShown(x0, y0), toShown(x1, y0), toShown(x0, y1), toShown(x1, y1)]
    const shown = p.colour
    const xs = corners.map((c) => Math.min(shown.width, Math.max(0, c[0])))
    const ys = corners.map((c) => Math.min(shown.height, Math.max(0, c[1])))
    const left = Math.min(...xs)
    const top = Math.min(...ys)
    const box: Box = [
      r(left / shown.width),
      r(top / shown.height),
      r((Math.max(...xs) - left) / shown.width),
      r((Math.max(...ys) - top) / shown.height),
    ]
    return { box, flat }
  }
  const strokes: number[] = []
  const weigh = (w: SeenWord) => strokeWeight(p.level, w.x0, w.y0, w.x1, w.y1, p.inkBelow)
  const usual = (): number => {
    if (strokes.length === 0) for (const l of lines) for (const w of l) if (w.text.length > 2) strokes.push(weigh(w))
    return median(strokes) ?? 1
  }
  const usualWeight = source === 'ocr' ? usual() : 1
  const toWord = (w: SeenWord): PageWord => {
    const at = place(w.x0, w.y0, w.x1, w.y1)
    const [bx, by, bw, bh] = at.box
    const cw = p.colour.width
    const ch = p.colour.height
    const text = cleanLetters(w.text)
    const bold = w.bold ?? (source === 'ocr' && weigh(w) > usualWeight * 1.22)
    return {
      text,
      ...(text === w.text ? {} : { raw: w.text }),
      ...(w.second === undefined ? {} : { second: cleanLetters(w.second) }),
      ...at,
      confidence: Math.max(0, Math.min(1, r(w.confidence))),
      ...(blueShare(p.colour, bx * cw, by * ch, (bx + bw) * cw, (by + bh) * ch) > BLUE_PEN ? { ink: 'blue' as const } : {}),
      ...(bold ? { bold: true } : {}),
    }
  }
  const toLine = (words: SeenLine): PageLine => ({
    ...place(
      Math.min(...words.map((w) => w.x0)),
      Math.min(...words.map((w) => w.y0)),
      Math.max(...words.map((w) => w.x1)),
      Math.max(...words.map((w) => w.y1)),
    ),
    words: [...words].sort((a, b) => a.x0 - b.x0).map(toWord),
  })
  const pageLines = lines.filter((l) => l.length > 0).map(toLine)
  const tables: PageTable[] = grids.map((g) => ({
    kind: g.kind ?? 'ruled',
    ...place(g.x0, g.y0, g.x1, g.y1),
    rows: g.rows,
    cols: g.cols,
    cells: g.cells.map(
      (c): PageCell => ({
        row: c.row,
        col: c.col,
        rowSpan: c.rowSpan,
        colSpan: c.colSpan,
        ...place(c.x0, c.y0, c.x1, c.y1),
        lines: cellLines(c)
          .filter((l) => l.length > 0)
          .map(toLine),
        ...(isUnread(c) ? { unread: true as const } : {}),
      }),
    ),
  }))
  const all = [...pageLines, ...tables.flatMap((t) => t.cells.flatMap((c) => c.lines))].flatMap((l) => l.words)
  const letters = all.reduce((s, w) => s + w.text.length, 0)
  const confidence = letters === 0 ? 0 : all.reduce((s, w) => s + w.confidence * w.text.length, 0) / letters
  return {
    pageVersion: PAGE_VERSION,
    width: p.colour.width,
    height: p.colour.height,
    dpi: p.shownDpi,
    source,
    engine: source === 'text' ? `pdf-text+${ENGINE_VERSION}` : ENGINE_VERSION,
    turn: p.turn,
    skew: p.skew,
    quality: { contrast: p.contrast, flattened: p.flattened, confidence: r(confidence) },
    lines: pageLines,
    tables,
  }
}
