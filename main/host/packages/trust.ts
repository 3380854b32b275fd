import type { Source } from '#common/model/record.ts'
import type { Reader } from '../records/records.ts'
import type { OpenRegister } from '../register/open-register.ts'
import type { Authorisation, TrustStore } from './asice/certificates.ts'
import { anchorsOf, listsOf, signersOf, sourcesOfRecords, trialPackageIds } from './trust.repository.ts'

/** Setting: is trial on? Every window shows it (app.info). */
export const TRIAL_SETTING = 'trust.trial'
/** how long past its nextUpdate a revocation list still counts (PACKAGES.md 5.7) */
export const STALE_GRACE_DAYS = 30

/**
 * May a trial authority be used here? Only in a sample register, or where nothing real lies: every record of a person,
 * decision, achievement or dossier came from the sample or in a trial package (DESIGN.md, Sample data).
 */
export async function isTrialAllowed(register: Pick<OpenRegister, 'sample'>, db: Reader): Promise<boolean> {
  if (register.sample) return true
  const trialIds = await trialPackageIds(db)
  const sources = (await sourcesOfRecords(db)).map((text) => JSON.parse(text) as Source)
  return sources.every((source) => source.kind === 'sample' || (source.kind === 'package' && trialIds.has(source.packageId)))
}

/** Is a trial signature worth anything here and now: switched on, and still nothing real in the register. */
export async function isTrialTrusted(register: OpenRegister, db: Reader): Promise<boolean> {
  return ((await register.settings.get<boolean>(TRIAL_SETTING)) ?? false) && (await isTrialAllowed(register, db))
}

const der = (text: string): Buffer => Buffer.from(text, 'base64')

/** What this register trusts, read afresh for every package. */
export async function trustStoreOf(register: OpenRegister): Promise<TrustStore> {
  const { db } = register
  const trial = await isTrialTrusted(register, db)
  return {
    anchors: (await anchorsOf(db)).filter((anchor) => anchor.trial === 0 || trial).map((anchor) => der(anchor.der)),
    crls: (await listsOf(db)).map((list) => der(list.der)),
    authorisations: (await signersOf(db)).map(
      (row): Authorisation => ({
        certSha256: row.cert_sha256,
        unitCode: row.unit_code,
        role: row.role as Authorisation['role'],
        from: row.from_date ?? '1970-01-01T00:00:00.000Z',
        to: row.to_date,
      }),
    ),
  }
}
