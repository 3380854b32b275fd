/**
 * What differs between SQLite (the embedded default) and PostgreSQL, in one place (DESIGN.md, Data; TOOLCHAIN.md 9).
 * Repositories use Kysely and these words only; folding and sorting are done by the application (`search_key`,
 * `sort_key`), so no collation is needed.
 */
export interface Dialect {
  /** ends a CREATE TABLE: SQLite refuses wrong types only in STRICT tables */
  readonly tableEnd: string
  /** type of a whole number that counts up by itself */
  readonly sequence: string
}

export const sqliteDialect: Dialect = { tableEnd: 'STRICT', sequence: 'INTEGER PRIMARY KEY AUTOINCREMENT' }
