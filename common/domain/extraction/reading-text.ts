import type { PageTable } from '../../model/page.ts'
import { similarity } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import type { PageFlow } from './flow.ts'
import { paragraphs } from './paragraphs.ts'
import { runOfLines } from './run.ts'

/** The whole text in reading order: head left, head right, body with table rows tabbed, Nơi nhận, signature (DESIGN.md). */
export function readingText(flows: readonly PageFlow[]): string {
  const out: string[] = []
  let head = ''
  for (const flow of flows) {
    // A table goes on over a page break only where nothing stands between.
    for (const l of [...flow.headLeft, ...flow.headRight]) {
      out.push(l.run.text)
      head = ''
    }
    const before = flow.body.filter((b) => b.y0 < footTop(flow))
    const after = flow.body.filter((b) => b.y0 >= footTop(flow))
    for (const part of [before, after]) {
      for (const block of paragraphs(part)) {
        if (block.kind === 'paragraph') {
          out.push(block.run.text)
          head = ''
        } else {
          const rows = tableText(block.table, flow.page)
          // The head that a page break repeats is furniture of the print.
          const again = head !== '' && rows.length > 1 && similarity(head, headKey(rows[0] ?? '')) > 0.8
          if (rows.length > 0 && !again) head = headKey(rows[0] ?? '')
          out.push(...rows.slice(again ? 1 : 0))
        }
      }
      if (part === before) for (const l of [...flow.footLeft, ...flow.footRight]) out.push(l.run.text)
    }
  }
  return out.join('\n').replace(/(?<=Số:?\s*\d{1,5})\s+\/(?=\s?[QĐ])/gu, '/')
}

const headKey = (row: string): string => searchKey(row.replace(/\t/g, ' '))

const footTop = (flow: PageFlow): number => Math.min(Number.POSITIVE_INFINITY, ...[...flow.footLeft, ...flow.footRight].map((l) => l.y0))

function tableText(table: PageTable, page: number): string[] {
  const rows: string[] = []
  for (let row = 0; row < table.rows; row++) {
    const cells = table.cells.filter((c) => c.row === row).sort((a, b) => a.col - b.col)
    if (cells.length > 0) rows.push(cells.map((c) => runOfLines(c.lines, page).text).join('\t'))
  }
  return rows
}
