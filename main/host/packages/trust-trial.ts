import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Actor } from '#common/contract/app.ts'
import { UnitCode } from '#common/model/package.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { randomToken, timestamp } from '../clock.ts'
import type { HostContext } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { noteStoredFile } from '../records/stored-files.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { readRevocationList } from './asice/crl.ts'
import { readCertificate } from './asice/x509.ts'
import {
  createTrialAuthority,
  issueOfficerKey,
  readTrialAuthority,
  renewRevocationList,
  type TrialAuthority,
} from './authority/trial-authority.ts'
import { anchorsOf, insertAnchor, insertSigner } from './trust.repository.ts'
import { isTrialAllowed, TRIAL_SETTING } from './trust.ts'
import { anchorRow, keepList, signerRow } from './trust-rows.ts'

const FILES_SETTING = 'trust.trialFiles'
/** the authority's own folder inside the register's */
const folderOf = (register: OpenRegister): string => join(register.dir, 'thu-nghiem')

export type TrialFile = { sha256: string; name: string; mediaType: string }
/** The officer's key, the certificates (root first, then the officer's own) and the revocation list, in the vault. */
export type TrialFiles = { key: TrialFile; root: TrialFile; crl: TrialFile }

export const trialFilesOf = (register: OpenRegister): Promise<TrialFiles | null> => register.settings.get<TrialFiles>(FILES_SETTING)

const pem = (der: Buffer): string => new X509Certificate(der).toString()

/**
 * Switches the register's trial authority on or off; makes it the first time. Switched on, the acting officer gets a
 * new key; its password is given back once and kept nowhere. Null where trial was on already or is switched off.
 * @throws AppError `trial.realRecords`, `record.invalid` (the unit's code cannot stand in a package)
 */
export async function setTrial(host: HostContext, actor: Actor, enabled: boolean): Promise<string | null> {
  const register = host.readyRegister()
  const wasEnabled = (await register.settings.get<boolean>(TRIAL_SETTING)) ?? false
  if (!enabled) {
    await register.db
      .transaction()
      .execute((tx) => logAct(tx, host.clock, { actor, command: 'trust.setTrial', type: 'trial', id: 'trial', action: 'withdraw' }))
    await register.settings.put(TRIAL_SETTING, false)
    return null
  }
  if (!(await isTrialAllowed(register, register.db))) throw new AppError('trial.realRecords')
  if (wasEnabled && (await trialFilesOf(register)) !== null) return null
  const unit = await ownUnitOf(register)
  const authority = await openAuthority(register, unit.name, host.clock.now())
  const password = randomToken(12)
  const key = await issueOfficerKey(folderOf(register), {
    unitCode: unit.code,
    unitName: unit.name,
    officerName: actor.name,
    role: 'preparer',
    password,
    now: host.clock.now(),
  })
  const files = await keepFiles(register, {
    key: { name: `khoa-thu-nghiem-${unit.code}.p12`, mediaType: 'application/x-pkcs12', bytes: key.p12 },
    root: {
      name: `chung-thu-thu-nghiem-${unit.code}.pem`,
      mediaType: 'application/x-pem-file',
      bytes: Buffer.from(`${pem(authority.anchorDer)}${pem(key.certDer)}`),
    },
    crl: { name: `thu-hoi-thu-nghiem-${unit.code}.crl`, mediaType: 'application/pkix-crl', bytes: authority.crlDer },
  })
  await register.db.transaction().execute(async (tx) => {
    const at = timestamp(host.clock)
    if (!(await isTrialAllowed(register, tx))) throw new AppError('trial.realRecords')
    for (const { sha256, mediaType, size } of files.sizes) await noteStoredFile(tx, { sha256, size, mediaType, storedAt: at })
    const root = readCertificate(authority.anchorDer)
    if (!(await anchorsOf(tx)).some((anchor) => anchor.sha256 === root.sha256)) await insertAnchor(tx, anchorRow(root, actor, at))
    await keepList(tx, readRevocationList(authority.crlDer), root, at)
    await insertSigner(tx, signerRow(readCertificate(key.certDer), unit.code, 'preparer', actor, at))
    const after = { root: root.sha256, certificate: key.certSha256 }
    await logAct(tx, host.clock, { actor, command: 'trust.setTrial', type: 'trial', id: 'trial', action: 'create', after })
  })
  await register.settings.put(FILES_SETTING, files.files)
  await register.settings.put(TRIAL_SETTING, true)
  return password
}

/** The trial key to sign with. Renews the trial revocation list when it has run out. @throws AppError `trial.realRecords` */
export async function trialKeyOf(host: HostContext): Promise<Buffer> {
  const register = host.readyRegister()
  const files = await trialFilesOf(register)
  const isOn = (await register.settings.get<boolean>(TRIAL_SETTING)) ?? false
  if (!files || !isOn || !(await isTrialAllowed(register, register.db))) throw new AppError('trial.realRecords')
  const now = host.clock.now()
  const list = readRevocationList((await readTrialAuthority(folderOf(register))).crlDer)
  if (list.nextUpdate <= now.getTime()) {
    const authority = await renewRevocationList(folderOf(register), { now })
    const root = readCertificate(authority.anchorDer)
    await register.db.transaction().execute((tx) => keepList(tx, readRevocationList(authority.crlDer), root, timestamp(host.clock)))
    const crl = await register.vault.putBytes(authority.crlDer)
    await register.settings.put(FILES_SETTING, { ...files, crl: { ...files.crl, sha256: crl.sha256 } })
  }
  return register.vault.read(files.key.sha256)
}

/** Code and name of the register's own unit, as packages carry them. @throws AppError `record.invalid` */
export async function ownUnitOf(register: OpenRegister): Promise<{ id: string; code: string; name: string }> {
  const id = register.identity()?.unitId ?? ''
  const { data } = await register.records.get('unit', id)
  const code = UnitCode.safeParse(data.code)
  if (!code.success) throw new AppError('record.invalid', { type: 'unit', fields: 'code' })
  return { id, code: code.data, name: data.name }
}

async function openAuthority(register: OpenRegister, unitName: string, now: Date): Promise<TrialAuthority> {
  const folder = folderOf(register)
  if (!existsSync(join(folder, 'authority.json'))) return createTrialAuthority(folder, { registerName: unitName, now })
  return renewRevocationList(folder, { now })
}

type Bytes = { name: string; mediaType: string; bytes: Buffer }

async function keepFiles(register: OpenRegister, parts: Record<keyof TrialFiles, Bytes>) {
  const sizes: (TrialFile & { size: number })[] = []
  const keep = async ({ name, mediaType, bytes }: Bytes): Promise<TrialFile> => {
    const { sha256, size } = await register.vault.putBytes(bytes)
    sizes.push({ sha256, name, mediaType, size })
    return { sha256, name, mediaType }
  }
  return { files: { key: await keep(parts.key), root: await keep(parts.root), crl: await keep(parts.crl) }, sizes }
}
