import type { Transaction } from 'kysely'
import type { Database } from '../database/open.ts'
import type { BatchFileTable, BatchTable, DraftTable, Schema } from '../database/schema.ts'

type Db = Database | Transaction<Schema>

/** Rows of batches and their files. States are those of the contract's `FileState`. */
export const batchesRepository = {
  async insert(tx: Transaction<Schema>, batch: BatchTable, files: readonly BatchFileTable[]): Promise<void> {
    await tx.insertInto('batch').values(batch).execute()
    await this.insertFiles(tx, files)
  },
  async insertFiles(tx: Transaction<Schema>, files: readonly BatchFileTable[]): Promise<void> {
    for (const file of files) await tx.insertInto('batch_file').values(file).execute()
  },
  find: (db: Db, id: string) => db.selectFrom('batch').selectAll().where('id', '=', id).executeTakeFirst(),
  all: (db: Db) => db.selectFrom('batch').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').execute(),
  files: (db: Db, batchId: string) => db.selectFrom('batch_file').selectAll().where('batch_id', '=', batchId).orderBy('ord').execute(),
  filesOf: (db: Db, batchIds: readonly string[]) =>
    db
      .selectFrom('batch_file')
      .selectAll()
      .where('batch_id', 'in', [...batchIds])
      .orderBy('ord')
      .execute(),
  allFiles: (db: Db) => db.selectFrom('batch_file').selectAll().orderBy('ord').execute(),
  nextOrd: async (db: Db, batchId: string): Promise<number> => {
    const row = await db
      .selectFrom('batch_file')
      .select((e) => e.fn.max('ord').as('last'))
      .where('batch_id', '=', batchId)
      .executeTakeFirst()
    return (row?.last ?? -1) + 1
  },
  file: (db: Db, id: string) => db.selectFrom('batch_file').selectAll().where('id', '=', id).executeTakeFirst(),
  update: async (db: Db, id: string, set: Partial<BatchFileTable>) => {
    await db.updateTable('batch_file').set(set).where('id', '=', id).execute()
  },
  /** Another file with the same bytes that is being read or has been; null where there is none. */
  twin: async (db: Db, sha256: string, exceptId: string) =>
    (
      await db
        .selectFrom('batch_file')
        .leftJoin('draft', 'draft.id', 'batch_file.draft_id')
        .select(['batch_file.id as id', 'batch_file.name as name', 'draft.state as draft_state'])
        .where('sha256', '=', sha256)
        .where('batch_file.id', '<>', exceptId)
        .where('batch_file.state', 'in', ['waiting', 'reading', 'read'])
        .orderBy('batch_file.id')
        .execute()
    ).find((row) => row.draft_state !== 'discarded') ?? null,
  drafts: async (db: Db, ids: readonly string[]): Promise<DraftTable[]> =>
    ids.length === 0
      ? []
      : await db
          .selectFrom('draft')
          .selectAll()
          .where('id', 'in', [...ids])
          .execute(),
  discardDraft: async (tx: Transaction<Schema>, id: string, at: string) => {
    await tx.updateTable('draft').set({ state: 'discarded', updated_at: at }).where('id', '=', id).execute()
  },
  pagesRead: async (db: Db, sha256: string, engine: string) =>
    await db
      .selectFrom('page_result')
      .select(['page', 'result'])
      .where('sha256', '=', sha256)
      .where('engine', '=', engine)
      .orderBy('page')
      .execute(),
  countPages: async (db: Db, sha256: string, engine: string): Promise<number> => {
    const pages = db.selectFrom('page_result').where('sha256', '=', sha256).where('engine', '=', engine)
    return Number((await pages.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n)
  },
  forgetPages: async (db: Db, sha256: string) => {
    await db.deleteFrom('page_result').where('sha256', '=', sha256).execute()
  },
  savePage: async (db: Db, row: Schema['page_result']) => {
    await db
      .insertInto('page_result')
      .values(row)
      .onConflict((c) => c.columns(['sha256', 'page', 'engine']).doNothing())
      .execute()
  },
}
