import './excel.css'
import type { ExcelPreview, ExcelRow } from '#common/contract/excel.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { valueWords } from '../../records/history-words.ts'
import type { Column } from '../../ui/data-table.tsx'
import { Status, type StatusState } from '../../ui/status.tsx'
import { otherRemarks, placeOf, remarksAt, type ShownField } from './excel-model.ts'

const actions: Readonly<Record<ExcelRow['action'], { readonly state: StatusState; readonly word: string }>> = {
  create: { state: 'done', word: t('excel.create') },
  update: { state: 'draft', word: t('excel.update') },
  same: { state: 'already', word: t('excel.same') },
  error: { state: 'refused', word: t('excel.error') },
}

/** The value of a row in a column, as it will stand in the register; of a refused row only what could be read. */
function textAt(row: ExcelRow, field: ShownField): string {
  const { data } = row
  const spell = data?.spells.at(-1)
  const values: Readonly<Record<ShownField, string | null>> = {
    fullName: row.fullName,
    birthDate: data?.birthDate ? formatDate(data.birthDate) : null,
    gender: data?.gender ? valueWords('gender', data.gender) : null,
    position: spell?.position ?? null,
    unit: row.unitText ?? spell?.unitText ?? null,
    staffCode: data?.staffCode ?? null,
  }
  return values[field] ?? ''
}

/**
 * The columns of the preview: what will be done, what will stand there, what is wrong beside its cell. Columns the sheet
 * has nothing for are left out.
 */
export function previewColumns(columns: ExcelPreview['columns'], rows: readonly ExcelRow[]): readonly Column<ExcelRow>[] {
  const cell = (id: ShownField, title: string, width?: number): Column<ExcelRow> => ({
    id,
    title,
    ...(width ? { width } : {}),
    render: (row) => {
      const value = textAt(row, id)
      const errors = remarksAt(row.errors, id, columns)
      const warnings = remarksAt(row.warnings, id, columns)
      return (
        <>
          {value === '' && errors.length === 0 ? <span className="sv-3">{t('common.none')}</span> : null}
          {id === 'fullName' ? <span className="sv-name">{value}</span> : value}
          {id === 'unit' && row.newUnit ? <span className="sv-tone-cham"> · {t('excel.newUnit')}</span> : null}
          {errors.map((words) => (
            <span key={words} className="sv-remark sv-tone-err">
              {words}
            </span>
          ))}
          {warnings.map((words) => (
            <span key={words} className="sv-remark sv-tone-warn">
              {words}
            </span>
          ))}
        </>
      )
    },
    text: (row) => [textAt(row, id), ...remarksAt([...row.errors, ...row.warnings], id, columns)].filter(Boolean).join(' · '),
  })
  const has = (field: ShownField): boolean => columns.some((column) => placeOf(column.column, columns) === field)
  const remarks = (row: ExcelRow) => [...otherRemarks(row.errors, columns), ...otherRemarks(row.warnings, columns)]
  return [
    { id: 'row', title: t('excel.colRow'), width: 52, align: 'right', render: (row) => String(row.row), text: (row) => String(row.row) },
    {
      id: 'action',
      title: t('excel.colAction'),
      width: 92,
      render: (row) => <Status state={actions[row.action].state}>{actions[row.action].word}</Status>,
      text: (row) => actions[row.action].word,
    },
    cell('fullName', t('excel.colName')),
    ...(has('birthDate') ? [cell('birthDate', t('excel.colBirth'), 112)] : []),
    ...(has('gender') ? [cell('gender', t('excel.colGender'), 76)] : []),
    ...(has('position') ? [cell('position', t('excel.colPosition'), 128)] : []),
    ...(has('unit') ? [cell('unit', t('excel.colUnit'))] : []),
    ...(has('staffCode') ? [{ ...cell('staffCode', t('excel.colStaffCode'), 80), dropNarrow: true }] : []),
    ...(rows.some((row) => remarks(row).length > 0)
      ? [
          {
            id: 'remarks',
            title: t('excel.colRemarks'),
            width: 150,
            render: (row: ExcelRow) => (
              <span className={`sv-remark ${row.action === 'error' ? 'sv-tone-err' : 'sv-tone-warn'}`}>{remarks(row).join('; ')}</span>
            ),
            text: (row: ExcelRow) => remarks(row).join('; '),
          },
        ]
      : []),
  ]
}
