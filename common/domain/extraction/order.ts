import type { PageClues } from './page-clues.ts'

export interface PageOrder {
  /** the same pages, as they are to be read */
  readonly pages: readonly PageClues[]
  /** were they moved, and does everything fit now? `odd`: they do not follow one another, and no order was found in which they do */
  readonly state: 'as-is' | 'moved' | 'odd'
}

/**
 * How badly `next` follows `before`: nothing where it may follow. Evidence is what the paper prints: row numbers that run on, page
 * numbers, articles that count up, an annex after the text it belongs to.
 */
function breakBetween(before: PageClues, next: PageClues, soFar: readonly PageClues[]): number {
  let broken = 0
  if (next.opens) broken += 3
  if (next.rows && !next.opens) broken += rowBreak(next, next.rows.first, soFar)
  if (before.printed !== null && next.printed !== null && next.printed !== before.printed + 1 && next.printed > 1) broken += 1.5
  const lastArticle = soFar.flatMap((p) => p.articles).at(-1) ?? 0
  const [article] = next.articles
  if (article !== undefined && lastArticle > 0 && article !== lastArticle + 1 && article !== lastArticle) broken += 1.5
  // articles and the signature belong to the text, which its annexes follow
  if (article !== undefined && article > 1 && soFar.some((p) => p.annex && !p.opens)) broken += 1
  if (next.signed && !next.annex && next.rows === null && !soFar.some((p) => p.signed) && soFar.some((p) => p.annex && !p.opens))
    broken += 1
  if (next.annex && !soFar.some((p) => p.signed)) broken += 0.2
  return broken
}

/** Rows lost by the reader leave a small gap; a larger one is a missing page, and numbers never run backwards but to begin anew. */
const SMALL_GAP = 4

function rowBreak(next: PageClues, first: number, soFar: readonly PageClues[]): number {
  const before = soFar.at(-1)
  const last = soFar.findLast((p) => p.rows !== null)?.rows?.last ?? 0
  const begins = first <= 2 || next.annex
  // a list that begins anew after one that ran on is a second list: it may, but what runs on comes first
  if (begins) return last > 0 ? 0.1 : 0
  // a page of which nothing is known may hold the rows between
  if (before && before.rows === null && before.articles.length === 0 && !before.signed && !before.opens) return 0
  if (first === last + 1) return 0
  return first > last && first - last <= SMALL_GAP && last > 0 ? 0.2 : 2
}

const breaksOf = (pages: readonly PageClues[]): number =>
  pages.reduce((sum, page, i) => {
    const before = pages[i - 1]
    return before ? sum + breakBetween(before, page, pages.slice(0, i)) : sum + (pages.some((p) => p.opens) && !page.opens ? 3 : 0)
  }, 0)

/** From this sum on something that the paper prints is broken. */
const BROKEN = 1

/**
 * Puts the pages of one paper in reading order (pure): as they lie where nothing printed speaks against it, else head first and then
 * always the page that follows best. An order is taken only where it mends what was broken.
 */
export function readingOrder(pages: readonly PageClues[]): PageOrder {
  const asIs = breaksOf(pages)
  if (pages.length < 2 || asIs < BROKEN) return { pages, state: 'as-is' }
  const left = [...pages]
  const head = left.findIndex((p) => p.opens)
  const ordered = left.splice(Math.max(0, head), 1)
  while (left.length > 0) {
    const before = ordered.at(-1)
    if (!before) break
    const costs = left.map((page) => breakBetween(before, page, ordered))
    const [next] = left.splice(costs.indexOf(Math.min(...costs)), 1)
    if (next) ordered.push(next)
  }
  const mended = breaksOf(ordered)
  if (mended >= asIs) return { pages, state: 'odd' }
  return { pages: ordered, state: mended < BROKEN ? 'moved' : 'odd' }
}
