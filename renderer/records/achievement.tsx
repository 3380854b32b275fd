import './records.css'
import type { AchievementRow } from '#common/contract/register.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { InkButton } from '../evidence/ink-button.tsx'

/** What was given, as printed, with its decision below and its ink after it. */
export function Achievement({ row }: { readonly row: AchievementRow }) {
  const title = shownTitle(row)
  // the same initiative may be recognised twice, by the unit and by the province
  const scope = textOf(`record.scope.${row.code}`)
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
        {scope === null ? null : ` · ${scope}`}
        {row.status === 'inForce' ? null : ` · ${t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')}`}
      </span>
    </div>
  )
}

/** As printed; the head of the column says already that an evaluation is about duties (“Hoàn thành tốt nhiệm vụ”). */
function shownTitle(row: AchievementRow): string {
  if (row.class === 'kyLuat') return t('record.discipline', { title: row.title })
  const duties = ` ${t('record.duties')}`
  return row.class === 'danhGia' && row.title.endsWith(duties) ? row.title.slice(0, -duties.length) : row.title
}

/** The number of the decision as a link to it; a dash where the record stands on no paper. */
export function DecisionLink({ row }: { readonly row: Pick<AchievementRow, 'decisionId' | 'decisionNumber'> }) {
  if (row.decisionId === null || row.decisionNumber === null) return <span title={t('record.noPaper')}>{t('common.none')}</span>
  return <a href={`#/quyet-dinh/${row.decisionId}`}>{row.decisionNumber}</a>
}
