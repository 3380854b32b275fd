import { open, stat } from 'node:fs/promises'
import yauzl from 'yauzl'
import { AppError } from '#common/rpc/app-error.ts'

/** Above these a file is no list of people but an attack or a mistake. */
const LARGEST_FILE = 30 * 1024 * 1024
const MOST_ENTRIES = 5000
const LARGEST_PART = 120 * 1024 * 1024

/** The parts of an .xlsx, each read as a stream of bytes that never gives more than it declared. */
export interface Xlsx {
  has(name: string): boolean
  /** @throws AppError `excel.tooLarge`, `excel.notExcel` while reading */
  part(name: string): AsyncIterable<Buffer>
  close(): void
}

/**
 * Opens a file as .xlsx by its bytes, never by its name. An old .xls and a workbook with a password are OLE containers and say
 * so in `reason`. @throws AppError `file.missing`, `excel.notExcel` { reason: empty | oldFormat | zip | parts }, `excel.tooLarge`
 */
export async function openXlsx(path: string): Promise<Xlsx> {
  const { size } = await stat(path).catch(() => {
    throw new AppError('file.missing')
  })
  if (size === 0) throw new AppError('excel.notExcel', { reason: 'empty' })
  if (size > LARGEST_FILE) throw new AppError('excel.tooLarge', { what: 'file', limit: LARGEST_FILE / 1048576 })
  const head = await firstBytes(path)
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new AppError('excel.notExcel', { reason: 'oldFormat' })
  if (head.subarray(0, 2).toString('latin1') !== 'PK') throw new AppError('excel.notExcel', { reason: 'zip' })
  const zip = await yauzl
    .openPromise(path, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, autoClose: false })
    .catch(notZip)
  try {
    const entries = await entriesOf(zip)
    if (!entries.has('xl/workbook.xml')) throw new AppError('excel.notExcel', { reason: 'parts' })
    return {
      has: (name) => entries.has(name),
      part: (name) => read(zip, entries.get(name)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error instanceof AppError ? error : notZip()
  }
}

const notZip = (): never => {
  throw new AppError('excel.notExcel', { reason: 'zip' })
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.alloc(8)
    await file.read(bytes, 0, bytes.length, 0)
    return bytes
  } finally {
    await file.close()
  }
}

async function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > MOST_ENTRIES) throw new AppError('excel.tooLarge', { what: 'parts', limit: MOST_ENTRIES })
  const entries = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= MOST_ENTRIES) throw new AppError('excel.tooLarge', { what: 'parts', limit: MOST_ENTRIES })
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function* read(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncIterable<Buffer> {
  if (!entry) throw new AppError('excel.notExcel', { reason: 'parts' })
  if (entry.isEncrypted() || entry.uncompressedSize > LARGEST_PART) {
    throw entry.isEncrypted()
      ? new AppError('excel.notExcel', { reason: 'oldFormat' })
      : new AppError('excel.tooLarge', { what: 'part', limit: LARGEST_PART / 1048576 })
  }
  let given = 0
  const stream = await zip.openReadStreamPromise(entry).catch(notZip)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      given += chunk.length
      if (given > LARGEST_PART) throw new AppError('excel.tooLarge', { what: 'part', limit: LARGEST_PART / 1048576 })
      yield chunk
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('excel.notExcel', { reason: 'zip' })
  } finally {
    stream.destroy()
  }
}
