import { searchKey } from '#common/domain/text/search-key.ts'
import type { UnitData } from '#common/model/unit.ts'
import type { Reader } from '../records/records.ts'
import { unitNames } from './units.repository.ts'

/**
 * Gives the id of the one unit that has (or had) this name, or has it as its short name; null where there is none or more
 * than one. Folded, so that "PHÒNG ĐÀO TẠO" on a decision is the unit "Phòng Đào tạo". A name in use now goes before a
 * former one of another unit.
 */
export async function unitResolver(db: Reader): Promise<(name: string) => string | null> {
  const now = new Map<string, Set<string>>()
  const before = new Map<string, Set<string>>()
  const add = (map: Map<string, Set<string>>, name: string | null, id: string) => {
    const key = searchKey(name ?? '')
    if (key === '') return
    const ids = map.get(key) ?? new Set()
    map.set(key, ids.add(id))
  }
  for (const { id, name, data } of await unitNames(db)) {
    const unit = JSON.parse(data) as UnitData
    add(now, name, id)
    add(now, unit.shortName, id)
    for (const former of unit.formerNames) add(before, former.name, id)
  }
  return (name) => {
    const key = searchKey(name)
    const ids = now.get(key) ?? before.get(key)
    return ids?.size === 1 ? ([...ids][0] ?? null) : null
  }
}
