import type { Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'

export type StoredFile = { sha256: string; size: number; mediaType: string; storedAt: string }

/** Notes a file that lies in the vault already; the same bytes are noted once. */
export async function noteStoredFile(tx: Transaction<Schema>, { sha256, size, mediaType, storedAt }: StoredFile): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({ sha256, size, media_type: mediaType, pages: null, stored_at: storedAt })
    .onConflict((c) => c.column('sha256').doNothing())
    .execute()
}
