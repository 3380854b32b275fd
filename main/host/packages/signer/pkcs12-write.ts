import { createCipheriv, createHash, createHmac, type KeyObject, pbkdf2Sync, randomBytes } from 'node:crypto'
import { OID_SHA256 } from '../asice/algorithms.ts'
import { context, implicit, integer, nul, octets, oid, seq, setOf, tlv } from '../asice/der-write.ts'
import { OID } from '../asice/oids.ts'

/** Rounds of PBKDF2 (OWASP's figure for HMAC-SHA-256 is 600 000; a trial key is opened often on slow machines). */
const ITERATIONS = 100_000
const OID_ENCRYPTED_DATA = '1.2.840.113549.1.7.6'
const OID_KEY_BAG = '1.2.840.113549.1.12.10.1.2'
const OID_CERT_BAG = '1.2.840.113549.1.12.10.1.3'
const OID_X509 = '1.2.840.113549.1.9.22.1'
const OID_FRIENDLY_NAME = '1.2.840.113549.1.9.20'
const OID_LOCAL_KEY_ID = '1.2.840.113549.1.9.21'

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

/** PBES2: PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018), as OpenSSL 3 writes it. */
const encrypt = (data: Buffer, password: string): { algorithm: Buffer; bytes: Buffer } => {
  const salt = randomBytes(16)
  const iv = randomBytes(16)
  const key = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const kdf = seq(oid('1.2.840.113549.1.5.12'), seq(octets(salt), integer(ITERATIONS), seq(oid('1.2.840.113549.2.9'), nul())))
  const algorithm = seq(oid('1.2.840.113549.1.5.13'), seq(kdf, seq(oid('2.16.840.1.101.3.4.1.42'), octets(iv))))
  return { algorithm, bytes: Buffer.concat([cipher.update(data), cipher.final()]) }
}

/** RFC 7292 appendix B.2 with SHA-256 and id 3 (MAC key): 32 bytes are exactly one block, so the loop of B.2 runs once. */
const macKey = (password: string, salt: Buffer): Buffer => {
  const fill = (bytes: Buffer): Buffer => Buffer.alloc(Math.ceil(bytes.length / 64) * 64, bytes)
  let block = Buffer.concat([Buffer.alloc(64, 3), fill(salt), fill(utf16be(`${password}\0`))])
  for (let round = 0; round < ITERATIONS; round += 1) block = createHash('sha256').update(block).digest()
  return block
}

const bag = (type: string, value: Buffer, attributes: readonly Buffer[]): Buffer => seq(oid(type), context(0, value), setOf(...attributes))

/**
 * A PKCS#12 file (RFC 7292) with one private key, its certificate and the certificates above it, everything in AES-256
 * under `password`. `friendlyName` is what other programs show.
 */
export const writePkcs12 = (content: {
  readonly key: KeyObject
  readonly certDer: Buffer
  readonly chainDer: readonly Buffer[]
  readonly password: string
  readonly friendlyName: string
}): Buffer => {
  const password = content.password.normalize('NFC')
  const attributes = [
    seq(oid(OID_FRIENDLY_NAME), setOf(tlv(0x1e, utf16be(content.friendlyName.normalize('NFC'))))),
    seq(oid(OID_LOCAL_KEY_ID), setOf(octets(createHash('sha1').update(content.certDer).digest()))),
  ]
  const certBag = (der: Buffer, own: readonly Buffer[]): Buffer => bag(OID_CERT_BAG, seq(oid(OID_X509), context(0, octets(der))), own)
  const certificates = encrypt(seq(certBag(content.certDer, attributes), ...content.chainDer.map((der) => certBag(der, []))), password)
  const key = encrypt(content.key.export({ format: 'der', type: 'pkcs8' }), password)
  const keySafe = seq(bag(OID_KEY_BAG, seq(key.algorithm, octets(key.bytes)), attributes))
  const authenticatedSafe = seq(
    seq(oid(OID_ENCRYPTED_DATA), context(0, seq(integer(0), seq(oid(OID.data), certificates.algorithm, implicit(0, certificates.bytes))))),
    seq(oid(OID.data), context(0, octets(keySafe))),
  )
  const salt = randomBytes(16)
  const mac = createHmac('sha256', macKey(password, salt)).update(authenticatedSafe).digest()
  return seq(
    integer(3),
    seq(oid(OID.data), context(0, octets(authenticatedSafe))),
    seq(seq(seq(oid(OID_SHA256), nul()), octets(mac)), octets(salt), integer(ITERATIONS)),
  )
}
