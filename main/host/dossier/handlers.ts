import type { Todo } from '#common/contract/app.ts'
import type { CheckItem, DossierSummary } from '#common/contract/exchange.ts'
import { missingCount } from '#common/domain/dossier/checklist.ts'
import { fingerprint } from '#common/domain/package/fingerprint.ts'
import type { DossierData } from '#common/model/dossier.ts'
import { vietnamDay } from '../clock.ts'
import type { HandlersOf, HostContext, Output } from '../host.ts'
import type { CommitResult } from '../records/records.ts'
import { toAchievementRow } from '../register/achievement-rows.ts'
import type { Achievement } from '../register/achievements.service.ts'
import { type Catalogue, catalogueOf } from '../register/catalogue.ts'
import type { OpenRegister } from '../register/open-register.ts'
import { checklistOf, citedBy } from './checklist.ts'
import { allDossiers, packagesOfDossier } from './dossier.repository.ts'
import { addItems, attach, createDossier, detach, dossierOf, removeItem, updateDossier, updateItem, withdrawDossier } from './service.ts'

const saved = ({ id, version }: CommitResult) => ({ id, version })

/** `dossiers.*` of the contract. */
export function dossiersHandlers(host: HostContext): HandlersOf<'dossiers'> {
  return {
    'dossiers.list': async () => ({ dossiers: await summaries(host, host.readyRegister()) }),
    'dossiers.get': ({ id }) => pageOf(host, host.readyRegister(), id),
    'dossiers.create': async (input, { actor }) => saved(await createDossier(host, actor, input)),
    'dossiers.update': async (input, { actor }) => saved(await updateDossier(host, actor, input)),
    'dossiers.addItems': async (input, { actor }) => saved(await addItems(host, actor, input)),
    'dossiers.updateItem': async (input, { actor }) => saved(await updateItem(host, actor, input)),
    'dossiers.removeItem': async (input, { actor }) => saved(await removeItem(host, actor, input)),
    'dossiers.attach': async (input, { actor }) => saved(await attach(host, actor, input)),
    'dossiers.detach': async (input, { actor }) => saved(await detach(host, actor, input)),
    'dossiers.withdraw': async (input, { actor }) => {
      await withdrawDossier(host, actor, input)
      return {}
    },
  }
}

/** What the start page says of dossiers: the officer's own that are not exported yet. */
export const openDossiersOf =
  (host: Pick<HostContext, 'packs' | 'clock'>) =>
  async (register: OpenRegister): Promise<Todo['dossiers']> =>
    (await summaries(host, register))
      .filter((dossier) => dossier.state === 'draft')
      .map(({ id, title, state, people, collectives, missing, updatedAt }) => ({
        id,
        title,
        state,
        items: people + collectives,
        missing,
        updatedAt,
      }))

async function summaries(host: Pick<HostContext, 'packs' | 'clock'>, register: OpenRegister): Promise<DossierSummary[]> {
  const dossiers = await allDossiers(register.db)
  const drafts = dossiers.filter((dossier) => dossier.data.state === 'draft')
  const cited = await citedBy(
    register.db,
    drafts.map((dossier) => dossier.data),
  )
  const catalogue = catalogueOf(host.packs)
  const day = vietnamDay(host.clock)
  return dossiers.map(({ id, data, ownerUnitId, updatedAt }) => ({
    id,
    title: data.title,
    awardCode: data.awardCode,
    award: catalogue.name(data.awardCode) ?? data.awardCode,
    periodPrinted: printedPeriod(data.period),
    state: data.state,
    people: data.items.filter((item) => item.recipientKind === 'individual').length,
    collectives: data.items.filter((item) => item.recipientKind === 'collective').length,
    attachments: data.attachments.length,
    // what was sent was judged when it was sent
    missing: data.state === 'draft' ? missingCount(checklistOf(host.packs, data, cited, day)) : 0,
    recipient: data.recipientUnitName,
    isOwn: ownerUnitId === register.identity()?.unitId,
    updatedAt,
  }))
}

async function pageOf(host: HostContext, register: OpenRegister, id: string): Promise<Output<'dossiers.get'>> {
  const { version, ownerUnitId, data } = await dossierOf(register, id)
  const cited = await citedBy(register.db, [data])
  const catalogue = catalogueOf(host.packs)
  const packages = await packagesOfDossier(register.db, id)
  return {
    id,
    version,
    ownerUnitId,
    isOwn: ownerUnitId === register.identity()?.unitId,
    data,
    award: catalogue.name(data.awardCode) ?? data.awardCode,
    evidence: Object.fromEntries(data.items.map((item) => [item.id, evidenceRows(item.evidence, cited, catalogue)])),
    checklist: checklistOf(host.packs, data, cited, vietnamDay(host.clock)) satisfies CheckItem[],
    urls: Object.fromEntries(
      data.attachments
        .filter((paper) => register.vault.has(paper.sha256))
        .map((paper) => [paper.id, host.links.to({ kind: 'file', sha256: paper.sha256, name: paper.name, mediaType: 'application/pdf' })]),
    ),
    packages: packages.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      createdAt: row.at,
      size: row.size,
      fingerprint: fingerprint(row.sha256),
      url: register.vault.has(row.sha256) ? host.links.to({ kind: 'export', id: row.id }) : null,
    })),
  }
}

const evidenceRows = (refs: DossierData['items'][number]['evidence'], cited: ReadonlyMap<string, Achievement>, catalogue: Catalogue) =>
  refs.flatMap((ref) => {
    const record = cited.get(ref.id)
    return record ? [toAchievementRow(record, catalogue)] : []
  })

/** "2025", "2021 - 2025": the period of the proposal in lists. */
function printedPeriod(period: DossierData['period']): string | null {
  if (period === null) return null
  const [from, to] = [period.from.slice(0, 4), period.to.slice(0, 4)]
  return from === to ? to : `${from} - ${to}`
}
