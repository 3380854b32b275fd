import type { AwardRow } from '#common/contract/register.ts'
import { formatDate, formatMoney } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { InkButton } from '../evidence/ink-button.tsx'
import { MarkedText } from '../lists/marked-text.tsx'
import type { Column } from '../ui/data-table.tsx'

const none = <span className="sv-3">{t('common.none')}</span>

/** Leads to the person or unit, where the row is linked to one. */
function Recipient({ row, search }: { readonly row: AwardRow; readonly search: string }) {
  const name = <MarkedText text={row.printedName} search={search} />
  const href = row.personId ? `#/ca-nhan/${row.personId}` : row.unitId ? `#/don-vi/${row.unitId}` : null
  return href ? (
    <a className="sv-name sv-cut" href={href} tabIndex={-1}>
      {name}
    </a>
  ) : (
    <span className="sv-name sv-cut">{name}</span>
  )
}

const statusWord = (row: AwardRow): string =>
  row.status === 'inForce' ? t('awards.inForce') : t(row.status === 'revoked' ? 'record.revoked' : 'record.corrected')

/** The columns of awards, evaluations and initiatives; a decision's own page leaves out those of the decision. */
export const awardColumns = (search: string): readonly Column<AwardRow>[] => [
  {
    id: 'name',
    title: t('awards.colName'),
    width: 220,
    sortable: true,
    render: (row) => (
      <span className="sv-inked">
        <Recipient row={row} search={search} />
        {row.hasInk ? <InkButton recordType={row.recordType} id={row.id} value={row.printedName} /> : null}
      </span>
    ),
    text: (row) => row.printedName,
  },
  {
    id: 'position',
    title: t('awards.colPosition'),
    width: 150,
    dropNarrow: true,
    render: (row) => row.printedPosition ?? none,
    text: (row) => row.printedPosition ?? '',
  },
  { id: 'unit', title: t('awards.colUnit'), render: (row) => row.printedUnit ?? none, text: (row) => row.printedUnit ?? '' },
  {
    id: 'title',
    title: t('awards.colTitle'),
    sortable: true,
    render: (row) => (
      <span className={row.status === 'revoked' ? 'sv-given-gone' : undefined}>
        <MarkedText text={row.title} search={search} />
      </span>
    ),
    text: (row) => row.title,
  },
  {
    id: 'year',
    title: t('awards.colYear'),
    width: 96,
    sortable: true,
    render: (row) => row.periodPrinted ?? row.year ?? none,
    text: (row) => row.periodPrinted ?? String(row.year ?? ''),
  },
  {
    id: 'decision',
    title: t('awards.colDecision'),
    width: 132,
    render: (row) =>
      row.decisionId && row.decisionNumber ? (
        <a href={`#/quyet-dinh/${row.decisionId}`} tabIndex={-1}>
          {row.decisionNumber}
        </a>
      ) : (
        none
      ),
    text: (row) => row.decisionNumber ?? '',
  },
  {
    id: 'signedDate',
    title: t('awards.colSigned'),
    width: 96,
    sortable: true,
    dropNarrow: true,
    render: (row) => formatDate(row.signedDate),
    text: (row) => (row.signedDate ? formatDate(row.signedDate) : ''),
  },
  {
    id: 'bonus',
    title: t('awards.colBonus'),
    width: 120,
    align: 'right',
    hidden: true,
    render: (row) => (row.bonusAmount === null ? none : formatMoney(row.bonusAmount)),
    text: (row) => (row.bonusAmount === null ? '' : formatMoney(row.bonusAmount)),
  },
  { id: 'status', title: t('awards.colStatus'), width: 110, hidden: true, render: statusWord, text: statusWord },
]
