import type { Actor } from '#common/contract/app.ts'
import type { TrustView } from '#common/contract/exchange.ts'
import { type SignerRole, UnitCode } from '#common/model/package.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { timestamp } from '../clock.ts'
import type { HostContext } from '../host.ts'
import { logAct } from '../records/act-log.ts'
import { isTrialName } from './asice/trial-mark.ts'
import { anchorsOf, deleteAnchor, endSigner, insertAnchor, insertSigner, listsOf, signersOf } from './trust.repository.ts'
import { isTrialAllowed, TRIAL_SETTING } from './trust.ts'
import { certificatesIn, revocationListIn } from './trust-files.ts'
import { anchorRow, issuerOf, keepList, signerRow } from './trust-rows.ts'
import { trialFilesOf } from './trust-trial.ts'

type Host = Pick<HostContext, 'clock' | 'links' | 'readyRegister'>

/** Everything of the screen "Chứng thư tin cậy". */
export async function trustView(host: Host): Promise<TrustView> {
  const register = host.readyRegister()
  const { db, settings } = register
  const files = await trialFilesOf(register)
  const url = (file: { sha256: string; name: string; mediaType: string } | undefined) =>
    file && register.vault.has(file.sha256) ? host.links.to({ kind: 'file', ...file }) : null
  return {
    anchors: (await anchorsOf(db)).map((row) => ({
      id: row.id,
      name: row.name,
      sha256: row.sha256,
      notAfter: row.not_after,
      trial: row.trial === 1,
      addedAt: row.added_at,
    })),
    crls: (await listsOf(db)).map((row) => ({ id: row.id, issuer: row.issuer, thisUpdate: row.this_update, nextUpdate: row.next_update })),
    signers: (await signersOf(db)).map((row) => ({
      id: row.id,
      name: row.name,
      certSha256: row.cert_sha256,
      unitCode: row.unit_code,
      role: row.role,
      from: row.from_date,
      to: row.to_date,
    })),
    trial: {
      made: files !== null,
      enabled: (await settings.get<boolean>(TRIAL_SETTING)) ?? false,
      keyUrl: url(files?.key),
      rootUrl: url(files?.root),
      crlUrl: url(files?.crl),
      allowed: await isTrialAllowed(register, db),
    },
  }
}

async function withFile<T>(host: HostContext, token: string, work: (path: string) => Promise<T>): Promise<T> {
  const grant = host.grants.take(token)
  try {
    return await work(grant.path)
  } finally {
    await host.grants.release(grant)
  }
}

/**
 * Trusts a certificate authority. One named THỬ NGHIỆM only where nothing real lies.
 * @throws AppError `package.notCertificate` (no certificate of an authority in the file), `trial.realRecords`
 */
export async function addAnchor(host: HostContext, actor: Actor, fileToken: string): Promise<void> {
  const register = host.readyRegister()
  const certificate = (await withFile(host, fileToken, certificatesIn)).find((one) => one.isCa && (one.keyUsage?.certSign ?? true))
  if (!certificate) throw new AppError('package.notCertificate')
  await register.db.transaction().execute(async (tx) => {
    if (isTrialName(certificate.name) && !(await isTrialAllowed(register, tx))) throw new AppError('trial.realRecords')
    if ((await anchorsOf(tx)).some((anchor) => anchor.sha256 === certificate.sha256)) return
    const row = anchorRow(certificate, actor, timestamp(host.clock))
    await insertAnchor(tx, row)
    const after = { name: row.name, sha256: row.sha256, trial: row.trial === 1 }
    await logAct(tx, host.clock, { actor, command: 'trust.addAnchor', type: 'trustAnchor', id: row.id, action: 'create', after })
  })
}

/** Trusts it no longer; packages signed under it are refused from now on. @throws AppError `record.notFound` */
export async function removeAnchor(host: HostContext, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  await host
    .readyRegister()
    .db.transaction()
    .execute(async (tx) => {
      const row = (await anchorsOf(tx)).find((anchor) => anchor.id === id)
      if (!row) throw new AppError('record.notFound', { type: 'trustAnchor' })
      await deleteAnchor(tx, id)
      const before = { name: row.name, sha256: row.sha256, trial: row.trial === 1 }
      await logAct(tx, host.clock, { actor, command: 'trust.removeAnchor', type: 'trustAnchor', id, action: 'withdraw', reason, before })
    })
}

/**
 * Keeps a revocation list that a trusted authority signed; an older one than the register holds changes nothing.
 * @throws AppError `package.notCrl`, `package.crlIssuer` (no trusted authority signed it)
 */
export async function addCrl(host: HostContext, actor: Actor, fileToken: string): Promise<void> {
  const { db } = host.readyRegister()
  const list = await withFile(host, fileToken, revocationListIn)
  await db.transaction().execute(async (tx) => {
    const issuer = issuerOf(list, await anchorsOf(tx))
    if (!issuer) throw new AppError('package.crlIssuer')
    const row = await keepList(tx, list, issuer, timestamp(host.clock))
    if (!row) return
    const after = { issuer: row.issuer, sha256: row.sha256, thisUpdate: row.this_update }
    await logAct(tx, host.clock, { actor, command: 'trust.addCrl', type: 'revocationList', id: row.id, action: 'create', after })
  })
}

/**
 * Lets a certificate sign for a unit in a role from now on. @throws AppError `package.notCertificate` (none of a person
 * in the file), `record.invalid` (unit code that no package can carry)
 */
export async function authorise(
  host: HostContext,
  actor: Actor,
  { fileToken, unitCode, role }: { fileToken: string; unitCode: string; role: SignerRole },
): Promise<void> {
  if (!UnitCode.safeParse(unitCode).success) throw new AppError('record.invalid', { type: 'signer', fields: 'unitCode' })
  const certificate = (await withFile(host, fileToken, certificatesIn)).find((one) => !one.isCa)
  if (!certificate) throw new AppError('package.notCertificate')
  await host
    .readyRegister()
    .db.transaction()
    .execute(async (tx) => {
      const at = timestamp(host.clock)
      const holds = (await signersOf(tx)).some(
        (row) => row.cert_sha256 === certificate.sha256 && row.unit_code === unitCode && row.role === role && row.to_date === null,
      )
      if (holds) return
      const row = signerRow(certificate, unitCode, role, actor, at)
      await insertSigner(tx, row)
      const after = { name: row.name, certSha256: row.cert_sha256, unitCode, role }
      await logAct(tx, host.clock, { actor, command: 'trust.authorise', type: 'signer', id: row.id, action: 'create', after })
    })
}

/** Ends an authorisation now; it stays in the list with its end. @throws AppError `record.notFound` */
export async function revokeSigner(host: HostContext, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  await host
    .readyRegister()
    .db.transaction()
    .execute(async (tx) => {
      const row = (await signersOf(tx)).find((signer) => signer.id === id && signer.to_date === null)
      if (!row) throw new AppError('record.notFound', { type: 'signer' })
      await endSigner(tx, id, timestamp(host.clock))
      const before = { name: row.name, certSha256: row.cert_sha256, unitCode: row.unit_code, role: row.role }
      await logAct(tx, host.clock, { actor, command: 'trust.revokeSigner', type: 'signer', id, action: 'withdraw', reason, before })
    })
}
