import type { DossierPackage } from '#common/model/package.ts'
import type { TrustStore } from './certificates.ts'
import { CLOCK_SKEW_MS } from './limits.ts'
import { refuse } from './refusal.ts'
import type { ReportBuilder } from './verify-report.ts'
import type { Certificate } from './x509.ts'

/** What this register has seen before; read inside the transaction that will import. */
export interface ExchangeHistory {
  /** SHA-256 of every package taken in, by packageId */
  readonly packages: ReadonlyMap<string, string>
  readonly streams: ReadonlyMap<
    string,
    {
      readonly lastSequence: number
      readonly lastProfileVersion: number
      /** of the last package's bytes, where known */
      readonly lastSha256: string | null
    }
  >
  /** the latest time this register has ever known, ISO UTC */
  readonly lastSeenTime: string | null
}

export interface ExchangePolicy {
  /** packages to this register must come encrypted */
  readonly encryptionRequired: boolean
  /** how long past its nextUpdate a revocation list still counts; 30 is usual */
  readonly staleGraceDays: number
  /** a missing trusted time stamp makes the report a warning */
  readonly timestampExpected?: boolean
}

/** The register that verifies. */
export interface OwnUnit {
  readonly unitCode: string
  /** of our encryption certificate, where we have one */
  readonly encryptionCertSha256?: string
}

/** The package is for us, and was encrypted to our key if it names one. */
export const checkRecipient = ({ recipient }: DossierPackage, self: OwnUnit): void => {
  if (recipient.unitCode !== self.unitCode) refuse('E-RECIPIENT', { recipient: recipient.unitCode })
  const named = recipient.encryptionCertSha256
  if (named !== undefined && self.encryptionCertSha256 !== undefined && named !== self.encryptionCertSha256)
    refuse('E-RECIPIENT', { reason: 'encryption-certificate' })
}

/** Exactly the people named in the package have signed: all required ones, nobody else. */
export const checkSigners = ({ signers }: DossierPackage, actual: readonly Certificate[]): void => {
  const present = new Set(actual.map((certificate) => certificate.sha256))
  const missing = signers.find((signer) => signer.required && !present.has(signer.certSha256))
  if (missing !== undefined) refuse('E-SIGNER-MISMATCH', { reason: 'missing', role: missing.role })
  const declared = new Set(signers.map((signer) => signer.certSha256))
  const stranger = actual.find((certificate) => !declared.has(certificate.sha256))
  if (stranger !== undefined) refuse('E-SIGNER-MISMATCH', { reason: 'undeclared', name: stranger.name })
}

/** The first signature nobody authorised for the sending unit in that role at `now`; null when all are. */
export const findUnauthorised = (
  { signers, sender }: DossierPackage,
  actual: readonly Certificate[],
  { authorisations }: TrustStore,
  now: Date,
): Certificate | null => {
  const at = now.getTime()
  const isAuthorised = ({ sha256 }: Certificate): boolean => {
    const roles = signers.filter((signer) => signer.certSha256 === sha256).map((signer) => signer.role)
    return roles.every((role) =>
      authorisations.some(
        (entry) =>
          entry.certSha256 === sha256 &&
          entry.unitCode === sender.unitCode &&
          entry.role === role &&
          Date.parse(entry.from) <= at &&
          (entry.to === null || at <= Date.parse(entry.to)),
      ),
    )
  }
  return actual.find((certificate) => !isAuthorised(certificate)) ?? null
}

/** No weaker protection than demanded, no older profile than this stream's last. */
export const checkPolicy = (descriptor: DossierPackage, history: ExchangeHistory, policy: ExchangePolicy, wasEncrypted: boolean): void => {
  if (policy.encryptionRequired && !wasEncrypted) refuse('E-POLICY', { reason: 'not-encrypted' })
  const last = history.streams.get(descriptor.stream)?.lastProfileVersion ?? 0
  if (descriptor.profileVersion < last) refuse('E-POLICY', { reason: 'older-profile', last })
}

/**
 * Step 11: replay and order. The same bytes again are harmless and only noted; another package under a known id or an
 * old number is refused; a gap or a broken link to the package before is a warning.
 */
export const checkHistory = (descriptor: DossierPackage, sha256: string, history: ExchangeHistory, report: ReportBuilder): void => {
  const known = history.packages.get(descriptor.packageId)
  if (known === sha256) {
    report.alreadyImported = true
    report.note('history', 'already-imported')
    return
  }
  if (known !== undefined) refuse('E-REPLAY', { packageId: descriptor.packageId })
  const stream = history.streams.get(descriptor.stream)
  const last = stream?.lastSequence ?? 0
  if (descriptor.sequence <= last) refuse('E-SEQUENCE', { sequence: descriptor.sequence, last })
  if (descriptor.sequence > last + 1) report.warn('W-GAP', { from: last + 1, to: descriptor.sequence - 1 })
  else if (typeof stream?.lastSha256 === 'string' && descriptor.previous?.sha256 !== stream.lastSha256)
    report.warn('W-GAP', { reason: 'previous' })
}

/** Warns when this machine's clock lies behind a time that has certainly passed. */
export const checkClock = (now: Date, newestList: number, history: ExchangeHistory, report: ReportBuilder): void => {
  const seen = history.lastSeenTime === null ? 0 : Date.parse(history.lastSeenTime)
  const latest = Math.max(newestList, seen)
  if (now.getTime() + CLOCK_SKEW_MS < latest) report.warn('W-CLOCK', { seen: new Date(latest).toISOString() })
}
