import type { Recipient } from './recipient.ts'
import { runConfidence } from './run.ts'

/** Rows of one list, each with the recipients it made. */
const rowsOf = (recipients: readonly Recipient[]): Recipient[][] => {
  const lists = new Map<unknown, Map<number, Map<number, Recipient[]>>>()
  for (const r of recipients) {
    const section = lists.get(r.section) ?? new Map<number, Map<number, Recipient[]>>()
    lists.set(r.section, section)
    const list = section.get(r.list) ?? new Map<number, Recipient[]>()
    section.set(r.list, list)
    list.set(r.row, [...(list.get(r.row) ?? []), r])
  }
  return [...lists.values()].flatMap((s) => [...s.values()]).map((l) => [...l.values()].flatMap((r) => r.slice(0, 1)))
}

/**
 * Numbers that were misread are set right where the numbers before and after leave only one ("1, 2, g, 4"): a list counts on by one.
 * A true gap in the print stays: there the numbers on both sides do not fit the rows between them.
 */
export function settleOrdinals(recipients: readonly Recipient[]): Recipient[] {
  const settled = new Map<Recipient, number | null>()
  for (const rows of rowsOf(recipients)) {
    const read = rows.map((r) => r.ordinal)
    const known = read.map((n, i) => ({ n, i })).filter((k): k is { n: number; i: number } => k.n !== null)
    // A number is trusted where it counts on with another one nearby.
    const trusted = known.filter((k) => known.some((o) => o !== k && Math.abs(o.i - k.i) <= 3 && o.n - k.n === o.i - k.i))
    rows.forEach((row, i) => {
      const before = trusted.findLast((k) => k.i < i)
      const after = trusted.find((k) => k.i > i)
      if (trusted.some((k) => k.i === i) || !row.ordinalRun) return
      const fromBefore = before ? before.n + (i - before.i) : null
      const fromAfter = after ? after.n - (after.i - i) : null
      const value = fromBefore !== null && fromAfter !== null ? (fromBefore === fromAfter ? fromBefore : null) : (fromBefore ?? fromAfter)
      const bothSides = fromBefore !== null && fromBefore === fromAfter
      if (value !== null && value > 0 && (bothSides ? doubtful(row) : row.ordinal === null)) settled.set(row, value)
    })
  }
  if (settled.size === 0) return [...recipients]
  return recipients.map((r) => {
    const head = [...settled].find(([row]) => row.section === r.section && row.list === r.list && row.row === r.row)
    return head ? { ...r, ordinal: head[1] } : r
  })
}

/** A plain number that was read with trust may be the printer's own slip: it stays. */
const doubtful = (row: Recipient): boolean => row.ordinal === null || (row.ordinalRun !== null && runConfidence(row.ordinalRun) < TRUSTED)
const TRUSTED = 0.9

export interface NumberingFault {
  readonly kind: 'gap' | 'repeat'
  readonly from: number
  readonly to: number
}

/** Where the printed numbers of a list do not count on by one from row to row; a list may begin again at 1. */
export function numberingFaults(recipients: readonly Recipient[]): NumberingFault[] {
  const faults: NumberingFault[] = []
  for (const rows of rowsOf(recipients)) {
    const known = rows.flatMap((r, i) => (r.ordinal === null ? [] : [{ n: r.ordinal, i }]))
    const first = known[0]
    if (
      rows.length >= 3 &&
      first &&
      first.n - first.i > 1 &&
      known.length >= 2 &&
      known[1] &&
      known[1].n - known[1].i === first.n - first.i
    )
      faults.push({ kind: 'gap', from: 0, to: first.n - first.i })
    for (let k = 1; k < known.length; k++) {
      const [a, b] = [known[k - 1], known[k]]
      if (!a || !b || b.n - a.n === b.i - a.i) continue
      if (b.n === 1 || b.n <= b.i - a.i) continue
      // A lone odd figure is a slip of the eye: both sides must count on.
      const soundBefore = k < 2 || offset(known[k - 2]) === offset(a)
      const soundAfter = k + 1 >= known.length || offset(known[k + 1]) === offset(b)
      if (!soundBefore || !soundAfter || rows.length < 3) continue
      faults.push({ kind: b.n - a.n > b.i - a.i ? 'gap' : 'repeat', from: a.n, to: b.n })
    }
  }
  return faults
}

const offset = (k: { n: number; i: number } | undefined): number => (k ? k.n - k.i : Number.NaN)
