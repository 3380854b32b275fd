import { leavesOf, type PageResult } from '../../model/page.ts'
import { isCapitals, type Line, type PageFlow, pageFlow, type TableBlock } from './flow.ts'
import { findNumber } from './header-number.ts'
import { runOfLines } from './run.ts'

/** What a page says of its place in a bundle of papers. */
export interface PageClues {
  /** number through the files, from 1 */
  readonly page: number
  /** the head of a paper of its own: the state's name or a number, and a title; an annex has none */
  readonly opens: boolean
  /** "DANH SÁCH …", "(Kèm theo Quyết định số …)" stand above the text */
  readonly annex: boolean
  /** numbers of the articles on it, as printed */
  readonly articles: readonly number[]
  /** Nơi nhận, the signature */
  readonly signed: boolean
  /** rows of a list: the number of the first and of the last, as printed */
  readonly rows: { readonly first: number; readonly last: number } | null
  /** the page number printed on it, above or below the text */
  readonly printed: number | null
}

const TITLE = /^(quyet dinh|lenh|to trinh|bien ban|bao cao|giay moi|thong bao|ke hoach|cong van|huong dan|nghi quyet)\b(?! so\b)/
const ANNEX_HEAD =
  /^(danh sach(?! (nay|co|tren)\b)|phu luc|trich ngang|bang tong hop|bieu tong hop|tong hop)\b|^\(?\s*(ban hanh )?kem theo (quyet dinh|to trinh|bao cao)/
/** "Số: …" at the beginning of a line: a paper's own number, not one that it cites. */
const OWN_NUMBER = /^s[o0]\s*[:;.]/
const ARTICLE = /^dieu\s+(\d{1,2})\s*[.:,;-]/

/** Reads the clues of one page; `number` counts through the files from 1. */
export function pageClues(result: PageResult, number: number): PageClues {
  const flows = leavesOf(result).map((leaf) => pageFlow(leaf, number))
  const [first] = flows
  const body = flows.flatMap((f) => f.body)
  const lines = body.filter((b) => b.kind === 'line')
  const top = (first?.body ?? []).filter((b) => b.kind === 'line' && b.y0 < 0.5).slice(0, 8) as Line[]
  return {
    page: number,
    opens: first !== undefined && opens(first, top),
    annex: [...(first?.headLeft ?? []), ...(first?.headRight ?? []), ...top.slice(0, 5)].some((l) => ANNEX_HEAD.test(l.run.folded)),
    articles: lines.flatMap((l) => {
      const said = ARTICLE.exec(l.run.folded)
      return said ? [Number(said[1])] : []
    }),
    signed: flows.some((f) => f.footLeft.length > 0 && f.footRight.length > 0),
    rows: rowNumbers(body, number),
    printed: printedNumber(flows, lines),
  }
}

/**
 * The head of an official paper has the state's name or its own number, and below it a title in capitals (NĐ 30/2020, Phụ lục I).
 * An annex may repeat the agency's and the state's name: it has no title of these, and says what it belongs to.
 */
function opens(flow: PageFlow, top: readonly Line[]): boolean {
  const head = [...flow.headLeft, ...flow.headRight]
  // the head reaches down to the title, so an annex's heading may stand in it
  if (head.some((l) => ANNEX_HEAD.test(l.run.folded))) return false
  const annexAt = top.findIndex((l) => ANNEX_HEAD.test(l.run.folded))
  const titleAt = top.findIndex((l) => TITLE.test(l.run.folded) && (isCapitals(l.run.text.slice(0, 16)) || l.x0 > 0.3))
  if (annexAt >= 0 && (titleAt < 0 || annexAt < titleAt)) return false
  // a title may be unreadable, or there is none as on a letter: the state's name and a number of its own say enough
  if (titleAt < 0) return head.some((l) => OWN_NUMBER.test(l.run.folded) && (findNumber(l.run)?.number ?? '') !== '')
  if (head.length > 0) return true
  // The state's name may be unreadable: a number of its own above the title says the same.
  return top.slice(0, titleAt).some((l) => l.y0 < 0.3 && OWN_NUMBER.test(l.run.folded) && findNumber(l.run) !== null)
}

const asOrdinal = (text: string): number | null => {
  const digits = text.replace(/[.),:;\s]/g, '').replace(/^[lIí|Í]$/, '1')
  return /^\d{1,4}$/.test(digits) ? Number(digits) : null
}

/** The numbers in the first column of a page's lists; a number counts where the next one confirms it. */
function rowNumbers(body: readonly (Line | TableBlock)[], page: number): PageClues['rows'] {
  const column: (number | null)[] = []
  for (const block of body) {
    if (block.kind === 'line') {
      const item = /^(\d{1,3})\s*[.)/]?\s+\p{Lu}/u.exec(block.run.text)
      if (item) column.push(Number(item[1]))
      continue
    }
    for (const cell of block.table.cells.filter((c) => c.col === 0 && c.colSpan === 1).sort((a, b) => a.row - b.row)) {
      const text = runOfLines(cell.lines, page).text
      // a long text in the first column heads a group or the column itself
      if (text !== '' && text.length <= 5 && !/\p{L}{2}/u.test(text)) column.push(asOrdinal(text))
    }
  }
  const runsOn = (i: number, j: number): boolean => {
    const a = column[i]
    const b = column[j]
    return a !== null && a !== undefined && b !== null && b !== undefined && b - a === j - i
  }
  const from = column.findIndex((_, i) => runsOn(i, i + 1) || runsOn(i, i + 2))
  const to = column.findLastIndex((_, i) => runsOn(i - 1, i) || runsOn(i - 2, i))
  const first = column[from]
  const last = column[to]
  if (first === undefined || first === null || last === undefined || last === null || column.length < 2) return null
  // an unread number before the first confirmed one, or after the last, is its neighbour's
  return { first: Math.max(1, first - from), last: last + (column.length - 1 - to) }
}

/** A figure that stands alone above or below everything else (NĐ 30/2020: in the middle of the upper margin). */
function printedNumber(flows: readonly PageFlow[], lines: readonly Line[]): number | null {
  if (flows.length !== 1) return null
  const alone = lines.filter((l) => /^[-–\s]*\d{1,3}[-–\s]*$/.test(l.run.text) && (l.y0 < 0.08 || l.y0 > 0.9) && l.x0 > 0.4)
  const digits = alone[0]?.run.text.replace(/\D/g, '')
  return alone.length === 1 && digits ? Number(digits) : null
}
