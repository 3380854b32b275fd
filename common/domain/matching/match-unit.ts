import { compareDates, datesAgree } from '../text/dates.ts'
import type { MatchCandidate, MatchReason } from './reasons.ts'
import { unitKey, unitLikeness } from './unit-key.ts'

/** A unit as the register knows it. Dates are partial ISO dates. */
export interface RegisterUnit {
  readonly id: string
  readonly name: string
  readonly shortName?: string | null
  readonly parentName?: string | null
  readonly endDate?: string | null
  readonly formerNames: readonly { readonly name: string; readonly from: string | null; readonly to: string | null }[]
}

interface UnitName {
  readonly unit: RegisterUnit
  readonly key: string
  readonly parentKey: string
  readonly kind: 'name' | 'shortName' | 'formerName'
  readonly from: string | null
  readonly to: string | null
}

export interface UnitIndex {
  readonly names: readonly UnitName[]
  readonly byWord: ReadonlyMap<string, readonly number[]>
}

/** Prepares units for matching; build once for many rows. */
export function buildUnitIndex(units: readonly RegisterUnit[]): UnitIndex {
  const names = units.flatMap((unit): UnitName[] => {
    const parentKey = unitKey(unit.parentName ?? '')
    const name = (text: string, kind: UnitName['kind'], from: string | null, to: string | null): UnitName => ({
      unit,
      key: unitKey(text),
      parentKey,
      kind,
      from,
      to,
    })
    const lastEnd = unit.formerNames.map((former) => former.to).filter((to) => to !== null)
    return [
      name(unit.name, 'name', lastEnd.sort(compareDates).at(-1) ?? null, null),
      ...(unit.shortName ? [name(unit.shortName, 'shortName', null, null)] : []),
      ...unit.formerNames.map((former) => name(former.name, 'formerName', former.from, former.to)),
    ]
  })
  const byWord = new Map<string, number[]>()
  names.forEach(({ key }, position) => {
    for (const word of new Set(key.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), position])
  })
  return { names, byWord }
}

/**
 * Units of the register that a collective's printed name may mean, best first. `date` is the decision's (ISO, null unknown): a
 * name is preferred at the time it was in force. "Phòng Đào tạo, Trường X" is read as a group and its superior.
 */
export function matchUnit(printed: string, date: string | null, index: UnitIndex, limit = 5): readonly MatchCandidate[] {
  const [own = '', ...above] = printed.split(/,|;|\bthuộc\b|\btrực thuộc\b/)
  const forms = { whole: unitKey(printed), own: unitKey(own), above: unitKey(above.join(' ')) }
  if (forms.whole === '') return []
  const best = new Map<string, MatchCandidate>()
  for (const position of likely(forms.whole, index)) {
    const name = index.names[position]
    if (!name) continue
    const candidate = score(name, forms, date)
    if (candidate && candidate.score > (best.get(candidate.id)?.score ?? 0)) best.set(candidate.id, candidate)
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

/** Names that share the rarest words of the printed name; common words (phòng, trường, tổ) alone do not make a candidate. */
function likely(key: string, index: UnitIndex): ReadonlySet<number> {
  const lists = [...new Set(key.split(' '))].map((word) => index.byWord.get(word) ?? []).filter((list) => list.length > 0)
  lists.sort((a, b) => a.length - b.length)
  return new Set(lists.slice(0, 3).flat())
}

function score(name: UnitName, forms: { whole: string; own: string; above: string }, date: string | null): MatchCandidate | null {
  const whole = Math.max(
    unitLikeness(forms.whole, name.key),
    name.parentKey === '' ? 0 : unitLikeness(forms.whole, `${name.key} ${name.parentKey}`),
  )
  const own = forms.above === '' ? 0 : unitLikeness(forms.own, name.key)
  const likeness = Math.max(whole, own)
  if (likeness < 0.55) return null
  const reasons: MatchReason[] = [{ code: likeness < 1 && whole < 0.9 && own < 1 ? 'similarName' : reasonOf(name), value: name.unit.name }]
  let value = likeness * (name.kind === 'shortName' ? 0.9 : 1)
  if (forms.above !== '' && name.parentKey !== '') {
    const same = unitLikeness(forms.above, name.parentKey) >= 0.75 || forms.whole.includes(name.parentKey)
    reasons.push({ code: same ? 'sameParent' : 'differentParent', value: name.unit.parentName ?? '' })
    value *= same ? 1 : 0.6
  }
  if (date !== null && name.kind !== 'shortName' && !inForce(name, date)) {
    reasons.push({ code: 'nameNotYetThen', value: name.kind === 'formerName' ? (name.to ?? '') : (name.from ?? '') })
    value *= 0.93
  }
  const end = name.unit.endDate ?? null
  if (date !== null && end !== null && compareDates(end, date) < 0 && !datesAgree(end, date)) {
    reasons.push({ code: 'endedBefore', value: end })
    value *= 0.85
  }
  return { id: name.unit.id, score: Math.round(value * 1000) / 1000, reasons }
}

function reasonOf(name: UnitName): MatchReason['code'] {
  return name.kind === 'name' ? 'sameName' : name.kind
}

/** Was the name in use on the day? Partial dates count for all they may mean. */
function inForce({ from, to }: UnitName, date: string): boolean {
  const begun = from === null || compareDates(from, date) <= 0 || datesAgree(from, date)
  const over = to !== null && compareDates(to, date) < 0 && !datesAgree(to, date)
  return begun && !over
}
