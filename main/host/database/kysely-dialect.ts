import { type DatabaseConnection, SqliteDialect, type SqliteDialectConfig, SqliteDriver } from 'kysely'

/**
 * [Note: rollback after a full disk] SQLite ends the transaction by itself on some errors (SQLITE_FULL, SQLITE_IOERR). Kysely
 * 0.29 then sends ROLLBACK all the same, and its "no transaction is active" would hide what really happened.
 */
class ForgivingDriver extends SqliteDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('no transaction is active'))) throw error
    }
  }
}

/** Kysely's SQLite dialect with the driver above. */
export class RegisterDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new ForgivingDriver(this.#config)
  }
}
