import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { isEntryName } from '#common/model/package.ts'
import { LIMITS, MIMETYPE } from './limits.ts'
import { refuse } from './refusal.ts'

/**
 * Writes the ZIP of a package (ETSI EN 319 162-1 A.1, PACKAGES.md section 3): `mimetype` first and stored, `META-INF`
 * next, no data descriptors (Java cannot read them on stored entries), no extra fields, no comment, one fixed time, so
 * that the same sources give the same bytes.
 */

/** A file measured in the first pass; the second compares. */
export interface MeasuredFile {
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly crc32: number
}

/** What goes into the container: bytes in memory (deflated) or a measured file (stored). */
export type ZipSource = { readonly name: string; readonly data: Buffer } | { readonly name: string; readonly file: MeasuredFile }

const CHUNK = 1024 * 1024

async function* readChunks(path: string, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.allocUnsafe(CHUNK)
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** First pass over a file: size in bytes, SHA-256, CRC-32. */
export const measureFile = async (path: string, signal?: AbortSignal): Promise<MeasuredFile> => {
  const hash = createHash('sha256')
  let size = 0
  let crc = 0
  for await (const chunk of readChunks(path, signal)) {
    size += chunk.length
    crc = crc32(chunk, crc)
    hash.update(chunk)
  }
  return { path, size, sha256: hash.digest('hex'), crc32: crc }
}

interface Planned {
  readonly name: string
  readonly method: 0 | 8
  readonly crc: number
  readonly size: number
  readonly packed: number
  readonly body: { readonly data: Buffer } | { readonly file: MeasuredFile }
}

const planEntry = (source: ZipSource): Planned => {
  const { name } = source
  if (!isEntryName(name)) refuse('E-PATH', { name }, name)
  if ('file' in source) {
    const { file } = source
    return { name, method: 0, crc: file.crc32, size: file.size, packed: file.size, body: { file } }
  }
  const { data } = source
  const deflated = name === 'mimetype' ? data : deflateRawSync(data, { level: 9 })
  // our own reader refuses what looks like a bomb
  const bomb = data.length > LIMITS.ratioFrom && data.length > deflated.length * LIMITS.ratio
  const store = deflated.length >= data.length || bomb
  const body = { data: store ? data : deflated }
  return { name, method: store ? 0 : 8, crc: crc32(data), size: data.length, packed: body.data.length, body }
}

const UTF8_FLAG = 0x0800
/** 1980-01-01 00:00 */
const DOS_DATE = 0x0021
const REGULAR_FILE = (0o100644 << 16) >>> 0

const commonFields = (entry: Planned): Buffer => {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(UTF8_FLAG, 2)
  fields.writeUInt16LE(entry.method, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(DOS_DATE, 8)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(entry.packed, 14)
  fields.writeUInt32LE(entry.size, 18)
  fields.writeUInt16LE(entry.name.length, 22)
  fields.writeUInt16LE(0, 24)
  return fields
}

const localHeader = (entry: Planned): Buffer => Buffer.concat([Buffer.from('PK\x03\x04'), commonFields(entry), Buffer.from(entry.name)])

const centralHeader = (entry: Planned, offset: number): Buffer => {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(REGULAR_FILE, 6)
  tail.writeUInt32LE(offset, 10)
  // made by: Unix, version 3.0
  return Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.of(30, 3), commonFields(entry), tail, Buffer.from(entry.name)])
}

const endRecord = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

const writeFully = async (handle: FileHandle, bytes: Buffer): Promise<void> => {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten
}

const syncFolder = async (folder: string): Promise<void> => {
  try {
    const handle = await open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch {
    // Windows cannot open a folder; the rename is journaled there
  }
}

const copyBody = async (entry: Planned, write: (chunk: Buffer) => Promise<void>, signal: AbortSignal | undefined): Promise<void> => {
  if ('data' in entry.body) return write(entry.body.data)
  const hash = createHash('sha256')
  for await (const chunk of readChunks(entry.body.file.path, signal)) {
    hash.update(chunk)
    await write(chunk)
  }
  if (hash.digest('hex') !== entry.body.file.sha256) refuse('E-FILE-CHANGED', { reason: 'source-changed' }, entry.name)
}

/**
 * Writes `target` through `target.part`, fsync and rename. `mimetype` is added here; `META-INF/…` sources go first, the
 * others in the order given. Gives SHA-256 and size of the whole. Refuses (PackageRefusal) names off the rule, caps
 * passed and files that changed since they were measured; never replaces an existing file (EEXIST), leaves nothing
 * behind on failure.
 */
export const writeZip = async (
  target: string,
  sources: readonly ZipSource[],
  signal?: AbortSignal,
): Promise<{ sha256: string; size: number }> => {
  const isMeta = (source: ZipSource): boolean => source.name.startsWith('META-INF/')
  const ordered = [...sources.filter(isMeta), ...sources.filter((source) => !isMeta(source))]
  const entries = [{ name: 'mimetype', data: Buffer.from(MIMETYPE) }, ...ordered].map(planEntry)
  if (entries.length > LIMITS.entries) refuse('E-LIMIT', { entries: entries.length })
  const large = entries.find((entry) => entry.size > LIMITS.fileBytes)
  if (large !== undefined) refuse('E-LIMIT', { bytes: large.size }, large.name)
  const total = entries.reduce((sum, entry) => sum + entry.packed + 2 * entry.name.length + 76, 22)
  if (total > LIMITS.totalBytes) refuse('E-LIMIT', { bytes: total })
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length) refuse('E-DUPLICATE')

  // the empty file reserves the name: rename alone would replace what another export has just put there
  await (await open(target, 'wx', 0o600)).close()
  const part = `${target}.part`
  try {
    const handle = await open(part, 'w', 0o600)
    const hash = createHash('sha256')
    let offset = 0
    const write = async (chunk: Buffer): Promise<void> => {
      hash.update(chunk)
      offset += chunk.length
      await writeFully(handle, chunk)
    }
    try {
      const central: Buffer[] = []
      for (const entry of entries) {
        central.push(centralHeader(entry, offset))
        await write(localHeader(entry))
        const start = offset
        await copyBody(entry, write, signal)
        if (offset - start !== entry.packed) refuse('E-FILE-CHANGED', { reason: 'source-changed' }, entry.name)
      }
      const start = offset
      await write(Buffer.concat(central))
      await write(endRecord(entries.length, offset - start, start))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, target)
    await syncFolder(dirname(target))
    return { sha256: hash.digest('hex'), size: offset }
  } catch (error) {
    await rm(part, { force: true })
    await rm(target, { force: true })
    throw error
  }
}
