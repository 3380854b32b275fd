import { Popover } from 'antd'
import type { AchievementRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../../evidence/ink-button.tsx'
import { evidenceGroups, groupText } from './dossier-model.ts'
import { decisionLine, periodOf } from './item-model.ts'

/** “CSTĐCS 2024 - 2025” with its ink; all of it, with the decisions, opens on hover and focus. */
export function EvidenceCell({ name, rows }: { readonly name: string; readonly rows: readonly AchievementRow[] }) {
  const groups = evidenceGroups(rows)
  if (groups.length === 0) return <span className="sv-status sv-tone-miss">{t('dossiers.noEvidence')}</span>
  const label = t('dossiers.evidenceOf', { name })
  const list = (
    <ul className="hs-evidence-list">{groups.flatMap((group) => group.rows.map((row) => <EvidenceLine key={row.id} row={row} />))}</ul>
  )
  return (
    <span className="hs-evidence">
      <Popover content={list} title={label} trigger={['hover', 'focus']} mouseEnterDelay={0.3} placement="bottomLeft" arrow={false}>
        <button type="button" className="hs-evidence-words" aria-label={`${label}: ${groups.map(groupText).join('; ')}`}>
          <span className="hs-chips">
            {groups.map((group) => (
              <span key={group.name} className="hs-chip">
                {groupText(group)}
              </span>
            ))}
          </span>
          <span className="sv-2">{t('dossiers.evidenceCount', { n: rows.length })}</span>
        </button>
      </Popover>
      <FirstInk rows={rows} />
    </span>
  )
}

function EvidenceLine({ row }: { readonly row: AchievementRow }) {
  const period = periodOf(row)
  return (
    <li className="hs-evidence-line">
      <div className="hs-evidence-top">
        <span className={`sv-cut${row.status === 'revoked' ? ' sv-given-gone' : ''}`} title={row.title}>
          {row.title}
        </span>
        {period ? <span className="hs-evidence-period">{period}</span> : null}
        {row.hasInk ? <InkButton recordType={row.recordType} id={row.id} value={row.title} /> : null}
      </div>
      <span className="sv-cell-2">
        {row.decisionId ? <a href={`#/quyet-dinh/${row.decisionId}`}>{decisionLine(row)}</a> : decisionLine(row)}
      </span>
    </li>
  )
}

/** The ink of the newest cited record that came from a scan; the others show theirs in the list. */
function FirstInk({ rows }: { readonly rows: readonly AchievementRow[] }) {
  const row = evidenceGroups(rows)
    .flatMap((group) => group.rows)
    .find((one) => one.hasInk)
  return row ? <InkButton recordType={row.recordType} id={row.id} value={row.shortTitle} /> : null
}
