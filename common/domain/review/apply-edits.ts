import type { Draft, DraftAward } from '../../model/draft.ts'
import type { DraftEdit } from '../../model/review.ts'
import { type AnyField, emptyAward, fieldAt, parsePath, withField } from './paths.ts'

/** What the officer said of a row: nothing yet, or this record of the register, or "a new one". */
export type LinkChoice = { chosen: false } | { chosen: true; id: string | null }

/** A draft as reviewed so far. Guesses stay as read where nobody touched them. */
export type ReviewedDraft = {
  draft: Draft
  /** paths the officer set or accepted, in today's row numbers */
  confirmed: ReadonlySet<string>
  /** one entry a row */
  links: readonly LinkChoice[]
  waivers: readonly { code: string; field: string | null; reason: string }[]
}

/** Why an edit cannot be applied. */
export class BadEdit extends Error {
  readonly path: string
  constructor(path: string) {
    super('bad edit')
    this.name = 'BadEdit'
    this.path = path
  }
}

type Row = { award: DraftAward; confirmed: Set<string>; link: LinkChoice }

/**
 * Replays the officer's edits over what was read (pure). A set or accepted value becomes `sure` with confidence 1 and
 * keeps its evidence and raw letters; row numbers mean the rows at the time of the edit.
 * @throws BadEdit where a path or row does not exist
 */
export function applyEdits(content: Draft, edits: readonly DraftEdit[]): ReviewedDraft {
  let draft = content
  let rows: Row[] = content.awards.map((award) => ({ award, confirmed: new Set(), link: { chosen: false } }))
  const header = new Set<string>()
  const waivers: { code: string; field: string | null; reason: string }[] = []
  for (const edit of edits) {
    switch (edit.op) {
      case 'set':
      case 'accept': {
        const path = parsePath(edit.path)
        if (!path) throw new BadEdit(edit.path)
        if (path.at === 'kind') {
          if (edit.op === 'set') draft = { ...draft, kind: edit.value as Draft['kind'] }
          header.add(edit.path)
          break
        }
        const row = path.at === 'row' ? rows[path.row] : undefined
        if (path.at === 'row' && !row) throw new BadEdit(edit.path)
        const target = row ? { ...draft, awards: [row.award] } : draft
        const local = path.at === 'row' ? { ...path, row: 0 } : path
        const field = fieldAt(target, local)
        if (!field) throw new BadEdit(edit.path)
        const next = withField(target, local, confirmedField(field, edit.op === 'set' ? edit.value : field.value))
        if (row) {
          row.award = next.awards[0] ?? row.award
          row.confirmed.add(path.at === 'row' ? path.field : '')
          // a corrected name is another person until the officer says who
          if (path.at === 'row' && path.field === 'name' && edit.op === 'set' && edit.value !== field.value) row.link = { chosen: false }
        } else {
          draft = { ...next, awards: draft.awards }
          header.add(edit.path)
        }
        break
      }
      case 'link': {
        const row = rows[edit.row]
        if (!row) throw new BadEdit(`awards.${edit.row}`)
        row.link = { chosen: true, id: edit.id }
        break
      }
      case 'addRow':
        if (edit.after >= rows.length) throw new BadEdit(`awards.${edit.after}`)
        rows = rows.toSpliced(edit.after + 1, 0, {
          award: addedRow(edit.recipientKind, rows[edit.after]?.award),
          confirmed: new Set(['recipientKind']),
          link: { chosen: false },
        })
        break
      case 'removeRow':
        if (!rows[edit.row]) throw new BadEdit(`awards.${edit.row}`)
        rows = rows.toSpliced(edit.row, 1)
        break
      case 'waive':
        waivers.push({ code: edit.code, field: edit.field, reason: edit.reason })
        break
    }
  }
  const confirmed = new Set(header)
  for (const [index, row] of rows.entries()) for (const field of row.confirmed) confirmed.add(`awards.${index}.${field}`)
  return { draft: { ...draft, awards: rows.map((row) => row.award) }, confirmed, links: rows.map((row) => row.link), waivers }
}

const confirmedField = (field: AnyField, value: string | number | null): AnyField => {
  const { doubt: _doubt, ...rest } = field
  return { ...rest, value: typeof value === 'string' ? value.normalize('NFC').trim() || null : value, status: 'sure', confidence: 1 }
}

/** An added row takes the award and period of the row above, which the officer sees and may change. */
function addedRow(kind: DraftAward['recipientKind']['value'], above: DraftAward | undefined): DraftAward {
  const row = emptyAward(kind)
  if (!above) return row
  return { ...row, awardTitle: above.awardTitle, awardCode: above.awardCode, rank: above.rank, year: above.year }
}
