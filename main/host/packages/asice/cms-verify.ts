import { createHash } from 'node:crypto'
import { type HashName, readHash, readScheme, type SignatureScheme, verifySignature } from './algorithms.ts'
import {
  allElements,
  DerCursor,
  DerError,
  type DerNode,
  elements,
  only,
  readDer,
  readOctets,
  readOid,
  readSerial,
  readSmallInteger,
  readTime,
  TAG,
} from './der-read.ts'
import { LIMITS } from './limits.ts'
import { OID } from './oids.ts'
import { PackageRefusal, refuse } from './refusal.ts'
import { type Certificate, publicKeyOf, readCertificate } from './x509.ts'

/** One signature that holds over the content, its certificate not yet judged. */
export interface CmsSignature {
  readonly signer: Certificate
  /** the signer's own claim, milliseconds of the epoch */
  readonly signingTime: number
  /** DER wants the attributes sorted; OpenSSL does not mind, BouncyCastle does */
  readonly sorted: boolean
}

export interface VerifiedCms {
  readonly signatures: readonly CmsSignature[]
  /** everything the container carries, trusted by nobody yet */
  readonly certificates: readonly Buffer[]
  readonly crls: readonly Buffer[]
}

const bad = (reason: string): never => refuse('E-SIG-FORMAT', { reason })

interface SignerInfo {
  readonly issuer: Buffer
  readonly serial: string
  readonly hash: HashName
  readonly scheme: SignatureScheme
  readonly schemeNode: DerNode
  readonly hashNode: DerNode
  /** the DER that is signed: the attributes as SET OF */
  readonly signedBytes: Buffer
  readonly attributes: ReadonlyMap<string, DerNode>
  readonly sorted: boolean
  readonly signature: Buffer
}

const readAttributes = (list: DerNode): { attributes: Map<string, DerNode>; sorted: boolean } => {
  const attributes = new Map<string, DerNode>()
  const encodings: Buffer[] = []
  for (const node of allElements(list)) {
    const cursor = new DerCursor(node)
    const id = readOid(cursor.next())
    const values = cursor.next(TAG.set)
    cursor.end()
    if (attributes.has(id)) bad('repeated-attribute')
    attributes.set(id, only(values))
    encodings.push(node.bytes)
  }
  const sorted = encodings.every((bytes, index) => index === 0 || Buffer.compare(encodings[index - 1] ?? bytes, bytes) <= 0)
  return { attributes, sorted }
}

const readSignerInfo = (node: DerNode): SignerInfo => {
  const cursor = new DerCursor(node)
  if (readSmallInteger(cursor.next()) !== 1) bad('signer-version')
  const id = new DerCursor(cursor.next(TAG.sequence))
  const issuer = id.next(TAG.sequence).bytes
  const serial = readSerial(id.next())
  id.end()
  const hashNode = cursor.next(TAG.sequence)
  const signedAttributes = cursor.optional(0xa0)
  // openssl cms -verify -cades takes a SignerInfo without signed attributes (issue 27055)
  if (signedAttributes === undefined) return bad('no-signed-attributes')
  const { attributes, sorted } = readAttributes(signedAttributes)
  const schemeNode = cursor.next(TAG.sequence)
  const signature = readOctets(cursor.next())
  cursor.optional(0xa1)
  cursor.end()
  const signedBytes = Buffer.from(signedAttributes.bytes)
  signedBytes[0] = TAG.set
  const hash = readHash(hashNode)
  return { issuer, serial, hash, scheme: readScheme(schemeNode), schemeNode, hashNode, signedBytes, attributes, sorted, signature }
}

/** certHash of the first ESSCertIDv2 and the algorithm it was made with. */
const readEssHash = (node: DerNode): { hash: HashName; value: Buffer } => {
  const certIds = new DerCursor(node).next(TAG.sequence)
  const first = elements(certIds).next()
  if (first.done) return bad('signing-certificate')
  const cursor = new DerCursor(first.value)
  const algorithm = cursor.optional(TAG.sequence)
  return { hash: algorithm === undefined ? 'sha256' : readHash(algorithm), value: readOctets(cursor.next()) }
}

const checkAlgorithmProtection = (node: DerNode | undefined, info: SignerInfo): void => {
  if (node === undefined) return
  const cursor = new DerCursor(node)
  const hashNode = cursor.next(TAG.sequence)
  const schemeNode = cursor.next(0xa1)
  cursor.end()
  if (readHash(hashNode) !== info.hash || !schemeNode.value.equals(info.schemeNode.value)) bad('algorithm-protection')
}

const verifySigner = (info: SignerInfo, content: Buffer, certificates: readonly Certificate[]): CmsSignature => {
  const required = (type: string): DerNode => info.attributes.get(type) ?? bad('missing-attribute')
  if (readOid(required(OID.contentType)) !== OID.data) bad('content-type')
  const digest = readOctets(required(OID.messageDigest))
  const ess = readEssHash(required(OID.signingCertificateV2))
  const signingTime = readTime(required(OID.signingTime))
  checkAlgorithmProtection(info.attributes.get(OID.algorithmProtection), info)
  const named = certificates.filter((certificate) => certificate.serial === info.serial && certificate.issuer.equals(info.issuer))
  if (named.length === 0) bad('no-signer-certificate')
  // one hash through the whole signature: a weaker one for either half would be the half attacked
  if (info.scheme.hash !== null && info.scheme.hash !== info.hash) refuse('E-ALG', { reason: 'mixed-hashes' })
  const signer = named.find((certificate) => createHash(ess.hash).update(certificate.der).digest().equals(ess.value))
  const keys = (signer === undefined ? named : [signer]).map(publicKeyOf)
  if (!createHash(info.hash).update(content).digest().equals(digest)) refuse('E-MANIFEST-CHANGED')
  if (signer === undefined) return refuse('E-SIG-CERT-BINDING')
  const holds = keys.some((key) => verifySignature(info.scheme, info.hash, key, info.signedBytes, info.signature))
  return holds ? { signer, signingTime, sorted: info.sorted } : refuse('E-SIG-INVALID')
}

const readSignedData = (bytes: Buffer): { certificates: Buffer[]; crls: Buffer[]; infos: DerNode[] } => {
  const outer = new DerCursor(readDer(bytes))
  if (readOid(outer.next()) !== OID.signedData) bad('not-signed-data')
  const data = new DerCursor(only(outer.next(0xa0)))
  outer.end()
  if (readSmallInteger(data.next()) !== 1) bad('version')
  data.next(TAG.set)
  const encapsulated = new DerCursor(data.next(TAG.sequence))
  if (readOid(encapsulated.next()) !== OID.data || !encapsulated.done) bad('not-detached')
  const certificateNodes = data.optional(0xa0)
  const crlNodes = data.optional(0xa1)
  const infos = allElements(data.next(TAG.set))
  data.end()
  if (infos.length === 0 || infos.length > LIMITS.signerInfos) bad('signer-count')
  const certificates = certificateNodes === undefined ? [] : allElements(certificateNodes)
  if (certificates.length > LIMITS.certificates || certificates.some((node) => node.tag !== TAG.sequence)) bad('certificates')
  const crls = crlNodes === undefined ? [] : allElements(crlNodes).filter((node) => node.tag === TAG.sequence)
  if (crls.length > LIMITS.crls) bad('crls')
  return { certificates: certificates.map((node) => node.bytes), crls: crls.map((node) => node.bytes), infos }
}

/**
 * Checks a detached signature over `content` (PACKAGES.md section 5, steps 4 and 5): strict DER, four signed attributes,
 * none repeated, digest, certificate binding, algorithms, signature value. Gives who signed; whether that certificate
 * is trusted is the next step's question. Refuses (PackageRefusal) with E-SIG-FORMAT, E-ALG, E-MANIFEST-CHANGED,
 * E-SIG-CERT-BINDING or E-SIG-INVALID.
 */
export const verifyCms = (p7s: Buffer, content: Buffer): VerifiedCms => {
  try {
    const { certificates, crls, infos } = readSignedData(p7s)
    const readable = certificates.map(readCertificate)
    const signatures = infos.map((node) => verifySigner(readSignerInfo(node), content, readable))
    return { signatures, certificates, crls }
  } catch (error) {
    if (error instanceof PackageRefusal) throw error
    if (error instanceof DerError || error instanceof TypeError) return bad('der')
    throw error
  }
}
