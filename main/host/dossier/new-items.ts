import { proposeEvidence, type Recognised } from '#common/domain/dossier/propose-evidence.ts'
import type { DossierItem, EvidenceRef } from '#common/model/dossier.ts'
import type { StoredRecord } from '#common/model/record.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId } from '../clock.ts'
import { spellAt } from '../records/columns.ts'
import type { Reader, Records } from '../records/records.ts'
import { toAchievementRow } from '../register/achievement-rows.ts'
import { achievementsOf } from '../register/achievements.service.ts'
import type { Catalogue } from '../register/catalogue.ts'

type Context = { db: Reader; records: Records; catalogue: Catalogue; today: string }

/**
 * A person as proposed today: name, position and unit stand as they are now and stay so, whatever changes later in the
 * register. @throws AppError `record.notFound`, `record.withdrawn`
 */
export async function itemOfPerson(context: Context, personId: string): Promise<DossierItem> {
  const person = standing(await context.records.get('person', personId, context.db))
  const spell = spellAt(person.data.spells, context.today)
  const unit = spell?.unitId ? await context.records.find('unit', spell.unitId, context.db) : null
  return {
    id: newId(),
    recipientKind: 'individual',
    personId,
    unitId: null,
    name: person.data.fullName,
    position: spell?.position ?? null,
    unit: unit?.data.name ?? (spell?.unitText || null),
    achievement: null,
    evidence: await evidenceOf(context, { personId }),
  }
}

/** A unit as proposed today. @throws AppError `record.notFound`, `record.withdrawn` */
export async function itemOfUnit(context: Context, unitId: string): Promise<DossierItem> {
  const unit = standing(await context.records.get('unit', unitId, context.db))
  const parent = unit.data.parentId ? await context.records.find('unit', unit.data.parentId, context.db) : null
  return {
    id: newId(),
    recipientKind: 'collective',
    personId: null,
    unitId,
    name: unit.data.name,
    position: null,
    unit: parent?.data.name ?? null,
    achievement: null,
    evidence: await evidenceOf(context, { unitId }),
  }
}

function standing<K extends 'person' | 'unit'>(record: StoredRecord<K>): StoredRecord<K> {
  if (record.withdrawnAt) throw new AppError('record.withdrawn', { type: record.type })
  return record
}

async function evidenceOf({ db, catalogue, today }: Context, who: { personId: string } | { unitId: string }): Promise<EvidenceRef[]> {
  const recognised = (await achievementsOf(db, who)).map((one): Recognised => {
    const { class: awardClass, year } = toAchievementRow(one, catalogue)
    return { type: one.type, id: one.id, status: one.data.status, awardClass, year: year ?? null }
  })
  return proposeEvidence(recognised, Number(today.slice(0, 4)))
}

/** Keeps what an officer cites to records of that very person or unit. @throws AppError `record.invalid` */
export async function checkEvidence(db: Reader, item: DossierItem, evidence: readonly EvidenceRef[]): Promise<void> {
  const who = item.personId === null ? { unitId: item.unitId ?? '' } : { personId: item.personId }
  const own = new Map((await achievementsOf(db, who)).map((one) => [one.id, one.type]))
  if (evidence.some((ref) => own.get(ref.id) !== ref.type)) throw new AppError('record.invalid', { type: 'dossier', fields: 'evidence' })
}
