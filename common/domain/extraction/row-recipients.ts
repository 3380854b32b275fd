import type { RecipientKind } from '../../model/draft.ts'
import { isPlausibleName } from '../text/names.ts'
import { awardMentions } from './award-mentions.ts'
import type { ColumnRole } from './column-roles.ts'
import { dittoOf } from './ditto.ts'
import type { Section } from './document.ts'
import { collectiveName, fromText, partHonorific } from './list-recipients.ts'
import { isOrganisation, splitPositionUnit } from './organisations.ts'
import type { Recipient } from './recipient.ts'
import { joinRuns, type Run, sliceRun, splitRun, trimRun } from './run.ts'
import { type Column, type RowCell, type TableRow, TOTAL } from './table-rows.ts'

/** What holds for the rows of a list: where it stands and what its headings say. */
export interface RowContext {
  readonly section: Section
  readonly list: number
  readonly row: number
  readonly kind: RecipientKind | null
  readonly headings: readonly Run[]
  /** the row above, for ditto marks */
  readonly above: Recipient | undefined
  /** roles of columns in which plain ditto marks stand */
  readonly marked: ReadonlySet<ColumnRole>
  /** columns in which most of what stands is a tick */
  readonly ticked: ReadonlySet<Column>
}

export const TICK = /^(?:[x×✓✔v+*]|xx)$/iu
/** In a column of ticks a lone letter or sign is a tick that was misread; a dash, a nought or a dot says "no". */
const LIKE_TICK = /^\W?(?:[^\s\-–—_.,'’0oO|]|[xX×]{2})\W?$/u

/** The recipients of a row, with what of it was not read. */
export function rowRecipients(row: TableRow, context: RowContext): Recipient[] {
  const unread = new Set(row.cells.filter((c) => c.unread).map((c) => c.column.role))
  const found = namedIn(row, context)
  return unread.size === 0 ? found : found.map((r) => ({ ...r, unread }))
}

/** The recipients of a row: one for each award it gives and each author it names; none where it names nobody. */
function namedIn(row: TableRow, context: RowContext): Recipient[] {
  const cell = (...roles: ColumnRole[]): Run | null => {
    const found = row.cells.find((c) => roles.includes(c.column.role) && c.run.text !== '')
    return found ? trimRun(found.run, /^[|\]¡!'_.\s]+(?=\p{L}|\d)/u, /[\s|;]+$/) : null
  }
  const more = cell('nameAndMore')
  if (more) return fromCombined(more, row, context, cell)
  const household = cell('household')
  const collective = cell('collective')
  const person = fullName(row)
  const named = household ?? person ?? collective
  if (!named || !/\p{L}{2}/u.test(named.text) || TOTAL.test(named.folded)) return []
  const first = household ? 'household' : person ? personKind(person, context.kind) : 'collective'
  const { above } = context
  const dittos: { -readonly [K in keyof Recipient['dittos']]: Recipient['dittos'][K] } = {}
  const orAbove = (run: Run | null, role: ColumnRole, field: keyof typeof dittos, from: Run | null | undefined): Run | null => {
    const ditto = run && dittoOf(run, context.marked.has(role))
    if (!run || !ditto) return run
    dittos[field] = { mark: run, plain: ditto === 'plain' && from !== null && from !== undefined }
    return from ?? null
  }
  const both = cell('positionUnit')
  const bothAbove = both ? dittoOf(both, context.marked.has('positionUnit')) : null
  if (both && bothAbove) {
    dittos.position = { mark: both, plain: bothAbove === 'plain' && above !== undefined }
    dittos.unit = dittos.position
  }
  const parted = both
    ? bothAbove
      ? { position: above?.position ?? null, unit: above?.unit ?? null, plain: true }
      : splitPositionUnit(both)
    : null
  const position = parted ? parted.position : orAbove(cell('position'), 'position', 'position', above?.position)
  const place = first === 'household' ? (['address', 'unit'] as const) : (['unit', 'address'] as const)
  const role = place.find((r) => cell(r)) ?? 'unit'
  const unit = parted ? parted.unit : orAbove(cell(...place), role, 'unit', above?.unit)
  const split = first === 'collective' ? { honorific: null, name: collectiveName(named).name } : partHonorific(named)
  const ordinalRun = cell('ordinal')
  const ownUnit = unit ?? (first === 'collective' ? collectiveName(named).unit : null)
  const headingUnit = ownUnit || first === 'household' || first === 'collective' ? null : unitOfHeadings(context.headings)
  const base: Recipient = {
    kind: first,
    kindSaid: true,
    name: split.name,
    honorific: split.honorific,
    birth: cell('birth'),
    position: first === 'collective' ? null : position,
    unit: ownUnit ?? headingUnit,
    plainUnit: parted ? parted.plain : true,
    unitOfHeading: headingUnit !== null,
    award: orAbove(cell('award', 'level'), 'award', 'award', above?.award),
    rank: cell('rank'),
    bonus: cell('bonus'),
    initiative: cell('initiative'),
    reason: cell('reason'),
    year: cell('year'),
    ordinal: ordinalOf(ordinalRun),
    ordinalRun,
    headings: context.headings,
    dittos,
    section: context.section,
    list: context.list,
    row: context.row,
    suspect: looksMerged(ordinalRun, first === 'collective' ? null : named),
  }
  return eachAward(base, row.cells, context.ticked).flatMap(eachName)
}

/** "Lê Văn Hòa, Kế toán, Phòng Y tế" in one column. */
function fromCombined(run: Run, row: TableRow, context: RowContext, cell: (...roles: ColumnRole[]) => Run | null): Recipient[] {
  if (TOTAL.test(run.folded)) return []
  const ordinalRun = cell('ordinal')
  const r = fromText(run, context, context.kind ?? (isOrganisation(run.folded) ? 'collective' : 'individual'), ordinalOf(ordinalRun))
  if (!r) return []
  const base: Recipient = {
    ...r,
    ordinalRun,
    birth: r.birth ?? cell('birth'),
    unit: r.unit ?? cell('unit', 'address') ?? unitOfHeadings(context.headings),
    position: r.position ?? cell('position'),
    award: cell('award', 'level'),
    rank: cell('rank'),
    bonus: cell('bonus'),
    initiative: cell('initiative'),
    reason: cell('reason'),
    year: cell('year'),
  }
  return eachAward(base, row.cells, context.ticked)
}

/** "Họ đệm | Tên" in two columns, or one name that a merged head spans. */
function fullName(row: TableRow): Run | null {
  const parts = row.cells.filter((c) => (c.column.role === 'name' || c.column.role === 'familyName') && c.run.text !== '')
  const clean = parts.map((c) => trimRun(c.run, /^[|\]¡!'_.\s]+(?=\p{L}|\d)/u, /[\s|;]+$/))
  const [first, second] = clean
  if (!first || !second) return first ?? null
  const words = (r: Run) => r.text.split(' ').length
  const given = words(second) <= 2 && !isOrganisation(second.folded)
  return clean.length === 2 && given && (parts[0]?.column.role === 'familyName' || words(second) === 1) ? joinRuns([first, second]) : first
}

/** A row gives each award whose column is ticked, or that its cell names; without either the one its headings say. */
function eachAward(base: Recipient, cells: readonly RowCell[], ticked: ReadonlySet<Column>): Recipient[] {
  if (base.award === null) {
    const ticks = cells.filter(({ column, run }) => {
      const text = run.text.trim()
      return column.role === 'mark' && (TICK.test(text) || (ticked.has(column) && LIKE_TICK.test(text)))
    })
    return ticks.length === 0 ? [base] : ticks.map((c) => ({ ...base, award: c.column.head }))
  }
  const { award } = base
  const mentions = awardMentions(award)
  if (mentions.length < 2 || /\b(va|kem)\s+(bang|huy hieu|hien vat)/.test(award.folded)) return [base]
  const titles = new Set(mentions.map((m) => m.title))
  if (titles.size < mentions.length) return [base]
  return mentions.map((m, i) => ({
    ...base,
    award: trimRun(sliceRun(award, m.start, mentions[i + 1]?.start ?? award.text.length), null, /[\s;,+&.-]+$|\s+(và|va)\s*$/),
  }))
}

const BETWEEN_NAMES = /\s*[;,/]\s*|\s+và\s+|\s*(?:^|\s)\d{1,2}\s*[.)]\s*|\s+[-–+]\s+(?=\p{Lu})/gu

/** Several authors of one initiative, or several people in one cell. */
function eachName(base: Recipient): Recipient[] {
  if (base.kind === 'collective' || base.kind === 'household') return [base]
  const parts = splitRun(base.name, BETWEEN_NAMES).map((p) => partHonorific(p))
  const people = parts.length > 1 && parts.every((p) => isPlausibleName(p.name.text) && p.name.text.includes(' '))
  if (!people) return [base]
  return parts.map((p) => ({
    ...base,
    name: p.name,
    honorific: p.honorific ?? base.honorific,
    suspect: base.suspect || base.initiative === null,
  }))
}

/** Two numbers in one cell, or a name of more words than names have: two rows may have run together. */
const looksMerged = (ordinal: Run | null, name: Run | null): boolean =>
  (ordinal !== null && /^\d{1,3}[.)]?\s+\d{1,3}[.)]?$/.test(ordinal.text)) || (name !== null && name.text.split(' ').length >= 7)

const ordinalOf = (run: Run | null): number | null => (run && /^\d{1,4}[.)]?$/.test(run.text) ? Number.parseInt(run.text, 10) : null)

const personKind = (name: Run, heading: RecipientKind | null): RecipientKind => {
  if (isOrganisation(name.folded) && !isPlausibleName(name.text)) return 'collective'
  return heading === 'household' ? 'household' : 'individual'
}

/** "II. PHÒNG NỘI VỤ", "Khối Trung học cơ sở (05 người)": the unit that the nearest heading names. */
function unitOfHeadings(headings: readonly Run[]): Run | null {
  for (const heading of headings.toReversed()) {
    const bare = trimRun(heading, NUMBERING, /[\s:.;]*(\([^)]*\))?[\s:.;]*$/)
    const run = trimRun(bare, /^(Đơn vị|Cơ quan)\s*:\s*/iu)
    if (run.text.length < 90 && isOrganisation(run.folded) && awardMentions(run).length === 0) return run
  }
  return null
}

const NUMBERING =
  /^\s*(?:[IVXLJ1l|]{1,5}\s*[.)/-]\s*|[A-HĐ]\s*[.)/-]\s*|\d{1,2}(?:\.\d{1,2})*\s*[.)/-]\s*|[-+*•]\s*|[IVXL]{1,5}\s+(?=\p{Lu}))?/u
