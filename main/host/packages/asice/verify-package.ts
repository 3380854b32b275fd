import { createHash } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { DossierPackage, JsonObject, PackageRecord, VerifyReport } from '#common/model/package.ts'
import type { TrustStore } from './certificates.ts'
import { extractAttachments } from './extract.ts'
import { LIMITS } from './limits.ts'
import { PackageRefusal, refuse } from './refusal.ts'
import { agreeOnReferences, type PackageContents, parseContents, readFiles } from './verify-contents.ts'
import {
  checkClock,
  checkHistory,
  checkPolicy,
  checkRecipient,
  checkSigners,
  type ExchangeHistory,
  type ExchangePolicy,
  findUnauthorised,
  type OwnUnit,
} from './verify-exchange.ts'
import { ReportBuilder } from './verify-report.ts'
import { verifySignatures } from './verify-signatures.ts'
import { openZip, type ZipArchive } from './zip-read.ts'

export interface VerifyInput {
  /** a clear `.asice`; nobody else should be able to write it while it is read */
  readonly path: string
  readonly trust: TrustStore
  readonly self: OwnUnit
  /** the time certificates are judged at: the time of import */
  readonly now: Date
  readonly history: ExchangeHistory
  readonly policy: ExchangePolicy
  /** `path` was taken out of a `.p7m` whose authentication tag has been checked */
  readonly wasEncrypted?: boolean
  /** an existing folder in which a fresh private one gets the attachments; absent: nothing is written */
  readonly extractTo?: string
  /** give the content of a package that is only held (stale revocation list, no authority, future time), to be looked at */
  readonly openHeld?: boolean
  readonly signal?: AbortSignal
}

export interface VerifiedAttachment {
  readonly id: string
  readonly recordId: string
  readonly originalName: string | null
  readonly mediaType: string
  readonly kind: string | null
  /** bytes */
  readonly size: number
  readonly sha256: string
  /** null when nothing was extracted */
  readonly path: string | null
}

export interface VerifiedContent {
  readonly descriptor: DossierPackage
  readonly records: readonly PackageRecord[]
  readonly attachments: readonly VerifiedAttachment[]
  readonly receipts: readonly { readonly name: string; readonly data: JsonObject }[]
  /** the fresh folder; the caller removes it */
  readonly directory: string | null
}

export interface VerifyResult {
  readonly report: VerifyReport
  /** null for whatever may not be used */
  readonly content: VerifiedContent | null
}

const hashFile = async (handle: FileHandle, signal: AbortSignal | undefined): Promise<string> => {
  const { size } = await handle.stat()
  if (size > LIMITS.totalBytes) return refuse('E-LIMIT', { bytes: size })
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(1024 * 1024)
  for (let at = 0; at < size; ) {
    signal?.throwIfAborted()
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
  return hash.digest('hex')
}

/** `mimetype` is checked as the container is opened; its refusal belongs to its own step. */
const openContainer = async (handle: FileHandle, report: ReportBuilder): Promise<ZipArchive> => {
  const opened = await openZip(handle).catch((error: unknown) => {
    if (error instanceof PackageRefusal && error.code === 'E-MIMETYPE') return error
    if (error instanceof PackageRefusal) return report.step('container', () => Promise.reject(error))
    throw error
  })
  await report.step('container', () => undefined)
  return report.step('mimetype', () => (opened instanceof PackageRefusal ? Promise.reject(opened) : opened))
}

const verifyAll = async (input: VerifyInput, handle: FileHandle, report: ReportBuilder): Promise<VerifiedContent | null> => {
  const { trust, now, history, policy, signal } = input
  report.sha256 = await hashFile(handle, signal)
  const archive = await openContainer(handle, report)
  report.counts.files = archive.entries.size
  const judged = await verifySignatures(archive, report, { trust, now, staleGraceDays: policy.staleGraceDays, signal })

  // only from here on is anything parsed that the sender wrote
  const references = await report.step('manifest', () => agreeOnReferences(judged.manifests))
  const files = await report.step('files', () => readFiles(archive, judged.manifests, references, signal))
  const contents = await report.step('descriptor', () => parseContents(archive, files))
  const { descriptor } = contents
  report.counts = { files: archive.entries.size, records: contents.records.length, attachments: contents.attachments.length }
  report.packageId = descriptor.packageId
  report.unit = { code: descriptor.sender.unitCode, name: descriptor.sender.unitName }

  await report.step('recipient', () => checkRecipient(descriptor, input.self))
  await report.step('signers', () => checkSigners(descriptor, judged.signers))
  await report.step('authority', () => {
    const stranger = findUnauthorised(descriptor, judged.signers, trust, now)
    if (stranger !== null) report.hold('authority', 'E-SIGNER-UNAUTHORIZED', { name: stranger.name, unit: descriptor.sender.unitCode })
  })
  await report.step('policy', () => checkPolicy(descriptor, history, policy, input.wasEncrypted ?? false))
  await report.step('history', () => checkHistory(descriptor, report.sha256 ?? '', history, report))
  report.warn('W-NO-TIMESTAMP', {})
  checkClock(now, judged.newestList, history, report)
  if (report.held && input.openHeld !== true) return null
  return deliver(input, archive, contents, report)
}

const deliver = async (
  input: VerifyInput,
  archive: ZipArchive,
  contents: PackageContents,
  report: ReportBuilder,
): Promise<VerifiedContent> => {
  const { extractTo } = input
  const extracted =
    extractTo === undefined
      ? null
      : await report.step('extract', () => extractAttachments(archive, contents.attachments, extractTo, input.signal))
  const attachments = contents.attachments.map(({ id, recordId, sha256, about }, index) => ({
    id,
    recordId,
    originalName: about.originalName ?? null,
    mediaType: about.mediaType,
    kind: about.kind ?? null,
    size: about.size,
    sha256,
    path: extracted?.paths[index] ?? null,
  }))
  const { descriptor, records, receipts } = contents
  return { descriptor, records, attachments, receipts, directory: extracted?.directory ?? null }
}

/**
 * Verifies a package offline, in the order of PACKAGES.md section 5 (steps 1 to 12), and gives its content only when
 * nothing was found against it. Whatever the file holds, the answer is a report; thrown are only an abort and faults of
 * this machine while extracting (a full disk).
 */
export const verifyPackage = async (input: VerifyInput): Promise<VerifyResult> => {
  const report = new ReportBuilder()
  const finish = (refusal: PackageRefusal | null, content: VerifiedContent | null): VerifyResult => ({
    report: report.build(input.now, refusal, input.policy.timestampExpected ?? false),
    content,
  })
  let handle: FileHandle | undefined
  try {
    // a pipe or device would block the opening
    if (!(await stat(input.path)).isFile()) return finish(new PackageRefusal('E-ZIP', { reason: 'not-a-file' }), null)
    handle = await open(input.path, 'r')
  } catch {
    return finish(new PackageRefusal('E-ZIP', { reason: 'unreadable' }), null)
  }
  try {
    return finish(null, await verifyAll(input, handle, report))
  } catch (error) {
    if (error instanceof PackageRefusal) return finish(error, null)
    throw error
  } finally {
    await handle.close()
  }
}
