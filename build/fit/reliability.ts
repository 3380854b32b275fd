/** A value's predicted probability and whether it was right. */
export interface Judged {
  readonly p: number
  readonly right: boolean
}

export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly predicted: number
  readonly right: number
}

/** Ten equal bins of predicted probability against the share that was right. */
export function reliability(all: readonly Judged[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const from = i / 10
    const to = (i + 1) / 10
    const inside = all.filter((j) => j.p >= from && (j.p < to || (i === 9 && j.p <= 1)))
    const mean = (f: (j: Judged) => number) => (inside.length === 0 ? 0 : inside.reduce((s, j) => s + f(j), 0) / inside.length)
    return { from, to, count: inside.length, predicted: mean((j) => j.p), right: mean((j) => (j.right ? 1 : 0)) }
  })
}

/** Mean squared distance of the probability from what came true. */
export const brier = (all: readonly Judged[]): number =>
  all.reduce((s, j) => s + (j.p - (j.right ? 1 : 0)) ** 2, 0) / Math.max(1, all.length)

/** How often a right value is held likelier than a wrong one. */
export function auc(all: readonly Judged[]): number {
  const sorted = [...all].sort((a, b) => a.p - b.p)
  let rank = 0
  let sum = 0
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j]?.p === sorted[i]?.p) j++
    const mean = (rank + 1 + rank + (j - i)) / 2
    for (let k = i; k < j; k++) if (sorted[k]?.right) sum += mean
    rank += j - i
    i = j
  }
  const right = all.filter((j) => j.right).length
  const wrong = all.length - right
  return right === 0 || wrong === 0 ? Number.NaN : (sum - (right * (right + 1)) / 2) / (right * wrong)
}

/** Share sure from a threshold on, and what share of these is wrong. */
export function atThreshold(
  all: readonly Judged[],
  sureFrom: number,
): { readonly sure: number; readonly silent: number; readonly wrong: number } {
  const sure = all.filter((j) => j.p >= sureFrom)
  const wrong = sure.filter((j) => !j.right).length
  return { sure: sure.length / Math.max(1, all.length), silent: wrong / Math.max(1, sure.length), wrong }
}

const percent = (v: number): string => (100 * v).toFixed(2).padStart(7)

/** The curve and its figures as a table for people. */
export function curveText(all: readonly Judged[]): string {
  const lines = reliability(all).map(
    (b) => `${b.from.toFixed(1)}-${b.to.toFixed(1)}  predicted ${percent(b.predicted)}  right ${percent(b.right)}  of ${b.count}`,
  )
  return [...lines, `Brier ${brier(all).toFixed(4)}  AUC ${auc(all).toFixed(4)}  values ${all.length}`].join('\n')
}
