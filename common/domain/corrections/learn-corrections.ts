import type { CorrectedKind, Correction } from '../../model/correction.ts'
import type { Draft } from '../../model/draft.ts'
import { similarity } from '../text/edit-distance.ts'
import { searchKey } from '../text/search-key.ts'
import { readKey } from './keys.ts'

/** Below this likeness the officer set another value, not the same one spelled right. */
const SAME_THING = 0.6

const OF_HEAD = ['issuingBody', 'parentBody', 'place', 'signerName', 'signerTitle'] as const
const OF_ROW = ['name', 'position', 'unit', 'awardTitle'] as const

/**
 * What an officer's review teaches (pure): values that were read one way and set another, each pair once. `origins` says which row
 * of the reading a row of the reviewed draft was, null for one the officer added.
 */
export function learnCorrections(asRead: Draft, reviewed: Draft, origins: readonly (number | null)[]): Correction[] {
  const issuer = reviewed.decision.issuingBody.value ?? ''
  const found = new Map<string, Correction>()
  const compare = (kind: CorrectedKind, read: string | null, right: string | null) => {
    if (read === null || right === null) return
    const [from, to] = [readKey(read), readKey(right)]
    if (from === to || from === '' || to === '' || similarity(searchKey(from), searchKey(to)) < SAME_THING) return
    found.set(`${kind} ${from}`, { kind, issuer, read: from, right: to })
  }
  for (const kind of OF_HEAD) compare(kind, asRead.decision[kind].value, reviewed.decision[kind].value)
  reviewed.awards.forEach((row, i) => {
    const origin = origins[i] ?? null
    const before = origin === null ? undefined : asRead.awards[origin]
    if (before) for (const kind of OF_ROW) compare(kind, before[kind].value, row[kind].value)
  })
  return [...found.values()]
}
