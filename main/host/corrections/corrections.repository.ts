import type { Transaction } from 'kysely'
import { issuerKey } from '#common/domain/corrections/keys.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { CorrectedKind, type Correction } from '#common/model/correction.ts'
import { newId } from '../clock.ts'
import type { CorrectionTable, Schema } from '../database/schema.ts'
import type { Reader } from '../records/records.ts'

type Sort = 'learned_at' | 'read_text' | 'right_text' | 'issuing_body' | 'times'
const sorts: Readonly<Record<string, Sort>> = {
  learnedAt: 'learned_at',
  read: 'read_text',
  right: 'right_text',
  issuingBody: 'issuing_body',
  times: 'times',
}

type List = {
  readonly search: string
  readonly sort?: string | undefined
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

/** Remembered corrections of a register. */
export const correctionsRepository = {
  async list(db: Reader, { search, sort, descending, offset, limit }: List): Promise<{ rows: CorrectionTable[]; total: number }> {
    const key = searchKey(search)
    let found = db.selectFrom('correction')
    if (key !== '') found = found.where('search_key', 'like', `%${key.replace(/[%_\\]/g, '')}%`)
    const by = sorts[sort ?? ''] ?? 'learned_at'
    const down = sort === undefined ? !descending : descending
    const rows = await found
      .selectAll()
      .orderBy(by, down ? 'desc' : 'asc')
      .orderBy('id')
      .offset(offset)
      .limit(limit)
      .execute()
    const { n } = await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
    return { rows, total: Number(n) }
  },

  /** What is known, for reading the next paper. A kind that a newer program wrote is left out. */
  async known(db: Reader): Promise<Correction[]> {
    const rows = await db
      .selectFrom('correction')
      .select(['kind', 'issuing_body', 'read_text', 'right_text'])
      .orderBy('learned_at')
      .execute()
    return rows.flatMap((row) => {
      const kind = CorrectedKind.safeParse(row.kind)
      return kind.success ? [{ kind: kind.data, issuer: row.issuing_body, read: row.read_text, right: row.right_text }] : []
    })
  },

  /** Keeps a correction; one that says the same again counts once more, one that says otherwise takes the place of the older. */
  async learn(tx: Transaction<Schema>, correction: Correction, by: { at: string; name: string; draftId: string }): Promise<string> {
    const { kind, issuer, read, right } = correction
    const issuer_key = issuerKey(kind, issuer)
    const before = await tx
      .selectFrom('correction')
      .selectAll()
      .where('kind', '=', kind)
      .where('issuer_key', '=', issuer_key)
      .where('read_text', '=', read)
      .executeTakeFirst()
    const row = {
      issuing_body: issuer,
      right_text: right,
      times: before?.right_text === right ? before.times + 1 : 1,
      draft_id: by.draftId,
      search_key: searchKey(`${read} ${right} ${issuer}`),
      learned_at: by.at,
      learned_by: by.name,
    }
    if (before) {
      await tx.updateTable('correction').set(row).where('id', '=', before.id).execute()
      return before.id
    }
    const id = newId()
    await tx
      .insertInto('correction')
      .values({ ...row, id, kind, issuer_key, read_text: read })
      .execute()
    return id
  },

  /** Takes corrections out; gives those that were there. */
  async forget(tx: Transaction<Schema>, ids: readonly string[] | 'all'): Promise<CorrectionTable[]> {
    let gone = tx.deleteFrom('correction')
    if (ids !== 'all') gone = gone.where('id', 'in', ids)
    return gone.returningAll().execute()
  },
}
