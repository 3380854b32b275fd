import { open, stat } from 'node:fs/promises'
import { type FileKind, identify } from './identify.ts'
import type { Refusal } from './refusal.ts'

/** A zip names its parts along the file: Word's lie near the start. */
const HEAD = 64 * 1024

/**
 * Says what a file is by its bytes, or why it is not read. Its name is not asked: a Word file called .pdf is read as what it is.
 * Opens nothing beyond the first 64 KB.
 */
export async function openDocument(path: string): Promise<{ readonly kind: FileKind } | Refusal> {
  const head = await readHead(path)
  if (head === null) return { code: 'read.not-found', params: {} }
  const kind = identify(head)
  switch (kind) {
    case 'empty':
      return { code: 'read.empty', params: {} }
    case 'old-office':
      return { code: 'read.old-office', params: {} }
    case 'other-office':
      return { code: 'read.other-office', params: {} }
    case 'unknown':
      return { code: 'read.unsupported', params: {} }
    default:
      return { kind }
  }
}

async function readHead(path: string): Promise<Uint8Array | null> {
  try {
    if (!(await stat(path)).isFile()) return null
    const file = await open(path)
    try {
      const buffer = new Uint8Array(HEAD)
      const { bytesRead } = await file.read(buffer, 0, HEAD, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch {
    return null
  }
}
