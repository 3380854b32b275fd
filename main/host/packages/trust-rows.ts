import type { Actor } from '#common/contract/app.ts'
import type { SignerRole } from '#common/model/package.ts'
import { newId } from '../clock.ts'
import { newestList } from './asice/certificates.ts'
import { type RevocationList, readRevocationList } from './asice/crl.ts'
import { isTrialName } from './asice/trial-mark.ts'
import { type Certificate, readCertificate, sha256Hex } from './asice/x509.ts'
import type { Tx } from './packages.repository.ts'
import { type AnchorRow, deleteLists, insertList, type ListRow, listsOf, type SignerRow } from './trust.repository.ts'

/**
 * What the officer reads of an authority: its common name, and for a root the rest of its name, because two authorities
 * may bear the same common name (every trial authority does).
 */
export function authorityName({ name, issuerText, subject, issuer }: Certificate): string {
  const rest = issuerText.split(', ').filter((part) => part !== name && part.length > 2)
  return subject.equals(issuer) && rest.length > 0 ? `${name} (${rest.reverse().join('; ')})` : name
}

export const anchorRow = (certificate: Certificate, actor: Actor, addedAt: string): AnchorRow => ({
  id: newId(),
  name: authorityName(certificate),
  sha256: certificate.sha256,
  der: certificate.der.toString('base64'),
  not_after: new Date(certificate.notAfter).toISOString(),
  trial: isTrialName(certificate.name) ? 1 : 0,
  added_at: addedAt,
  added_by: actor.name,
})

export const signerRow = (certificate: Certificate, unitCode: string, role: SignerRole, actor: Actor, at: string): SignerRow => ({
  id: newId(),
  name: certificate.name,
  cert_sha256: certificate.sha256,
  unit_code: unitCode,
  role,
  from_date: at,
  to_date: null,
  added_at: at,
  added_by: actor.name,
})

const isListOf = (issuer: Certificate, list: RevocationList): boolean => newestList(issuer, [list], false) !== null

/** The trusted authority that signed a list; null where none did. */
export const issuerOf = (list: RevocationList, anchors: readonly AnchorRow[]): Certificate | null =>
  anchors.map((row) => readCertificate(Buffer.from(row.der, 'base64'))).find((anchor) => isListOf(anchor, list)) ?? null

/**
 * Keeps a list in place of the older ones of the same authority. Gives the new row, null where the register holds one as
 * new: the store never goes back.
 */
export async function keepList(tx: Tx, list: RevocationList, issuer: Certificate, at: string): Promise<ListRow | null> {
  const held = (await listsOf(tx)).filter((row) => isListOf(issuer, readRevocationList(Buffer.from(row.der, 'base64'))))
  const thisUpdate = new Date(list.thisUpdate).toISOString()
  const sha256 = sha256Hex(list.der)
  if (held.some((row) => row.this_update > thisUpdate || row.sha256 === sha256)) return null
  await deleteLists(
    tx,
    held.map((row) => row.id),
  )
  const row: ListRow = {
    id: newId(),
    issuer: authorityName(issuer),
    sha256,
    der: list.der.toString('base64'),
    this_update: thisUpdate,
    next_update: list.nextUpdate === list.thisUpdate ? null : new Date(list.nextUpdate).toISOString(),
    added_at: at,
  }
  await insertList(tx, row)
  return row
}
