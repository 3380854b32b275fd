import { rm } from 'node:fs/promises'
import type { Database } from '../database/open.ts'
import type { BatchFileTable } from '../database/schema.ts'
import { dropPictures } from '../files/page-pictures.ts'
import type { Vault } from '../files/vault.ts'

/**
 * Takes everything out that was kept of files with a secrecy mark: the bytes, the pictures of pages, what was read of them
 * and drafts made of them. The rows go last, so that a killed host finds by them what is left to do. A file that a record
 * cites was confirmed by a person and stays.
 */
export async function forget(db: Database, vault: Vault, files: readonly Pick<BatchFileTable, 'sha256' | 'draft_id'>[]): Promise<void> {
  const drafts = files.flatMap((file) => (file.draft_id === null ? [] : [file.draft_id]))
  // a file of several decisions has several drafts
  for (const { sha256 } of files) {
    if (sha256 === null) continue
    const parts = await db.selectFrom('draft').select('id').where('files_key', 'like', `%${sha256}%`).execute()
    drafts.push(...parts.map((part) => part.id).filter((id) => !drafts.includes(id)))
  }
  for (const { sha256 } of files) {
    if (sha256 === null || (await isCited(db, sha256))) continue
    dropPictures(vault.pictures, sha256)
    const pictures = await db.selectFrom('page_image').select('image_sha256').where('sha256', '=', sha256).execute()
    for (const kept of [sha256, ...pictures.map((picture) => picture.image_sha256)]) await rm(vault.pathOf(kept), { force: true })
    await db.transaction().execute(async (tx) => {
      for (const table of ['page_image', 'page_result', 'stored_file'] as const)
        await tx.deleteFrom(table).where('sha256', '=', sha256).execute()
    })
  }
  if (drafts.length === 0) return
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('batch_file').set({ draft_id: null }).where('draft_id', 'in', drafts).where('state', '=', 'secret').execute()
    await tx.deleteFrom('draft').where('id', 'in', drafts).where('state', '<>', 'approved').execute()
  })
}

async function isCited(db: Database, sha256: string): Promise<boolean> {
  const ink = await db.selectFrom('evidence').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()
  if (ink) return true
  const cites = (table: 'decision' | 'dossier') =>
    db.selectFrom(table).select('id').where('data', 'like', `%${sha256}%`).limit(1).executeTakeFirst()
  return Boolean((await cites('decision')) ?? (await cites('dossier')))
}
