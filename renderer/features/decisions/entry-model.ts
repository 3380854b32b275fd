import { z } from 'zod'
import type { CatalogueEntry, DecisionEntry, EntryRow } from '#common/contract/register.ts'
import { parseDate } from '#common/domain/text/dates.ts'
import { parseMoney } from '#common/domain/text/numbers.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import type { DraftKind } from '#common/model/draft.ts'

type Award = z.infer<typeof CatalogueEntry>
export type GridKind = 'individual' | 'collective' | 'household'
export type GridColumn = 'name' | 'birth' | 'position' | 'unit' | 'award' | 'bonus' | 'link'

export const gridKinds: readonly GridKind[] = ['individual', 'collective', 'household']

/** The columns of each grid, in the order of the cells of its rows. */
export const gridColumns: Readonly<Record<GridKind, readonly GridColumn[]>> = {
  individual: ['name', 'birth', 'position', 'unit', 'award', 'bonus', 'link'],
  collective: ['name', 'unit', 'award', 'bonus', 'link'],
  household: ['name', 'unit', 'award', 'bonus'],
}

const Cells = z.array(z.array(z.string().max(2000)).max(10)).max(2000)

/** A decision as it is typed; everything as text until it is saved. */
const EntryForm = z.object({
  number: z.string(),
  signedDate: z.string().nullable(),
  issuingBody: z.string(),
  signerName: z.string(),
  signerTitle: z.string(),
  subject: z.string(),
  awardCode: z.string().nullable(),
  commendationType: z.string().nullable(),
  period: z.string(),
  counts: z.object({ individual: z.string(), collective: z.string(), household: z.string() }),
  cells: z.object({ individual: Cells, collective: Cells, household: Cells }),
})
export type EntryForm = z.infer<typeof EntryForm>
export type GridRow = readonly string[]

/** Reads what was kept while it was typed; null where it has another shape. */
export function readEntryForm(kept: unknown): EntryForm | null {
  const read = EntryForm.safeParse(kept)
  return read.success ? read.data : null
}

/** An empty form; the unit of the register signs most of its decisions. */
export const emptyEntry = (issuingBody: string): EntryForm => ({
  number: '',
  signedDate: null,
  issuingBody,
  signerName: '',
  signerTitle: '',
  subject: '',
  awardCode: null,
  commendationType: null,
  period: '',
  counts: { individual: '', collective: '', household: '' },
  cells: { individual: [], collective: [], household: [] },
})

const line = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
const orNull = (text: string): string | null => line(text) || null

/** The text of a column of a row; '' where the grid has no such column. */
export const cellOf = (kind: GridKind, row: GridRow, column: GridColumn): string => row[gridColumns[kind].indexOf(column)] ?? ''

/** A row nobody typed anything into. */
const isBlank = (kind: GridKind, row: GridRow): boolean =>
  gridColumns[kind].every((column) => column === 'link' || line(cellOf(kind, row, column)) === '')

/** Whom a row means: a record of the register, somebody new, or nobody has said yet. */
export type RowLink = { readonly is: 'open' } | { readonly is: 'new' } | { readonly is: 'linked'; readonly id: string }

/**
 * The link cell carries the name it was set for (`id|name`), so that a link travels with its row when rows are deleted or
 * pasted, and stops holding by itself when the name is typed over.
 */
export const linkText = (to: string | 'new', name: string): string => `${to}|${line(name)}`

export function linkOf(kind: GridKind, row: GridRow): RowLink {
  const [to = '', ...name] = cellOf(kind, row, 'link').split('|')
  if (to === '' || name.join('|') !== line(cellOf(kind, row, 'name'))) return { is: 'open' }
  return to === 'new' ? { is: 'new' } : { is: 'linked', id: to }
}

/** The entry a cell of "Khen riêng" names: by code, name or short name, without diacritics; null for none. */
export function awardOfCell(text: string, catalogue: readonly Award[]): Award | null {
  const key = searchKey(text)
  if (key === '') return null
  return catalogue.find((entry) => [entry.code, entry.name, entry.shortName].some((name) => searchKey(name) === key)) ?? null
}

/** Are the letters of a cell what the column asks for? Empty is always right. */
export function isCellRight(column: GridColumn, text: string, catalogue: readonly Award[]): boolean {
  if (line(text) === '') return true
  if (column === 'birth') return parseDate(text) !== null
  if (column === 'bonus') return parseMoney(text) !== null
  if (column === 'award') return awardOfCell(text, catalogue) !== null
  return column === 'name' ? line(text).length <= 300 : line(text).length <= 300
}

const count = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : null)

export type EntryField = 'number' | 'signedDate' | 'issuingBody' | 'awardCode' | 'counts'
export type EntryProblem =
  | { readonly at: 'field'; readonly field: EntryField }
  | { readonly at: 'cell'; readonly kind: GridKind; readonly row: number; readonly column: GridColumn }

/** Everything that keeps the form from being saved, header first. A row with something in it needs a name. */
export function entryProblems(form: EntryForm, catalogue: readonly Award[]): readonly EntryProblem[] {
  const fields: EntryField[] = []
  if (line(form.number) === '') fields.push('number')
  if (form.signedDate === null || form.signedDate.length !== 10) fields.push('signedDate')
  if (line(form.issuingBody) === '') fields.push('issuingBody')
  if (form.awardCode === null) fields.push('awardCode')
  if (gridKinds.some((kind) => form.counts[kind].trim() !== '' && count(form.counts[kind]) === null)) fields.push('counts')
  const cells = gridKinds.flatMap((kind) =>
    form.cells[kind].flatMap((row, index) => {
      if (isBlank(kind, row)) return []
      const wrong = gridColumns[kind].filter(
        (column) =>
          (column === 'name' && line(cellOf(kind, row, column)) === '') || !isCellRight(column, cellOf(kind, row, column), catalogue),
      )
      return wrong.map((column): EntryProblem => ({ at: 'cell', kind, row: index, column }))
    }),
  )
  return [...fields.map((field): EntryProblem => ({ at: 'field', field })), ...cells]
}

/** The number of filled rows of a grid. */
export const rowsOf = (form: EntryForm, kind: GridKind): number => form.cells[kind].filter((row) => !isBlank(kind, row)).length

/** Điều 1 against the grid: null where Điều 1 says nothing; else rows too many (+) or too few (-). */
export function countDifference(form: EntryForm, kind: GridKind): number | null {
  const declared = count(form.counts[kind])
  return declared === null ? null : rowsOf(form, kind) - declared
}

/** "KT. Chủ tịch" → authority and title (NĐ 30/2020, Phụ lục I, mục II.7). */
export function signerOf(typed: string): { readonly authority: string | null; readonly title: string | null } {
  const found = /^(TM|KT|TL|TUQ|Q)\s*\.\s*(.*)$/i.exec(line(typed))
  return found ? { authority: `${(found[1] ?? '').toUpperCase()}.`, title: found[2] || null } : { authority: null, title: orNull(typed) }
}

const kindOfClass: Readonly<Record<string, DraftKind>> = { danhGia: 'evaluation', sangKien: 'initiative', kyLuat: 'discipline' }

/** The rows as the contract takes them, people first, in the order typed. */
export function entryRows(form: EntryForm, catalogue: readonly Award[]): readonly z.infer<typeof EntryRow>[] {
  return gridKinds.flatMap((kind) =>
    form.cells[kind]
      .filter((row) => !isBlank(kind, row))
      .map((row) => {
        const link = linkOf(kind, row)
        const text = (column: GridColumn): string | null => orNull(cellOf(kind, row, column))
        return {
          recipientKind: kind,
          name: line(cellOf(kind, row, 'name')),
          birth: parseDate(cellOf(kind, row, 'birth')),
          position: text('position'),
          unit: text('unit'),
          bonusAmount: parseMoney(cellOf(kind, row, 'bonus')),
          awardCode: awardOfCell(cellOf(kind, row, 'award'), catalogue)?.code ?? null,
          linkId: link.is === 'linked' ? link.id : null,
        }
      }),
  )
}

/** The form as `decisions.enter` takes it; call it only where `entryProblems` found none. */
export function entryOf(
  form: EntryForm,
  catalogue: readonly Award[],
  extra: { readonly fileToken: string | null; readonly waiver: string | null },
): z.input<typeof DecisionEntry> {
  const award = catalogue.find((entry) => entry.code === form.awardCode)
  const signer = signerOf(form.signerTitle)
  const declared = (kind: GridKind): number | null => count(form.counts[kind])
  return {
    decision: {
      kind: kindOfClass[award?.class ?? ''] ?? 'award',
      number: line(form.number),
      signedDate: form.signedDate ?? '',
      issuingBody: line(form.issuingBody),
      parentBody: null,
      issuerLevel: null,
      place: null,
      subject: orNull(form.subject),
      signerName: orNull(form.signerName),
      signerTitle: signer.title,
      signerAuthority: signer.authority,
      proposal: null,
      legalBases: [],
      annexDate: null,
      declaredCounts: {
        individual: declared('individual'),
        collective: declared('collective'),
        household: declared('household'),
        initiative: null,
      },
      files: [],
      note: null,
    },
    awardCode: form.awardCode ?? '',
    commendationType: form.commendationType,
    periodPrinted: orNull(form.period),
    rows: [...entryRows(form, catalogue)],
    fileToken: extra.fileToken,
    waiver: extra.waiver,
  }
}

/** A row whose person or unit has not been decided, as it is asked for in the register. */
export interface OpenRow {
  readonly kind: 'individual' | 'collective'
  readonly row: number
  readonly name: string
  readonly birth: string | null
  readonly position: string | null
  readonly unit: string | null
}

/** The rows nobody has linked yet. Two rows that say the same ask once. */
export function openRows(form: EntryForm): readonly OpenRow[] {
  return (['individual', 'collective'] as const).flatMap((kind) =>
    form.cells[kind].flatMap((row, index): OpenRow[] => {
      const name = line(cellOf(kind, row, 'name'))
      if (name.length < 2 || linkOf(kind, row).is !== 'open') return []
      return [
        {
          kind,
          row: index,
          name,
          birth: parseDate(cellOf(kind, row, 'birth')),
          position: orNull(cellOf(kind, row, 'position')),
          unit: orNull(cellOf(kind, row, 'unit')),
        },
      ]
    }),
  )
}

/** What makes two open rows the same question. */
export const openKey = ({ kind, name, birth, position, unit }: OpenRow): string => JSON.stringify([kind, name, birth, position, unit])

/** The form with a row of a grid linked; other cells keep what was typed, empty ones take what the register knows. */
export function withLink(
  form: EntryForm,
  kind: GridKind,
  row: number,
  to: string | 'new',
  known: Partial<Record<GridColumn, string>> = {},
): EntryForm {
  const cells = form.cells[kind].map((cell, index) => {
    if (index !== row) return cell
    return gridColumns[kind].map((column) => {
      const typed = cellOf(kind, cell, column)
      if (column === 'link') return linkText(to, cellOf(kind, cell, 'name'))
      return typed === '' ? (known[column] ?? '') : typed
    })
  })
  return { ...form, cells: { ...form.cells, [kind]: cells } }
}
