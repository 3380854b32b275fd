import { readScheme } from './algorithms.ts'
import { listedSerials, type RevocationList, readRevocationList } from './crl.ts'
import { DerError, readDer } from './der-read.ts'
import { DAY_MS, LIMITS } from './limits.ts'
import { PackageRefusal, refuse } from './refusal.ts'
import { type Certificate, isSignedBy, publicKeyOf, readCertificate } from './x509.ts'

/** What this register trusts: values the host keeps, nothing of the operating system. */
export interface TrustStore {
  /** DER of the pinned root (or intermediate) certificates */
  readonly anchors: readonly Buffer[]
  /** DER of certificates that help to build a path; trusted only through an anchor */
  readonly intermediates?: readonly Buffer[]
  /** DER of revocation lists the register holds */
  readonly crls: readonly Buffer[]
  /** who may sign for which unit; `from` and `to` are ISO times, `to` null while it lasts */
  readonly authorisations: readonly Authorisation[]
}

export interface Authorisation {
  readonly certSha256: string
  readonly unitCode: string
  readonly role: 'preparer' | 'leader' | 'seal'
  readonly from: string
  readonly to: string | null
}

/** Keeps what can be read: one broken stored certificate or list must not take the others with it. */
const readAll = <T>(ders: Iterable<Buffer>, read: (der: Buffer) => T): T[] =>
  [...ders].flatMap((der) => {
    try {
      return [read(der)]
    } catch (error) {
      if (error instanceof DerError || error instanceof PackageRefusal || error instanceof TypeError) return []
      throw error
    }
  })

export const readCertificates = (ders: Iterable<Buffer>): Certificate[] => readAll(ders, readCertificate)
export const readRevocationLists = (ders: Iterable<Buffer>): RevocationList[] => readAll(ders, readRevocationList)

const mayIssue = (issuer: Certificate): boolean => issuer.isCa && (issuer.keyUsage?.certSign ?? true)

/**
 * A path from `signer` to a pinned anchor, signer first, anchor last; null when there is none. Certificates of the
 * package only help to get there. Names match as bytes, every signature is checked, CA flag, keyCertSign and path
 * length hold (RFC 5280 6.1); validity is the caller's next step, so that an expired certificate is told from a
 * strange one.
 */
export const findPath = (
  signer: Certificate,
  helpers: readonly Certificate[],
  anchors: readonly Certificate[],
): readonly Certificate[] | null => {
  const pinned = new Set(anchors.map((anchor) => anchor.sha256))
  const candidates = [...anchors, ...helpers.filter((helper) => !pinned.has(helper.sha256))]
  let tries = 0
  const extend = (path: readonly Certificate[]): readonly Certificate[] | null => {
    const last = path.at(-1)
    if (last === undefined || path.length > LIMITS.pathLength) return null
    for (const issuer of candidates) {
      if (!issuer.subject.equals(last.issuer) || !mayIssue(issuer) || path.includes(issuer)) continue
      // intermediates already below this issuer, the signer not counted
      if (issuer.pathLength !== null && path.length - 1 > issuer.pathLength) continue
      tries += 1
      if (tries > 64) return null
      if (!isSignedBy(issuer, readScheme(readDer(last.algorithm)), last.tbs, last.signature)) continue
      const longer = [...path, issuer]
      const found = pinned.has(issuer.sha256) ? longer : extend(longer)
      if (found !== null) return found
    }
    return null
  }
  return extend([signer])
}

/** Checks purpose and validity of every certificate of a path at `at` (ms). Refuses with E-ALG or E-CERT-*. */
export const checkPath = (path: readonly Certificate[], at: number): void => {
  for (const [index, certificate] of path.entries()) {
    publicKeyOf(certificate)
    if (certificate.unknownCritical.length > 0) refuse('E-CERT-UNTRUSTED', { reason: 'critical-extension', name: certificate.name })
    if (index === 0 && certificate.keyUsage?.sign === false) refuse('E-CERT-UNTRUSTED', { reason: 'key-usage', name: certificate.name })
    if (at < certificate.notBefore)
      refuse('E-CERT-NOTYET', { name: certificate.name, notBefore: new Date(certificate.notBefore).toISOString() })
    if (at > certificate.notAfter)
      refuse('E-CERT-EXPIRED', { name: certificate.name, notAfter: new Date(certificate.notAfter).toISOString() })
  }
}

/** The newest complete list that `issuer` really signed, by thisUpdate: an attacker may pack an old one. */
export const newestList = (issuer: Certificate, lists: readonly RevocationList[], forCa: boolean): RevocationList | null => {
  const own = lists
    .filter((list) => list.issuer.equals(issuer.subject) && list.complete && !(forCa && list.userCertificatesOnly))
    .sort((a, b) => b.thisUpdate - a.thisUpdate || b.number - a.number)
  if (issuer.keyUsage?.crlSign === false) return null
  return own.find((list) => isSignedBy(issuer, list.scheme, list.tbs, list.signature)) ?? null
}

const isListed = (list: RevocationList, serial: string): boolean => {
  try {
    for (const listed of listedSerials(list)) if (listed === serial) return true
    return false
  } catch (error) {
    // signed by its authority and still unreadable: it says nothing good of anybody
    if (error instanceof DerError) return refuse('E-REVOCATION-UNKNOWN', { reason: 'list-broken' })
    throw error
  }
}

export interface RevocationFinding {
  /** the list that speaks of the signer */
  readonly list: RevocationList
  /** its nextUpdate plus the grace days lies before `at` */
  readonly stale: boolean
}

/**
 * Looks up every certificate of a path in the newest list of its issuer. Refuses with E-CERT-REVOKED, or with
 * E-REVOCATION-UNKNOWN when no list of the signer's own issuer exists (those of upper authorities are checked where held).
 */
export const checkRevocation = (
  path: readonly Certificate[],
  lists: readonly RevocationList[],
  at: number,
  graceDays: number,
): RevocationFinding => {
  let finding: RevocationFinding | undefined
  for (const [index, certificate] of path.slice(0, -1).entries()) {
    const issuer = path[index + 1]
    if (issuer === undefined) break
    const list = newestList(issuer, lists, index > 0)
    if (list !== null && isListed(list, certificate.serial))
      refuse('E-CERT-REVOKED', { name: certificate.name, serial: certificate.serial })
    if (index === 0) {
      if (list === null) return refuse('E-REVOCATION-UNKNOWN', { issuer: issuer.name })
      finding = { list, stale: list.nextUpdate + graceDays * DAY_MS < at }
    }
  }
  return finding ?? refuse('E-REVOCATION-UNKNOWN')
}
