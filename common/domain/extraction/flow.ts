import { flatBox, type PageLeaf, type PageLine, type PageTable } from '../../model/page.ts'
import { joinRuns, type Run, runOf } from './run.ts'
import { unfoldColumns } from './text-columns.ts'

/** A printed line with its place on the levelled page, in fractions. */
export interface Line {
  readonly kind: 'line'
  readonly page: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly run: Run
  readonly bold: boolean
  /** margins of the column it stands in, where the page is set in columns there */
  readonly column?: { readonly x0: number; readonly x1: number }
}

export interface TableBlock {
  readonly kind: 'table'
  readonly page: number
  readonly y0: number
  readonly y1: number
  readonly table: PageTable
}

/** The parts of a page as a reader takes them: head left, head right, body, foot left (Nơi nhận), foot right (signature). */
export interface PageFlow {
  readonly page: number
  readonly headLeft: readonly Line[]
  readonly headRight: readonly Line[]
  readonly body: readonly (Line | TableBlock)[]
  readonly footLeft: readonly Line[]
  readonly footRight: readonly Line[]
}

/** Page numbers and what a fax machine or a copier prints at the edge of the sheet. */
const FURNITURE =
  /^\W*(trang\s*)?\d{1,3}(\s*\/\s*\d{1,3})?\W*$|^(from|fax|tel)\s*:|\bfax\s*:|^p\s*[.:]\s*\d|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\s+\d{1,2}:\d{2}/
const EDGE = 0.065

const NOISE = /^[^\p{L}\p{N}]*$/u
/** A line read with less trust than this on the whole is a seal, a fold or a border. */
const JUNK = 0.32

/** Wordings nothing else looks like: they stand however little the engine trusted them. */
const LEGIBLE =
  /^s[o0]\s*[:;.,].*[/-]\s*([q0o]d|ttr|tb|bc)\s*-|^quyet dinh\W*$|^noi nhan|ngay.{0,8}th.{1,2}ng.{0,6}n.m|^(kt|tm|tl|tuq|q)\s*[.,]\s*\p{L}{3}|^(pho )?(chu tich|giam doc|hieu truong|tong giam doc)\W*$/u

function lineOf(line: PageLine, page: number): Line | null {
  const words = [...line.words]
  // Crumbs of a seal or a fold at a line's ends: marks read with little trust.
  while (words.length > 0 && isCrumb(words[0])) words.shift()
  while (words.length > 0 && isCrumb(words.at(-1))) words.pop()
  const run = runOf(words.map((word) => ({ word, page })))
  if (run.text === '' || (NOISE.test(run.text) && run.text.length < 4)) return null
  const letters = words.reduce((s, w) => s + w.text.length, 0)
  // A lone scrap of a few letters that was hardly read is a stroke of a seal or a signature.
  if (words.length === 1 && letters <= 4 && (words[0]?.confidence ?? 1) < 0.6 && !/\d/.test(run.text)) return null
  if (words.reduce((s, w) => s + w.confidence * w.text.length, 0) < JUNK * letters && !LEGIBLE.test(run.folded)) return null
  const boxes = words.map(flatBox)
  const y = Math.min(...boxes.map((b) => b[1]))
  if ((y < EDGE || y > 1 - EDGE) && FURNITURE.test(run.folded)) return null
  const spelled = words.filter((w) => /\p{L}{2}/u.test(w.text))
  return {
    kind: 'line',
    page,
    x0: Math.min(...boxes.map((b) => b[0])),
    y0: Math.min(...boxes.map((b) => b[1])),
    x1: Math.max(...boxes.map((b) => b[0] + b[2])),
    y1: Math.max(...boxes.map((b) => b[1] + b[3])),
    run,
    bold: spelled.length > 0 && spelled.filter((w) => w.bold).length * 2 > spelled.length,
  }
}

const isCrumb = (word: PageLine['words'][number] | undefined): boolean =>
  word !== undefined &&
  word.confidence < 0.6 &&
  (NOISE.test(word.text) ? !/^[-–+*.;:,]$/.test(word.text) : word.text.length === 1 && !/[\p{L}\d]/u.test(word.text))

const middle = (l: { y0: number; y1: number }) => (l.y0 + l.y1) / 2

const STATE_NAME = /cong h[oa]+a? xa hoi|doc lap\s*-?\s*tu do|^dang cong san viet nam$/
const TITLE = /^quyet dinh|^quyet$|^(to trinh|bao cao|thong bao|ke hoach|cong dien|bien ban|giay moi|nghi quyet)\b|^lenh$/

/** Sorts a page's lines and tables into the parts of an official document (NĐ 30/2020, Phụ lục I: the head stands in two columns). */
export function pageFlow(result: PageLeaf, page: number): PageFlow {
  const lines = result.lines.map((l) => lineOf(l, page)).filter((l) => l !== null)
  // The President's decisions print the state's name left as well: the right one stands over the motto.
  const named = lines.filter((l) => l.y0 < 0.4 && STATE_NAME.test(l.run.folded))
  const top = [...named].sort((a, b) => a.y0 - b.y0)
  const state = top.find((l) => l.x0 > 0.3) ?? top[0]
  const title = state && lines.find((l) => l.y0 > state.y0 && TITLE.test(l.run.folded) && l.x0 > 0.15)
  const headEnd = state ? headBottom(lines, state, title) : -1
  const head = lines.filter((l) => middle(l) < headEnd)
  const rest = lines.filter((l) => middle(l) >= headEnd)
  const split = state ? Math.min(state.x0, ...head.filter((l) => l.x0 > state.x0 - 0.1 && l.x0 > 0.33).map((l) => l.x0)) - 0.005 : 1
  const isRight = (l: Line) => l.x0 >= split || (l.x0 + l.x1) / 2 > split + 0.08
  const foot = findFoot(rest)
  const footFrom = foot ? footTop(rest, foot) : Number.POSITIVE_INFINITY
  const tables: TableBlock[] = result.tables.map((table) => {
    const [, y, , h] = flatBox(table)
    return { kind: 'table', page, y0: y, y1: y + h, table }
  })
  // A list may follow the signature on the same page: the foot ends where a heading or a table begins.
  const annex = rest.find((l) => foot && l.y0 > foot.y1 && /^(danh sach|phu luc|bang |trich ngang)/.test(l.run.folded) && l.x0 > 0.15)
  const footTo = Math.min(annex?.y0 ?? Number.POSITIVE_INFINITY, ...tables.filter((t) => foot && t.y0 > foot.y0).map((t) => t.y0))
  const inFoot = (l: Line) => middle(l) >= footFrom && middle(l) < footTo
  const footLines = rest.filter(inFoot)
  const unfolded = unfoldColumns(
    rest.filter((l) => !inFoot(l)),
    tables,
  )
  const body = [...mergeRows(unfolded.lines), ...unfolded.tables].sort((a, b) => a.y0 - b.y0)
  const byHeight = (a: Line, b: Line) => a.y0 - b.y0
  const footSplit = foot ? (foot.x0 > 0.42 ? foot.x0 - 0.1 : Math.max(foot.x0 + 0.2, 0.4)) : 1
  const onRight = (l: Line) => l.x0 >= footSplit || (l.x0 + l.x1) / 2 > 0.55
  return {
    page,
    headLeft: head.filter((l) => !isRight(l)).sort(byHeight),
    headRight: head.filter(isRight).sort(byHeight),
    body,
    footLeft: footLines.filter((l) => !onRight(l)).sort(byHeight),
    footRight: footLines.filter(onRight).sort(byHeight),
  }
}

/** The head reaches down to the line with number or date, never past the title. */
function headBottom(lines: readonly Line[], state: Line, title: Line | undefined): number {
  const below = lines
    .filter((l) => l.y0 > state.y1 && /^(can cu|ve viec|v\/v|dieu \S|quyet dinh|xet de nghi)/.test(l.run.folded))
    .map((l) => l.y0 - 0.002)
  const limit = Math.min(title ? title.y0 - 0.002 : state.y1 + 0.12, ...below)
  const marks = lines.filter(
    (l) => middle(l) < limit && l.y1 < limit + 0.02 && /^so\s*[:;.]|ngay.{0,14}thang|doc lap|^v\/v/.test(l.run.folded),
  )
  return Math.min(limit, Math.max(state.y1, ...marks.map((l) => l.y1)) + (title ? 0.02 : 0.006))
}

/** Recipients' block: "Nơi nhận", or where that is unreadable its first entries ("Như Điều 3", "Lưu: VT"), taken with the line above. */
function findFoot(lines: readonly Line[]): Line | undefined {
  const said = lines.find((l) => /^n[o0]i\s*nh[aâ]n/.test(l.run.folded))
  if (said) return said
  const entry = lines
    .filter((l) => l.x0 < 0.4 && /^[-–.\s]*(nhu (dieu|tren)|luu\s*[:.;]|luu\s+v)/.test(l.run.folded))
    .sort((a, b) => a.y0 - b.y0)[0]
  if (entry) return lines.find((l) => l.x0 < 0.4 && l.run.text.length < 14 && l.y1 <= entry.y0 + 0.004 && entry.y0 - l.y1 < 0.02) ?? entry
  // the authority that decides stands in the same words above what it decides: the one that signs has no basis and no article below it
  const lastSaid = Math.max(
    0,
    ...lines.filter((l) => /^(dieu\s+[\divxl]+\s*[.:,]|can cu|xet |theo de nghi|[-+]\s*can cu)/.test(l.run.folded)).map((l) => l.y0),
  )
  return lines.find(
    (l) => l.x0 > 0.42 && l.y0 > Math.max(lastSaid, 0.05) && SIGNS.test(l.run.folded) && isCapitals(l.run.text) && l.run.text.length < 60,
  )
}

const SIGNS =
  /^(tm|kt|tl|tuq|t\/m|k\/t|t\/l)\s*[.,]|^(q\.? ?)?(pho )?(chu tich|giam doc|hieu truong|tong giam doc|truong phong|truong ban|vien truong|cuc truong|bo truong|chanh)/

/** The signature may begin a line or two above "Nơi nhận": capitals standing right, under the last article. */
function footTop(lines: readonly Line[], foot: Line): number {
  let top = foot.y0
  for (const l of lines) {
    if (l.y1 > foot.y1 || l.y0 < foot.y0 - 0.06 || l.x0 < 0.42) continue
    if (
      /^(tm|kt|tl|tuq|q|t\/m|k\/t|t\/l)\b|^(chu tich|pho|giam doc|hieu truong|truong|thu truong|bo truong)/.test(l.run.folded) &&
      isCapitals(l.run.text)
    )
      top = Math.min(top, l.y0)
  }
  return top - 0.004
}

/** Whether a text is set in capitals, allowing for one small letter in eight (slips of the engine). */
export const isCapitals = (text: string): boolean => {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= 3 && letters.replace(/\p{Lu}/gu, '').length <= letters.length * 0.12
}

/** Pieces of one row of prose (a justified line cut at a wide gap) become one line again. */
function mergeRows(lines: readonly Line[]): Line[] {
  const sorted = [...lines].sort((a, b) => middle(a) - middle(b))
  const rows: Line[][] = []
  for (const l of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(middle(first) - middle(l)) < 0.4 * Math.min(first.y1 - first.y0, l.y1 - l.y0)) row.push(l)
    else rows.push([l])
  }
  return rows.map((row) => {
    const parts = row.sort((a, b) => a.x0 - b.x0)
    const [first] = parts
    if (!first || parts.length === 1) return first as Line
    return {
      ...first,
      x1: Math.max(...parts.map((p) => p.x1)),
      y0: Math.min(...parts.map((p) => p.y0)),
      y1: Math.max(...parts.map((p) => p.y1)),
      run: joinRuns(parts.map((p) => p.run)),
    }
  })
}
