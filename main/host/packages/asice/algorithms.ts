import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { DerCursor, type DerNode, readDer, readOid, readSmallInteger, TAG } from './der-read.ts'
import { context, integer, nul, oid, seq } from './der-write.ts'
import { refuse } from './refusal.ts'

/**
 * The algorithms a package may use (PACKAGES.md sections 1.5 and 5.5): RSA from 2048 bits with PSS or PKCS#1 v1.5,
 * ECDSA on P-256/384/521, SHA-256/384/512. Everything else is E-ALG.
 */
export type HashName = 'sha256' | 'sha384' | 'sha512'
/** what our signers produce */
export type SigningAlg = 'rsa-pss-sha256' | 'rsa-sha256' | 'ecdsa-sha256'

export interface SignatureScheme {
  readonly kind: 'rsa-pss' | 'rsa' | 'ecdsa'
  /** null: plain rsaEncryption, the hash stands elsewhere */
  readonly hash: HashName | null
}

export const OID_SHA256 = '2.16.840.1.101.3.4.2.1'
const HASH_BY_OID: ReadonlyMap<string, HashName> = new Map([
  [OID_SHA256, 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
])
const HASH_BYTES: Record<HashName, number> = { sha256: 32, sha384: 48, sha512: 64 }
const OID_PSS = '1.2.840.113549.1.1.10'
const OID_MGF1 = '1.2.840.113549.1.1.8'
const OID_RSA_ENCRYPTION = '1.2.840.113549.1.1.1'
const SCHEME_BY_OID: ReadonlyMap<string, SignatureScheme> = new Map([
  [OID_RSA_ENCRYPTION, { kind: 'rsa', hash: null }],
  ['1.2.840.113549.1.1.11', { kind: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { kind: 'rsa', hash: 'sha512' }],
  ['1.2.840.10045.4.3.2', { kind: 'ecdsa', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ecdsa', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ecdsa', hash: 'sha512' }],
])

const onlyNullParameters = (cursor: DerCursor): void => {
  const parameters = cursor.optional(TAG.nul)
  if (parameters !== undefined && parameters.value.length > 0) refuse('E-ALG', { reason: 'parameters' })
  if (!cursor.done) refuse('E-ALG', { reason: 'parameters' })
}

/** Reads a digest AlgorithmIdentifier. Refuses with E-ALG what is not on the list. */
export const readHash = (node: DerNode): HashName => {
  const cursor = new DerCursor(node)
  const id = readOid(cursor.next())
  const hash = HASH_BY_OID.get(id)
  if (hash === undefined) return refuse('E-ALG', { algorithm: id })
  onlyNullParameters(cursor)
  return hash
}

/** RSASSA-PSS-params (RFC 4055 3.1): all three stated, one hash, salt as long as the hash. */
const readPss = (parameters: DerNode): SignatureScheme => {
  const cursor = new DerCursor(parameters)
  const explicit = (tag: number): DerNode => {
    const node = cursor.optional(tag)
    return node === undefined ? refuse('E-ALG', { reason: 'pss-defaults' }) : readDer(node.value)
  }
  const hash = readHash(explicit(0xa0))
  const mask = new DerCursor(explicit(0xa1))
  if (readOid(mask.next()) !== OID_MGF1 || readHash(mask.next()) !== hash) refuse('E-ALG', { reason: 'pss-mask' })
  mask.end()
  if (readSmallInteger(explicit(0xa2)) !== HASH_BYTES[hash]) refuse('E-ALG', { reason: 'pss-salt' })
  const trailer = cursor.optional(0xa3)
  if (trailer !== undefined && readSmallInteger(readDer(trailer.value)) !== 1) refuse('E-ALG', { reason: 'pss-trailer' })
  cursor.end()
  return { kind: 'rsa-pss', hash }
}

/** Reads a signature AlgorithmIdentifier. Refuses with E-ALG what is not on the list. */
export const readScheme = (node: DerNode): SignatureScheme => {
  const cursor = new DerCursor(node)
  const id = readOid(cursor.next())
  if (id === OID_PSS) {
    const scheme = readPss(cursor.next(TAG.sequence))
    cursor.end()
    return scheme
  }
  const scheme = SCHEME_BY_OID.get(id)
  if (scheme === undefined) return refuse('E-ALG', { algorithm: id })
  onlyNullParameters(cursor)
  return scheme
}

const CURVES = new Set(['prime256v1', 'secp384r1', 'secp521r1'])

/** The public key of a SubjectPublicKeyInfo. Refuses with E-ALG a key that is too short, absurdly long or of another kind. */
export const readPublicKey = (spki: Buffer): KeyObject => {
  const open = (): KeyObject => {
    try {
      return createPublicKey({ key: spki, format: 'der', type: 'spki' })
    } catch {
      return refuse('E-ALG', { reason: 'key' })
    }
  }
  const key = open()
  const details = key.asymmetricKeyDetails
  const bits = details?.modulusLength ?? 0
  const isRsa = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss'
  const fine = isRsa ? bits >= 2048 && bits <= 8192 : key.asymmetricKeyType === 'ec' && CURVES.has(details?.namedCurve ?? '')
  return fine ? key : refuse('E-ALG', { reason: 'key', type: key.asymmetricKeyType ?? '', bits })
}

/** Whether `signature` over `data` verifies; a scheme that does not fit the key is simply false. */
export const verifySignature = (
  scheme: SignatureScheme,
  hash: HashName,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean => {
  const type = key.asymmetricKeyType
  const fits = scheme.kind === 'ecdsa' ? type === 'ec' : scheme.kind === 'rsa' ? type === 'rsa' : type === 'rsa' || type === 'rsa-pss'
  if (!fits) return false
  try {
    if (scheme.kind === 'ecdsa') return verify(hash, data, { key, dsaEncoding: 'der' }, signature)
    if (scheme.kind === 'rsa') return verify(hash, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
    return verify(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: HASH_BYTES[hash] }, signature)
  } catch {
    return false
  }
}

/** AlgorithmIdentifier of SHA-256, without parameters (RFC 5754 2). */
export const sha256Identifier = (): Buffer => seq(oid(OID_SHA256))

/** The signature AlgorithmIdentifier our signers write; PSS states its salt of 32 bytes. */
export const signingIdentifier = (alg: SigningAlg): Buffer => {
  switch (alg) {
    case 'ecdsa-sha256':
      return seq(oid('1.2.840.10045.4.3.2'))
    case 'rsa-sha256':
      return seq(oid('1.2.840.113549.1.1.11'), nul())
    case 'rsa-pss-sha256': {
      const hash = seq(oid(OID_SHA256), nul())
      return seq(oid(OID_PSS), seq(context(0, hash), context(1, seq(oid(OID_MGF1), hash)), context(2, integer(32))))
    }
  }
}
