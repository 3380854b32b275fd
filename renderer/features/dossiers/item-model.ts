import type { AchievementRow } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { type DossierItem, EvidenceRef } from '#common/model/dossier.ts'

/** What the dialog of one proposal holds; texts as typed. */
export interface ItemForm {
  readonly position: string
  readonly unit: string
  readonly achievement: string
  readonly evidence: readonly EvidenceRef[]
}

export const formOfItem = (item: DossierItem): ItemForm => ({
  position: item.position ?? '',
  unit: item.unit ?? '',
  achievement: item.achievement ?? '',
  evidence: item.evidence,
})

/** Reads a form kept while it was typed; null where it has another shape. */
export function readItemForm(kept: unknown): ItemForm | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { position, unit, achievement, evidence } = kept as Record<string, unknown>
  const refs = EvidenceRef.array().safeParse(evidence)
  return typeof position === 'string' && typeof unit === 'string' && typeof achievement === 'string' && refs.success
    ? { position, unit, achievement, evidence: refs.data }
    : null
}

/**
 * The records the officer may cite, newest first: a discipline never, one that was revoked only where it is cited already
 * (so that it can be let go).
 */
export function offered(known: readonly AchievementRow[], cited: readonly AchievementRow[]): readonly AchievementRow[] {
  const isCited = (row: AchievementRow): boolean => cited.some((one) => one.id === row.id)
  const all = [...known, ...cited.filter((row) => !known.some((one) => one.id === row.id))]
  return all
    .filter((row) => isCited(row) || (row.class !== 'kyLuat' && row.status !== 'revoked'))
    .toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
}

/** The choice after one record was checked or let go. */
export function toggled(evidence: readonly EvidenceRef[], row: Pick<AchievementRow, 'recordType' | 'id'>): readonly EvidenceRef[] {
  return evidence.some((ref) => ref.id === row.id)
    ? evidence.filter((ref) => ref.id !== row.id)
    : [...evidence, { type: row.recordType, id: row.id }]
}

/** The period as printed, else the year it stands in; null where neither is known. */
export const periodOf = (row: Pick<AchievementRow, 'periodPrinted' | 'year'>): string | null =>
  row.periodPrinted ?? (row.year === null ? null : String(row.year))

/** Number and date of the decision, and whether it still holds. */
export function decisionLine(row: Pick<AchievementRow, 'decisionNumber' | 'signedDate' | 'status'>): string {
  const paper = row.decisionNumber
    ? t('dossiers.evidenceLine', { decision: row.decisionNumber, date: formatDate(row.signedDate) })
    : t('record.noPaper')
  return row.status === 'inForce' ? paper : `${paper} · ${t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')}`
}
