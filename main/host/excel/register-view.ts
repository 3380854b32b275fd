import type { RegisterView } from '#common/domain/excel/plan-people.ts'
import type { PersonData } from '#common/model/person.ts'
import type { Reader } from '../records/records.ts'
import { unitsNamed } from '../register/unit-names.ts'

/** Everybody a sheet is held against. */
export async function registerView(db: Reader, ownUnitId: string | null): Promise<RegisterView> {
  const rows = await db.selectFrom('person').select(['id', 'version', 'owner_unit_id', 'data']).where('withdrawn_at', 'is', null).execute()
  return {
    people: rows.map((row) => ({
      id: row.id,
      version: row.version,
      isOwn: row.owner_unit_id === ownUnitId,
      data: JSON.parse(row.data) as PersonData,
    })),
    unitsNamed: await unitsNamed(db),
  }
}
