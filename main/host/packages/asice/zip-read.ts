import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl, { type Entry } from 'yauzl'
import { isEntryName } from '#common/model/package.ts'
import { LIMITS, MIMETYPE } from './limits.ts'
import { PackageRefusal, refuse } from './refusal.ts'

/**
 * Reads the ZIP of a package under the rules of PACKAGES.md section 5.1 and 5.2. One reading only: the entries tile the
 * file from byte 0 to the central directory without a gap, local and central headers agree, and nothing that another
 * reader could take differently (comments, extra fields, ZIP64, a second end record) is let through.
 */
export interface ZipEntry {
  readonly name: string
  readonly method: 0 | 8
  readonly size: number
  readonly packed: number
  readonly crc32: number
  readonly dataOffset: number
}

export interface ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>
  /** The entry's content in pieces, CRC-32 and length checked by the end. A piece is valid until the next is asked for. */
  read(entry: ZipEntry, signal?: AbortSignal): AsyncGenerator<Buffer>
  /** The entry's content at once; E-LIMIT above `limit` bytes. */
  readAll(entry: ZipEntry, limit: number, signal?: AbortSignal): Promise<Buffer>
}

const CHUNK = 1024 * 1024
const END_BYTES = 22
const ENCRYPTED = 0x0001
const DESCRIPTOR = 0x0008
const STRONG_OR_MASKED = 0x2040

const pread = async (handle: FileHandle, at: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const { bytesRead } = await handle.read(buffer, got, length - got, at + got)
    if (bytesRead === 0) return refuse('E-ZIP', { reason: 'truncated' })
    got += bytesRead
  }
  return buffer
}

/** Exactly one end record, at the very end, that describes the whole file. */
const readEnd = async (handle: FileHandle): Promise<{ count: number; start: number }> => {
  const { size } = await handle.stat()
  if (size < END_BYTES + 30) return refuse('E-ZIP', { reason: 'too-short' })
  if (size > LIMITS.totalBytes) return refuse('E-LIMIT', { bytes: size })
  const end = await pread(handle, size - END_BYTES, END_BYTES)
  if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0) return refuse('E-ZIP', { reason: 'end-record' })
  const count = end.readUInt16LE(10)
  const start = end.readUInt32LE(16)
  if (end.readUInt32LE(4) !== 0 || end.readUInt16LE(8) !== count) return refuse('E-ZIP', { reason: 'several-disks' })
  if (start + end.readUInt32LE(12) + END_BYTES !== size) return refuse('E-ZIP', { reason: 'end-record' })
  const before = await pread(handle, size - END_BYTES - 20, 4)
  if (before.readUInt32LE(0) === 0x07064b50) return refuse('E-ZIP', { reason: 'zip64' })
  if (count > LIMITS.entries) return refuse('E-LIMIT', { entries: count })
  return { count, start }
}

const zipProblem = (error: unknown): never => {
  if (error instanceof PackageRefusal || (error instanceof Error && error.name === 'AbortError')) throw error
  return refuse('E-ZIP', { reason: 'structure' })
}

const readCentral = async (handle: FileHandle): Promise<Entry[]> => {
  try {
    const zip = await yauzl.fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true, decodeStrings: false })
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return entries
  } catch (error) {
    return zipProblem(error)
  }
}

/** The rules a central header can break by itself. */
const checkHeader = (entry: Entry): string => {
  const name = entry.fileNameRaw.toString('latin1')
  // Unix link, device or folder; a host system that keeps no mode leaves 0
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  if (!isEntryName(name) || (kind !== 0 && kind !== 0o100000) || (entry.externalFileAttributes & 0x10) !== 0) refuse('E-PATH', { name })
  const no = (reason: string): never => refuse('E-ZIP', { reason }, name)
  if ((entry.generalPurposeBitFlag & (ENCRYPTED | STRONG_OR_MASKED)) !== 0) no('encrypted')
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) no('method')
  if (entry.compressionMethod === 0 && (entry.generalPurposeBitFlag & DESCRIPTOR) !== 0) no('descriptor')
  if (entry.extraFieldLength > 0 || entry.fileCommentLength > 0) no('extra-field')
  if (entry.uncompressedSize > LIMITS.fileBytes) refuse('E-LIMIT', { bytes: entry.uncompressedSize }, name)
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
  if (entry.uncompressedSize > LIMITS.ratioFrom && ratio > LIMITS.ratio) refuse('E-LIMIT', { ratio: Math.round(ratio) }, name)
  return name
}

/** Compares the local header byte by byte with what the central one says; gives where the data begin and the entry ends. */
const checkLocal = async (handle: FileHandle, entry: Entry, name: string): Promise<{ dataOffset: number; end: number }> => {
  const no = (reason: string): never => refuse('E-ZIP', { reason }, name)
  const at = entry.relativeOffsetOfLocalHeader
  const local = await pread(handle, at, 30 + entry.fileNameLength)
  const streamed = (entry.generalPurposeBitFlag & DESCRIPTOR) !== 0
  const same =
    local.readUInt32LE(0) === 0x04034b50 &&
    local.readUInt16LE(6) === entry.generalPurposeBitFlag &&
    local.readUInt16LE(8) === entry.compressionMethod &&
    local.readUInt32LE(14) === (streamed ? 0 : entry.crc32) &&
    local.readUInt32LE(18) === (streamed ? 0 : entry.compressedSize) &&
    local.readUInt32LE(22) === (streamed ? 0 : entry.uncompressedSize) &&
    local.readUInt16LE(26) === entry.fileNameLength &&
    local.readUInt16LE(28) === 0 &&
    local.subarray(30).equals(entry.fileNameRaw)
  if (!same) no('local-header')
  const dataOffset = at + local.length
  const dataEnd = dataOffset + entry.compressedSize
  if (!streamed) return { dataOffset, end: dataEnd }
  const descriptor = await pread(handle, dataEnd, 16)
  const fields = [0x08074b50, entry.crc32, entry.compressedSize, entry.uncompressedSize]
  if (!fields.every((field, index) => descriptor.readUInt32LE(index * 4) === field)) no('descriptor')
  return { dataOffset, end: dataEnd + 16 }
}

async function* stored(handle: FileHandle, entry: ZipEntry, signal: AbortSignal | undefined, fresh: boolean): AsyncGenerator<Buffer> {
  const shared = Buffer.allocUnsafe(Math.min(CHUNK, entry.packed))
  for (let done = 0; done < entry.packed; ) {
    signal?.throwIfAborted()
    const length = Math.min(CHUNK, entry.packed - done)
    const buffer = fresh ? Buffer.allocUnsafe(length) : shared
    const { bytesRead } = await handle.read(buffer, 0, length, entry.dataOffset + done)
    if (bytesRead === 0) refuse('E-ZIP', { reason: 'truncated' }, entry.name)
    done += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function* inflated(handle: FileHandle, entry: ZipEntry, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw()
  const source = Readable.from(stored(handle, entry, signal, true), { objectMode: true, highWaterMark: 2 })
  source.on('error', (error) => inflater.destroy(error))
  source.pipe(inflater)
  try {
    for await (const chunk of inflater) yield chunk
    // bytes behind the deflate stream would be covered by nothing
    if (inflater.bytesWritten !== entry.packed) refuse('E-ZIP', { reason: 'bytes-behind-data' }, entry.name)
  } finally {
    source.destroy()
    inflater.destroy()
  }
}

async function* readEntry(handle: FileHandle, entry: ZipEntry, signal: AbortSignal | undefined): AsyncGenerator<Buffer> {
  let size = 0
  let crc = 0
  const no = (reason: string): never => refuse('E-ZIP', { reason }, entry.name)
  try {
    for await (const chunk of entry.method === 0 ? stored(handle, entry, signal, false) : inflated(handle, entry, signal)) {
      size += chunk.length
      if (size > entry.size) no('too-many-bytes')
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    zipProblem(error)
  }
  if (size !== entry.size) no('too-few-bytes')
  if (crc !== entry.crc32) no('crc')
}

const checkMimetype = async (archive: ZipArchive, first: ZipEntry | undefined): Promise<void> => {
  const no = (reason: string): never => refuse('E-MIMETYPE', { reason })
  if (first === undefined || first.name !== 'mimetype' || first.method !== 0 || first.size !== MIMETYPE.length) return no('first-entry')
  if ((await archive.readAll(first, MIMETYPE.length)).toString('latin1') !== MIMETYPE) no('content')
}

/**
 * Opens the container behind `handle`, which stays open and belongs to the caller. Refuses (PackageRefusal) with E-ZIP,
 * E-LIMIT, E-PATH, E-DUPLICATE or E-MIMETYPE. Content is checked as it is read.
 */
export const openZip = async (handle: FileHandle): Promise<ZipArchive> => {
  const { count, start } = await readEnd(handle)
  const central = await readCentral(handle)
  if (central.length !== count) refuse('E-ZIP', { reason: 'count' })
  const names = central.map(checkHeader)
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) refuse('E-DUPLICATE')
  const total = central.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > LIMITS.totalBytes) refuse('E-LIMIT', { bytes: total })

  const byOffset = central.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)
  const entries = new Map<string, ZipEntry>()
  let next = 0
  for (const entry of byOffset) {
    const name = entry.fileNameRaw.toString('latin1')
    if (entry.relativeOffsetOfLocalHeader !== next) refuse('E-ZIP', { reason: 'overlap-or-gap' }, name)
    const { dataOffset, end } = await checkLocal(handle, entry, name)
    if (end > start) refuse('E-ZIP', { reason: 'overlap-or-gap' }, name)
    next = end
    const method = entry.compressionMethod === 0 ? 0 : 8
    entries.set(name, { name, method, size: entry.uncompressedSize, packed: entry.compressedSize, crc32: entry.crc32, dataOffset })
  }
  if (next !== start) refuse('E-ZIP', { reason: 'overlap-or-gap' })

  const archive: ZipArchive = {
    entries,
    read: (entry, signal) => readEntry(handle, entry, signal),
    async readAll(entry, limit, signal) {
      if (entry.size > limit) return refuse('E-LIMIT', { bytes: entry.size, limit }, entry.name)
      const chunks: Buffer[] = []
      for await (const chunk of readEntry(handle, entry, signal)) chunks.push(Buffer.from(chunk))
      return Buffer.concat(chunks)
    },
  }
  await checkMimetype(archive, entries.values().next().value)
  return archive
}
