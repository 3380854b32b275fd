import type { AchievementRow } from '#common/contract/register.ts'
import { formatDate, formatMoney } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../evidence/ink-button.tsx'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { DecisionLink } from './achievement.tsx'
import { openInkOfRow } from './years-table.tsx'

const or = (text: string | null) => text ?? <span className="sv-3">{t('common.none')}</span>

/** The columns of the flat list, also of the printed one. */
export const achievementColumns: readonly Column<AchievementRow>[] = [
  {
    id: 'year',
    title: t('record.year'),
    width: 92,
    render: (row) => or(row.periodPrinted ?? (row.year === null ? null : String(row.year))),
    text: (row) => row.periodPrinted ?? String(row.year ?? ''),
  },
  {
    id: 'title',
    title: t('record.colAward'),
    render: (row) => (
      <span className="sv-inked">
        <span className={`sv-cut${row.status === 'revoked' ? ' sv-given-gone' : ''}`}>{row.title}</span>
        {row.hasInk ? <InkButton recordType={row.recordType} id={row.id} value={row.title} /> : null}
        {row.status === 'inForce' ? null : (
          <span className="sv-2">{t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')}</span>
        )}
      </span>
    ),
    text: (row) =>
      `${row.title}${row.status === 'inForce' ? '' : ` (${t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')})`}`,
  },
  {
    id: 'decision',
    title: t('record.colDecision'),
    width: 130,
    render: (row) => <DecisionLink row={row} />,
    text: (row) => row.decisionNumber ?? '',
  },
  {
    id: 'signed',
    title: t('record.colSigned'),
    width: 92,
    render: (row) => formatDate(row.signedDate),
    text: (row) => (row.signedDate ? formatDate(row.signedDate) : ''),
  },
  {
    id: 'issuer',
    title: t('record.colIssuer'),
    width: 170,
    hidden: true,
    render: (row) => or(row.issuingBody),
    text: (row) => row.issuingBody ?? '',
  },
  {
    id: 'position',
    title: t('record.colPrintedPosition'),
    width: 150,
    dropNarrow: true,
    render: (row) => or(row.printedPosition),
    text: (row) => row.printedPosition ?? '',
  },
  {
    id: 'bonus',
    title: t('record.colBonus'),
    width: 118,
    align: 'right',
    render: (row) => or(row.bonusAmount === null ? null : formatMoney(row.bonusAmount)),
    text: (row) => (row.bonusAmount === null ? '' : formatMoney(row.bonusAmount)),
  },
]

/** On the screen the decision's own page names the issuer; on paper the column is there. */
const shown = achievementColumns.filter((column) => !column.hidden)

/** Everything that was given, one a line, the newest first. */
export function AchievementsTable({ caption, rows }: { readonly caption: string; readonly rows: readonly AchievementRow[] }) {
  return (
    <DataTable
      caption={caption}
      columns={shown}
      rows={rows}
      rowId={(row) => row.id}
      rowName={(row) => row.title}
      {...(rows.some((row) => row.hasInk) ? { onInk: openInkOfRow } : {})}
      onOpen={(row) => {
        if (row.decisionId) location.hash = `/quyet-dinh/${row.decisionId}`
      }}
      empty={<EmptyState title={t('record.nothingYet')} text={t('record.nothingYetText')} />}
    />
  )
}
