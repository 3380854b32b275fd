import type { DecisionRow } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import { MarkedText } from '../../lists/marked-text.tsx'
import { valueWords } from '../../records/history-words.ts'
import type { Column } from '../../ui/data-table.tsx'

const none = <span className="sv-3">{t('common.none')}</span>
const sourceWord = (row: DecisionRow): string => textOf(`decisions.source.${row.source}`) ?? row.source

/** The columns of the list of decisions. */
export const decisionColumns = (search: string): readonly Column<DecisionRow>[] => [
  {
    id: 'number',
    title: t('decisions.colNumber'),
    width: 150,
    sortable: true,
    render: (row) => (
      <span className="sv-name">
        <MarkedText text={row.number} search={search} />
      </span>
    ),
    text: (row) => row.number,
  },
  {
    id: 'signedDate',
    title: t('decisions.colSigned'),
    width: 96,
    sortable: true,
    render: (row) => formatDate(row.signedDate),
    text: (row) => formatDate(row.signedDate),
  },
  {
    id: 'kind',
    title: t('decisions.colKind'),
    width: 150,
    sortable: true,
    dropNarrow: true,
    render: (row) => valueWords('kind', row.kind),
    text: (row) => valueWords('kind', row.kind),
  },
  {
    id: 'subject',
    title: t('decisions.colSubject'),
    render: (row) => (row.subject ? <MarkedText text={row.subject} search={search} /> : none),
    text: (row) => row.subject ?? '',
  },
  {
    id: 'issuingBody',
    title: t('decisions.colIssuer'),
    width: 200,
    sortable: true,
    render: (row) => <MarkedText text={row.issuingBody} search={search} />,
    text: (row) => row.issuingBody,
  },
  {
    id: 'signerName',
    title: t('decisions.colSigner'),
    width: 150,
    hidden: true,
    render: (row) => (row.signerName ? <MarkedText text={row.signerName} search={search} /> : none),
    text: (row) => row.signerName ?? '',
  },
  {
    id: 'recipients',
    title: t('decisions.colRecipients'),
    width: 60,
    align: 'right',
    render: (row) => row.recipients || none,
    text: (row) => String(row.recipients),
  },
  {
    id: 'files',
    title: t('decisions.colFiles'),
    width: 50,
    align: 'right',
    dropNarrow: true,
    render: (row) => row.files || none,
    text: (row) => String(row.files),
  },
  { id: 'source', title: t('decisions.colSource'), width: 110, sortable: true, render: sourceWord, text: sourceWord },
]
