import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Misreadings that officers put right, by kind of value and issuing body: proposed again on the next paper. */
const tables = (d: Dialect): readonly string[] => [
  `CREATE TABLE correction (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, issuer_key TEXT NOT NULL, issuing_body TEXT NOT NULL, read_text TEXT NOT NULL,
    right_text TEXT NOT NULL, times INTEGER NOT NULL, draft_id TEXT NOT NULL, search_key TEXT NOT NULL, learned_at TEXT NOT NULL,
    learned_by TEXT NOT NULL) ${d.tableEnd}`,
  `CREATE UNIQUE INDEX correction_read ON correction (kind, issuer_key, read_text)`,
]

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of tables(dialect)) await sql.raw(statement).execute(db)
}
