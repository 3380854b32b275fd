import type { Selectable, Transaction } from 'kysely'
import type { VerifyReport } from '#common/model/package.ts'
import type { ExchangePackageTable, Schema } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'
import type { ExchangeHistory } from './asice/verify-exchange.ts'

export type Tx = Transaction<Schema>
export type PackageRow = Selectable<ExchangePackageTable>

export async function insertPackage(tx: Tx, row: PackageRow): Promise<void> {
  await tx.insertInto('exchange_package').values(row).execute()
}
export async function updatePackage(tx: Tx, id: string, changes: Partial<Omit<PackageRow, 'id'>>): Promise<void> {
  await tx.updateTable('exchange_package').set(changes).where('id', '=', id).execute()
}
export async function packageById(db: Reader, id: string): Promise<PackageRow | null> {
  return (await db.selectFrom('exchange_package').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}
export async function allPackages(db: Reader): Promise<PackageRow[]> {
  return db.selectFrom('exchange_package').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute()
}

/** The row of a received file of these bytes, the newest where there are several. A rejected one counts as gone. */
export async function receivedWithHash(db: Reader, sha256: string): Promise<PackageRow | null> {
  const row = await db
    .selectFrom('exchange_package')
    .selectAll()
    .where('direction', '=', 'in')
    .where('sha256', '=', sha256)
    .where('state', '<>', 'rejected')
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** The last package that counts in a stream, by its number. */
export async function lastOfStream(
  db: Reader,
  direction: 'in' | 'out',
  stream: string,
): Promise<{ packageId: string; sha256: string; sequence: number } | null> {
  const row = await db
    .selectFrom('exchange_package')
    .select(['package_id', 'sha256', 'sequence'])
    .where('direction', '=', direction)
    .where('state', 'in', ['exported', 'imported'])
    .where('stream', '=', stream)
    .orderBy('sequence', 'desc')
    .executeTakeFirst()
  return row ? { packageId: row.package_id ?? '', sha256: row.sha256, sequence: row.sequence ?? 0 } : null
}

/** What the register has taken in, and the latest time it knows: what a new package is judged against. */
export async function historyOf(db: Reader): Promise<ExchangeHistory> {
  const rows = await db
    .selectFrom('exchange_package')
    .select(['package_id', 'sha256', 'stream', 'sequence', 'profile_version'])
    .where('direction', '=', 'in')
    .where('state', '=', 'imported')
    .orderBy('sequence')
    .execute()
  const streams = new Map<string, { lastSequence: number; lastProfileVersion: number; lastSha256: string }>()
  for (const row of rows) {
    if (row.stream !== null)
      streams.set(row.stream, { lastSequence: row.sequence ?? 0, lastProfileVersion: row.profile_version ?? 0, lastSha256: row.sha256 })
  }
  const last = await db.selectFrom('change_log').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return { packages: new Map(rows.map((row) => [row.package_id ?? '', row.sha256])), streams, lastSeenTime: last?.at ?? null }
}

export const reportOf = (row: Pick<PackageRow, 'report'>): VerifyReport | null =>
  row.report === null ? null : (JSON.parse(row.report) as VerifyReport)
