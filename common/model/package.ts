import { z } from 'zod'
import { Id, Sha256 } from './ids.ts'

/**
 * The signed dossier package: what stands in `package.json` and `data/records/*.json`, and what its
 * verification reports (docs/PACKAGES.md sections 3, 5 and 6b).
 */
export const PACKAGE_PROFILE = 'vn-tdkt-dossier'
export const PACKAGE_PROFILE_VERSION = 1
export const RECORD_VERSION = 1
/** objects and arrays may lie this deep in any JSON of a package, the file's own object counting as 1 */
export const MAX_JSON_DEPTH = 16

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/**
 * Keys that need no escape: V8 up to 14.6 may read an escaped key as another (nodejs/node#63785), and what is signed
 * must have one reading. `__proto__` would become the prototype of a careless copy.
 */
const isJsonKey = (key: string): boolean => key !== '__proto__' && key.isWellFormed() && !/["\\\p{Cc}]/u.test(key)

/** Whether `value` is a JSON value (finite numbers, well-formed text, plain objects, keys without escapes) at most `depth` levels deep. */
export const isJson = (value: unknown, depth: number): value is JsonValue => {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || depth < 1) return false
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth - 1))
  return isPlainObject(value) && Object.entries(value).every(([key, item]) => isJsonKey(key) && isJson(item, depth - 1))
}

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && isJson(value, MAX_JSON_DEPTH - 1)

const Segment = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const WindowsDevice = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i

/**
 * Whether `name` may be an entry of a package: ASCII segments from an allow-list, at most 200 letters, no trailing dot,
 * no Windows device name (PACKAGES.md section 3). `META-INF/…` and `mimetype` pass too.
 */
export const isEntryName = (name: string): boolean =>
  name.length <= 200 && name.split('/').every((segment) => Segment.test(segment) && !segment.endsWith('.') && !WindowsDevice.test(segment))

export const EntryName = z.string().refine(isEntryName, 'entry name')

/** Electronic identification code of a unit ("mã định danh điện tử", QCVN 102:2016/BTTTT), e.g. `H15.02`. */
export const UnitCode = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,33}[A-Za-z0-9])?$/)

export const PackageId = z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

export const PackageType = z.enum(['submission', 'supplement', 'return', 'decision', 'ack'])
export type PackageType = z.infer<typeof PackageType>

export const SignerRole = z.enum(['preparer', 'leader', 'seal'])
export type SignerRole = z.infer<typeof SignerRole>

const PackageRef = z.strictObject({ packageId: PackageId, sha256: Sha256 })
export type PackageRef = z.infer<typeof PackageRef>

const Label = z.string().min(1).max(300)

export const PackageSender = z.strictObject({ unitCode: UnitCode, unitName: Label, systemId: z.string().min(1).max(100) })
export type PackageSender = z.infer<typeof PackageSender>

export const PackageRecipient = z.strictObject({ unitCode: UnitCode, encryptionCertSha256: Sha256.optional() })
export type PackageRecipient = z.infer<typeof PackageRecipient>

export const PackageFile = z.strictObject({
  path: EntryName,
  /** bytes */
  size: z.int().min(0),
  mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/),
  recordId: Id.optional(),
  /** the name the officer knows, NFC, never used as a path */
  originalName: z.string().min(1).max(255).optional(),
  kind: z.string().min(1).max(60).optional(),
})
export type PackageFile = z.infer<typeof PackageFile>

/** `package.json`: the dossier's descriptor. Unknown keys are refused. */
export const DossierPackage = z.strictObject({
  profile: z.literal(PACKAGE_PROFILE),
  profileVersion: z.literal(PACKAGE_PROFILE_VERSION),
  /** UUIDv7, new for every export */
  packageId: PackageId,
  type: PackageType,
  sender: PackageSender,
  recipient: PackageRecipient,
  /** `<sender>><recipient>/<year>` */
  stream: z.string().regex(/^[A-Za-z0-9.-]{1,35}>[A-Za-z0-9.-]{1,35}\/[0-9]{4}$/),
  /** 1, 2, 3 … in its stream, never used twice */
  sequence: z.int().min(1).max(999_999_999),
  /** the package before this one in the stream, by the SHA-256 of its `.asice` bytes */
  previous: PackageRef.nullable(),
  inReplyTo: PackageRef.optional(),
  /** RFC 3339 at +07:00; a claim, not a proof */
  createdAt: z.iso.datetime({ offset: true }).regex(/\+07:00$/),
  /** who must have signed; a signature of anybody else is refused */
  signers: z
    .array(z.strictObject({ certSha256: Sha256, role: SignerRole, required: z.boolean() }))
    .min(1)
    .max(9),
  containsPersonalData: z.boolean(),
  files: z.array(PackageFile).max(1000),
  app: z.strictObject({ name: Label, version: Label }),
})
export type DossierPackage = z.infer<typeof DossierPackage>

const record = <T extends string>(type: T) =>
  z.strictObject({
    recordVersion: z.literal(RECORD_VERSION),
    type: z.literal(type),
    id: Id,
    /** whose record it is; a receiver links and comments, never edits */
    ownerUnitId: Id,
    version: z.int().min(1),
    /** a plain JSON object; the host's own models decide what it must hold */
    data: z.custom<JsonObject>(isJsonObject, 'JSON object'),
    /** UTC */
    updatedAt: z.iso.datetime(),
  })

/** `data/records/<id>.json` */
export const PackageRecord = z.discriminatedUnion('type', [
  record('unit'),
  record('person'),
  record('decision'),
  record('award'),
  record('evaluation'),
  record('initiative'),
  record('dossier'),
  record('dossierItem'),
])
export type PackageRecord = z.infer<typeof PackageRecord>
export type PackageRecordType = PackageRecord['type']

/** Why a package, a key file or a certificate is refused (PACKAGES.md section 6b). */
export const PackageErrorCode = z.enum([
  'E-ZIP',
  'E-MIMETYPE',
  'E-LIMIT',
  'E-PATH',
  'E-DUPLICATE',
  'E-UNSIGNED',
  'E-SIG-FORMAT',
  'E-SIG-INVALID',
  'E-SIG-CERT-BINDING',
  'E-SIGNER-MISMATCH',
  'E-SIGNER-UNAUTHORIZED',
  'E-ALG',
  'E-CERT-UNTRUSTED',
  'E-CERT-EXPIRED',
  'E-CERT-NOTYET',
  'E-CERT-REVOKED',
  'E-REVOCATION-UNKNOWN',
  'E-REVOCATION-STALE',
  'E-TIME-FUTURE',
  'E-MANIFEST-CHANGED',
  'E-MANIFEST-FORMAT',
  'E-FILE-CHANGED',
  'E-FILE-MISSING',
  'E-FILE-EXTRA',
  'E-SCHEMA',
  'E-VERSION',
  'E-RECIPIENT',
  'E-REPLAY',
  'E-SEQUENCE',
  'E-POLICY',
  'E-P12-PASSWORD',
  'E-P12-UNSUPPORTED',
])
export type PackageErrorCode = z.infer<typeof PackageErrorCode>

export const PackageWarningCode = z.enum(['W-NO-TIMESTAMP', 'W-CLOCK', 'W-GAP'])
export type PackageWarningCode = z.infer<typeof PackageWarningCode>

/** Values a sentence needs; ids, counts, names of entries, never personal data beyond what the certificate prints. */
export const MessageParams = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type MessageParams = z.infer<typeof MessageParams>

/** The steps of verification, in their order. */
export const VerifyCheckId = z.enum([
  'container',
  'mimetype',
  'signed',
  'signature',
  'certificate',
  'revocation',
  'signingTime',
  'manifest',
  'files',
  'descriptor',
  'recipient',
  'signers',
  'authority',
  'policy',
  'history',
  'extract',
])
export type VerifyCheckId = z.infer<typeof VerifyCheckId>

/** What verification found. `checks` ends at the step that refused. */
export const VerifyReport = z.strictObject({
  status: z.enum(['valid', 'warning', 'invalid']),
  /** present when invalid */
  code: PackageErrorCode.optional(),
  /** the entry `code` is about */
  file: z.string().optional(),
  params: MessageParams,
  signer: z.strictObject({ name: z.string(), certSha256: Sha256, notAfter: z.iso.datetime(), serial: z.string() }).nullable(),
  unit: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  /** UTC; `claimed` is the signer's own clock, `trusted` a verified time stamp's, `checked` the time certificates were judged at */
  time: z.strictObject({ claimed: z.iso.datetime().nullable(), trusted: z.iso.datetime().nullable(), checked: z.iso.datetime() }),
  counts: z.strictObject({ files: z.int(), records: z.int(), attachments: z.int() }),
  checks: z.array(z.strictObject({ id: VerifyCheckId, ok: z.boolean(), note: z.string().optional() })),
  warnings: z.array(z.strictObject({ code: PackageWarningCode, params: MessageParams })),
  /** of the whole container's bytes; null when the file could not be read */
  sha256: Sha256.nullable(),
  packageId: PackageId.nullable(),
  /** the very same bytes were taken in before: harmless */
  alreadyImported: z.boolean(),
  /** the chain ends in a trial authority (THỬ NGHIỆM): no legal value */
  trial: z.boolean(),
})
export type VerifyReport = z.infer<typeof VerifyReport>
