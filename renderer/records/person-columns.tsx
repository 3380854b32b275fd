import type { PersonRow } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { MarkedName, MarkedText } from '../lists/marked-text.tsx'
import type { Column } from '../ui/data-table.tsx'
import { valueWords } from './history-words.ts'
import { honourParts } from './honour.ts'

const none = <span className="sv-3">{t('common.none')}</span>

function Honour({ text }: { readonly text: string | null }) {
  if (text === null) return none
  const { name, period } = honourParts(text)
  return (
    <>
      {name} <span className="sv-2">{period}</span>
    </>
  )
}

/** The columns of the list of people; `search` is what the officer looks for, marked where it stands. */
export const personColumns = (search: string): readonly Column<PersonRow>[] => [
  {
    id: 'fullName',
    title: t('people.colName'),
    width: 196,
    sortable: true,
    render: (row) => <MarkedName name={row.fullName} givenName={row.givenName} search={search} />,
    text: (row) => row.fullName,
  },
  {
    id: 'birthDate',
    title: t('people.colBorn'),
    width: 84,
    align: 'right',
    sortable: true,
    render: (row) => row.birthDate?.slice(0, 4) ?? none,
    text: (row) => (row.birthDate ? formatDate(row.birthDate) : ''),
  },
  {
    id: 'position',
    title: t('people.colPosition'),
    width: 156,
    sortable: true,
    render: (row) => (row.position ? <MarkedText text={row.position} search={search} /> : none),
    text: (row) => row.position ?? '',
  },
  {
    id: 'unit',
    title: t('people.colUnit'),
    sortable: true,
    render: (row) => (row.unit ? <MarkedText text={row.unit} search={search} /> : none),
    text: (row) => row.unit ?? '',
  },
  {
    id: 'lastTitle',
    title: t('people.colTitle'),
    width: 160,
    render: (row) => <Honour text={row.lastTitle} />,
    text: (row) => row.lastTitle ?? '',
  },
  {
    id: 'cstdcs',
    title: t('people.colCstdcs'),
    width: 70,
    align: 'right',
    render: (row) => (row.cstdcs === 0 ? none : row.cstdcs),
    text: (row) => (row.cstdcs === 0 ? '' : String(row.cstdcs)),
  },
  {
    id: 'topForm',
    title: t('people.colForm'),
    width: 168,
    dropNarrow: true,
    render: (row) => <Honour text={row.topForm} />,
    text: (row) => row.topForm ?? '',
  },
  {
    id: 'lastEvaluation',
    title: t('people.colEvaluation'),
    width: 124,
    dropNarrow: true,
    render: (row) => <Honour text={row.lastEvaluation} />,
    text: (row) => row.lastEvaluation ?? '',
  },
  {
    id: 'staffCode',
    title: t('people.colStaffCode'),
    width: 110,
    hidden: true,
    sortable: true,
    render: (row) => (row.staffCode ? <MarkedText text={row.staffCode} search={search} /> : none),
    text: (row) => row.staffCode ?? '',
  },
  {
    id: 'status',
    title: t('people.colStatus'),
    width: 130,
    hidden: true,
    sortable: true,
    render: (row) => valueWords('status', row.status),
    text: (row) => valueWords('status', row.status),
  },
  {
    id: 'gender',
    title: t('people.colGender'),
    width: 80,
    hidden: true,
    render: (row) => (row.gender ? valueWords('gender', row.gender) : none),
    text: (row) => (row.gender ? valueWords('gender', row.gender) : ''),
  },
  {
    id: 'awards',
    title: t('people.colAwards'),
    width: 96,
    align: 'right',
    hidden: true,
    render: (row) => (row.awards === 0 ? none : row.awards),
    text: (row) => String(row.awards),
  },
]
