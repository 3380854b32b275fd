import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../database/open.ts'
import type { Vault } from '../files/vault.ts'
import { batchesRepository as batches } from './batches.repository.ts'
import { forget } from './forget.ts'

/**
 * Removes files in the incoming folder that no row waits for (uploads that were never used, a killed copy), and what a
 * killed host had still to take out of files with a secrecy mark.
 */
export async function sweepIncoming(db: Database, vault: Vault): Promise<void> {
  const files = await batches.allFiles(db)
  const wanted = new Set(files.map((file) => file.incoming))
  for (const name of await readdir(vault.incoming))
    if (!wanted.has(name)) await rm(join(vault.incoming, name), { force: true, recursive: true })
  await forget(
    db,
    vault,
    files.filter((file) => file.state === 'secret'),
  )
}
