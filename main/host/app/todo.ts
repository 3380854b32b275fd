import type { Todo } from '#common/contract/app.ts'
import type { BatchSummary } from '#common/contract/scan.ts'
import type { OpenRegister } from '../register/open-register.ts'

/** What waits for the officer, from what is really there: drafts, batches being read, dossiers, packages. */
export async function todoOf(register: OpenRegister, batches: readonly BatchSummary[], dossiers: Todo['dossiers']): Promise<Todo> {
  const { db } = register
  const drafts = await db
    .selectFrom('draft')
    .select(['id', 'batch_id', 'title', 'number', 'doubt_count', 'row_count', 'updated_at'])
    .where('state', 'in', ['open', 'later'])
    .orderBy('doubt_count', 'desc')
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute()
  const packages = await db
    .selectFrom('exchange_package')
    .select(['id', 'file_name', 'sender_code', 'state', 'at'])
    .where('direction', '=', 'in')
    .where('state', '=', 'waiting')
    .orderBy('at', 'desc')
    .execute()
  return {
    drafts: drafts.map((row) => ({
      id: row.id,
      batchId: row.batch_id,
      title: row.title,
      number: row.number,
      doubts: row.doubt_count,
      rows: row.row_count,
      updatedAt: row.updated_at,
    })),
    doubts: drafts.reduce((sum, row) => sum + row.doubt_count, 0),
    batches: batches
      .filter((batch) => batch.state !== 'done' || batch.refused > 0)
      .map((batch) => ({
        id: batch.id,
        name: batch.name,
        state: batch.state,
        pagesDone: batch.pagesDone,
        pagesTotal: batch.pagesTotal,
        refused: batch.refused,
      })),
    dossiers,
    packages: packages.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      sender: row.sender_code,
      status: row.state,
      receivedAt: row.at,
    })),
  }
}
