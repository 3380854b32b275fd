import { readFileSync } from 'node:fs'
import { fieldsOf } from '#common/domain/confidence/each-field.ts'
import type { Draft } from '#common/model/draft.ts'
import { atThreshold, auc, brier, type Judged, reliability } from '../fit/reliability.ts'
import { alignRows, draftPathOf, isRight, judgeOf, type PlacedTruth } from '../fit/truth.ts'
import { type KnownPeople, personKey } from './known-people.ts'

export interface ReadTruth extends PlacedTruth {
  readonly draft: Draft
}

/** The drafts in a folder beside the decisions they are of; a decision without one is left out. */
export const readTruths = (dir: string, truths: readonly PlacedTruth[]): ReadTruth[] =>
  truths.flatMap((placed) => {
    const path = draftPathOf(dir, placed)
    return path === null ? [] : [{ ...placed, draft: JSON.parse(readFileSync(path, 'utf8')) as Draft }]
  })

/** How the probabilities of scanned values came true, and what share was sure and wrong. */
export function reliabilityOf(read: readonly ReadTruth[]) {
  const judged = read.flatMap(({ truth, draft, alike }): (Judged & { sure: boolean })[] => {
    const judge = judgeOf(truth, draft, alike)
    return fieldsOf(draft).flatMap(({ field, place }) => {
      const verdict = field.value === null ? null : judge.verdict(place.kind, place.row, field.value)
      if (verdict === null || field.confidence === 1) return []
      const barred = field.doubt !== undefined && field.doubt !== 'lowConfidence'
      return barred ? [] : [{ p: field.confidence, right: verdict, sure: field.status === 'sure' }]
    })
  })
  const sure = judged.filter((j) => j.sure)
  return {
    bins: reliability(judged),
    brier: brier(judged),
    auc: auc(judged),
    values: judged.length,
    sure: sure.length / Math.max(1, judged.length),
    silent: sure.filter((j) => !j.right).length / Math.max(1, sure.length),
    atThresholds: [0.8, 0.9, 0.95, 0.98, 0.99].map((t) => ({ from: t, ...atThreshold(judged, t) })),
  }
}

/**
 * Numbers and dates written by hand: how many were proposed right, of all and of those that are printed elsewhere on the same paper
 * (an annex names its decision).
 */
export function suggestionsOf(read: readonly ReadTruth[]) {
  let all = 0
  let right = 0
  let printed = 0
  let rightOfPrinted = 0
  for (const { truth, draft } of read) {
    if (!truth.handwrittenNumber) continue
    for (const kind of ['decisionNumber', 'signedDate'] as const) {
      const wanted = truth[kind]
      if (typeof wanted !== 'string') continue
      const ok = draft.decision[kind].value !== null && isRight(kind, wanted, draft.decision[kind].value, '')
      const again = printedAgain(String(truth['text'] ?? ''), kind, wanted)
      all++
      right += ok ? 1 : 0
      printed += again ? 1 : 0
      rightOfPrinted += again && ok ? 1 : 0
    }
  }
  return { all, right, printed, rightOfPrinted }
}

function printedAgain(text: string, kind: 'decisionNumber' | 'signedDate', value: string): boolean {
  const plain = text.replace(/\s+/g, ' ')
  if (kind === 'decisionNumber') return plain.split(value).length - 1 > 1
  const [year, month, day] = value.split('-').map(Number)
  const dates = [...plain.matchAll(/ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/g)]
  return dates.filter((m) => Number(m[1]) === day && Number(m[2]) === month && Number(m[3]) === year).length > 1
}

/** What a register did for the rows: names right, links proposed, and links that were sure of the wrong person. */
export function linksOf(read: readonly ReadTruth[], known: KnownPeople) {
  const byLevel = new Map<
    string,
    { rows: number; name: number; proposed: number; right: number; sure: number; silentWrong: number; wrongProposed: number }
  >()
  for (const { truth, draft } of read) {
    const sums = byLevel.get(truth.level) ?? { rows: 0, name: 0, proposed: 0, right: 0, sure: 0, silentWrong: 0, wrongProposed: 0 }
    byLevel.set(truth.level, sums)
    sums.rows += truth.awards.length
    for (const [row, at] of alignRows(truth.awards, draft.awards)) {
      const award = truth.awards[at]
      const drafted = draft.awards[row]
      if (!award || !drafted) continue
      if (isRight('name', award.name, drafted.name.value, award.recipientKind)) sums.name++
      if (award.recipientKind !== 'individual') continue
      const { id, status } = drafted.link
      const meant = known.idOf.get(personKey(award))
      if (id === null) continue
      sums.proposed++
      if (id === meant) sums.right++
      else sums.wrongProposed++
      if (status === 'sure') sums.sure++
      if (status === 'sure' && id !== meant) sums.silentWrong++
    }
  }
  return [...byLevel].map(([level, s]) => ({ level, ...s, nameShare: +((100 * s.name) / Math.max(1, s.rows)).toFixed(2) }))
}
