import type { ExcelPreview, ExcelRow } from '#common/contract/excel.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'

/** A column of the preview; the fields of the sheet that are shown in it. */
export const shownFields = {
  fullName: ['fullName', 'familyName', 'givenName'],
  birthDate: ['birthDate'],
  gender: ['gender'],
  position: ['position'],
  unit: ['unit', 'department'],
  staffCode: ['staffCode'],
} as const
export type ShownField = keyof typeof shownFields

type Remark = ExcelRow['errors'][number]

/** Which column of the preview a letter of the sheet is shown in; null where it has none. */
export function placeOf(column: string, columns: ExcelPreview['columns']): ShownField | null {
  const field = columns.find((one) => one.column === column)?.field ?? null
  const found = (Object.keys(shownFields) as ShownField[]).find((shown) =>
    (shownFields[shown] as readonly (string | null)[]).includes(field),
  )
  return found ?? null
}

/** A remark in words; dates among its values the Vietnamese way. */
export function remarkWords({ code, value }: Remark): string {
  const shown = value.replace(/\b\d{4}-\d\d(-\d\d)?\b/g, formatDate)
  return textOf(`excel.remark.${code}`, { value: shown }) ?? t('excel.remark.other')
}

/** The remarks of a row that stand in a column of the preview. */
export const remarksAt = (remarks: readonly Remark[], shown: ShownField, columns: ExcelPreview['columns']): readonly string[] =>
  remarks.filter((remark) => placeOf(remark.column, columns) === shown).map(remarkWords)

/** The remarks that belong to no column shown, with the letter of the sheet in front: "cột H: không hiểu “x”". */
export function otherRemarks(remarks: readonly Remark[], columns: ExcelPreview['columns']): readonly string[] {
  return remarks
    .filter((remark) => placeOf(remark.column, columns) === null)
    .map((remark) => {
      const head = columns.find((one) => one.column === remark.column)?.head
      return head ? `${head}: ${remarkWords(remark)}` : remarkWords(remark)
    })
}

/** What a column of the sheet was taken for, in words; null where it is not used. */
export function fieldWord(field: string | null): string | null {
  if (field === null || field === 'other') return null
  return field === 'sensitive' ? t('excel.columnSensitive') : (textOf(`excel.field.${field}`) ?? field)
}

export type PreviewFilter = 'all' | ExcelRow['action']

/** The rows of one kind, in the order of the sheet. */
export const rowsOfKind = (rows: readonly ExcelRow[], filter: PreviewFilter): readonly ExcelRow[] =>
  filter === 'all' ? rows : rows.filter((row) => row.action === filter)

/** Why the preview cannot be written now; null where it can. */
export function whyNotYet(counts: ExcelPreview['counts'], leaveOutErrors: boolean): string | null {
  if (counts.create + counts.update === 0) return t('excel.nothingToWrite')
  return counts.error > 0 && !leaveOutErrors ? t('excel.stillErrors', { n: counts.error }) : null
}
