import type { Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import { timestamp } from '../clock.ts'
import type { Database } from '../database/open.ts'
import type { Schema } from '../database/schema.ts'

/** Key-value stores of a register: `setting` for choices, `typing` for what is being typed. JSON values. */
export interface Settings {
  get<T>(key: string): Promise<T | null>
  getWithTime<T>(key: string): Promise<{ value: T; savedAt: string } | null>
  put(key: string, value: unknown): Promise<string>
  /** the same in a transaction of the caller */
  putIn(tx: Transaction<Schema>, key: string, value: unknown): Promise<string>
  clear(key: string): Promise<void>
}

export function createSettings(db: Database, table: 'setting' | 'typing', clock: Clock): Settings {
  const getWithTime = async <T>(key: string) => {
    const row = await db.selectFrom(table).selectAll().where('key', '=', key).executeTakeFirst()
    return row ? { value: JSON.parse(row.value) as T, savedAt: row.saved_at } : null
  }
  const write = async (to: Database | Transaction<Schema>, key: string, value: unknown): Promise<string> => {
    const saved_at = timestamp(clock)
    const row = { key, value: JSON.stringify(value), saved_at }
    await to
      .insertInto(table)
      .values(row)
      .onConflict((c) => c.column('key').doUpdateSet({ value: row.value, saved_at }))
      .execute()
    return saved_at
  }
  return {
    getWithTime,
    get: async <T>(key: string) => (await getWithTime<T>(key))?.value ?? null,
    put: (key, value) => write(db, key, value),
    putIn: write,
    async clear(key) {
      await db.deleteFrom(table).where('key', '=', key).execute()
    },
  }
}
