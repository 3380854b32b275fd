import { Popover } from 'antd'
import type { AchievementRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../../evidence/ink-button.tsx'
import { Achievement } from '../../records/achievement.tsx'
import { evidenceGroups, groupText } from './dossier-model.ts'

/** So many kinds of evidence stand in the row itself. */
const most = 3

/** “CSTĐCS 2025, 2024” with its ink; the rest, and the decisions, open on hover, focus or click. */
export function EvidenceCell({ name, rows }: { readonly name: string; readonly rows: readonly AchievementRow[] }) {
  const groups = evidenceGroups(rows)
  if (groups.length === 0) return <span className="sv-status sv-tone-miss">{t('dossiers.noEvidence')}</span>
  const rest = groups.slice(most).reduce((sum, group) => sum + group.rows.length, 0)
  const label = t('dossiers.evidenceOf', { name })
  const list = (
    <div className="hs-evidence-list">{groups.flatMap((group) => group.rows.map((row) => <Achievement key={row.id} row={row} />))}</div>
  )
  return (
    <span className="hs-evidence">
      <Popover
        content={list}
        title={label}
        trigger={['hover', 'focus', 'click']}
        mouseEnterDelay={0.3}
        placement="bottomLeft"
        arrow={false}
      >
        <button type="button" className="hs-evidence-words" aria-label={label}>
          {groups.slice(0, most).map((group) => (
            <span key={group.name} className="hs-chip">
              {groupText(group)}
            </span>
          ))}
          {rest > 0 ? <span className="sv-2">{`+${rest}`}</span> : null}
        </button>
      </Popover>
      <FirstInk rows={rows} />
    </span>
  )
}

/** The ink of the newest cited record that came from a scan; the others show theirs in the list. */
function FirstInk({ rows }: { readonly rows: readonly AchievementRow[] }) {
  const row = evidenceGroups(rows)
    .flatMap((group) => group.rows)
    .find((one) => one.hasInk)
  return row ? <InkButton recordType={row.recordType} id={row.id} value={row.shortTitle} /> : null
}
