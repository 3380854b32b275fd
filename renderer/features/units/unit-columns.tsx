import type { UnitRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import { MarkedText } from '../../lists/marked-text.tsx'
import { valueWords } from '../../records/history-words.ts'
import type { Column } from '../../ui/data-table.tsx'

const none = <span className="sv-3">{t('common.none')}</span>

export interface UnitColumnWords {
  readonly search: string
  /** name of a code of the unit-types pack */
  readonly typeName: (code: string) => string
  readonly parentName: (id: string | null) => string | null
}

/** The columns of the list of units. */
export const unitColumns = ({ search, typeName, parentName }: UnitColumnWords): readonly Column<UnitRow>[] => [
  {
    id: 'name',
    title: t('units.colName'),
    sortable: true,
    render: (row) => (
      <>
        <span className="sv-name">
          <MarkedText text={row.name} search={search} />
        </span>
        {row.isOwn ? <span className="sv-2"> · {t('units.own')}</span> : null}
      </>
    ),
    text: (row) => row.name,
  },
  {
    id: 'code',
    title: t('units.colCode'),
    width: 150,
    sortable: true,
    render: (row) => (row.code ? <MarkedText text={row.code} search={search} /> : none),
    text: (row) => row.code ?? '',
  },
  {
    id: 'type',
    title: t('units.colType'),
    width: 210,
    sortable: true,
    dropNarrow: true,
    render: (row) => typeName(row.type),
    text: (row) => typeName(row.type),
  },
  {
    id: 'parent',
    title: t('units.colParent'),
    width: 190,
    hidden: true,
    render: (row) => parentName(row.parentId) ?? none,
    text: (row) => parentName(row.parentId) ?? '',
  },
  {
    id: 'people',
    title: t('units.colPeople'),
    width: 70,
    align: 'right',
    render: (row) => row.people || none,
    text: (row) => String(row.people),
  },
  {
    id: 'awards',
    title: t('units.colAwards'),
    width: 96,
    align: 'right',
    render: (row) => row.awards || none,
    text: (row) => String(row.awards),
  },
  { id: 'lastTitle', title: t('units.colTitle'), width: 170, render: (row) => row.lastTitle ?? none, text: (row) => row.lastTitle ?? '' },
  {
    id: 'status',
    title: t('units.colStatus'),
    width: 126,
    sortable: true,
    hidden: true,
    render: (row) => valueWords('status', row.status),
    text: (row) => valueWords('status', row.status),
  },
]
