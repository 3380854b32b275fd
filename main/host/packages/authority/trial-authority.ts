import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { Sha256 } from '#common/model/ids.ts'
import { SignerRole, UnitCode } from '#common/model/package.ts'
import type { SigningAlg } from '../asice/algorithms.ts'
import { DAY_MS } from '../asice/limits.ts'
import { TRIAL_MARK } from '../asice/trial-mark.ts'
import { readCertificate, sha256Hex } from '../asice/x509.ts'
import { writePkcs12 } from '../signer/pkcs12-write.ts'
import { buildCertificate, buildName, buildRevocationList, type Issuer } from './x509-build.ts'

/**
 * A certification authority for trying packages out, one a register: made on this machine, named THỬ NGHIỆM in every
 * certificate, trusted only where an officer switched trial on (DESIGN.md, Data). Its folder (0700) holds everything:
 * `authority.json`, `root-key.pem`, `root.pem`, `root.crl`, one `.p12` an officer (files 0600). One process at a time.
 */
const State = z.strictObject({
  version: z.literal(1),
  registerName: z.string(),
  keyType: z.enum(['ec', 'rsa']),
  crlNumber: z.int().min(0),
  issued: z.array(
    z.strictObject({
      certSha256: Sha256,
      serial: z.string().regex(/^[0-9A-F]{2,40}$/),
      unitCode: UnitCode,
      role: SignerRole,
      officerName: z.string(),
      notAfter: z.iso.datetime(),
      revokedAt: z.iso.datetime().nullable(),
      reason: z.int().nullable(),
    }),
  ),
})
type State = z.infer<typeof State>
export type IssuedCertificate = State['issued'][number]

export interface TrialAuthority {
  readonly registerName: string
  /** to pin as trust anchor */
  readonly anchorDer: Buffer
  readonly anchorSha256: string
  /** the newest list */
  readonly crlDer: Buffer
  readonly issued: readonly IssuedCertificate[]
}

export interface OfficerKey {
  readonly path: string
  readonly p12: Buffer
  readonly certDer: Buffer
  readonly certSha256: string
  readonly notAfter: string
}

const generate = promisify(generateKeyPair)
const newKey = async (type: State['keyType']): Promise<KeyObject> =>
  type === 'ec' ? (await generate('ec', { namedCurve: 'P-256' })).privateKey : (await generate('rsa', { modulusLength: 3072 })).privateKey

const algOf = (type: State['keyType']): SigningAlg => (type === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256')

const write = async (folder: string, name: string, data: string | Buffer): Promise<string> => {
  const path = join(folder, name)
  await writeFile(`${path}.part`, data, { mode: 0o600 })
  await rename(`${path}.part`, path)
  return path
}

/** 127 random bits under a leading 1: always positive and of one length, so every printed form agrees. */
const newSerial = (): Buffer => {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

const load = async (folder: string): Promise<{ state: State; issuer: Issuer; anchorDer: Buffer }> => {
  const state = State.parse(JSON.parse(await readFile(join(folder, 'authority.json'), 'utf8')))
  const key = createPrivateKey(await readFile(join(folder, 'root-key.pem')))
  const anchorDer = Buffer.from(new X509Certificate(await readFile(join(folder, 'root.pem'))).raw)
  return { state, issuer: { name: readCertificate(anchorDer).subject, key, alg: algOf(state.keyType) }, anchorDer }
}

const saveState = (folder: string, state: State): Promise<string> => write(folder, 'authority.json', `${JSON.stringify(state, null, 2)}\n`)

const writeList = async (
  folder: string,
  state: State,
  issuer: Issuer,
  now: Date,
  validDays: number,
): Promise<{ state: State; crlDer: Buffer }> => {
  const next = { ...state, crlNumber: state.crlNumber + 1 }
  const revoked = state.issued.flatMap(({ serial, revokedAt, reason }) =>
    revokedAt === null ? [] : [{ serial: Buffer.from(serial, 'hex'), at: new Date(revokedAt), reason: reason ?? 0 }],
  )
  const nextUpdate = new Date(now.getTime() + validDays * DAY_MS)
  const crlDer = await buildRevocationList({ number: next.crlNumber, thisUpdate: now, nextUpdate, revoked }, issuer)
  // the list first: a number used twice is worse than one skipped
  await saveState(folder, next)
  await write(folder, 'root.crl', crlDer)
  return { state: next, crlDer }
}

const view = (state: State, anchorDer: Buffer, crlDer: Buffer): TrialAuthority => ({
  registerName: state.registerName,
  anchorDer,
  anchorSha256: sha256Hex(anchorDer),
  crlDer,
  issued: state.issued,
})

/**
 * Makes a trial authority with its first, empty revocation list in `folder`, which must not hold one already (throws).
 * `registerName` goes into the root's name; the root is good for ten years.
 */
export const createTrialAuthority = async (
  folder: string,
  options: { readonly registerName: string; readonly now: Date; readonly keyType?: 'ec' | 'rsa'; readonly crlDays?: number },
): Promise<TrialAuthority> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const keyType = options.keyType ?? 'ec'
  const key = await newKey(keyType)
  // `wx`: never over the key of an authority that stands here
  await writeFile(join(folder, 'root-key.pem'), key.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  const name = buildName([
    ['country', 'VN'],
    ['organization', `${TRIAL_MARK} – không có giá trị pháp lý`],
    ['organizationalUnit', options.registerName],
    ['commonName', `${TRIAL_MARK} – Tổ chức chứng thực Sổ Vàng`],
  ])
  const issuer = { name, key, alg: algOf(keyType) }
  const notAfter = new Date(options.now.getTime() + 3652 * DAY_MS)
  const plan = { serial: newSerial(), subject: name, publicKey: key, notBefore: options.now, notAfter, role: 'authority' as const }
  const anchorDer = await buildCertificate(plan, issuer)
  await write(folder, 'root.pem', new X509Certificate(anchorDer).toString())
  const state: State = { version: 1, registerName: options.registerName, keyType, crlNumber: 0, issued: [] }
  const list = await writeList(folder, state, issuer, options.now, options.crlDays ?? 30)
  return view(list.state, anchorDer, list.crlDer)
}

/** Reads the authority of a folder. Throws when there is none or it is damaged. */
export const readTrialAuthority = async (folder: string): Promise<TrialAuthority> => {
  const { state, anchorDer } = await load(folder)
  return view(state, anchorDer, await readFile(join(folder, 'root.crl')))
}

/**
 * Issues a certificate and key for one officer of a unit as PKCS#12 under `password`, good for `days` (365). Any letters
 * may stand in the names.
 */
export const issueOfficerKey = async (
  folder: string,
  options: {
    readonly unitCode: string
    readonly unitName: string
    readonly officerName: string
    readonly role: SignerRole
    readonly password: string
    readonly now: Date
    readonly days?: number
  },
): Promise<OfficerKey> => {
  const { state, issuer, anchorDer } = await load(folder)
  const unitCode = UnitCode.parse(options.unitCode)
  const key = await newKey(state.keyType)
  const serial = newSerial()
  const subject = buildName([
    ['country', 'VN'],
    ['organization', options.unitName],
    ['organizationalUnit', unitCode],
    ['commonName', `${TRIAL_MARK} – ${options.officerName}`],
  ])
  const notAfterTime = new Date(options.now.getTime() + (options.days ?? 365) * DAY_MS)
  const certDer = await buildCertificate(
    { serial, subject, publicKey: key, notBefore: options.now, notAfter: notAfterTime, role: 'officer' },
    issuer,
  )
  const certSha256 = sha256Hex(certDer)
  const notAfter = notAfterTime.toISOString()
  const friendlyName = `${TRIAL_MARK} – ${options.officerName}`
  const p12 = writePkcs12({ key, certDer, chainDer: [anchorDer], password: options.password, friendlyName })
  const { role, officerName } = options
  const entry = {
    certSha256,
    serial: serial.toString('hex').toUpperCase(),
    unitCode,
    role,
    officerName,
    notAfter,
    revokedAt: null,
    reason: null,
  }
  await saveState(folder, { ...state, issued: [...state.issued, entry] })
  const path = await write(folder, `${unitCode}-${certSha256.slice(0, 8)}.p12`, p12)
  return { path, p12, certDer, certSha256, notAfter }
}

/**
 * Revokes a certificate this authority issued and writes the next list. `reason` as in RFC 5280 5.3.1. Throws for a
 * certificate it did not issue; revoking twice keeps the first date.
 */
export const revokeOfficerKey = async (
  folder: string,
  options: { readonly certSha256: string; readonly reason: number; readonly now: Date; readonly crlDays?: number },
): Promise<TrialAuthority> => {
  const { state, issuer, anchorDer } = await load(folder)
  const index = state.issued.findIndex((entry) => entry.certSha256 === options.certSha256)
  const entry = state.issued[index]
  if (entry === undefined) throw new Error('certificate not issued by this authority')
  const revoked = entry.revokedAt === null ? { ...entry, revokedAt: options.now.toISOString(), reason: options.reason } : entry
  const list = await writeList(folder, { ...state, issued: state.issued.with(index, revoked) }, issuer, options.now, options.crlDays ?? 30)
  return view(list.state, anchorDer, list.crlDer)
}

/** Writes the next revocation list, good for `crlDays` (30). */
export const renewRevocationList = async (
  folder: string,
  options: { readonly now: Date; readonly crlDays?: number },
): Promise<TrialAuthority> => {
  const { state, issuer, anchorDer } = await load(folder)
  const list = await writeList(folder, state, issuer, options.now, options.crlDays ?? 30)
  return view(list.state, anchorDer, list.crlDer)
}
