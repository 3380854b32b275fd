import type { PersonData } from '../../model/person.ts'
import type { UnitData } from '../../model/unit.ts'
import { searchKey } from '../text/search-key.ts'
import type { BuiltRecord } from './built-record.ts'
import { isLeaderPosition } from './leader.ts'
import type { RecipientRow } from './recipient-row.ts'

type Who = Pick<RecipientRow, 'recipientKind' | 'name' | 'honorific' | 'birth' | 'position' | 'unit' | 'linkId'>
type Made<K extends 'person' | 'unit'> = BuiltRecord<K> & { readonly key: string; readonly awarded: Set<string> }

/** The people and units a decision makes, collected while its rows are read. */
export interface Recipients {
  /** The person of a row: the linked one, one made for an earlier row of the same list, or a new one. `code`: what for. */
  personFor(row: Who, code: string | null): string
  unitFor(row: Who, code: string | null): string
  people(): BuiltRecord<'person'>[]
  units(): BuiltRecord<'unit'>[]
}

/**
 * Two rows are one new person only where everything printed about them is the same, more than the name is printed, and they
 * are for different awards: the same award twice to one name is two namesakes or a mistake, which a person decides.
 */
export function createRecipients(newId: () => string, unitIdOf: (name: string) => string | null, newUnitType: string): Recipients {
  const people: Made<'person'>[] = []
  const units: Made<'unit'>[] = []
  const reuse = <K extends 'person' | 'unit'>(made: readonly Made<K>[], key: string, telling: boolean, code: string): string | null => {
    const same = telling ? made.find((record) => record.key === key && !record.awarded.has(code)) : undefined
    same?.awarded.add(code)
    return same?.id ?? null
  }
  const unitNamed = (name: string | null): string | null => {
    if (name === null) return null
    const made = units.filter((unit) => searchKey(unit.data.name) === searchKey(name))
    const known = unitIdOf(name)
    if (made.length === 0) return known
    return made.length === 1 && known === null ? (made[0]?.id ?? null) : null
  }
  return {
    personFor(row, code) {
      if (row.linkId !== null) return row.linkId
      const key = JSON.stringify([row.name, row.birth ?? null, row.position, row.unit])
      const known = reuse(people, key, Boolean(row.birth ?? row.unit), code ?? '')
      if (known !== null) return known
      const id = newId()
      people.push({ type: 'person', id, data: personData(row, unitNamed(row.unit)), ink: [], key, awarded: new Set([code ?? '']) })
      return id
    },
    unitFor(row, code) {
      if (row.linkId !== null) return row.linkId
      const key = JSON.stringify([row.name, row.unit])
      const known = reuse(units, key, true, code ?? '')
      if (known !== null) return known
      const id = newId()
      const parentId = row.unit === null ? null : unitIdOf(row.unit)
      units.push({
        type: 'unit',
        id,
        data: { ...emptyUnit, name: row.name, type: newUnitType, parentId },
        ink: [],
        key,
        awarded: new Set([code ?? '']),
      })
      return id
    },
    people: () => people.map(withoutKey),
    units: () => units.map(withoutKey),
  }
}

const withoutKey = <K extends 'person' | 'unit'>({ type, id, data, ink }: Made<K>): BuiltRecord<K> => ({ type, id, data, ink })

const emptyUnit: UnitData = {
  code: null,
  name: '',
  shortName: null,
  type: '',
  parentId: null,
  province: null,
  address: null,
  status: 'active',
  startDate: null,
  endDate: null,
  formerNames: [],
  note: null,
}

/** A person of whom only what stands in a row is known. The spell's dates are unknown: a decision does not say since when. */
function personData(row: Who, unitId: string | null): PersonData {
  const honorific = row.honorific ?? null
  return {
    fullName: row.name,
    givenName: null,
    otherNames: [],
    birthDate: row.birth ?? null,
    gender: genderOf(honorific),
    staffCode: null,
    classification: null,
    honorific,
    education: null,
    status: 'working',
    phone: null,
    email: null,
    spells:
      row.unit === null && row.position === null
        ? []
        : [
            {
              unitId,
              unitText: row.unit ?? '',
              position: row.position,
              isLeader: isLeaderPosition(row.position),
              from: null,
              to: null,
              kind: 'work',
            },
          ],
    note: null,
  }
}

/** "Ông" and "Bà" say it; ranks and degrees do not. */
function genderOf(honorific: string | null): 'male' | 'female' | null {
  const first = /^(?:ông|bà)(?=[\s.,]|$)/i.exec(honorific ?? '')?.[0].toLowerCase()
  const both = /^ông\s*[/,]?\s*bà/i.test(honorific ?? '')
  if (first === undefined || both) return null
  return first === 'ông' ? 'male' : 'female'
}
