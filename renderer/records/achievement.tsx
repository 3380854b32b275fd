import './records.css'
import type { AchievementRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../evidence/ink-button.tsx'

/** What was given, with its decision below and its ink after it. `full`: the title as printed, not the short name. */
export function Achievement({ row, full = false }: { readonly row: AchievementRow; readonly full?: boolean }) {
  const name = full ? row.title : row.shortTitle
  const title = row.class === 'kyLuat' ? t('record.discipline', { title: name }) : name
  return (
    <div className="sv-given">
      <div className="sv-given-top">
        <span className={`sv-cut${row.status === 'revoked' ? ' sv-given-gone' : ''}`} title={row.title}>
          {title}
        </span>
        {row.hasInk ? <InkButton recordType={row.recordType} id={row.id} value={title} /> : null}
      </div>
      <span className="sv-cell-2">
        <DecisionLink row={row} />
        {row.status === 'inForce' ? null : ` · ${t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')}`}
      </span>
    </div>
  )
}

/** The number of the decision as a link to it; a dash where the record stands on no paper. */
export function DecisionLink({ row }: { readonly row: Pick<AchievementRow, 'decisionId' | 'decisionNumber'> }) {
  if (row.decisionId === null || row.decisionNumber === null) return <span title={t('record.noPaper')}>{t('common.none')}</span>
  return <a href={`#/quyet-dinh/${row.decisionId}`}>{row.decisionNumber}</a>
}
