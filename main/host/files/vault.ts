import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../clock.ts'

/** What was put into the vault. */
export type Kept = { sha256: string; size: number; isNew: boolean }

/**
 * The content-addressed store beside the database: a file is named by the SHA-256 of its bytes, written once, never
 * changed. One place that opens it (encryption at rest, part 6, goes in here).
 */
export interface Vault {
  /** Copies a file in. Crash-safe: a half-written copy never has a vault name. */
  put(sourcePath: string): Promise<Kept>
  putBytes(bytes: Uint8Array): Promise<Kept>
  has(sha256: string): boolean
  /** A path for a reader inside the host; it never leaves the host. */
  pathOf(sha256: string): string
  read(sha256: string): Promise<Buffer>
  /** A folder for files on their way in or out; emptied by its users. */
  readonly incoming: string
  /** A folder of drawn pages, which may go at any time. */
  readonly pictures: string
}

/** SHA-256 of a file's bytes, in hex, streamed. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Opens the vault in a register's folder and removes what a killed process left half written. */
export function openVault(dir: string): Vault {
  const root = join(dir, 'kho')
  const incoming = join(dir, 'dang-nhap')
  for (const folder of [root, incoming]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(root)) if (name.endsWith('.part')) rmSync(join(root, name), { force: true })

  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256')
    return join(root, sha256.slice(0, 2), sha256)
  }
  const adopt = async (part: string, sha256: string): Promise<Kept> => {
    const target = pathOf(sha256)
    const isNew = !existsSync(target)
    const { size } = await stat(part)
    if (isNew) {
      mkdirSync(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
      await rename(part, target)
    } else {
      await rm(part, { force: true })
    }
    return { sha256, size, isNew }
  }
  const writePart = async (chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Kept> => {
    const part = join(root, `${newId()}.part`)
    const hash = createHash('sha256')
    const file = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of chunks) {
        hash.update(chunk)
        // `write` may write a part only (a disk that is nearly full); this writes all or throws
        await file.appendFile(chunk)
      }
      await file.sync()
    } catch (error) {
      await file.close()
      await rm(part, { force: true })
      throw error
    }
    await file.close()
    return adopt(part, hash.digest('hex'))
  }
  return {
    put: (sourcePath) => writePart(createReadStream(sourcePath) as AsyncIterable<Uint8Array>),
    putBytes: (bytes) => writePart([bytes]),
    has: (sha256) => existsSync(pathOf(sha256)),
    pathOf,
    read: (sha256) => readFile(pathOf(sha256)),
    incoming,
    pictures: join(dir, 'anh-trang'),
  }
}
