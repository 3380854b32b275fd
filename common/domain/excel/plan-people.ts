import type { PersonData } from '../../model/person.ts'
import { isLeaderPosition } from '../register/leader.ts'
import { datesAgree } from '../text/dates.ts'
import { cleanLine } from '../text/normalise.ts'
import { searchKey } from '../text/search-key.ts'
import { canonicalTonePlacement } from '../text/tone-placement.ts'
import type { PeopleField } from './people-mapping.ts'
import type { CellRemark, PersonRow } from './read-people.ts'

/** What the register knows that a sheet is held against. */
export interface RegisterView {
  readonly people: readonly { readonly id: string; readonly version: number; readonly isOwn: boolean; readonly data: PersonData }[]
  /** ids of the units that have or had this name */
  unitsNamed(name: string): readonly string[]
}

/** A unit the sheet names and the register does not have. */
export interface NewUnit {
  readonly key: string
  readonly name: string
  /** the other, greater unit of the row, where it has two columns */
  readonly parentName: string | null
}

export interface PlannedRow {
  readonly row: number
  readonly action: 'create' | 'update' | 'same' | 'error'
  readonly fullName: string
  /** what will be written; a spell in a new unit has no `unitId` yet, see `newUnitKey` */
  readonly data: PersonData | null
  readonly personId: string | null
  readonly version: number | null
  readonly unitText: string | null
  readonly newUnitKey: string | null
  readonly errors: readonly CellRemark[]
  readonly warnings: readonly CellRemark[]
}

export interface PeoplePlan {
  readonly rows: readonly PlannedRow[]
  readonly newUnits: readonly NewUnit[]
}

type Known = RegisterView['people'][number]
type Place = { unitText: string | null; unitId: string | null; newUnit: NewUnit | null; warnings: CellRemark[] }

/**
 * What would be done with each row of a sheet. A person is recognised by staff code, or by the same name and the same birth
 * date; of one recognised only empty fields are filled and what differs is a warning. Everybody else is new: the same name
 * alone never joins two people, it is only said.
 */
export function planPeople(rows: readonly PersonRow[], register: RegisterView, columnOf: (field: PeopleField) => string): PeoplePlan {
  const byStaffCode = groupBy(register.people, ({ data }) => data.staffCode)
  const byName = groupBy(register.people, ({ data }) => nameKey(data.fullName))
  const seenNames = new Map<string, PersonRow[]>()
  const seenCodes = new Map<string, PersonRow>()
  const newUnits = new Map<string, NewUnit>()
  const remark = (field: PeopleField, code: string, value: string): CellRemark => ({ column: columnOf(field), code, value })

  const planned = rows.map((row): PlannedRow => {
    const base = {
      row: row.row,
      fullName: row.fullName,
      personId: null,
      version: null,
      newUnitKey: null,
      unitText: row.department ?? row.unit,
    }
    const refused = (errors: readonly CellRemark[]): PlannedRow => ({ ...base, action: 'error', data: null, errors, warnings: [] })
    if (row.errors.length > 0) return refused(row.errors)

    const name = nameKey(row.fullName)
    const sameNames = seenNames.get(name) ?? []
    const twin = sameNames.find((earlier) => isSamePerson(earlier, row))
    const clash = row.staffCode === null ? undefined : seenCodes.get(row.staffCode)
    if (clash && clash !== twin) return refused([remark('staffCode', 'staffCodeTwice', String(clash.row))])
    if (twin) return { ...base, action: 'same', data: null, errors: [], warnings: [remark('fullName', 'duplicateRow', String(twin.row))] }
    sameNames.push(row)
    seenNames.set(name, sameNames)
    if (row.staffCode !== null) seenCodes.set(row.staffCode, row)

    const found = recognise(row, byStaffCode, byName.get(name) ?? [])
    if (found === 'several') return refused([remark('fullName', 'ambiguous', row.fullName)])
    if (found && searchKey(found.data.fullName) !== searchKey(row.fullName))
      return refused([remark('staffCode', 'otherName', found.data.fullName)])
    const place = placeOf(row, register, remark)
    if (found) {
      const { data, changed, placed, warnings } = fill(found, row, place, remark)
      const own = found.isOwn || !changed
      const action = changed && own ? 'update' : 'same'
      const newUnit = action === 'update' && placed ? place.newUnit : null
      if (newUnit) newUnits.set(newUnit.key, newUnit)
      return {
        ...base,
        action,
        data: action === 'update' ? data : found.data,
        personId: found.id,
        version: found.version,
        newUnitKey: newUnit?.key ?? null,
        errors: [],
        warnings: own ? warnings : [...warnings, remark('fullName', 'notOwn', row.fullName)],
      }
    }
    const namesakes = byName.get(name) ?? []
    const alike = namesakes.find(({ data }) => isNothingNew(data, row, place))
    const warnings = [
      ...place.warnings,
      ...(namesakes.length > 0 ? [remark('fullName', 'sameName', namesakes.map(({ data }) => data.birthDate ?? '?').join(', '))] : []),
    ]
    if (alike) return { ...base, action: 'same', data: alike.data, personId: alike.id, version: alike.version, errors: [], warnings }
    if (place.newUnit) newUnits.set(place.newUnit.key, place.newUnit)
    return { ...base, action: 'create', data: newPerson(row, place), newUnitKey: place.newUnit?.key ?? null, errors: [], warnings }
  })
  return { rows: planned, newUnits: [...newUnits.values()] }
}

/** Spelling with either tone placement and any case is one name; another tone or letter is another. */
const nameKey = (name: string): string => canonicalTonePlacement(cleanLine(name)).toLowerCase()

function recognise(
  row: PersonRow,
  byStaffCode: ReadonlyMap<string, readonly Known[]>,
  namesakes: readonly Known[],
): Known | 'several' | null {
  const coded = row.staffCode === null ? [] : (byStaffCode.get(row.staffCode) ?? [])
  const born =
    row.birthDate === null ? [] : namesakes.filter(({ data }) => data.birthDate === row.birthDate && agree(data.staffCode, row.staffCode))
  const found = coded.length > 0 ? coded : born
  return found.length > 1 ? 'several' : (found[0] ?? null)
}

const agree = (a: string | null, b: string | null): boolean => a === null || b === null || a === b

/** Of two rows of one name: the same staff code, or the same birth date and no two staff codes. */
function isSamePerson(a: PersonRow, b: PersonRow): boolean {
  if (!agree(a.staffCode, b.staffCode)) return false
  if (a.staffCode !== null && a.staffCode === b.staffCode) return true
  return a.birthDate !== null && a.birthDate === b.birthDate
}

function placeOf(row: PersonRow, register: RegisterView, remark: (field: PeopleField, code: string, value: string) => CellRemark): Place {
  const name = row.department ?? row.unit
  if (name === null) return { unitText: null, unitId: null, newUnit: null, warnings: [] }
  const ids = register.unitsNamed(name)
  const field: PeopleField = row.department === null ? 'unit' : 'department'
  if (ids.length > 1) return { unitText: name, unitId: null, newUnit: null, warnings: [remark(field, 'ambiguousUnit', name)] }
  if (ids[0] !== undefined) return { unitText: name, unitId: ids[0], newUnit: null, warnings: [] }
  return {
    unitText: name,
    unitId: null,
    newUnit: { key: searchKey(name), name, parentName: row.department === null ? null : row.unit },
    warnings: [],
  }
}

const spellOf = ({ unitText, unitId }: Place, position: string | null): PersonData['spells'] =>
  unitText === null && position === null
    ? []
    : [{ unitId, unitText: unitText ?? '', position, isLeader: isLeaderPosition(position), from: null, to: null, kind: 'work' }]

function newPerson(row: PersonRow, place: Place): PersonData {
  return {
    fullName: row.fullName,
    givenName: row.givenName,
    otherNames: [],
    birthDate: row.birthDate,
    gender: row.gender,
    staffCode: row.staffCode,
    classification: row.classification,
    honorific: row.honorific,
    education: row.education,
    status: row.status ?? 'working',
    phone: row.phone,
    email: row.email,
    spells: spellOf(place, row.position),
    note: row.note,
  }
}

const FILLED = ['gender', 'staffCode', 'classification', 'education', 'honorific', 'phone', 'email', 'note'] as const
/** A different form of address or note is no contradiction. */
const COMPARED: readonly PeopleField[] = ['gender', 'staffCode', 'classification', 'education', 'phone', 'email']

function fill(
  known: Known,
  row: PersonRow,
  place: Place,
  remark: (field: PeopleField, code: string, value: string) => CellRemark,
): { data: PersonData; changed: boolean; placed: boolean; warnings: CellRemark[] } {
  const before = known.data
  const warnings = [...place.warnings]
  const data: Record<string, unknown> = { ...before }
  for (const field of FILLED) {
    if (row[field] === null) continue
    if (before[field] === null) data[field] = row[field]
    else if (COMPARED.includes(field) && before[field] !== row[field]) warnings.push(remark(field, 'differs', String(before[field])))
  }
  if (row.birthDate !== null && row.birthDate !== before.birthDate) {
    const isMorePrecise =
      before.birthDate !== null && datesAgree(before.birthDate, row.birthDate) && row.birthDate.length > before.birthDate.length
    if (before.birthDate === null || isMorePrecise) data['birthDate'] = row.birthDate
    else if (!datesAgree(before.birthDate, row.birthDate)) warnings.push(remark('birthDate', 'differs', before.birthDate))
  }
  if (row.status !== null && row.status !== before.status) warnings.push(remark('status', 'differs', before.status))
  const current = before.spells.findLastIndex((spell) => spell.to === null)
  const spell = before.spells[current]
  const placed = before.spells.length === 0
  if (placed) data['spells'] = spellOf(place, row.position)
  else if (spell) {
    if (place.unitText !== null && !isSamePlace(spell, place))
      warnings.push(remark(row.department === null ? 'unit' : 'department', 'differs', spell.unitText))
    else if (row.position !== null && spell.position === null) {
      data['spells'] = before.spells.with(current, { ...spell, position: row.position, isLeader: isLeaderPosition(row.position) })
    }
    if (row.position !== null && spell.position !== null && searchKey(spell.position) !== searchKey(row.position))
      warnings.push(remark('position', 'differs', spell.position))
  }
  return { data: data as PersonData, changed: JSON.stringify(data) !== JSON.stringify(before), placed, warnings }
}

const isSamePlace = (spell: PersonData['spells'][number], place: Place): boolean =>
  (spell.unitId !== null && spell.unitId === place.unitId) || searchKey(spell.unitText) === searchKey(place.unitText ?? '')

/** A row without a birth date that says only what is known of a namesake: reading the same sheet twice makes nobody twice. */
function isNothingNew(known: PersonData, row: PersonRow, place: Place): boolean {
  if (row.birthDate !== null || known.birthDate !== null || row.staffCode !== null) return false
  const [spell] = known.spells
  const samePlace =
    spell === undefined
      ? place.unitText === null && row.position === null
      : isSamePlace(spell, place) && (spell.position ?? '') === (row.position ?? '')
  return samePlace && FILLED.every((field) => row[field] === null || row[field] === known[field])
}

function groupBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
