import type { PageClues } from './page-clues.ts'

/**
 * Parts a bundle of pages where a page has a head of its own (state's name or number, and a title): several decisions scanned into
 * one file, a tờ trình or a biên bản bound with its decision. An annex has no such head and stays with what stands before it;
 * pages before the first head belong to the first part.
 */
export function splitDecisions(pages: readonly PageClues[]): readonly (readonly PageClues[])[] {
  const parts: PageClues[][] = []
  let headed = false
  for (const page of pages) {
    const last = parts.at(-1)
    if (!last || (page.opens && headed)) parts.push([page])
    else last.push(page)
    headed ||= page.opens
  }
  return parts
}
