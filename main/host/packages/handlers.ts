import type { PackageSummary } from '#common/contract/exchange.ts'
import { fingerprint } from '#common/domain/package/fingerprint.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { HandlersOf, HostContext, Output } from '../host.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { exportDossier } from './export.service.ts'
import { applyPackage, newFiles, planFor, receivePackage, rejectPackage } from './import.service.ts'
import { judgePackage } from './judge-package.ts'
import { allPackages, type PackageRow, packageById, reportOf } from './packages.repository.ts'
import { planView } from './plan-view.ts'

/** `packages.*` of the contract. */
export function packagesHandlers(host: HostContext): HandlersOf<'packages'> {
  return {
    'packages.export': (input, { actor, signal }) => exportDossier(host, actor, input, signal),
    'packages.list': async () => ({ packages: (await allPackages(host.readyRegister().db)).map(summaryOf) }),
    'packages.verify': async ({ fileToken }, { actor, signal }) => {
      const id = await receivePackage(host, actor, fileToken, signal)
      return pageOf(host, host.readyRegister(), id, signal)
    },
    'packages.get': ({ id }, { signal }) => pageOf(host, host.readyRegister(), id, signal),
    'packages.apply': (input, { actor, signal }) => applyPackage(host, actor, input, signal),
    'packages.reject': async (input, { actor }) => {
      await rejectPackage(host, actor, input)
      return {}
    },
  }
}

const summaryOf = (row: PackageRow): PackageSummary => ({
  id: row.id,
  direction: row.direction as PackageSummary['direction'],
  fileName: row.file_name,
  type: row.type,
  sender: row.sender_code,
  recipient: row.recipient_code,
  sequence: row.sequence,
  signer: row.signer,
  state: row.state as PackageSummary['state'],
  code: row.code,
  at: row.at,
  size: row.size,
  fingerprint: fingerprint(row.sha256),
  trial: row.trial === 1,
})

/**
 * One package. One that waits, or was refused, is judged anew by what the register trusts now: a revocation list or an
 * authorisation may have come since. What was decided shows what was found then.
 */
async function pageOf(host: HostContext, register: OpenRegister, id: string, signal: AbortSignal): Promise<Output<'packages.get'>> {
  const row = await packageById(register.db, id)
  if (!row) throw new AppError('package.notFound')
  const hasFile = register.vault.has(row.sha256)
  const page = { ...summaryOf(row), dossierId: row.dossier_id, url: hasFile ? host.links.to({ kind: 'export', id }) : null }
  const isOpen = row.direction === 'in' && (row.state === 'waiting' || row.state === 'invalid')
  if (!isOpen || !hasFile) return { ...page, report: reportOf(row), plan: null }
  const judged = await judgePackage(register, host.clock, row.sha256, { extract: false, signal })
  const plan = await planFor(register, judged)
  const { descriptor } = judged.content ?? {}
  return {
    ...page,
    type: descriptor?.type ?? page.type,
    sender: descriptor?.sender.unitCode ?? page.sender,
    recipient: descriptor?.recipient.unitCode ?? page.recipient,
    sequence: descriptor?.sequence ?? page.sequence,
    state: plan === null ? 'invalid' : 'waiting',
    code: judged.report.code ?? null,
    report: judged.report,
    plan: plan === null ? null : planView(plan, newFiles(register, judged)),
  }
}
