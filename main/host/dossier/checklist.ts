import { checklistFor } from '#common/domain/catalogue/in-force.ts'
import { buildChecklist, type CheckResult, type CitedRecord } from '#common/domain/dossier/checklist.ts'
import type { DossierData } from '#common/model/dossier.ts'
import type { Packs } from '#common/model/pack.ts'
import type { Reader } from '../records/records.ts'
import { type Achievement, loadAchievements } from '../register/achievements.service.ts'
import { initiativeCode } from '../register/catalogue.ts'
import { refsOf } from './dossier.repository.ts'

/** The records the dossiers cite, by id: one load for any number of dossiers. */
export async function citedBy(db: Reader, dossiers: readonly Pick<DossierData, 'items'>[]): Promise<ReadonlyMap<string, Achievement>> {
  const records = await loadAchievements(db, refsOf(dossiers))
  return new Map(records.filter((record) => record.withdrawnAt === null).map((record) => [record.id, record]))
}

const codeOf = (record: Achievement): string | null =>
  record.type === 'award' ? record.data.awardCode : record.type === 'evaluation' ? record.data.level : initiativeCode(record.data.scope)

/** The checklist of one dossier on a day (ISO). A revoked award proves nothing. */
export function checklistOf(packs: Packs, dossier: DossierData, cited: ReadonlyMap<string, Achievement>, day: string): CheckResult[] {
  const standing = [...cited.values()].filter((record) => record.data.status !== 'revoked')
  return buildChecklist({
    entry: checklistFor(packs, dossier.awardCode, day),
    dossier,
    cited: new Map(
      standing.map((record): [string, CitedRecord] => [record.id, { type: record.type, id: record.id, code: codeOf(record) }]),
    ),
    kinds: packs.attachmentKinds,
  })
}
