import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { OctetString } from 'asn1js'
import {
  AuthenticatedSafe,
  CertBag,
  ContentInfo,
  EncryptedData,
  PFX,
  type PFX as Pfx,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  SafeContents,
} from 'pkijs'
import type { MessageParams, PackageErrorCode } from '#common/model/package.ts'
import type { SigningAlg } from '../asice/algorithms.ts'
import { DerCursor, readDer, readOid, readSmallInteger, TAG } from '../asice/der-read.ts'
import { PackageRefusal, refuse } from '../asice/refusal.ts'
import { algorithmsOf, keySigner } from './key-signer.ts'
import type { Signer } from './signer.ts'

export type OpenedKey =
  | { readonly ok: true; readonly signer: Signer }
  | { readonly ok: false; readonly code: PackageErrorCode; readonly params: MessageParams }

const OID_PBES2 = '1.2.840.113549.1.5.13'
const OID_PBKDF2 = '1.2.840.113549.1.5.12'
/** a hostile file could ask for hours of hashing */
const MAX_ITERATIONS = 5_000_000
const MAX_BYTES = 1024 * 1024

const unsupported = (reason: string): never => refuse('E-P12-UNSUPPORTED', { reason })

/** A fresh ArrayBuffer: pkijs keeps no copy of its own. */
const arrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

/** PBES2 with PBKDF2 and a bearable number of rounds; RC2 and 3DES of old files are told apart here. */
const checkEncryption = (algorithm: { algorithmId: string; toSchema(): { toBER(): ArrayBuffer } }): void => {
  if (algorithm.algorithmId !== OID_PBES2) unsupported('legacy-encryption')
  const outer = new DerCursor(readDer(Buffer.from(algorithm.toSchema().toBER())))
  outer.next(TAG.oid)
  const kdf = new DerCursor(new DerCursor(outer.next(TAG.sequence)).next(TAG.sequence))
  if (readOid(kdf.next()) !== OID_PBKDF2) unsupported('key-derivation')
  const parameters = new DerCursor(kdf.next(TAG.sequence))
  parameters.next(TAG.octetString)
  if (readSmallInteger(parameters.next()) > MAX_ITERATIONS) unsupported('iterations')
}

const parse = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof PackageRefusal) throw error
    return unsupported('structure')
  }
}

const openSafe = async (pfx: Pfx, password: ArrayBuffer): Promise<AuthenticatedSafe> => {
  const { macData } = pfx
  if (macData === undefined || pfx.authSafe.contentType !== ContentInfo.DATA) return unsupported('no-password-integrity')
  if ((macData.iterations ?? 1) > MAX_ITERATIONS) unsupported('iterations')
  try {
    await pfx.parseInternalValues({ checkIntegrity: true, password })
  } catch (error) {
    // pkijs has one message for a MAC that does not fit and others for what it does not know
    const wrong = error instanceof Error && error.message.startsWith('Integrity')
    return wrong ? refuse('E-P12-PASSWORD') : unsupported('integrity')
  }
  const safe = pfx.parsedValue?.authenticatedSafe
  return safe instanceof AuthenticatedSafe ? safe : unsupported('structure')
}

/** One SafeContents, decrypted where it is encrypted. */
const openContents = async (content: ContentInfo, password: ArrayBuffer): Promise<SafeContents> => {
  if (content.contentType === ContentInfo.DATA) return parse(() => SafeContents.fromBER(content.content.getValue()))
  if (content.contentType !== ContentInfo.ENCRYPTED_DATA) return unsupported('structure')
  const encrypted = parse(() => new EncryptedData({ schema: content.content }))
  parse(() => checkEncryption(encrypted.encryptedContentInfo.contentEncryptionAlgorithm))
  const clear = await encrypted.decrypt({ password })
  return parse(() => SafeContents.fromBER(clear))
}

const readBags = async (safe: AuthenticatedSafe, password: ArrayBuffer): Promise<{ keys: Buffer[]; certificates: Buffer[] }> => {
  const keys: Buffer[] = []
  const certificates: Buffer[] = []
  for (const content of safe.safeContents) {
    const { safeBags } = await openContents(content, password)
    for (const { bagValue } of safeBags) {
      if (bagValue instanceof PrivateKeyInfo) keys.push(Buffer.from(bagValue.toSchema().toBER()))
      else if (bagValue instanceof PKCS8ShroudedKeyBag) {
        parse(() => checkEncryption(bagValue.encryptionAlgorithm))
        keys.push(await decryptKey(bagValue, password))
      } else if (bagValue instanceof CertBag && bagValue.certValue instanceof OctetString) {
        // the raw bytes: a re-encoded certificate may differ in its Vietnamese names
        certificates.push(Buffer.from(bagValue.certValue.getValue()))
      }
    }
  }
  return { keys, certificates }
}

interface KeyParser {
  parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>
}

const decryptKey = async (bag: PKCS8ShroudedKeyBag, password: ArrayBuffer): Promise<Buffer> => {
  // declared protected in pkijs's types, public in its documentation and examples
  const parser = bag as unknown as KeyParser
  await parser.parseInternalValues({ password })
  return bag.parsedValue === undefined ? unsupported('structure') : Buffer.from(bag.parsedValue.toSchema().toBER())
}

const isCertificateOf = (der: Buffer, key: KeyObject): boolean => {
  try {
    return new X509Certificate(der).checkPrivateKey(key)
  } catch {
    // a certificate above the signer's that this Node cannot read is no reason to refuse the key
    return false
  }
}

/** Unpacks keys and certificates; finds the certificate that belongs to the one private key. */
const unpack = async (bytes: Buffer, secret: ArrayBuffer): Promise<{ key: KeyObject; certDer: Buffer; chainDer: Buffer[] }> => {
  if (bytes.length > MAX_BYTES) unsupported('too-long')
  const safe = await openSafe(
    parse(() => PFX.fromBER(arrayBuffer(bytes))),
    secret,
  )
  const { keys, certificates } = await readBags(safe, secret)
  const [first] = keys
  if (first === undefined || keys.length > 1) return unsupported('one-key-expected')
  const key = parse(() => createPrivateKey({ key: first, format: 'der', type: 'pkcs8' }))
  const certDer = certificates.find((der) => isCertificateOf(der, key))
  if (certDer === undefined) return unsupported('no-certificate')
  return { key, certDer, chainDer: certificates.filter((der) => der !== certDer) }
}

/**
 * Opens a PKCS#12 file with a password (any letters, also Vietnamese) as a signer. `prefer` chooses among the algorithms
 * the key can do (RSA: PSS unless told otherwise). A wrong password is E-P12-PASSWORD; a file in an old encryption, of
 * another structure or without exactly one key and its certificate is E-P12-UNSUPPORTED; a weak key E-ALG. Values, never
 * exceptions.
 */
export const openPkcs12 = async (bytes: Buffer, password: string, prefer?: SigningAlg): Promise<OpenedKey> => {
  const secret = arrayBuffer(Buffer.from(password.normalize('NFC')))
  try {
    const { key, certDer, chainDer } = await unpack(bytes, secret)
    const algorithms = algorithmsOf(key)
    const alg = algorithms.find((candidate) => candidate === prefer) ?? algorithms[0]
    if (alg === undefined) return { ok: false, code: 'E-ALG', params: { reason: 'key' } }
    return { ok: true, signer: keySigner(key, alg, certDer, chainDer) }
  } catch (error) {
    if (error instanceof PackageRefusal) return { ok: false, code: error.code, params: error.params }
    // pkijs throws plain errors for whatever it cannot read
    if (error instanceof Error) return { ok: false, code: 'E-P12-UNSUPPORTED', params: { reason: 'structure' } }
    throw error
  } finally {
    new Uint8Array(secret).fill(0)
  }
}
