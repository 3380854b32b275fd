import { searchKey } from '#common/domain/text/search-key.ts'
import type { UnitData } from '#common/model/unit.ts'
import type { Reader } from '../records/records.ts'
import { unitNames } from './units.repository.ts'

/**
 * Gives the ids of the units that have this name or short name now; where none has, of those that had it before. Folded, so
 * that "PHÒNG ĐÀO TẠO" on a decision is the unit "Phòng Đào tạo".
 */
export async function unitsNamed(db: Reader): Promise<(name: string) => readonly string[]> {
  const now = new Map<string, Set<string>>()
  const before = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, name: string | null, id: string) => {
    const key = searchKey(name ?? '')
    if (key !== '') map.set(key, (map.get(key) ?? new Set()).add(id))
  }
  for (const { id, name, data } of await unitNames(db)) {
    const unit = JSON.parse(data) as UnitData
    add(now, name, id)
    add(now, unit.shortName, id)
    for (const former of unit.formerNames) add(before, former.name, id)
  }
  return (name) => [...(now.get(searchKey(name)) ?? before.get(searchKey(name)) ?? [])]
}

/** The same where a name must mean one unit: null where there is none or more than one. */
export async function unitResolver(db: Reader): Promise<(name: string) => string | null> {
  const named = await unitsNamed(db)
  return (name) => {
    const [only, ...others] = named(name)
    return others.length === 0 ? (only ?? null) : null
  }
}
