import { createHash, type KeyObject } from 'node:crypto'
import { type HashName, readPublicKey, type SignatureScheme, verifySignature } from './algorithms.ts'
import {
  allElements,
  DerCursor,
  DerError,
  type DerNode,
  only,
  readBitString,
  readBoolean,
  readDer,
  readNamedBit,
  readOctets,
  readOid,
  readSerial,
  readSmallInteger,
  readText,
  readTime,
  TAG,
} from './der-read.ts'

/** The parts of an X.509 certificate (RFC 5280) that path validation needs. Names are compared as bytes. */
export interface Certificate {
  readonly der: Buffer
  /** hex */
  readonly sha256: string
  /** upper-case hex */
  readonly serial: string
  /** the whole Name */
  readonly issuer: Buffer
  readonly subject: Buffer
  /** common name, else the last part of the subject */
  readonly name: string
  readonly issuerText: string
  /** milliseconds of the epoch */
  readonly notBefore: number
  readonly notAfter: number
  readonly spki: Buffer
  readonly isCa: boolean
  readonly pathLength: number | null
  /** null: the extension is absent, every use is allowed */
  readonly keyUsage: { readonly sign: boolean; readonly certSign: boolean; readonly crlSign: boolean } | null
  /** critical extensions nobody here understands */
  readonly unknownCritical: readonly string[]
  readonly tbs: Buffer
  /** AlgorithmIdentifier, unread: an old root signed itself with SHA-1, and nobody relies on that */
  readonly algorithm: Buffer
  readonly signature: Buffer
}

const OID_COMMON_NAME = '2.5.4.3'
const OID_BASIC_CONSTRAINTS = '2.5.29.19'
const OID_KEY_USAGE = '2.5.29.15'
/** understood, or harmless here: key identifiers, alternative names, policies (any is accepted), extended key usage */
const UNDERSTOOD = new Set(['2.5.29.14', '2.5.29.17', '2.5.29.18', '2.5.29.32', '2.5.29.35', '2.5.29.37'])

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const nameParts = (name: DerNode): { id: string; text: string }[] =>
  allElements(name).flatMap((rdn) =>
    allElements(rdn).map((attribute) => {
      const cursor = new DerCursor(attribute)
      return { id: readOid(cursor.next()), text: readText(cursor.next()) }
    }),
  )

interface Extensions {
  isCa: boolean
  pathLength: number | null
  keyUsage: Certificate['keyUsage']
  unknownCritical: string[]
}

const readExtensions = (list: DerNode | undefined): Extensions => {
  const found: Extensions = { isCa: false, pathLength: null, keyUsage: null, unknownCritical: [] }
  const seen = new Set<string>()
  for (const extension of list === undefined ? [] : allElements(only(list))) {
    const cursor = new DerCursor(extension)
    const id = readOid(cursor.next())
    const critical = cursor.optional(TAG.boolean)
    const value = readDer(readOctets(cursor.next()))
    cursor.end()
    if (seen.has(id)) found.unknownCritical.push(id)
    seen.add(id)
    if (id === OID_BASIC_CONSTRAINTS) {
      const constraints = new DerCursor(value)
      const ca = constraints.optional(TAG.boolean)
      const pathLength = constraints.optional(TAG.integer)
      found.isCa = ca !== undefined && readBoolean(ca)
      found.pathLength = pathLength === undefined ? null : readSmallInteger(pathLength)
    } else if (id === OID_KEY_USAGE) {
      const sign = readNamedBit(value, 0) || readNamedBit(value, 1)
      found.keyUsage = { sign, certSign: readNamedBit(value, 5), crlSign: readNamedBit(value, 6) }
    } else if (!UNDERSTOOD.has(id) && critical !== undefined && readBoolean(critical)) found.unknownCritical.push(id)
  }
  return found
}

/**
 * Reads one certificate. Throws `DerError` for bytes that are not strict DER of a certificate (`TypeError` for broken
 * UTF-8 in a name); checks no signature.
 */
export const readCertificate = (der: Buffer): Certificate => {
  const outer = new DerCursor(readDer(der))
  const tbsNode = outer.next(TAG.sequence)
  const algorithm = outer.next(TAG.sequence)
  const signature = readBitString(outer.next())
  outer.end()
  const tbs = new DerCursor(tbsNode)
  tbs.optional(0xa0)
  const serial = readSerial(tbs.next())
  // RFC 5280 4.1.1.2: both statements of the algorithm are the same
  if (!tbs.next(TAG.sequence).bytes.equals(algorithm.bytes)) throw new DerError('two signature algorithms')
  const issuer = tbs.next(TAG.sequence)
  const validity = new DerCursor(tbs.next(TAG.sequence))
  const notBefore = readTime(validity.next())
  const notAfter = readTime(validity.next())
  const subject = tbs.next(TAG.sequence)
  const spki = tbs.next(TAG.sequence)
  tbs.optional(0x81)
  tbs.optional(0x82)
  const extensions = readExtensions(tbs.optional(0xa3))
  tbs.end()
  const parts = nameParts(subject)
  return {
    der,
    sha256: sha256Hex(der),
    serial,
    issuer: issuer.bytes,
    subject: subject.bytes,
    name: (parts.findLast((part) => part.id === OID_COMMON_NAME) ?? parts.at(-1))?.text ?? '',
    issuerText: nameParts(issuer)
      .map((part) => part.text)
      .join(', '),
    notBefore,
    notAfter,
    spki: spki.bytes,
    ...extensions,
    tbs: tbsNode.bytes,
    algorithm: algorithm.bytes,
    signature,
  }
}

/** The key of a certificate; refuses with E-ALG a weak one. */
export const publicKeyOf = (certificate: Certificate): KeyObject => readPublicKey(certificate.spki)

/** Whether `issuer` signed `tbs`, for certificates and revocation lists, where the algorithm names its own hash. */
export const isSignedBy = (issuer: Certificate, scheme: SignatureScheme, tbs: Buffer, signature: Buffer): boolean => {
  const hash: HashName | null = scheme.hash
  return hash !== null && verifySignature(scheme, hash, publicKeyOf(issuer), tbs, signature)
}
