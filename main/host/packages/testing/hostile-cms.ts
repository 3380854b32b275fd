import { createHash } from 'node:crypto'
import { sha256Identifier, signingIdentifier } from '../asice/algorithms.ts'
import { DerCursor, readDer, TAG } from '../asice/der-read.ts'
import { context, integer, octets, oid, seq, setOf, time, tlv } from '../asice/der-write.ts'
import { OID } from '../asice/oids.ts'
import type { Signer } from '../signer/signer.ts'
import { NOW } from './kit.ts'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
const attribute = (type: string, value: Buffer): Buffer => seq(oid(type), setOf(value))

export type AttributeName = 'contentType' | 'signingTime' | 'messageDigest' | 'signingCertificateV2'

export interface HostileCms {
  /** changes the encoded attributes before they are signed */
  readonly attributes?: (named: Record<AttributeName, Buffer>) => readonly Buffer[]
  /** the order of `attributes` is kept */
  readonly unsorted?: boolean
  readonly withoutSignedAttributes?: boolean
  readonly digestAlgorithm?: Buffer
  readonly signatureAlgorithm?: Buffer
  readonly certificates?: readonly Buffer[]
  /** certHash of signing-certificate-v2 */
  readonly certHash?: Buffer
  readonly crls?: readonly Buffer[]
  /** eContent inside: not detached */
  readonly attached?: boolean
  readonly twice?: boolean
  readonly sign?: (tbs: Buffer) => Promise<Buffer>
}

/** A CMS signature as `signCms` would write it, with one rule broken. */
export const hostileCms = async (content: Buffer, signer: Signer, options: HostileCms): Promise<Buffer> => {
  const named = {
    contentType: attribute(OID.contentType, oid(OID.data)),
    signingTime: attribute(OID.signingTime, time(NOW)),
    messageDigest: attribute(OID.messageDigest, octets(sha256(content))),
    signingCertificateV2: attribute(OID.signingCertificateV2, seq(seq(seq(octets(options.certHash ?? sha256(signer.certDer)))))),
  }
  const list = options.attributes?.(named) ?? Object.values(named)
  const attributes = options.unsorted ? tlv(TAG.set, ...list) : setOf(...list)
  const tbs = options.withoutSignedAttributes ? content : attributes
  const signature = await (options.sign ?? ((bytes: Buffer) => signer.sign(bytes)))(tbs)
  const certificate = new DerCursor(new DerCursor(readDer(signer.certDer)).next(TAG.sequence))
  certificate.optional(0xa0)
  const serial = certificate.next().bytes
  certificate.next()
  const info = seq(
    integer(1),
    seq(certificate.next().bytes, serial),
    options.digestAlgorithm ?? sha256Identifier(),
    ...(options.withoutSignedAttributes ? [] : [tlv(0xa0, readDer(attributes).value)]),
    options.signatureAlgorithm ?? signingIdentifier(signer.alg),
    octets(signature),
  )
  const inner = options.attached ? [context(0, octets(content))] : []
  const crls = options.crls ?? []
  const data = seq(
    integer(1),
    setOf(sha256Identifier()),
    seq(oid(OID.data), ...inner),
    context(0, ...(options.certificates ?? [signer.certDer, ...signer.chainDer])),
    ...(crls.length === 0 ? [] : [context(1, ...crls)]),
    tlv(TAG.set, info, ...(options.twice ? [info] : [])),
  )
  return seq(oid(OID.signedData), context(0, data))
}
