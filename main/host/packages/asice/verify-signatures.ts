import { checkPath, checkRevocation, findPath, readCertificates, readRevocationLists, type TrustStore } from './certificates.ts'
import { type CmsSignature, verifyCms } from './cms-verify.ts'
import { CLOCK_SKEW_MS, LIMITS } from './limits.ts'
import { refuse } from './refusal.ts'
import { isTrialName } from './trial-mark.ts'
import type { ReportBuilder } from './verify-report.ts'
import type { Certificate } from './x509.ts'
import type { ZipArchive } from './zip-read.ts'

export interface SignedManifest {
  readonly manifestName: string
  readonly signatureName: string
  readonly manifest: Buffer
  readonly signatures: readonly CmsSignature[]
}

export interface JudgedSignatures {
  readonly manifests: readonly SignedManifest[]
  /** one entry a certificate, in the order of the manifests */
  readonly signers: readonly Certificate[]
  /** thisUpdate of the newest list used, milliseconds; the clock must not be behind it */
  readonly newestList: number
}

const PAIR = /^META-INF\/(ASiCManifest|signature)([0-9]{3})\.(xml|p7s)$/

const manifestName = (number: string): string => `META-INF/ASiCManifest${number}.xml`
const signatureName = (number: string): string => `META-INF/signature${number}.p7s`

/** Step 3: manifests and signatures by their fixed names, in pairs. */
const findPairs = (archive: ZipArchive): string[] => {
  const names = [...archive.entries.keys()]
  const numbers = [...new Set(names.flatMap((name) => PAIR.exec(name)?.[2] ?? []))].sort()
  if (numbers.length === 0) refuse('E-UNSIGNED')
  for (const number of numbers) {
    const missing = [manifestName(number), signatureName(number)].find((name) => !archive.entries.has(name))
    if (missing !== undefined) refuse('E-UNSIGNED', { missing })
  }
  if (numbers.length > LIMITS.manifests) refuse('E-LIMIT', { manifests: numbers.length })
  return numbers
}

const readPart = async (archive: ZipArchive, name: string, limit: number, signal: AbortSignal | undefined): Promise<Buffer> => {
  const entry = archive.entries.get(name)
  return entry === undefined ? refuse('E-UNSIGNED', { missing: name }) : archive.readAll(entry, limit, signal)
}

const judge = (
  report: ReportBuilder,
  signature: CmsSignature,
  carried: { certificates: readonly Buffer[]; crls: readonly Buffer[] },
  trust: TrustStore,
  at: number,
  graceDays: number,
): Promise<number> => {
  const helpers = readCertificates([...carried.certificates, ...(trust.intermediates ?? [])])
  const anchors = readCertificates(trust.anchors)
  const findAndCheck = (): readonly Certificate[] => {
    const path = findPath(signature.signer, helpers, anchors) ?? refuse('E-CERT-UNTRUSTED', { issuer: signature.signer.issuerText })
    checkPath(path, at)
    report.trial ||= isTrialName(path.at(-1)?.name ?? '')
    return path
  }
  const revocation = (path: readonly Certificate[]): number => {
    const { list, stale } = checkRevocation(path, readRevocationLists([...carried.crls, ...trust.crls]), at, graceDays)
    if (stale) report.hold('revocation', 'E-REVOCATION-STALE', { nextUpdate: new Date(list.nextUpdate).toISOString() })
    return list.thisUpdate
  }
  return report.step('certificate', findAndCheck).then((path) => report.step('revocation', () => revocation(path)))
}

/**
 * Steps 3 to 7 of PACKAGES.md section 5: every manifest signed, every signature sound, every certificate trusted and not
 * revoked at `now`. The manifests' content is not looked at.
 */
export const verifySignatures = async (
  archive: ZipArchive,
  report: ReportBuilder,
  options: { readonly trust: TrustStore; readonly now: Date; readonly staleGraceDays: number; readonly signal: AbortSignal | undefined },
): Promise<JudgedSignatures> => {
  const at = options.now.getTime()
  const numbers = await report.step('signed', () => findPairs(archive))
  const manifests: SignedManifest[] = []
  const signers: Certificate[] = []
  let newestList = 0
  for (const number of numbers) {
    const manifest = await readPart(archive, manifestName(number), LIMITS.manifestBytes, options.signal)
    const p7s = await readPart(archive, signatureName(number), LIMITS.signatureBytes, options.signal)
    const cms = await report.step('signature', () => {
      const verified = verifyCms(p7s, manifest)
      if (verified.signatures.some((signature) => !signature.sorted)) report.note('signature', 'unsorted-attributes')
      return verified
    })
    for (const signature of cms.signatures) {
      const { signer } = signature
      report.signer ??= {
        name: signer.name,
        certSha256: signer.sha256,
        notAfter: new Date(signer.notAfter).toISOString(),
        serial: signer.serial,
      }
      report.claimedTime ??= signature.signingTime
      newestList = Math.max(newestList, await judge(report, signature, cms, options.trust, at, options.staleGraceDays))
      await report.step('signingTime', () => {
        if (signature.signingTime > at + CLOCK_SKEW_MS)
          report.hold('signingTime', 'E-TIME-FUTURE', { claimed: new Date(signature.signingTime).toISOString() })
      })
      signers.push(signer)
    }
    manifests.push({ manifestName: manifestName(number), signatureName: signatureName(number), manifest, signatures: cms.signatures })
  }
  return { manifests, signers, newestList }
}
