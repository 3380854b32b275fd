import { copyFileSync, existsSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Kysely } from 'kysely'
import { AppError, isAppError } from '#common/rpc/app-error.ts'
import { mapDatabaseError } from './database-error.ts'
import { sqliteDialect } from './dialect.ts'
import { RegisterDialect } from './kysely-dialect.ts'
import { appliedMigrations, migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

/**
 * The one place that opens the register's database for writing (encryption, part 6, goes in here).
 * Copies the file beside itself before migrating one that has rows already.
 * @throws AppError `register.newer`, `register.damaged`, `register.folderReadOnly`, `register.diskFull`
 */
export async function openDatabase(path: string): Promise<Database> {
  const hadData = existsSync(path) && statSync(path).size > 0
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = new Sqlite(path)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    sqlite.pragma('busy_timeout = 5000')
    const db = new Kysely<Schema>({ dialect: new RegisterDialect({ database: sqlite }) })
    const untyped = db as Kysely<unknown>
    const applied = await appliedMigrations(untyped)
    if (hadData && applied.length > 0 && applied.length < migrations.length) {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
      copyFileSync(path, `${path}.truoc-${migrations[applied.length]?.name ?? 'nang-cap'}`)
    }
    await migrate(untyped, sqliteDialect)
    return db
  } catch (error) {
    sqlite?.close()
    throw isAppError(error) ? error : mapDatabaseError(error)
  }
}

/** A read-only connection for a worker that may take long (duplicates, statistics, export, search at scale). */
export function openReadOnly(path: string): Database {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true })
  sqlite.pragma('busy_timeout = 5000')
  return new Kysely<Schema>({ dialect: new RegisterDialect({ database: sqlite }) })
}

/** Is the file whole? Runs SQLite's own check. */
export function integrityOf(path: string): string {
  const sqlite = new Sqlite(path, { readonly: true, fileMustExist: true })
  try {
    return String(sqlite.pragma('integrity_check', { simple: true }))
  } catch (error) {
    throw error instanceof Error ? mapDatabaseError(error) : new AppError('register.damaged')
  } finally {
    sqlite.close()
  }
}
