import { createHash } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from './refusal.ts'
import type { PackedAttachment } from './verify-contents.ts'
import type { ZipArchive } from './zip-read.ts'

const extractOne = async (
  archive: ZipArchive,
  attachment: PackedAttachment,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> => {
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    for await (const chunk of archive.read(attachment.entry, signal)) {
      hash.update(chunk)
      for (let at = 0; at < chunk.length; ) at += (await handle.write(chunk, at)).bytesWritten
    }
    // the container may have been exchanged since it was verified
    if (hash.digest('hex') !== attachment.sha256) refuse('E-FILE-CHANGED', {}, attachment.entry.name)
  } finally {
    await handle.close()
  }
}

/**
 * Writes the attachments of a verified package into a fresh folder under `parent` (0700, files 0600), under names made
 * here: `0001.pdf`, `0002.docx`. Gives the folder and one path an attachment, in their order; leaves nothing on failure.
 */
export const extractAttachments = async (
  archive: ZipArchive,
  attachments: readonly PackedAttachment[],
  parent: string,
  signal: AbortSignal | undefined,
): Promise<{ directory: string; paths: string[] }> => {
  const directory = await mkdtemp(join(parent, 'package-'))
  try {
    const paths: string[] = []
    for (const [index, attachment] of attachments.entries()) {
      const path = join(directory, `${String(index + 1).padStart(4, '0')}.${attachment.extension}`)
      await extractOne(archive, attachment, path, signal)
      paths.push(path)
    }
    return { directory, paths }
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}
