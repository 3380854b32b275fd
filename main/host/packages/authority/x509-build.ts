import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { type SigningAlg, signingIdentifier } from '../asice/algorithms.ts'
import {
  bitString,
  bool,
  context,
  enumerated,
  implicit,
  integer,
  namedBits,
  octets,
  oid,
  seq,
  setOf,
  time,
  tlv,
  utf8,
} from '../asice/der-write.ts'
import { keySigner } from '../signer/key-signer.ts'

/** Builds certificates and revocation lists (RFC 5280) for the trial authority. Names are UTF8String, NFC. */
export interface Issuer {
  /** DER Name */
  readonly name: Buffer
  readonly key: KeyObject
  readonly alg: SigningAlg
}

const ATTRIBUTES = { country: '2.5.4.6', organization: '2.5.4.10', organizationalUnit: '2.5.4.11', commonName: '2.5.4.3' } as const

/** RFC 5280 appendix A: the upper bound of the text of each of these attributes. */
const MAX_LETTERS = 64

/** A DER Name, the attributes in the order given; longer texts are cut. */
export const buildName = (parts: readonly (readonly [keyof typeof ATTRIBUTES, string])[]): Buffer =>
  seq(
    ...parts.map(([type, text]) => {
      // X.520: countryName is a PrintableString of two letters
      const value =
        type === 'country' ? tlv(0x13, Buffer.from(text, 'latin1')) : utf8([...text.normalize('NFC')].slice(0, MAX_LETTERS).join(''))
      return setOf(seq(oid(ATTRIBUTES[type]), value))
    }),
  )

const signed = async (tbs: Buffer, issuer: Issuer): Promise<Buffer> => {
  const signature = await keySigner(issuer.key, issuer.alg, Buffer.alloc(0), []).sign(tbs)
  return seq(tbs, signingIdentifier(issuer.alg), bitString(signature))
}

const spkiOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' })

/** RFC 7093 2(1)-like: the first 20 bytes of SHA-256 over the SubjectPublicKeyInfo; any unique value will do. */
const keyId = (key: KeyObject): Buffer => createHash('sha256').update(spkiOf(key)).digest().subarray(0, 20)

const extension = (id: string, critical: boolean, value: Buffer): Buffer => seq(oid(id), ...(critical ? [bool(true)] : []), octets(value))

const authorityKey = (issuer: Issuer): Buffer => extension('2.5.29.35', false, seq(implicit(0, keyId(issuer.key))))

export interface CertificatePlan {
  /** positive, at most 20 bytes */
  readonly serial: Buffer
  readonly subject: Buffer
  readonly publicKey: KeyObject
  readonly notBefore: Date
  readonly notAfter: Date
  /** authority: signs certificates and lists; officer: signs documents */
  readonly role: 'authority' | 'officer'
  /** authorities allowed below an authority; 0 */
  readonly pathLength?: number
}

/** One certificate as DER, signed by `issuer` (its own key for a root). */
export const buildCertificate = (plan: CertificatePlan, issuer: Issuer): Promise<Buffer> => {
  const isCa = plan.role === 'authority'
  const extensions = [
    extension('2.5.29.19', true, isCa ? seq(bool(true), integer(plan.pathLength ?? 0)) : seq()),
    // keyCertSign and cRLSign, or digitalSignature and nonRepudiation
    extension('2.5.29.15', true, isCa ? namedBits(5, 6) : namedBits(0, 1)),
    // emailProtection: the purpose `openssl cms -verify` asks for by default
    ...(isCa ? [] : [extension('2.5.29.37', false, seq(oid('1.3.6.1.5.5.7.3.4')))]),
    extension('2.5.29.14', false, octets(keyId(plan.publicKey))),
    authorityKey(issuer),
  ]
  const tbs = seq(
    context(0, integer(2)),
    integer(plan.serial),
    signingIdentifier(issuer.alg),
    issuer.name,
    seq(time(plan.notBefore), time(plan.notAfter)),
    plan.subject,
    spkiOf(plan.publicKey),
    context(3, seq(...extensions)),
  )
  return signed(tbs, issuer)
}

/** One complete revocation list as DER; `reason` as in RFC 5280 5.3.1 (1 key compromise, 4 superseded, 5 end of duty). */
export const buildRevocationList = (
  plan: {
    readonly number: number
    readonly thisUpdate: Date
    readonly nextUpdate: Date
    readonly revoked: readonly { readonly serial: Buffer; readonly at: Date; readonly reason: number }[]
  },
  issuer: Issuer,
): Promise<Buffer> => {
  const entries = plan.revoked.map(({ serial, at, reason }) =>
    seq(integer(serial), time(at), seq(extension('2.5.29.21', false, enumerated(reason)))),
  )
  const tbs = seq(
    integer(1),
    signingIdentifier(issuer.alg),
    issuer.name,
    time(plan.thisUpdate),
    time(plan.nextUpdate),
    // an empty revokedCertificates must be left out (5.1.2.6)
    ...(entries.length === 0 ? [] : [seq(Buffer.concat(entries))]),
    context(0, seq(authorityKey(issuer), extension('2.5.29.20', false, integer(plan.number)))),
  )
  return signed(tbs, issuer)
}
