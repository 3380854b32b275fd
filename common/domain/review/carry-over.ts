import type { Draft, DraftAward, Evidence } from '../../model/draft.ts'
import type { DraftEdit } from '../../model/review.ts'
import { type ReviewedDraft, rowNumberOf } from './apply-edits.ts'
import { fieldAt, headerFields, parsePath, rowFields } from './paths.ts'

/** A draft whose pages go into another one, with what the officer did to it. */
export interface CarriedFrom {
  readonly content: Draft
  readonly reviewed: ReviewedDraft
  /** does the new draft begin where this one began? Then what belongs to no place on paper (kind, waivers, added values) goes with it. */
  readonly leads: boolean
}

/**
 * The edits that say of a new draft of the same pages (parted or joined) what the officer said of the old ones (pure). Rows are the
 * same where their names stand in the same place on paper. Values set or accepted, links, rows taken out and added, waived
 * issues: each goes where its row or its evidence went.
 */
export function carryOver(from: readonly CarriedFrom[], to: Draft, pages: ReadonlySet<number>): DraftEdit[] {
  const edits: DraftEdit[] = []
  const twin = (award: DraftAward): number => to.awards.findIndex((other) => samePlace(award.name.evidence, other.name.evidence))
  // the rows of the new draft as the edits leave them, by what they were in the old one
  const rows: { at: number | null; of: { source: CarriedFrom; row: number } | null }[] = to.awards.map((_, at) => ({ at, of: null }))
  for (const source of from) {
    const { content, reviewed } = source
    content.awards.forEach((award, origin) => {
      if (reviewed.origins.includes(origin)) return
      const at = rows.findIndex((row) => row.at !== null && row.at === twin(award))
      if (at < 0) return
      edits.push({ op: 'removeRow', row: at })
      rows.splice(at, 1)
    })
    // an added row follows the row it was added after; one before all others comes first where the draft begins
    let after: number | null = source.leads ? -1 : null
    reviewed.draft.awards.forEach((award, row) => {
      const origin = reviewed.origins[row] ?? null
      const read = origin === null ? undefined : content.awards[origin]
      if (read) {
        const place = twin(read)
        const at = place < 0 ? -1 : rows.findIndex((one) => one.at === place)
        const found = rows[at]
        if (found) found.of = { source, row }
        after = found ? at : null
        return
      }
      if (after === null) return
      edits.push({ op: 'addRow', after, recipientKind: award.recipientKind.value ?? 'individual' })
      rows.splice(after + 1, 0, { at: null, of: { source, row } })
      after += 1
    })
  }
  rows.forEach(({ at, of }, row) => {
    if (!of) return
    const { reviewed } = of.source
    const award = reviewed.draft.awards[of.row]
    if (!award) return
    const isAdded = at === null
    for (const field of rowFields) {
      if (!isAdded && !reviewed.confirmed.has(`awards.${of.row}.${field}`)) continue
      if (isAdded && field === 'recipientKind') continue
      const value = award[field].value
      const path = `awards.${row}.${field}`
      const isSame = at !== null && to.awards[at]?.[field].value === value
      edits.push(isSame ? { op: 'accept', path } : { op: 'set', path, value })
    }
    const link = reviewed.links[of.row]
    if (link?.chosen) edits.push({ op: 'link', row, id: link.id })
  })
  for (const source of from) headEdits(source, to, pages, edits)
  for (const source of from) {
    for (const { code, field, reason } of source.reviewed.waivers) {
      const old = rowNumberOf(field)
      if (old === null) {
        if (source.leads) edits.push({ op: 'waive', code, field, reason })
        continue
      }
      const row = rows.findIndex((one) => one.of?.source === source && one.of.row === old)
      if (row >= 0) edits.push({ op: 'waive', code, field: `awards.${row}.${(field ?? '').split('.').slice(2).join('.')}`, reason })
    }
  }
  edits.push({ op: 'confirmPages' })
  return edits
}

function headEdits({ content, reviewed, leads }: CarriedFrom, to: Draft, pages: ReadonlySet<number>, edits: DraftEdit[]): void {
  const { confirmed, draft } = reviewed
  if (leads && draft.kind !== content.kind && draft.kind !== to.kind) edits.push({ op: 'set', path: 'kind', value: draft.kind })
  const counts = ['individual', 'collective', 'household', 'initiative'].map((name) => `decision.declaredCounts.${name}`)
  for (const path of [...headerFields.map((name) => `decision.${name}`), ...counts]) {
    const parsed = parsePath(path)
    if (!parsed || !confirmed.has(path)) continue
    const was = fieldAt(draft, parsed)
    const now = fieldAt(to, parsed)
    if (!was || !now) continue
    const goesAlong = was.evidence.length > 0 ? was.evidence.every(({ page }) => pages.has(page)) : leads
    // the head of the draft that leads is the head; another one fills what it lacks
    if (!goesAlong || (!leads && now.value !== null && !samePlace(was.evidence, now.evidence))) continue
    edits.push(was.value === now.value ? { op: 'accept', path } : { op: 'set', path, value: was.value })
  }
}

/** Do two values stand in the same place on paper? */
function samePlace(a: readonly Evidence[], b: readonly Evidence[]): boolean {
  const [one] = a
  const [other] = b
  if (!one || !other || one.page !== other.page) return false
  const [ax, ay, aw, ah] = one.box
  const [bx, by, bw, bh] = other.box
  const w = Math.min(ax + aw, bx + bw) - Math.max(ax, bx)
  const h = Math.min(ay + ah, by + bh) - Math.max(ay, by)
  return w > 0 && h > 0 && w * h > 0.5 * Math.min(aw * ah, bw * bh)
}
