import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqliteDialect } from './dialect.ts'
import { RegisterDialect } from './kysely-dialect.ts'
import { appliedMigrations, migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { integrityOf, openDatabase, openReadOnly } from './open.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'so-vang-db-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))
const path = () => join(dir, 'so-dang-ky.sqlite')
const bare = () => new Kysely<unknown>({ dialect: new RegisterDialect({ database: new Sqlite(path()) }) })

describe('migrations', () => {
  it('bring an empty file to the newest version once, and change nothing the second time', async () => {
    const db = bare()
    expect(await migrate(db, sqliteDialect)).toEqual(migrations.map((migration) => migration.name))
    expect(await migrate(db, sqliteDialect)).toEqual([])
    expect(await appliedMigrations(db)).toEqual(migrations.map((migration) => migration.name))
    await db.destroy()
  })

  it('leave nothing behind when one fails in the middle, and keep those before it', async () => {
    const db = bare()
    const failing = {
      name: '0002-fails',
      up: async (tx: Kysely<unknown>) => {
        await sql`CREATE TABLE half_made (id TEXT) STRICT`.execute(tx)
        await sql`INSERT INTO no_such_table VALUES (1)`.execute(tx)
      },
    }
    await expect(migrate(db, sqliteDialect, [...migrations, failing])).rejects.toThrow()
    expect(await appliedMigrations(db)).toEqual(migrations.map((migration) => migration.name))
    expect((await sql<{ n: number }>`SELECT count(*) AS n FROM sqlite_master WHERE name = 'half_made'`.execute(db)).rows[0]?.n).toBe(0)
    await db.destroy()
  })

  it('copy the file aside before they change one that has rows', async () => {
    await (await openDatabase(path())).destroy()
    const db = bare()
    await sql`DELETE FROM migration`.execute(db)
    await sql`DROP TABLE correction`.execute(db)
    await sql`INSERT INTO migration (ord, name) VALUES (1, ${migrations[0]?.name})`.execute(db)
    await db.destroy()
    await (await openDatabase(path())).destroy()
    // all known migrations are there: nothing to copy
    expect(readdirSync(dir).filter((name) => name.includes('.truoc-'))).toHaveLength(migrations.length > 1 ? 1 : 0)
  })

  it('bring a register of the first version to this one, with its rows, and what is new works', async () => {
    const db = bare()
    await migrate(db, sqliteDialect, migrations.slice(0, 1))
    await sql`INSERT INTO setting (key, value, saved_at) VALUES ('a', '1', '2026-11-22T00:00:00.000Z')`.execute(db)
    await db.destroy()
    const now = await openDatabase(path())
    expect(await now.selectFrom('setting').select(['key', 'value']).execute()).toEqual([{ key: 'a', value: '1' }])
    const learnt = { kind: 'name', issuing_body: 'UBND xã Đức Bình', read_text: 'Lò Văn Uấn', right_text: 'Lò Văn Uẩn' }
    const row = { ...learnt, issuer_key: 'k', times: 1, draft_id: 'd', search_key: 's', learned_at: 'x', learned_by: 'y' }
    await now
      .insertInto('correction')
      .values({ ...row, id: '1' })
      .execute()
    const again = now.insertInto('correction').values({ ...row, id: '2' })
    await expect(again.execute()).rejects.toThrow(/UNIQUE/)
    await now.destroy()
    expect(integrityOf(path())).toBe('ok')
    expect(readdirSync(dir)).toContain('so-dang-ky.sqlite.truoc-0002-corrections')
  })

  it('make every table STRICT', async () => {
    const db = await openDatabase(path())
    const tables = await sql<{
      name: string
      strict: number
    }>`SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'`.execute(db)
    expect(tables.rows.filter((table) => table.strict !== 1)).toEqual([])
    expect(tables.rows.length).toBeGreaterThan(20)
    await db.destroy()
  })
})

describe('the connections', () => {
  it('keep the file whole and let a reader look without writing', async () => {
    const db = await openDatabase(path())
    await db.insertInto('setting').values({ key: 'a', value: '1', saved_at: '2026-11-22T00:00:00.000Z' }).execute()
    const reader = openReadOnly(path())
    expect(await reader.selectFrom('setting').select('key').execute()).toEqual([{ key: 'a' }])
    await expect(reader.deleteFrom('setting').execute()).rejects.toThrow(/readonly/)
    await reader.destroy()
    await db.destroy()
    expect(integrityOf(path())).toBe('ok')
  })

  it('refuse a value of the wrong type instead of turning it into another', async () => {
    const db = await openDatabase(path())
    await expect(
      db
        .insertInto('stored_file')
        .values({ sha256: 'a', size: 'nhiều' as never, media_type: 'x', pages: null, stored_at: 'x' })
        .execute(),
    ).rejects.toThrow(/cannot store TEXT value in INTEGER column/)
    await db.destroy()
  })

  it('say what happened when there is no room, not that the rollback failed', async () => {
    const db = await openDatabase(path())
    const pages = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(db)).rows[0]?.page_count ?? 0
    await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(db)
    const big = { key: 'k', value: 'x'.repeat(100_000), saved_at: '' }
    await expect(db.transaction().execute((tx) => tx.insertInto('setting').values(big).execute())).rejects.toMatchObject({
      code: 'SQLITE_FULL',
    })
    await db.destroy()
  })
})
