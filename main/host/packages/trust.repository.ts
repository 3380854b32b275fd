import type { Selectable } from 'kysely'
import type { RevocationListTable, SignerAuthorisationTable, TrustAnchorTable } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'
import type { Tx } from './packages.repository.ts'

export type AnchorRow = Selectable<TrustAnchorTable>
export type ListRow = Selectable<RevocationListTable>
export type SignerRow = Selectable<SignerAuthorisationTable>

export const anchorsOf = (db: Reader): Promise<AnchorRow[]> => db.selectFrom('trust_anchor').selectAll().orderBy('added_at').execute()
export const listsOf = (db: Reader): Promise<ListRow[]> => db.selectFrom('revocation_list').selectAll().orderBy('this_update').execute()
export const signersOf = (db: Reader): Promise<SignerRow[]> =>
  db.selectFrom('signer_authorisation').selectAll().orderBy('added_at').orderBy('id').execute()

export async function insertAnchor(tx: Tx, row: AnchorRow): Promise<void> {
  await tx.insertInto('trust_anchor').values(row).execute()
}
export async function deleteAnchor(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('trust_anchor').where('id', '=', id).execute()
}
export async function insertList(tx: Tx, row: ListRow): Promise<void> {
  await tx.insertInto('revocation_list').values(row).execute()
}
export async function deleteLists(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx
      .deleteFrom('revocation_list')
      .where('id', 'in', [...ids])
      .execute()
}
export async function insertSigner(tx: Tx, row: SignerRow): Promise<void> {
  await tx.insertInto('signer_authorisation').values(row).execute()
}
export async function endSigner(tx: Tx, id: string, at: string): Promise<void> {
  await tx.updateTable('signer_authorisation').set({ to_date: at }).where('id', '=', id).execute()
}

/**
 * Records of people, decisions, achievements and dossiers by where they came from: the source of the row that made
 * each. Units are left out: a register's own unit and its parts are there from the first day.
 */
export async function sourcesOfRecords(db: Reader): Promise<string[]> {
  const rows = await db
    .selectFrom('change_log')
    .select('source')
    .distinct()
    .where('action', '=', 'create')
    .where('record_type', 'in', ['person', 'decision', 'award', 'evaluation', 'initiative', 'dossier'])
    .execute()
  return rows.map((row) => row.source)
}
/** Ids of the packages taken in under a trial signature. */
export async function trialPackageIds(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('exchange_package').select('package_id').where('direction', '=', 'in').where('trial', '=', 1).execute()
  return new Set(rows.flatMap((row) => row.package_id ?? []))
}
