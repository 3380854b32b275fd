import { createHash } from 'node:crypto'
import {
  DossierPackage,
  type JsonObject,
  PACKAGE_PROFILE_VERSION,
  type PackageFile,
  PackageRecord,
  RECORD_VERSION,
} from '#common/model/package.ts'
import type { HashName } from './algorithms.ts'
import { BAG_FILES, checkBag } from './bag.ts'
import { parseJsonStrict } from './json-strict.ts'
import { LIMITS } from './limits.ts'
import { type ManifestReference, parseManifest } from './manifest.ts'
import { MAGIC_BYTES, matchesKind } from './media-types.ts'
import { refuse } from './refusal.ts'
import type { SignedManifest } from './verify-signatures.ts'
import type { ZipArchive, ZipEntry } from './zip-read.ts'

/** One attachment of a verified package, still inside the container. */
export interface PackedAttachment {
  readonly id: string
  readonly recordId: string
  readonly entry: ZipEntry
  readonly extension: string
  readonly sha256: string
  readonly about: PackageFile
}

export interface PackageContents {
  readonly descriptor: DossierPackage
  readonly records: readonly PackageRecord[]
  readonly attachments: readonly PackedAttachment[]
  readonly receipts: readonly { readonly name: string; readonly data: JsonObject }[]
}

/** Step 8: the one list every manifest agrees on. */
export const agreeOnReferences = (manifests: readonly SignedManifest[]): readonly ManifestReference[] => {
  const lists = manifests.map(({ manifest, manifestName, signatureName }) => {
    const { signatureUri, references } = parseManifest(manifest, manifestName)
    if (signatureUri !== signatureName) refuse('E-MANIFEST-FORMAT', { reason: 'signature-reference' }, manifestName)
    const own = references.find(({ uri }) => uri === 'mimetype' || uri.startsWith('META-INF/'))
    if (own !== undefined) refuse('E-MANIFEST-FORMAT', { reason: 'covers-container', entry: own.uri }, manifestName)
    return [...references].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  })
  const [first = []] = lists
  const differing = lists.findIndex(
    (list) =>
      list.length !== first.length ||
      list.some(({ uri, hash, digest }, i) => first[i]?.uri !== uri || (first[i]?.hash === hash && first[i]?.digest !== digest)),
  )
  if (differing > 0) refuse('E-MANIFEST-FORMAT', { reason: 'manifests-differ' }, manifests[differing]?.manifestName)
  return lists.flat()
}

interface ReadFile {
  readonly sha256: string
  /** whole content of JSON and tag files, the first bytes of others */
  readonly content: Buffer
}

const isText = (name: string): boolean => !name.startsWith('data/attachments/')

const readFile = async (
  archive: ZipArchive,
  entry: ZipEntry,
  references: readonly ManifestReference[],
  signal: AbortSignal | undefined,
): Promise<ReadFile> => {
  if (isText(entry.name) && entry.size > LIMITS.jsonBytes) refuse('E-LIMIT', { bytes: entry.size }, entry.name)
  const names: HashName[] = ['sha256', 'sha384', 'sha512']
  const hashes = names
    .filter((name) => name === 'sha256' || references.some(({ hash }) => hash === name))
    .map((name) => ({ name, state: createHash(name) }))
  const kept: Buffer[] = []
  let keep = isText(entry.name) ? Number.POSITIVE_INFINITY : MAGIC_BYTES
  for await (const chunk of archive.read(entry, signal)) {
    for (const { state } of hashes) state.update(chunk)
    if (keep > 0) kept.push(Buffer.from(chunk.subarray(0, keep)))
    keep -= chunk.length
  }
  const digests = new Map(hashes.map(({ name, state }) => [name, state.digest('hex')]))
  if (references.some(({ hash, digest }) => digests.get(hash) !== digest)) refuse('E-FILE-CHANGED', {}, entry.name)
  return { sha256: digests.get('sha256') ?? '', content: Buffer.concat(kept) }
}

/** Step 9: every file's bytes against the list, and no file off the list. */
export const readFiles = async (
  archive: ZipArchive,
  manifests: readonly SignedManifest[],
  references: readonly ManifestReference[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ReadFile>> => {
  const byName = Map.groupBy(references, ({ uri }) => uri)
  const container = new Set(['mimetype', ...manifests.flatMap(({ manifestName, signatureName }) => [manifestName, signatureName])])
  const covered = [...archive.entries.values()].filter(({ name }) => !container.has(name))
  const missing = [...byName.keys()].find((name) => !archive.entries.has(name))
  if (missing !== undefined) refuse('E-FILE-MISSING', {}, missing)
  const extra = covered.find(({ name }) => !byName.has(name))
  if (extra !== undefined) refuse('E-FILE-EXTRA', {}, extra.name)
  const text = covered.filter(({ name }) => isText(name)).reduce((sum, { size }) => sum + size, 0)
  if (text > LIMITS.textBytes) refuse('E-LIMIT', { bytes: text })
  const files = new Map<string, ReadFile>()
  for (const entry of covered) files.set(entry.name, await readFile(archive, entry, byName.get(entry.name) ?? [], signal))
  return files
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const RECORD = new RegExp(`^data/records/(${UUID})\\.json$`)
const ATTACHMENT = new RegExp(`^data/attachments/(${UUID})/(${UUID})\\.([a-z]{3,4})$`)
const RECEIPT = /^data\/receipts\/([^/]+)\.json$/

/** Whether a JSON object states another version of the format than this program knows. */
const versionOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined

const checkVersion = (value: unknown, key: string, supported: number, file: string): void => {
  const found = versionOf(value, key)
  if (typeof found === 'number' && found !== supported) refuse('E-VERSION', { found, supported }, file)
}

const parseDescriptor = (bytes: Buffer): DossierPackage => {
  const value = parseJsonStrict(bytes, 'package.json')
  checkVersion(value, 'profileVersion', PACKAGE_PROFILE_VERSION, 'package.json')
  const parsed = DossierPackage.safeParse(value)
  if (!parsed.success) return refuse('E-SCHEMA', { path: parsed.error.issues[0]?.path.join('.') ?? '' }, 'package.json')
  const { sender, recipient, stream } = parsed.data
  if (!stream.startsWith(`${sender.unitCode}>${recipient.unitCode}/`)) refuse('E-SCHEMA', { path: 'stream' }, 'package.json')
  return parsed.data
}

const parseRecord = (bytes: Buffer, id: string, file: string): PackageRecord => {
  const value = parseJsonStrict(bytes, file)
  checkVersion(value, 'recordVersion', RECORD_VERSION, file)
  const parsed = PackageRecord.safeParse(value)
  if (!parsed.success) return refuse('E-SCHEMA', { path: parsed.error.issues[0]?.path.join('.') ?? '' }, file)
  return parsed.data.id === id ? parsed.data : refuse('E-SCHEMA', { path: 'id' }, file)
}

/** `files[]` of the descriptor names the payload exactly, with its sizes. */
const checkFileList = (descriptor: DossierPackage, payload: readonly ZipEntry[]): ReadonlyMap<string, PackageFile> => {
  const listed = new Map(descriptor.files.map((file) => [file.path, file]))
  if (listed.size !== descriptor.files.length || listed.size !== payload.length) refuse('E-SCHEMA', { path: 'files' }, 'package.json')
  const wrong = payload.find((entry) => listed.get(entry.name)?.size !== entry.size)
  if (wrong !== undefined) refuse('E-SCHEMA', { path: 'files', entry: wrong.name }, 'package.json')
  return listed
}

/** Step 10: what the verified bytes say. `package.json` first, then bag, records, attachments, receipts. */
export const parseContents = (archive: ZipArchive, files: ReadonlyMap<string, ReadFile>): PackageContents => {
  const descriptorBytes = files.get('package.json')?.content ?? refuse('E-FILE-MISSING', {}, 'package.json')
  const descriptor = parseDescriptor(descriptorBytes)
  const payload = [...files.keys()].flatMap((name) => archive.entries.get(name) ?? []).filter(({ name }) => name.startsWith('data/'))
  checkBag(
    (name) => files.get(name)?.content.toString('utf8'),
    payload.map(({ name, size }) => ({ name, size, sha256: files.get(name)?.sha256 ?? '' })),
  )
  const known = new Set<string>(['package.json', ...BAG_FILES])
  const stranger = [...files.keys()].find((name) => !name.startsWith('data/') && !known.has(name))
  if (stranger !== undefined) refuse('E-SCHEMA', { reason: 'unknown-file' }, stranger)
  const listed = checkFileList(descriptor, payload)

  const records: PackageRecord[] = []
  const attachments: PackedAttachment[] = []
  const receipts: { name: string; data: JsonObject }[] = []
  for (const entry of payload) {
    const { name } = entry
    const file = files.get(name)
    const about = listed.get(name)
    if (file === undefined || about === undefined) return refuse('E-SCHEMA', { path: 'files' }, 'package.json')
    const [, recordId] = RECORD.exec(name) ?? []
    const [, ownerId, attachmentId, extension] = ATTACHMENT.exec(name) ?? []
    const [, receipt] = RECEIPT.exec(name) ?? []
    if (recordId !== undefined) records.push(parseRecord(file.content, recordId, name))
    else if (ownerId !== undefined && attachmentId !== undefined && extension !== undefined) {
      if (about.recordId !== ownerId) refuse('E-SCHEMA', { path: 'files' }, name)
      if (!matchesKind(extension, about.mediaType, file.content)) refuse('E-SCHEMA', { reason: 'content-type' }, name)
      attachments.push({ id: attachmentId, recordId: ownerId, entry, extension, sha256: file.sha256, about })
    } else if (receipt !== undefined) {
      const data = parseJsonStrict(file.content, name)
      if (typeof data !== 'object' || data === null || Array.isArray(data)) return refuse('E-SCHEMA', { reason: 'receipt' }, name)
      receipts.push({ name: receipt, data })
    } else refuse('E-SCHEMA', { reason: 'unknown-file' }, name)
  }
  const ids = new Set(records.map((record) => record.id))
  const stray = attachments.find((attachment) => !ids.has(attachment.recordId))
  if (stray !== undefined) refuse('E-SCHEMA', { reason: 'attachment-without-record' }, stray.entry.name)
  return { descriptor, records, attachments, receipts }
}
