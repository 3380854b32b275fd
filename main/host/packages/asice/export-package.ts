import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { streamOf } from '#common/domain/package/descriptor.ts'
import { packageFileName } from '#common/domain/package/package-name.ts'
import {
  DossierPackage,
  type JsonObject,
  type JsonValue,
  type MessageParams,
  PACKAGE_PROFILE,
  PACKAGE_PROFILE_VERSION,
  type PackageErrorCode,
  type PackageFile,
  PackageRecord,
  type PackageRef,
  type PackageSender,
  type PackageType,
  type SignerRole,
  type VerifyReport,
} from '#common/model/package.ts'
import { checkSigner, type SignerCheck } from '../signer/check-signer.ts'
import type { Signer } from '../signer/signer.ts'
import { buildBag, type PayloadFile } from './bag.ts'
import type { TrustStore } from './certificates.ts'
import { signCms } from './cms-sign.ts'
import { buildManifest } from './manifest.ts'
import { extensionOf, MAGIC_BYTES, matchesKind } from './media-types.ts'
import { PackageRefusal, refuse } from './refusal.ts'
import { verifyPackage } from './verify-package.ts'
import { sha256Hex } from './x509.ts'
import { measureFile, writeZip, type ZipSource } from './zip-write.ts'

export interface ExportAttachment {
  /** UUIDv7 */
  readonly id: string
  readonly recordId: string
  /** where the bytes lie now */
  readonly path: string
  /** what they must be */
  readonly sha256: string
  readonly mediaType: string
  readonly originalName: string
  readonly kind?: string
}

export interface ExportInput {
  /** an existing folder; the file's name is made here */
  readonly directory: string
  readonly descriptor: {
    readonly packageId: string
    readonly type: PackageType
    readonly sender: PackageSender
    readonly recipient: { readonly unitCode: string; readonly encryptionCertSha256?: string }
    readonly sequence: number
    readonly previous: PackageRef | null
    readonly inReplyTo?: PackageRef
    /** RFC 3339 at +07:00 */
    readonly createdAt: string
    readonly containsPersonalData: boolean
    readonly app: { readonly name: string; readonly version: string }
  }
  readonly records: readonly PackageRecord[]
  readonly attachments: readonly ExportAttachment[]
  /** returns and acknowledgements only: `data/receipts/<name>.json` */
  readonly receipts?: readonly { readonly name: string; readonly data: JsonObject }[]
  readonly signers: readonly { readonly signer: Signer; readonly role: SignerRole; readonly required: boolean }[]
  readonly trust: TrustStore
  readonly now: Date
  readonly staleGraceDays: number
  readonly signal?: AbortSignal
}

export type ExportOutcome =
  | {
      readonly ok: true
      readonly path: string
      readonly fileName: string
      readonly packageId: string
      /** of the whole container */
      readonly sha256: string
      readonly size: number
      /** what was signed for each record */
      readonly recordHashes: readonly { readonly id: string; readonly sha256: string }[]
      /** what the recipient's verification will say */
      readonly report: VerifyReport
    }
  | { readonly ok: false; readonly code: PackageErrorCode; readonly file?: string; readonly params: MessageParams }

interface Payload extends PayloadFile {
  readonly source: ZipSource
  readonly about: PackageFile
}

const normalise = (value: JsonValue): JsonValue => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalise)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.normalize('NFC'), normalise(item)]))
}

/** The bytes that are signed: UTF-8, LF, NFC, indented for a human reader. */
const jsonBytes = (value: object): Buffer => {
  // through text once: drops what JSON does not carry (keys that are undefined)
  const plain: JsonValue = JSON.parse(JSON.stringify(value))
  return Buffer.from(`${JSON.stringify(normalise(plain), null, 2)}\n`)
}

const jsonPayload = (name: string, value: object, extra: Partial<PackageFile>): Payload => {
  const data = jsonBytes(value)
  const about = { path: name, size: data.length, mediaType: 'application/json', ...extra }
  return { name, size: data.length, sha256: sha256Hex(data), source: { name, data }, about }
}

const recordPayload = (record: PackageRecord): Payload => {
  const parsed = PackageRecord.safeParse(record)
  if (!parsed.success) return refuse('E-SCHEMA', { reason: 'record' }, `data/records/${record.id}.json`)
  return jsonPayload(`data/records/${record.id}.json`, parsed.data, { recordId: record.id, kind: record.type })
}

const attachmentPayload = async (attachment: ExportAttachment, signal: AbortSignal | undefined): Promise<Payload> => {
  const extension = extensionOf(attachment.mediaType) ?? refuse('E-SCHEMA', { reason: 'media-type', mediaType: attachment.mediaType })
  const name = `data/attachments/${attachment.recordId}/${attachment.id}.${extension}`
  const file = await measureFile(attachment.path, signal)
  if (file.sha256 !== attachment.sha256) refuse('E-FILE-CHANGED', { reason: 'source-changed' }, name)
  const head = Buffer.alloc(MAGIC_BYTES)
  const handle = await open(attachment.path, 'r')
  await handle.read(head, 0, MAGIC_BYTES, 0).finally(() => handle.close())
  if (!matchesKind(extension, attachment.mediaType, head)) refuse('E-SCHEMA', { reason: 'content-type' }, name)
  const about = {
    path: name,
    size: file.size,
    mediaType: attachment.mediaType,
    recordId: attachment.recordId,
    originalName: attachment.originalName.normalize('NFC'),
    ...(attachment.kind === undefined ? {} : { kind: attachment.kind }),
  }
  return { name, size: file.size, sha256: file.sha256, source: { name, file }, about }
}

const gatherPayload = async (input: ExportInput): Promise<Payload[]> => {
  const ids = new Set(input.records.map((record) => record.id))
  const stray = input.attachments.find((attachment) => !ids.has(attachment.recordId))
  if (stray !== undefined) refuse('E-SCHEMA', { reason: 'attachment-without-record', recordId: stray.recordId })
  const payload = input.records.map(recordPayload)
  for (const receipt of input.receipts ?? []) payload.push(jsonPayload(`data/receipts/${receipt.name}.json`, receipt.data, {}))
  // one after the other: the disk is the bottleneck
  for (const attachment of input.attachments) payload.push(await attachmentPayload(attachment, input.signal))
  return payload
}

type ReadySigner = ExportInput['signers'][number] & { readonly check: Extract<SignerCheck, { ok: true }> }

const readySigners = (input: ExportInput): ReadySigner[] => {
  if (input.signers.length === 0) refuse('E-UNSIGNED')
  return input.signers.map((entry) => {
    const check = checkSigner(entry.signer, input.trust, input.now, input.staleGraceDays)
    return check.ok ? { ...entry, check } : refuse(check.code, check.params)
  })
}

const describe = (input: ExportInput, signers: readonly ReadySigner[], payload: readonly Payload[]): DossierPackage => {
  const { descriptor } = input
  const parsed = DossierPackage.safeParse({
    profile: PACKAGE_PROFILE,
    profileVersion: PACKAGE_PROFILE_VERSION,
    ...descriptor,
    stream: streamOf(descriptor.sender.unitCode, descriptor.recipient.unitCode, descriptor.createdAt),
    signers: signers.map(({ check, role, required }) => ({ certSha256: check.certificate.sha256, role, required })),
    files: payload.map((file) => file.about),
  })
  if (parsed.success) return parsed.data
  return refuse('E-SCHEMA', { path: parsed.error.issues[0]?.path.join('.') ?? '' }, 'package.json')
}

/** package.json, the bag's tag files, and a manifest with its signature for every signer. */
const signAll = async (input: ExportInput, signers: readonly ReadySigner[], payload: readonly Payload[]): Promise<ZipSource[]> => {
  const descriptor = describe(input, signers, payload)
  const about = { organisation: descriptor.sender.unitName, packageId: descriptor.packageId, date: descriptor.createdAt.slice(0, 10) }
  const tags = [{ name: 'package.json', data: jsonBytes(descriptor) }, ...buildBag(payload, about)]
  const covered = [
    ...tags.map(({ name, data }) => ({
      name,
      sha256: sha256Hex(data),
      mediaType: name.endsWith('.json') ? 'application/json' : 'text/plain',
    })),
    ...payload.map(({ name, sha256, about: { mediaType } }) => ({ name, sha256, mediaType })),
  ]
  const meta: ZipSource[] = []
  for (const [index, { signer, check }] of signers.entries()) {
    const number = String(index + 1).padStart(3, '0')
    const signatureName = `META-INF/signature${number}.p7s`
    const manifest = buildManifest(signatureName, covered)
    const certificates = check.path.map((certificate) => certificate.der)
    const signature = await signCms(manifest, signer, { certificates, crls: check.crls, signingTime: input.now })
    meta.push({ name: `META-INF/ASiCManifest${number}.xml`, data: manifest }, { name: signatureName, data: signature })
  }
  return [...meta, ...tags, ...payload.map((file) => file.source)]
}

/** Verifies what was written as its recipient will, this register's own signers taken as authorised. */
const verifyOwn = async (input: ExportInput, path: string, signers: readonly ReadySigner[]): Promise<VerifyReport> => {
  const { sender, recipient, sequence, createdAt, previous } = input.descriptor
  const authorisations = signers.map(({ check, role }) => ({
    certSha256: check.certificate.sha256,
    unitCode: sender.unitCode,
    role,
    from: input.now.toISOString(),
    to: null,
  }))
  const last = { lastSequence: sequence - 1, lastProfileVersion: PACKAGE_PROFILE_VERSION, lastSha256: previous?.sha256 ?? null }
  const { report } = await verifyPackage({
    path,
    trust: { ...input.trust, authorisations },
    self: recipient,
    now: input.now,
    history: {
      packages: new Map(),
      streams: new Map([[streamOf(sender.unitCode, recipient.unitCode, createdAt), last]]),
      lastSeenTime: null,
    },
    policy: { encryptionRequired: false, staleGraceDays: input.staleGraceDays },
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  })
  return report
}

/**
 * Writes one signed package (PACKAGES.md section 4, steps 3 to 8): measures every file, signs, writes, and runs the full
 * verifier on the result before it reports success. Expected refusals (a certificate that may not sign, a file that
 * changed, data off the schema) are values; disk errors (ENOSPC, EEXIST when a package of the same name lies there) and
 * an abort are thrown. On any failure no file is left.
 */
export const exportPackage = async (input: ExportInput): Promise<ExportOutcome> => {
  try {
    const signers = readySigners(input)
    const payload = await gatherPayload(input)
    const sources = await signAll(input, signers, payload)
    const fileName = packageFileName(input.descriptor)
    const path = join(input.directory, fileName)
    const { sha256, size } = await writeZip(path, sources, input.signal)
    const report = await verifyOwn(input, path, signers).catch(async (error: unknown) => {
      await rm(path, { force: true })
      throw error
    })
    if (report.status === 'invalid' || report.sha256 !== sha256) {
      await rm(path, { force: true })
      return {
        ok: false,
        code: report.code ?? 'E-FILE-CHANGED',
        params: report.params,
        ...(report.file === undefined ? {} : { file: report.file }),
      }
    }
    const recordHashes = payload.flatMap((file) =>
      file.name.startsWith('data/records/') && file.about.recordId !== undefined ? [{ id: file.about.recordId, sha256: file.sha256 }] : [],
    )
    return { ok: true, path, fileName, packageId: input.descriptor.packageId, sha256, size, recordHashes, report }
  } catch (error) {
    if (!(error instanceof PackageRefusal)) throw error
    return { ok: false, code: error.code, params: error.params, ...(error.file === undefined ? {} : { file: error.file }) }
  }
}
