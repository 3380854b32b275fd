import type { PersonData } from '../../model/person.ts'
import { parseDate } from '../text/dates.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { cleanLine } from '../text/normalise.ts'
import { columnName, type Grid, type GridCell } from './grid.ts'
import { type ColumnMeaning, headKey, meaningsOf, meantValue, type PeopleField, type PeopleMapping } from './people-mapping.ts'

/** Something about one cell: the column's letter, a code the screen makes a sentence of, what stands there. */
export interface CellRemark {
  readonly column: string
  readonly code: string
  readonly value: string
}

/** What one row of the sheet says about a person; null where it says nothing. */
export interface PersonRow {
  readonly row: number
  readonly fullName: string
  readonly givenName: string | null
  readonly birthDate: string | null
  readonly gender: PersonData['gender']
  readonly honorific: string | null
  readonly position: string | null
  readonly department: string | null
  readonly unit: string | null
  readonly staffCode: string | null
  readonly classification: PersonData['classification']
  readonly education: string | null
  readonly status: PersonData['status'] | null
  readonly phone: string | null
  readonly email: string | null
  readonly note: string | null
  readonly errors: readonly CellRemark[]
}

export interface PeopleSheet {
  readonly sheet: string
  readonly columns: readonly { readonly column: string; readonly head: string; readonly meaning: ColumnMeaning }[]
  readonly rows: readonly PersonRow[]
}

const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/

/** Heads stand somewhere in the first rows, below titles. */
const HEAD_ROWS = 30

/**
 * Reads a sheet of people: finds the row of heads by meaning (a name and at least one thing more), then every row below that
 * holds anything but its number. Null where no row of heads is found. Nothing is thrown away silently: what cannot be
 * understood is an error of its row.
 */
export function readPeople(grid: Grid, mapping: PeopleMapping): PeopleSheet | null {
  const head = findHead(grid, mapping)
  if (!head) return null
  const fields = new Map(
    head.columns.flatMap(({ index, meaning }) =>
      meaning === null || meaning === 'sensitive' || meaning === 'other' ? [] : [[meaning, index] as const],
    ),
  )
  const nameHead = head.columns.find(({ meaning }) => meaning === (fields.has('fullName') ? 'fullName' : 'givenName'))?.head ?? ''
  const rows = grid.rows
    .filter((row) => row.row > head.lastRow)
    .flatMap((row) => readRow(row, { fields, births: head.births, nameHead }, mapping) ?? [])
  return {
    sheet: grid.name,
    columns: head.columns.map(({ index, head: text, meaning }) => ({ column: columnName(index), head: text, meaning })),
    rows,
  }
}

/** `births`: columns "Nam" and "Nữ" below one head "Năm sinh", which say gender and birth in one. */
type Births = { male: number; female: number } | null
type Head = { lastRow: number; births: Births; columns: { index: number; head: string; meaning: ColumnMeaning }[] }
/** `nameHead`: long lists repeat their heads on every page. */
type Columns = { fields: ReadonlyMap<PeopleField, number>; births: Births; nameHead: string }

function findHead(grid: Grid, mapping: PeopleMapping): Head | null {
  for (const [at, { row, cells }] of grid.rows.entries()) {
    if (row > HEAD_ROWS) return null
    const indexes = [...cells.keys()].sort((a, b) => a - b)
    const heads = indexes.map((index) => cleanLine(cells.get(index)?.text ?? ''))
    const meanings = meaningsOf(heads, mapping)
    const named = meanings.includes('fullName') || meanings.includes('givenName')
    // a merged title repeats itself in every cell: a row of heads has heads that differ
    if (!named || new Set(heads.filter(Boolean)).size < 2) continue
    if (meanings.filter((meaning) => meaning !== null).length < 2) continue
    const births = birthsBelow(grid.rows[at + 1])
    return {
      lastRow: births ? (grid.rows[at + 1]?.row ?? row) : row,
      births,
      columns: indexes.flatMap((index, place) =>
        heads[place] ? [{ index, head: heads[place] ?? '', meaning: meanings[place] ?? null }] : [],
      ),
    }
  }
  return null
}

function birthsBelow(row: Grid['rows'][number] | undefined): Births {
  const find = (word: string) => [...(row?.cells ?? [])].find(([, cell]) => headKey(cell.text) === word)?.[0]
  const [male, female] = [find('nam'), find('nu')]
  return male === undefined || female === undefined ? null : { male, female }
}

/** As the schema of a person lets in; of a name in two columns both parts together. */
const LONGEST: Partial<Record<PeopleField, number>> = {
  familyName: 59,
  givenName: 60,
  position: 200,
  department: 300,
  unit: 300,
  staffCode: 60,
  honorific: 60,
  education: 200,
  phone: 40,
  email: 120,
  note: 2000,
}

function readRow(row: Grid['rows'][number], { fields, births, nameHead }: Columns, mapping: PeopleMapping): PersonRow | null {
  const errors: CellRemark[] = []
  const cell = (field: PeopleField): GridCell | undefined => {
    const index = fields.get(field)
    return index === undefined ? undefined : row.cells.get(index)
  }
  const refuse = (field: PeopleField, code: string, value: string) =>
    errors.push({ column: columnName(fields.get(field) ?? 0), code, value: value.slice(0, 200) })
  const text = (field: PeopleField): string | null => {
    const value = cleanLine(cell(field)?.text ?? '')
    if (FORMULA_ERROR.test(value)) {
      refuse(field, 'formulaError', value)
      return null
    }
    const longest = LONGEST[field] ?? 120
    if (value.length <= longest) return value === '' ? null : value
    refuse(field, 'tooLong', value)
    return null
  }
  const choice = (field: PeopleField): string | null => {
    const word = text(field)
    if (word === null) return null
    const value = meantValue(mapping, field, word)
    if (value === null) refuse(field, 'unknownValue', word)
    return value
  }

  const used = [...fields].filter(([field]) => field !== 'ordinal').some(([field]) => cleanLine(cell(field)?.text ?? '') !== '')
  if (!used || isColumnNumbers(row, fields)) return null
  const nameField: PeopleField = fields.has('fullName') ? 'fullName' : 'givenName'
  const printed = fields.has('fullName') ? (text('fullName') ?? '') : [text('familyName'), text('givenName')].filter(Boolean).join(' ')
  const { honorific, name } = splitHonorific(printed)
  const born = bornOf(row, births, cell('birthDate'))
  if (isTotal(printed) || headKey(printed) === headKey(nameHead)) return null
  if (name === '') refuse(nameField, 'missingName', '')
  return {
    row: row.row,
    fullName: name,
    givenName: !fields.has('fullName') && fields.has('familyName') && name !== '' ? text('givenName') : null,
    birthDate: birthOf(born.cell, (code, value) => refuse('birthDate', code, value)),
    gender: (choice('gender') as PersonData['gender']) ?? born.gender,
    honorific: text('honorific') ?? honorific,
    position: text('position'),
    department: text('department'),
    unit: text('unit'),
    staffCode: text('staffCode'),
    classification: choice('classification') as PersonData['classification'],
    education: text('education'),
    status: choice('status') as PersonData['status'] | null,
    phone: text('phone'),
    email: text('email'),
    note: text('note'),
    errors,
  }
}

/** The cell that holds the birth, and the gender its column says. */
function bornOf(
  row: Grid['rows'][number],
  births: Births,
  cell: GridCell | undefined,
): { cell: GridCell | undefined; gender: PersonData['gender'] } {
  const male = births === null ? undefined : row.cells.get(births.male)
  const female = births === null ? undefined : row.cells.get(births.female)
  if (male && !female) return { cell: male, gender: 'male' }
  if (female && !male) return { cell: female, gender: 'female' }
  return { cell, gender: null }
}

function birthOf(cell: GridCell | undefined, refuse: (code: string, value: string) => void): string | null {
  const text = cleanLine(cell?.text ?? '')
  if (text === '') return null
  const date = cell?.date ?? parseDate(text)
  if (date === null) refuse('badDate', text)
  return date
}

/** A row "(1) (2) (3)" or "A B 1 2" below the heads, as administrative tables have. */
function isColumnNumbers(row: Grid['rows'][number], fields: ReadonlyMap<PeopleField, number>): boolean {
  const texts = [...fields.values()].map((index) => cleanLine(row.cells.get(index)?.text ?? '')).filter(Boolean)
  return texts.length > 1 && texts.every((text) => /^\(?(?:\d{1,2}|[a-z])\)?$/i.test(text))
}

/** "Tổng cộng: 12 người" below the list, "Ấn định danh sách này có …", signatures: no person. */
const isTotal = (name: string): boolean => /^(?:tổng (?:cộng|số)|cộng|ấn định|danh sách (?:này|gồm|có)|người lập)(?=[\s:.,]|$)/iu.test(name)
