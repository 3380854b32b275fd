import type { DossierData } from '#common/model/dossier.ts'
import type { PackageRecord } from '#common/model/package.ts'
import type { RecordType, StoredRecord } from '#common/model/record.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { newId } from '../clock.ts'
import { spellAt } from '../records/columns.ts'
import type { OpenRegister } from '../register/open-register.ts'
import type { ExportAttachment } from './asice/export-package.ts'
import { extensionOf } from './asice/media-types.ts'
import { toPackageRecord, WRITE_ORDER } from './records-map.ts'

export type Gathered = { records: PackageRecord[]; attachments: ExportAttachment[] }

/**
 * Everything a dossier's package carries (least that suffices, Luật 91/2025/QH15): our own unit, the people and units
 * proposed with the units they stand in, the records they cite with their decisions, the dossier as it will stand when
 * exported; its papers, and the scans of the cited decisions. Co-authors and other recipients of a decision stay here.
 * @throws AppError `record.notFound`, `file.missing` (params name: a paper that is no longer in the vault)
 */
export async function gatherExport(register: OpenRegister, dossier: StoredRecord<'dossier'>, today: string): Promise<Gathered> {
  const { records } = register
  const found = new Map<string, StoredRecord>()
  const add = async <K extends RecordType>(type: K, id: string): Promise<StoredRecord<K>> => {
    const known = found.get(id)
    if (known?.type === type) return known as StoredRecord<K>
    const record = await records.get(type, id)
    found.set(id, record)
    return record
  }
  const addUnit = async (id: string): Promise<void> => {
    for (let next: string | null = id; next !== null && !found.has(next); ) {
      const unit: StoredRecord<'unit'> | null = await records.find('unit', next)
      // the receiver's own record of itself is the one that holds
      if (!unit || unit.withdrawnAt || unit.data.code === dossier.data.recipientUnitCode) return
      found.set(unit.id, unit)
      next = unit.data.parentId
    }
  }
  await addUnit(register.identity()?.unitId ?? '')
  for (const item of dossier.data.items) {
    if (item.unitId) await addUnit(item.unitId)
    if (item.personId) {
      const { data } = await add('person', item.personId)
      const unitId = spellAt(data.spells, today)?.unitId
      if (unitId) await addUnit(unitId)
    }
    for (const ref of item.evidence) {
      const cited = await add(ref.type, ref.id)
      const decisionId = 'decisionId' in cited.data ? cited.data.decisionId : null
      if (decisionId) await add('decision', decisionId)
    }
  }
  found.set(dossier.id, dossier)
  const ordered = [...found.values()].sort((a, b) => WRITE_ORDER.indexOf(a.type) - WRITE_ORDER.indexOf(b.type))
  return { records: ordered.map(toPackageRecord), attachments: [...papersOf(register, dossier), ...scansOf(register, ordered)] }
}

function papersOf({ vault }: OpenRegister, { id, data }: { id: string; data: DossierData }): ExportAttachment[] {
  return data.attachments.map((paper) => {
    if (!vault.has(paper.sha256)) throw new AppError('file.missing', { name: paper.name })
    return {
      id: paper.id,
      recordId: id,
      path: vault.pathOf(paper.sha256),
      sha256: paper.sha256,
      mediaType: 'application/pdf',
      originalName: paper.name,
      kind: paper.kind,
    }
  })
}

/** What a decision is in a dossier (attachment-kinds pack). */
const SCAN_KINDS: Readonly<Record<string, string>> = { award: 'QD_KHEN_CU', initiative: 'QD_SANG_KIEN', evaluation: 'QD_DANH_GIA' }

/** The scans of cited decisions are added by themselves: the superior need not ask for them. */
function scansOf({ vault }: OpenRegister, records: readonly StoredRecord[]): ExportAttachment[] {
  const decisions = records.filter((record): record is StoredRecord<'decision'> => record.type === 'decision')
  return decisions.flatMap(({ id, data }) =>
    data.files
      .filter((file) => extensionOf(file.mediaType) !== undefined && vault.has(file.sha256))
      .map((file) => ({
        id: newId(),
        recordId: id,
        path: vault.pathOf(file.sha256),
        sha256: file.sha256,
        mediaType: file.mediaType,
        originalName: file.name,
        kind: SCAN_KINDS[data.kind] ?? 'KHAC',
      })),
  )
}
