import type { Line, TableBlock } from './flow.ts'
import { isCapitals } from './flow.ts'
import { CRUMB_BEFORE_ITEM } from './list-items.ts'
import { joinRuns, type Run } from './run.ts'

/** Lines that read on as one sentence, heading or list item. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly page: number
  readonly run: Run
  readonly lines: readonly Line[]
  /** stands in the middle between the margins */
  readonly centred: boolean
  readonly bold: boolean
}

export type Block = Paragraph | TableBlock

/** What begins a paragraph whatever its indent: an article, a basis, a numbered or marked item, a heading. */
const OPENS =
  /^(dieu\s+([\divxl]+)\s*[.:,]|can cu|xet |theo de nghi|noi nhan|quyet dinh|danh sach|phu luc|\(?\s*(ban hanh )?kem theo|chuong |muc |ve viec|v\/v|tong (so|cong))|^(\d{1,3}|[a-zđ]|[ivx]{1,5})\s*[.)/]\s*(?!\d)\S|^\d{1,3}\s*[-,:]\s*(ong|ba|dong chi)\b|^[-+*•]\s*\S/

const ADDRESSED = /^[^\p{L}\d]{0,3}(Đồng chí|Hộ ông|Hộ bà|Ông|Bà)\s+\p{Lu}\p{Ll}/u

/**
 * Joins lines into paragraphs: a new one begins at a mark that opens one, after a line that ends short of the margin,
 * at an indent, or where the setting changes between centred and not.
 */
export function paragraphs(body: readonly (Line | TableBlock)[]): Block[] {
  const lines = body.filter((b) => b.kind === 'line' && !b.column) as Line[]
  const left = quantile(
    lines.map((l) => l.x0),
    0.08,
  )
  const right = quantile(
    lines.map((l) => l.x1),
    0.92,
  )
  const width = Math.max(0.2, right - left)
  const centred = (l: Line) => {
    const gapLeft = l.x0 - left
    const gapRight = right - l.x1
    return gapLeft > 0.06 * width && Math.abs(gapLeft - gapRight) < 0.14 * width && gapRight > 0.02 * width
  }
  const out: Block[] = []
  let open: Line[] = []
  const close = () => {
    const [first] = open
    if (!first) return
    out.push({
      kind: 'paragraph',
      page: first.page,
      run: joinRuns(open.map((l) => l.run)),
      lines: open,
      centred:
        open.every((l) => !l.column && centred(l)) || (open.length > 1 && open.slice(-1).every(centred) && isCapitals(first.run.text)),
      bold: open.every((l) => l.bold),
    })
    open = []
  }
  for (const item of body) {
    if (item.kind === 'table') {
      close()
      out.push(item)
      continue
    }
    const last = open.at(-1)
    const { x0, x1 } = item.column ?? { x0: left, x1: right }
    const isCentred = item.column ? () => false : centred
    if (last && begins(last, item, x0, x1, item.column ? Math.max(0.15, x1 - x0) : width, isCentred)) close()
    open.push(item)
  }
  close()
  return out
}

function begins(last: Line, next: Line, left: number, right: number, width: number, centred: (l: Line) => boolean): boolean {
  const height = Math.max(0.008, last.y1 - last.y0)
  if (last.page !== next.page) return OPENS.test(next.run.folded) || /[.:;]$/.test(last.run.text)
  // A dash that begins a line within a sentence ("Văn hóa / - Thể thao") opens nothing.
  if (/^[-+*•]\s/.test(next.run.folded) && !/[.;:,]$/.test(last.run.text) && last.x1 > right - 0.12 * width) return false
  if (OPENS.test(next.run.folded) && !/^(xet |theo de nghi|ve viec|muc |tong so|can cu)/.test(next.run.folded)) return true
  if (CRUMB_BEFORE_ITEM.test(next.run.text)) return true
  if (
    /^(xet |theo de nghi|can cu|ve viec|muc )/.test(next.run.folded) &&
    /^\p{Lu}|^-/u.test(next.run.text) &&
    (next.x0 > left + 0.02 * width || /[.;,:]$/.test(last.run.text))
  )
    return true
  // An item of a list whose number was lost.
  if (ADDRESSED.test(next.run.text) && (next.column || /[;:.]$/.test(last.run.text))) return true
  if (next.y0 - last.y1 > 2.2 * height) return true
  if (centred(last) !== centred(next)) return !(centred(next) && last.x1 > right - 0.06 * width)
  if (centred(last) && centred(next)) return isCapitals(last.run.text) !== isCapitals(next.run.text) || last.bold !== next.bold
  if (last.x1 < right - 0.16 * width) return true
  return next.x0 > left + 0.035 * width && next.x0 > last.x0 + 0.02 * width
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0
}
