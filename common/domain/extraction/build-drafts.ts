import type { Draft, DraftIssue } from '../../model/draft.ts'
import type { PageResult } from '../../model/page.ts'
import { buildDraft, type DraftMeta } from './build-draft.ts'
import { readingOrder } from './order.ts'
import { type PageClues, pageClues } from './page-clues.ts'
import { splitDecisions } from './split.ts'

/**
 * The drafts of one file, or of page images that belong together: one a decision, in the order of their pages. Where the file holds
 * several, each draft says so (`split`), for the officer to confirm; pages that were put in another order are told as well.
 */
export function buildDrafts(pages: readonly PageResult[], meta: DraftMeta): readonly Draft[] {
  const parts = splitDecisions(pages.map((page, i) => pageClues(page, i + 1)))
  return parts.map((part, i) => partDraft(pages, part, parts.length === 1 ? null : { at: i + 1, of: parts.length }, meta))
}

/** The draft of the pages of a bundle that the officer says are one decision (numbers from 1, in any order). */
export function buildDraftOf(pages: readonly PageResult[], numbers: readonly number[], meta: DraftMeta): Draft {
  const part = numbers.flatMap((number) => {
    const page = pages[number - 1]
    return page ? [pageClues(page, number)] : []
  })
  return partDraft(pages, part, null, meta)
}

interface PartPlace {
  readonly at: number
  readonly of: number
}

function partDraft(pages: readonly PageResult[], part: readonly PageClues[], place: PartPlace | null, meta: DraftMeta): Draft {
  const order = readingOrder(part)
  const numbers = order.pages.map((p) => p.page)
  const own = numbers.flatMap((number) => pages[number - 1] ?? [])
  const isWhole = numbers.length === pages.length && numbers.every((number, i) => number === i + 1)
  // the time of the file is shared out by pages
  const seconds = isWhole ? meta.seconds : Math.round((meta.seconds * 100 * own.length) / Math.max(1, pages.length)) / 100
  const draft = buildDraft(own, { ...meta, seconds, ...(isWhole ? {} : { pageNumbers: numbers }) })
  const issues: DraftIssue[] = []
  if (place)
    issues.push({
      code: 'split',
      severity: 'info',
      message: `Tệp này có ${place.of} văn bản; đây là văn bản thứ ${place.at}: ${pagesInWords([...numbers].sort((a, b) => a - b))}.`,
    })
  if (order.state === 'moved')
    issues.push({
      code: 'page-order',
      severity: 'info',
      message: `Các trang nằm lộn thứ tự, được đọc theo thứ tự: ${numbers.join(', ')}.`,
    })
  if (order.state === 'odd')
    issues.push({
      code: 'page-order',
      severity: 'warning',
      message: 'Các trang không nối tiếp nhau: có thể thiếu trang hoặc lộn thứ tự.',
    })
  return { ...draft, issues: [...draft.issues, ...issues] }
}

/** "trang 3", "trang 3–4", "trang 1, 4". */
export function pagesInWords(numbers: readonly number[]): string {
  const first = numbers[0] ?? 0
  const last = numbers.at(-1) ?? 0
  const runs = numbers.every((n, i) => n === first + i)
  return `trang ${numbers.length === 1 ? first : runs ? `${first}–${last}` : numbers.join(', ')}`
}
