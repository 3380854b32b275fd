import type { HostClient } from '#common/contract/index.ts'
import type { DraftView } from '#common/contract/scan.ts'
import { fieldAt, parsePath, rowFields } from '#common/domain/review/paths.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import type { DraftEdit } from '#common/model/review.ts'
import { isSame, type Truth, truthAt, type Value } from './truth.ts'

export type Reviewed = {
  accepted: number
  corrected: number
  rows: number
  linked: number
  fresh: number
  waived: number
  unseen: string[]
}

const MOST_EDITS = 200
const REASON = 'Cán bộ trình diễn đã đối chiếu với bản quét.'

const valueAt = (view: DraftView, path: string): Value => {
  const parsed = parsePath(path)
  return parsed === null ? null : (fieldAt(view.draft, parsed)?.value ?? null)
}

/**
 * What the demonstration officer does with a draft: looks at every doubt and takes what the paper says, chooses people
 * where the register has them, waives a finding after looking. What the machine was sure of is not touched; where it is
 * wrong all the same, that is told (`unseen`).
 */
export async function reviewDraft(client: HostClient, id: string, truth: Truth | null): Promise<Reviewed> {
  const done: Reviewed = { accepted: 0, corrected: 0, rows: 0, linked: 0, fresh: 0, waived: 0, unseen: [] }
  let view = await client.call('drafts.get', { id })
  const edit = async (edits: readonly DraftEdit[]) => {
    for (let at = 0; at < edits.length; at += MOST_EDITS)
      view = await client.call('drafts.edit', { id, version: view.version, edits: edits.slice(at, at + MOST_EDITS) })
  }
  if (truth) done.rows = await alignRows(view, truth, edit, () => view)

  const edits = view.doubts.map((path): DraftEdit => {
    const [read, printed] = [valueAt(view, path), truth ? truthAt(truth, path) : undefined]
    if (printed === undefined || isSame(read, printed)) {
      done.accepted += 1
      return { op: 'accept', path }
    }
    done.corrected += 1
    return { op: 'set', path, value: printed }
  })
  await edit(edits)
  if (truth) done.unseen = sureAndWrong(view, truth, new Set(view.confirmed))

  for (const [row, link] of view.links.entries()) {
    if (link.state !== 'open') continue
    const chosen = await choose(client, id, row, view, truth)
    if (chosen === null) done.fresh += 1
    else done.linked += 1
    await edit([{ op: 'link', row, id: chosen }])
  }
  const findings = view.issues.filter((issue) => issue.blocks && issue.code !== 'missing' && issue.code !== 'link-open')
  done.waived = findings.length
  await edit(findings.map((issue): DraftEdit => ({ op: 'waive', code: issue.code, field: issue.field, reason: REASON })))
  return done
}

/** Rows the paper has and the draft has not, and the other way round. Gives how many were put right. */
async function alignRows(
  first: DraftView,
  truth: Truth,
  edit: (edits: readonly DraftEdit[]) => Promise<void>,
  now: () => DraftView,
): Promise<number> {
  const nameOf = (index: number) => searchKey(String(truth.awards[index]?.['name'] ?? truth.awards[index]?.['initiative'] ?? ''))
  if (first.draft.awards.length === truth.awards.length) return 0
  let changed = 0
  for (let row = 0; row < Math.max(now().draft.awards.length, truth.awards.length); ) {
    const read = now().draft.awards[row]
    const printed = truth.awards[row]
    const name = searchKey(read?.name.value ?? '')
    if (read && printed && name === nameOf(row)) row += 1
    else if (read && !truth.awards.slice(row).some((_, i) => nameOf(row + i) === name)) {
      await edit([{ op: 'removeRow', row }])
      changed += 1
    } else if (printed) {
      const kind =
        printed['recipientKind'] === 'collective' || printed['recipientKind'] === 'household' ? printed['recipientKind'] : 'individual'
      await edit([{ op: 'addRow', after: row - 1, recipientKind: kind }])
      const sets = rowFields.flatMap((field): DraftEdit[] => {
        const value = truthAt(truth, `awards.${row}.${field}`)
        return value === undefined || value === null || field === 'recipientKind'
          ? []
          : [{ op: 'set', path: `awards.${row}.${field}`, value }]
      })
      await edit(sets)
      changed += 1
      row += 1
    } else break
  }
  return changed
}

/** What was read without a doubt and is not what the paper says: nobody looked there. */
function sureAndWrong(view: DraftView, truth: Truth, confirmed: ReadonlySet<string>): string[] {
  const header = ['decisionNumber', 'signedDate', 'issuingBody', 'signerName'].map((name) => `decision.${name}`)
  const rows = view.draft.awards.flatMap((_, row) =>
    ['name', 'position', 'unit', 'awardCode', 'bonus'].map((name) => `awards.${row}.${name}`),
  )
  return [...header, ...rows].flatMap((path) => {
    const printed = truthAt(truth, path)
    const read = valueAt(view, path)
    const isWrong = printed !== undefined && printed !== null && read !== null && !confirmed.has(path) && !isSame(read, printed)
    return isWrong ? [`${path}: “${read}”, giấy ghi “${printed}”`] : []
  })
}

/** The person or unit of the register with the very name, and the birth year where the paper prints one; else a new one. */
async function choose(client: HostClient, id: string, row: number, view: DraftView, truth: Truth | null): Promise<string | null> {
  const { people, units } = await client.call('drafts.candidates', { id, row })
  const name = searchKey(view.draft.awards[row]?.name.value ?? '')
  const born = truth ? truthAt(truth, `awards.${row}.birthYear`) : undefined
  const person = people.find(
    (one) =>
      searchKey(one.fullName) === name && (born === undefined || born === null || !one.birthDate || one.birthDate.startsWith(String(born))),
  )
  return person?.id ?? units.find((one) => searchKey(one.name) === name)?.id ?? null
}
