import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { Draft } from '#common/model/draft.ts'
import { DraftEdit } from '#common/model/review.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { Database } from '../database/open.ts'
import type { DraftTable, Schema } from '../database/schema.ts'

export type Db = Database | Transaction<Schema>

/** One action of the officer: what is undone together. */
export const EditGroup = z.array(DraftEdit)
export type EditGroup = z.infer<typeof EditGroup>
const Edits = z.array(EditGroup)

export type StoredDraft = { row: DraftTable; content: Draft; edits: EditGroup[] }

/** What was read of the drafts looked at last: a draft of 500 rows takes a while to parse and is asked for after every key. */
const parsed = new Map<string, { text: string; content: Draft }>()
const mostParsed = 16

function contentOf(row: DraftTable): Draft {
  const known = parsed.get(row.id)
  const content = known?.text === row.content ? known.content : Draft.parse(JSON.parse(row.content))
  parsed.delete(row.id)
  parsed.set(row.id, { text: row.content, content })
  for (const id of parsed.keys()) {
    if (parsed.size <= mostParsed) break
    parsed.delete(id)
  }
  return content
}

const parse = (row: DraftTable): StoredDraft => ({ row, content: contentOf(row), edits: Edits.parse(JSON.parse(row.edits)) })

export const draftsRepository = {
  async get(db: Db, id: string): Promise<StoredDraft> {
    const row = await db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()
    if (!row) throw new AppError('draft.notFound')
    return parse(row)
  },
  /** Writes a changed draft if it still has the version the officer saw. @throws AppError `draft.conflict` */
  async save(db: Db, id: string, version: number, set: Partial<DraftTable>): Promise<void> {
    const result = await db
      .updateTable('draft')
      .set({ ...set, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (result.numUpdatedRows !== 1n) throw new AppError('draft.conflict')
  },
  insert: async (tx: Transaction<Schema>, row: DraftTable): Promise<void> => {
    await tx.insertInto('draft').values(row).execute()
  },
  /** The files of one draft are those of another from now on. */
  moveFiles: async (tx: Transaction<Schema>, from: string, to: string): Promise<void> => {
    await tx.updateTable('batch_file').set({ draft_id: to }).where('draft_id', '=', from).execute()
  },
  /** The name of a batch. @throws AppError `batch.notFound` */
  async batchName(db: Db, batchId: string): Promise<string> {
    const batch = await db.selectFrom('batch').select('name').where('id', '=', batchId).executeTakeFirst()
    if (!batch) throw new AppError('batch.notFound')
    return batch.name
  },
  /** Open drafts but `id` that may read the same decision: of its number and date, or of as many rows where one of the two was not read. */
  alike(db: Db, id: string, { kind, decision, awards }: Draft, limit: number): Promise<{ id: string }[]> {
    const { value: number } = decision.decisionNumber
    const { value: date } = decision.signedDate
    return db
      .selectFrom('draft')
      .select('id')
      .where('id', '<>', id)
      .where('state', 'in', ['open', 'later'])
      .where('kind', '=', kind)
      .where((e) =>
        e.or([
          e.and([e('number', '=', number), e('signed_date', '=', date)]),
          e.and([e('row_count', '=', awards.length), e.or([e('number', 'is', null), e('signed_date', 'is', null)])]),
          ...(number === null || date === null ? [e('row_count', '=', awards.length)] : []),
        ]),
      )
      .orderBy('created_at')
      .limit(limit)
      .execute()
  },
  list(db: Db, filter: { batchId?: string | undefined; state?: string | undefined }) {
    let rows = db
      .selectFrom('draft')
      .select(['id', 'batch_id', 'title', 'kind', 'state', 'number', 'signed_date', 'subject', 'row_count', 'doubt_count', 'updated_at'])
      .orderBy('batch_id', 'desc')
      .orderBy('batch_ord')
    if (filter.batchId !== undefined) rows = rows.where('batch_id', '=', filter.batchId)
    if (filter.state !== undefined) rows = rows.where('state', '=', filter.state)
    return rows.execute()
  },
  /** The drafts of a batch that wait for review, in the order of its files. */
  openOf: (db: Db, batchId: string) =>
    db
      .selectFrom('draft')
      .select(['id', 'version', 'title', 'number'])
      .where('batch_id', '=', batchId)
      .where('state', 'in', ['open', 'later'])
      .orderBy('batch_ord')
      .orderBy('id')
      .execute(),
  /** The open drafts of the same batch, in the order of its files. */
  siblings: (db: Db, batchId: string | null) => {
    const rows = db.selectFrom('draft').select(['id', 'state']).orderBy('batch_ord').orderBy('id')
    return (batchId === null ? rows.where('batch_id', 'is', null) : rows.where('batch_id', '=', batchId))
      .where('state', 'in', ['open', 'later'])
      .execute()
  },
  pageSizes: (db: Db, sha256s: readonly string[]) =>
    db
      .selectFrom('page_result')
      .select(['sha256', 'page', 'width', 'height', turnOfPage.as('turn')])
      .where('sha256', 'in', [...sha256s])
      .execute(),
}

/** How a page was turned, found in its result without parsing it: a quotation mark within a word is escaped there. */
const turnOfPage = sql<0 | 90 | 180 | 270>`case
  when instr(result, '"turn":0,') then 0
  when instr(result, '"turn":180,') then 180
  when instr(result, '"turn":90,') then 90
  when instr(result, '"turn":270,') then 270
  else 0 end`
