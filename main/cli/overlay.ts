import sharp from 'sharp'
import type { Box, Draft, Evidence } from '#common/model/draft.ts'
import { allLines, leavesOf, type PageResult } from '#common/model/page.ts'
import { labelled, legend, outline, textWidth } from './overlay-marks.ts'

const COLOURS = {
  word: '#9ca3af',
  cell: '#60a5fa',
  ruled: '#1d4ed8',
  open: '#7c3aed',
  region: '#0f766e',
  sure: '#15803d',
  check: '#ea580c',
}

/** What a field is called on the picture; those of a row are short, for a page may have fifty of them. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  decisionNumber: 'số',
  signedDate: 'ngày ký',
  place: 'nơi ký',
  issuingBody: 'cơ quan',
  parentBody: 'cấp trên',
  subject: 'trích yếu',
  signerName: 'người ký',
  signerTitle: 'chức vụ ký',
  signerAuthority: 'thẩm quyền',
  legalBases: 'căn cứ',
  proposal: 'đề nghị',
  annexDate: 'ngày ở phụ lục',
  declaredCounts: 'số lượng',
}
const ROW_NAMES: Readonly<Record<string, string>> = {
  name: 'T',
  awardTitle: 'H',
  unit: 'Đ',
  position: 'C',
  year: 'N',
  birthYear: 'S',
  bonus: '₫',
  initiative: 'K',
}
const ROW_LEGEND = 'T tên · H hình thức · Đ đơn vị · C chức vụ · N năm · S năm sinh · ₫ tiền · K sáng kiến (số đứng trước: dòng)'
/** Follow from another field that stands at the same place. */
const UNDRAWN = new Set(['recipientKind', 'awardCode', 'ordinal'])
const HEAD = ['decisionNumber', 'signedDate', 'place', 'issuingBody', 'parentBody']
const SIGNATURE = ['signerName', 'signerTitle', 'signerAuthority']

/**
 * Draws what was found on a page over its picture (PNG): the regions (head, body, tables by their kind, signature), table cells,
 * words, and every field with its name: green where it is sure, orange where it is to be checked. A legend stands below the page.
 */
export async function drawOverlay(
  picture: { bytes: Uint8Array; width: number; height: number },
  page: PageResult,
  draft: Draft,
  number: number,
): Promise<Buffer> {
  const { width, height } = picture
  const fields = fieldsOf(draft, [])
    .filter(({ path }) => !UNDRAWN.has(path.at(-1) ?? ''))
    .flatMap(({ path, status, evidence }) => evidence.filter((e) => e.page === number).map(({ box }) => ({ path, status, box })))
  const at = (box: Box) => ({ x: box[0] * width, y: box[1] * height, w: box[2] * width, h: box[3] * height })
  const shapes: string[] = []
  for (const table of leavesOf(page).flatMap((leaf) => leaf.tables)) {
    for (const cell of table.cells) shapes.push(outline(at(cell.box), COLOURS.cell, 1))
    const name = table.kind === 'ruled' ? `bảng kẻ ${table.rows}×${table.cols}` : `bảng không kẻ ${table.rows}×${table.cols}`
    shapes.push(labelled(at(table.box), COLOURS[table.kind], name, { dashed: table.kind === 'open' }))
  }
  for (const line of allLines(page)) for (const word of line.words) shapes.push(outline(at(word.box), COLOURS.word, 0.8))
  for (const [name, box] of regionsOf(page, fields)) shapes.push(labelled(at(box), COLOURS.region, name, { dashed: true }))
  // One title may be the evidence of fifty rows: it is drawn once, with the first one's name and the worst one's colour.
  for (const [first, ...others] of Map.groupBy(fields, ({ box }) => box.join()).values()) {
    if (!first) continue
    const isSure = [first, ...others].every(({ status }) => status === 'sure')
    shapes.push(labelled(at(first.box), isSure ? COLOURS.sure : COLOURS.check, nameOf(first.path), { filled: true }))
  }
  const foot = legend(width, [
    [COLOURS.sure, 'chắc chắn'],
    [COLOURS.check, 'cần xem'],
    [COLOURS.region, 'vùng'],
    [COLOURS.ruled, 'bảng kẻ'],
    [COLOURS.open, 'bảng không kẻ'],
    [COLOURS.cell, 'ô'],
    [COLOURS.word, 'chữ'],
  ])
  const note = `<text x="10" y="${height + foot.height + 16}" font-size="${Math.min(14, (width - 20) / (textWidth(ROW_LEGEND) / 14))}" font-family="sans-serif" fill="#374151">${ROW_LEGEND}</text>`
  const total = height + foot.height + 28
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${total}">${shapes.join('')}<g transform="translate(0 ${height})">${foot.svg}</g>${note}</svg>`
  return sharp(picture.bytes)
    .extend({ bottom: total - height, background: '#ffffff' })
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer()
}

interface Placed {
  readonly path: readonly string[]
  readonly status: string
  readonly box: Box
}

/** Head and signature are where their fields stand; the body is what is left of the prose. */
function regionsOf(page: PageResult, fields: readonly Placed[]): [string, Box][] {
  const of = (names: readonly string[]) =>
    fields.filter(({ path }) => path[0] === 'decision' && names.includes(path[1] ?? '')).map(({ box }) => box)
  const head = around(of(HEAD))
  const signature = around([...of(SIGNATURE), ...(page.signatures ?? []).flatMap(({ boxes }) => boxes)])
  const taken = [head, signature].filter((box) => box !== null)
  const lines = leavesOf(page).flatMap((leaf) => leaf.lines.map(({ box }) => box))
  const body = around(lines.filter((box) => !taken.some((t) => middleIn(box, t))))
  return (
    [
      ['đầu văn bản', head],
      ['thân', body],
      ['chữ ký', signature],
    ] as const
  ).flatMap(([name, box]) => (box ? [[name, box] satisfies [string, Box]] : []))
}

const middleIn = ([x, y, w, h]: Box, [ox, oy, ow, oh]: Box): boolean =>
  x + w / 2 >= ox && x + w / 2 <= ox + ow && y + h / 2 >= oy && y + h / 2 <= oy + oh

function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((b) => b[0]))
  const y = Math.min(...boxes.map((b) => b[1]))
  const right = Math.max(...boxes.map((b) => b[0] + b[2]))
  const bottom = Math.max(...boxes.map((b) => b[1] + b[3]))
  return [x, y, right - x, bottom - y]
}

/** "người ký" for decision.signerName, "3T" for awards.2.name; the key itself where it has no name. */
function nameOf(path: readonly string[]): string {
  const [first, second = '', third = ''] = path
  if (first === 'awards') return `${Number(second) + 1}${ROW_NAMES[third] ?? third}`
  return HEADER_NAMES[second] ?? path.at(-1) ?? ''
}

interface Marked {
  readonly path: readonly string[]
  readonly status: string
  readonly evidence: readonly Evidence[]
}

/** Every field of a draft, however deep, with the keys that lead to it. */
function fieldsOf(value: unknown, path: readonly string[]): Marked[] {
  if (typeof value !== 'object' || value === null) return []
  if ('status' in value && 'evidence' in value && Array.isArray(value.evidence))
    return [{ path, status: String(value.status), evidence: value.evidence as Evidence[] }]
  return Object.entries(value).flatMap(([key, inner]) => fieldsOf(inner, [...path, key]))
}
