import type { Draft, DraftAward } from '../../model/draft.ts'
import type { DraftEdit } from '../../model/review.ts'
import { mayHold } from './field-value.ts'
import { type AnyField, emptyAward, fieldAt, parsePath, withField } from './paths.ts'

/** What the officer said of a row: nothing yet, or this record of the register, or "a new one". */
export type LinkChoice = { chosen: false } | { chosen: true; id: string | null }

/** A draft as reviewed so far. Guesses stay as read where nobody touched them. */
export type ReviewedDraft = {
  draft: Draft
  /** paths the officer set or accepted, in today's row numbers; `pages` once the proposed pages are confirmed */
  confirmed: ReadonlySet<string>
  /** one entry a row */
  links: readonly LinkChoice[]
  /** per row: its number as read, null for one that the officer added */
  origins: readonly (number | null)[]
  /** fields in today's row numbers; what was waived of a row that was taken out is gone with it */
  waivers: readonly Waiver[]
}
export type Waiver = { code: string; field: string | null; reason: string }

/** Why an edit cannot be applied. */
export class BadEdit extends Error {
  readonly path: string
  constructor(path: string) {
    super('bad edit')
    this.name = 'BadEdit'
    this.path = path
  }
}

type Row = { award: DraftAward; origin: number | null; confirmed: Set<string>; link: LinkChoice }
/** A waiver of a row's issue holds on to the row, because row numbers move. */
type Waived = Waiver & { row: Row | null }

/**
 * Replays the officer's edits over what was read (pure). A set or accepted value becomes `sure` with confidence 1 and
 * keeps its evidence and raw letters; row numbers mean the rows at the time of the edit.
 * @throws BadEdit where a path or row does not exist, or the field cannot hold the value
 */
export function applyEdits(content: Draft, edits: readonly DraftEdit[]): ReviewedDraft {
  let draft = content
  let rows: Row[] = content.awards.map((award, origin) => ({ award, origin, confirmed: new Set(), link: { chosen: false } }))
  const header = new Set<string>()
  let waived: Waived[] = []
  // a count was waived as it stood then
  const recounted = () => {
    waived = waived.filter(({ code }) => code !== 'count-mismatch')
  }
  for (const edit of edits) {
    switch (edit.op) {
      case 'set':
      case 'accept': {
        const path = parsePath(edit.path)
        if (!path) throw new BadEdit(edit.path)
        if (path.at === 'kind') {
          const kind = edit.op === 'set' ? edit.value : draft.kind
          if (!mayHold(path, kind)) throw new BadEdit(edit.path)
          draft = { ...draft, kind: kind as Draft['kind'] }
          header.add(edit.path)
          break
        }
        const row = path.at === 'row' ? rows[path.row] : undefined
        if (path.at === 'row' && !row) throw new BadEdit(edit.path)
        const target = row ? { ...draft, awards: [row.award] } : draft
        const local = path.at === 'row' ? { ...path, row: 0 } : path
        const field = fieldAt(target, local)
        if (!field) throw new BadEdit(edit.path)
        const confirmed = confirmedField(field, edit.op === 'set' ? edit.value : field.value)
        if (!mayHold(path, confirmed.value)) throw new BadEdit(edit.path)
        const next = withField(target, local, confirmed)
        const isChanged = confirmed.value !== field.value
        if (isChanged && (path.at === 'count' || (path.at === 'row' && path.field === 'recipientKind'))) recounted()
        if (row) {
          row.award = next.awards[0] ?? row.award
          row.confirmed.add(path.at === 'row' ? path.field : '')
          // a corrected name is another person until the officer says who; a person is no unit
          if (isChanged && path.at === 'row' && (path.field === 'name' || path.field === 'recipientKind')) row.link = { chosen: false }
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
          origin: null,
          award: addedRow(edit.recipientKind, rows[edit.after]?.award),
          confirmed: new Set(['recipientKind']),
          link: { chosen: false },
        })
        recounted()
        break
      case 'removeRow':
        if (!rows[edit.row]) throw new BadEdit(`awards.${edit.row}`)
        rows = rows.toSpliced(edit.row, 1)
        recounted()
        break
      case 'confirmPages':
        header.add('pages')
        break
      case 'waive':
        waived.push({ code: edit.code, field: edit.field, reason: edit.reason, row: rowOfField(edit.field, rows) })
        break
    }
  }
  const confirmed = new Set(header)
  for (const [index, row] of rows.entries()) for (const field of row.confirmed) confirmed.add(`awards.${index}.${field}`)
  return {
    draft: { ...draft, awards: rows.map((row) => row.award) },
    confirmed,
    links: rows.map((row) => row.link),
    origins: rows.map((row) => row.origin),
    waivers: waived.flatMap(({ code, field, reason, row }) => {
      const at = row ? rows.indexOf(row) : null
      return at === -1 ? [] : [{ code, field: at === null ? field : withRow(field, at), reason }]
    }),
  }
}

const rowField = /^awards\.(\d{1,5})\./
const rowOfField = (field: string | null, rows: readonly Row[]): Row | null => {
  const number = rowNumberOf(field)
  if (number === null) return null
  const row = rows[number]
  if (!row) throw new BadEdit(field ?? '')
  return row
}
/** The same field of the row with another number. */
export const withRow = <F extends string | null | undefined>(field: F, row: number): F =>
  (typeof field === 'string' ? field.replace(rowField, `awards.${row}.`) : field) as F
/** The number of the row that a field belongs to; null where it belongs to none. */
export const rowNumberOf = (field: string | null | undefined): number | null => {
  const number = rowField.exec(field ?? '')?.[1]
  return number === undefined ? null : Number(number)
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
