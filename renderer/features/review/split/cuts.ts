import type { DraftView } from '#common/contract/scan.ts'

type Part = DraftView['parts'][number]

/** What the officer may do at the cut between two neighbouring decisions of a file. */
export interface Cut {
  readonly upper: Part
  readonly lower: Part
  /** the last page of the upper, which may go down; null where it is its only one */
  readonly down: number | null
  /** the first page of the lower, which may go up; null where it is its only one */
  readonly up: number | null
  /** the page the lower begins with */
  readonly page: number
}

const isOpen = (part: Part): boolean => part.state === 'open' || part.state === 'later'

/** The cut between two parts; null where one of them is closed and nothing may be moved. */
export function cutBetween(upper: Part | undefined, lower: Part | undefined): Cut | null {
  const first = lower?.pages[0]
  if (!upper || !lower || first === undefined || !isOpen(upper) || !isOpen(lower)) return null
  return {
    upper,
    lower,
    down: upper.pages.length > 1 ? (upper.pages.at(-1) ?? null) : null,
    up: lower.pages.length > 1 ? first : null,
    page: first,
  }
}

/** One step of the host: two decisions become one, or one is cut before a page. */
export type Step =
  | { readonly do: 'join'; readonly id: string; readonly otherId: string }
  | { readonly do: 'split'; readonly id: string; readonly page: number }

/** The steps that move a cut so that the lower decision begins at `page`. */
export function stepsToMove(cut: Cut, page: number): readonly Step[] {
  return [
    { do: 'join', id: cut.upper.id, otherId: cut.lower.id },
    { do: 'split', id: cut.upper.id, page },
  ]
}

/** Where the lower decision begins once its first page has gone up, or the last page of the upper has come down. */
export const movedPage = (cut: Cut, way: 'up' | 'down'): number | null => (way === 'down' ? cut.down : (cut.lower.pages[1] ?? null))

/** Pages in words: "3", "3 - 5", "1, 4 - 5". */
export function pagesWords(pages: readonly number[]): string {
  const runs: [number, number][] = []
  for (const page of pages) {
    const last = runs.at(-1)
    if (last && page === last[1] + 1) last[1] = page
    else runs.push([page, page])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from} - ${to}`)).join(', ')
}

/** The decisions whose pages still wait for a word of the officer. */
export const partsToConfirm = (parts: readonly Part[]): readonly Part[] => parts.filter(isOpen)
