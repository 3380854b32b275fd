import { createHash } from 'node:crypto'
import type { Signer } from '../signer/signer.ts'
import { readScheme, sha256Identifier, signingIdentifier, verifySignature } from './algorithms.ts'
import { DerCursor, readDer, TAG } from './der-read.ts'
import { context, integer, octets, oid, seq, setOf, time, tlv, utf8 } from './der-write.ts'
import { OID } from './oids.ts'
import { refuse } from './refusal.ts'
import { publicKeyOf, readCertificate } from './x509.ts'

const attribute = (type: string, value: Buffer): Buffer => seq(oid(type), setOf(value))

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** issuer and serialNumber exactly as the certificate's own bytes have them: a Vietnamese DN survives no re-encoding. */
const issuerAndSerial = (certDer: Buffer): Buffer => {
  const tbs = new DerCursor(new DerCursor(readDer(certDer)).next(TAG.sequence))
  tbs.optional(0xa0)
  const serial = tbs.next(TAG.integer)
  tbs.next(TAG.sequence)
  return seq(tbs.next(TAG.sequence).bytes, serial.bytes)
}

/**
 * A detached CAdES-BASELINE-B signature over `content` (ETSI EN 319 122-1 6.3; profile of PACKAGES.md section 3,
 * signature001.p7s) as DER. `certificates` are the signer's own first, then the path to the anchor; `crls` the lists to
 * carry along; `signingTime` the claimed time, whole seconds. The signature is verified with the certificate's key
 * before it is given out: E-SIG-INVALID tells of a wrong key or a faulty card.
 */
export const signCms = async (
  content: Buffer,
  signer: Signer,
  options: { readonly certificates: readonly Buffer[]; readonly crls: readonly Buffer[]; readonly signingTime: Date },
): Promise<Buffer> => {
  const algorithm = signingIdentifier(signer.alg)
  const attributes = setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.signingTime, time(options.signingTime)),
    attribute(OID.messageDigest, octets(sha256(content))),
    // hashAlgorithm omitted: SHA-256 is its DEFAULT; issuerSerial "should not" be there
    attribute(OID.signingCertificateV2, seq(seq(seq(octets(sha256(signer.certDer)))))),
    attribute(OID.mimeType, utf8('text/xml')),
    attribute(OID.algorithmProtection, seq(sha256Identifier(), tlv(0xa1, readDer(algorithm).value))),
  )
  const signature = await signer.sign(attributes)
  const key = publicKeyOf(readCertificate(signer.certDer))
  if (!verifySignature(readScheme(readDer(algorithm)), 'sha256', key, attributes, signature))
    refuse('E-SIG-INVALID', { reason: 'self-check' })

  const signerInfo = seq(
    integer(1),
    issuerAndSerial(signer.certDer),
    sha256Identifier(),
    tlv(0xa0, readDer(attributes).value),
    algorithm,
    octets(signature),
  )
  const crls = options.crls.length === 0 ? [] : [context(1, ...[...options.crls].sort(Buffer.compare))]
  const signedData = seq(
    integer(1),
    setOf(sha256Identifier()),
    seq(oid(OID.data)),
    context(0, ...[...options.certificates].sort(Buffer.compare)),
    ...crls,
    setOf(signerInfo),
  )
  return seq(oid(OID.signedData), context(0, signedData))
}
