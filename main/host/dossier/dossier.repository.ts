import type { DossierData } from '#common/model/dossier.ts'
import type { StoredRecord } from '#common/model/record.ts'
import { type Reader, toRecord } from '../records/records.ts'

/** Every dossier that stands in the register, the last changed first. */
export async function allDossiers(db: Reader): Promise<StoredRecord<'dossier'>[]> {
  const rows = await db
    .selectFrom('dossier')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => toRecord('dossier', row))
}

/** The packages that carry these dossiers, newest first. */
export async function packagesOfDossier(db: Reader, dossierId: string) {
  return db
    .selectFrom('exchange_package')
    .select(['id', 'file_name', 'at', 'size', 'sha256'])
    .where('dossier_id', '=', dossierId)
    .where('state', 'in', ['exported', 'imported'])
    .orderBy('at', 'desc')
    .execute()
}

/** Every record a dossier cites, each once. */
export const refsOf = (dossiers: readonly Pick<DossierData, 'items'>[]): DossierData['items'][number]['evidence'] => [
  ...new Map(dossiers.flatMap((dossier) => dossier.items.flatMap((item) => item.evidence)).map((ref) => [ref.id, ref])).values(),
]
