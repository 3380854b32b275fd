import type { DraftAward } from '#common/model/draft.ts'

/**
 * The number of each row as its list counts. A printed number is believed where it runs on with the row before or after; a
 * lone odd figure is a slip of the eye and takes the number its place has. Lists without numbers count from 1.
 */
export function rowNumbers(awards: readonly DraftAward[]): readonly number[] {
  const printed = awards.map((award) => award.ordinal?.value ?? null)
  const kinds = awards.map((award) => award.recipientKind.value)
  const runsOn = (a: number, b: number): boolean => {
    const [before, after] = [printed[a], printed[b]]
    return typeof before === 'number' && typeof after === 'number' && after === before + 1 && kinds[a] === kinds[b]
  }
  const known = awards.map((_, at) => ((at > 0 && runsOn(at - 1, at)) || runsOn(at, at + 1) ? (printed[at] ?? null) : null))
  const numbers: number[] = []
  for (const [at, number] of known.entries()) {
    const isFirst = at === 0 || kinds[at] !== kinds[at - 1]
    numbers.push(number ?? (isFirst ? firstOf(known, kinds, at) : (numbers[at - 1] ?? 0) + 1))
  }
  return numbers
}

/** The number a list begins with: counted back from the next believed one, else as printed 1. */
function firstOf(known: readonly (number | null)[], kinds: readonly (string | null)[], at: number): number {
  for (let next = at; next < known.length && kinds[next] === kinds[at]; next++) {
    const number = known[next]
    if (typeof number === 'number') return Math.max(1, number - (next - at))
  }
  return 1
}

/** A number that is missing between two believed rows: after which row, and which number. */
export function gapOf(awards: readonly DraftAward[]): { readonly after: number; readonly number: number } | null {
  const numbers = rowNumbers(awards)
  for (let at = 0; at + 1 < awards.length; at++) {
    const here = numbers[at]
    if (here !== undefined && numbers[at + 1] === here + 2) return { after: at, number: here + 1 }
  }
  return null
}
