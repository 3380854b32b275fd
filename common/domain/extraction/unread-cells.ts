import type { DraftAward, NumberField, TextField } from '../../model/draft.ts'
import type { ColumnRole } from './column-roles.ts'
import { doubted } from './fields.ts'

type Key = 'name' | 'position' | 'unit' | 'awardTitle' | 'rank' | 'year' | 'bonus' | 'initiative' | 'reason' | 'birthYear' | 'birthDate'

/** What a column of each kind fills. */
const FILLS: Readonly<Partial<Record<ColumnRole, readonly Key[]>>> = {
  name: ['name'],
  familyName: ['name'],
  household: ['name'],
  collective: ['name', 'unit'],
  nameAndMore: ['name', 'position', 'unit'],
  birth: ['birthYear', 'birthDate'],
  position: ['position'],
  unit: ['unit'],
  address: ['unit'],
  positionUnit: ['position', 'unit'],
  award: ['awardTitle'],
  level: ['awardTitle'],
  mark: ['awardTitle'],
  rank: ['rank'],
  bonus: ['bonus'],
  initiative: ['initiative'],
  reason: ['reason'],
  year: ['year'],
}

/** A row of which a cell was not read, or not all of it: what that cell fills is never sure, least of all to be blank. */
export function doubtUnread(award: DraftAward, unread: ReadonlySet<ColumnRole>): DraftAward {
  const keys = new Set([...unread].flatMap((role) => FILLS[role] ?? []))
  if (keys.size === 0) return award
  const looked = { ...award }
  const look = <F extends TextField | NumberField>(field: F): F => doubted(field, field.value === null ? 'missing' : 'format')
  for (const key of keys) Object.assign(looked, { [key]: look(award[key]) })
  return looked
}
