import { type Kysely, sql } from 'kysely'
import { AppError } from '#common/rpc/app-error.ts'
import type { Dialect } from './dialect.ts'
import { type Migration, migrations as released } from './migrations/index.ts'

/**
 * Brings a database to this program's version. Each migration and its own record are one transaction (Kysely's
 * migrator would not roll SQLite back). Refuses a database that a newer program made: throws `register.newer`.
 * @returns the names that were applied now
 */
export async function migrate(db: Kysely<unknown>, dialect: Dialect, migrations: readonly Migration[] = released): Promise<string[]> {
  await sql.raw(`CREATE TABLE IF NOT EXISTS migration (ord INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) ${dialect.tableEnd}`).execute(db)
  const done = (await sql<{ name: string }>`SELECT name FROM migration ORDER BY ord`.execute(db)).rows.map((row) => row.name)
  const known = migrations.map((migration) => migration.name)
  if (done.some((name, index) => known[index] !== name))
    throw new AppError('register.newer', { found: done.at(-1) ?? '', supported: known.at(-1) ?? '' })
  const applied: string[] = []
  for (const [index, migration] of migrations.entries()) {
    if (index < done.length) continue
    await db.transaction().execute(async (tx) => {
      await migration.up(tx, dialect)
      await sql`INSERT INTO migration (ord, name) VALUES (${index + 1}, ${migration.name})`.execute(tx)
    })
    applied.push(migration.name)
  }
  return applied
}

/** Names of the migrations a database file has, without changing it. */
export async function appliedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const table = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'migration'`.execute(db)
  if (table.rows.length === 0) return []
  return (await sql<{ name: string }>`SELECT name FROM migration ORDER BY ord`.execute(db)).rows.map((row) => row.name)
}
