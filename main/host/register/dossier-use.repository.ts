import type { DossierData } from '#common/model/dossier.ts'
import type { Reader } from '../records/records.ts'

/** The dossiers that count as using a record: neither withdrawn as a record nor taken back. */
async function living(db: Reader): Promise<DossierData[]> {
  const rows = await db.selectFrom('dossier').select('data').where('withdrawn_at', 'is', null).where('state', '<>', 'withdrawn').execute()
  return rows.map((row) => JSON.parse(row.data) as DossierData)
}

/** How many dossiers cite one of these records as evidence. */
export async function dossiersCiting(db: Reader, ids: readonly string[]): Promise<number> {
  const wanted = new Set(ids)
  return (await living(db)).filter((dossier) => dossier.items.some((item) => item.evidence.some((ref) => wanted.has(ref.id)))).length
}

/** How many dossiers propose this person or unit. */
export async function dossiersProposing(db: Reader, id: string): Promise<number> {
  return (await living(db)).filter((dossier) => dossier.items.some((item) => item.personId === id || item.unitId === id)).length
}
