import type { MessageParams, PackageErrorCode } from '#common/model/package.ts'
import {
  checkPath,
  checkRevocation,
  findPath,
  newestList,
  readCertificates,
  readRevocationLists,
  type TrustStore,
} from '../asice/certificates.ts'
import { DerError } from '../asice/der-read.ts'
import { DAY_MS } from '../asice/limits.ts'
import { PackageRefusal, refuse } from '../asice/refusal.ts'
import { type Certificate, readCertificate } from '../asice/x509.ts'
import type { Signer } from './signer.ts'

/** What is known of a signer before it signs (PACKAGES.md section 4, step 2). */
export type SignerCheck =
  | {
      readonly ok: true
      readonly certificate: Certificate
      /** the signer's own certificate first, the pinned anchor last */
      readonly path: readonly Certificate[]
      /** the newest list of every issuer on the path, DER */
      readonly crls: readonly Buffer[]
      /** whole days until the certificate ends */
      readonly daysLeft: number
      /** fewer than 30 days: say so */
      readonly expiresSoon: boolean
    }
  | { readonly ok: false; readonly code: PackageErrorCode; readonly params: MessageParams }

const EXPIRES_SOON_DAYS = 30

/**
 * Validity now, key usage, a path to a pinned anchor, not revoked by a list that is not stale. Never throws for a bad
 * certificate: the refusal is a value with one of E-SIG-FORMAT, E-ALG, E-CERT-*, E-REVOCATION-*.
 */
export const checkSigner = (
  signer: Pick<Signer, 'certDer' | 'chainDer'>,
  trust: TrustStore,
  now: Date,
  staleGraceDays: number,
): SignerCheck => {
  try {
    const certificate = readCertificate(signer.certDer)
    const helpers = readCertificates([...signer.chainDer, ...(trust.intermediates ?? [])])
    const path = findPath(certificate, helpers, readCertificates(trust.anchors))
    if (path === null) return refuse('E-CERT-UNTRUSTED', { issuer: certificate.issuerText })
    checkPath(path, now.getTime())
    const lists = readRevocationLists(trust.crls)
    const { list, stale } = checkRevocation(path, lists, now.getTime(), staleGraceDays)
    if (stale) refuse('E-REVOCATION-STALE', { nextUpdate: new Date(list.nextUpdate).toISOString() })
    const crls = path.slice(1).flatMap((issuer, index) => newestList(issuer, lists, index > 0)?.der ?? [])
    const daysLeft = Math.floor((certificate.notAfter - now.getTime()) / DAY_MS)
    return { ok: true, certificate, path, crls, daysLeft, expiresSoon: daysLeft < EXPIRES_SOON_DAYS }
  } catch (error) {
    if (error instanceof PackageRefusal) return { ok: false, code: error.code, params: error.params }
    if (error instanceof DerError || error instanceof TypeError)
      return { ok: false, code: 'E-SIG-FORMAT', params: { reason: 'certificate' } }
    throw error
  }
}
