import './records.css'
import type { HistoryEntry } from '#common/contract/register.ts'
import { formatDateTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { RecordType } from '#common/model/record.ts'
import { useQuery } from '../host/use-query.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { ErrorBlock } from '../ui/error-block.tsx'
import { entryLines, sourceWords } from './history-words.ts'

const columns: readonly Column<HistoryEntry>[] = [
  {
    id: 'at',
    title: t('record.historyWhen'),
    width: 128,
    render: (entry) => formatDateTime(entry.at),
    text: (entry) => formatDateTime(entry.at),
  },
  { id: 'who', title: t('record.historyWho'), width: 140, render: (entry) => entry.actor, text: (entry) => entry.actor },
  {
    id: 'what',
    title: t('record.historyWhat'),
    render: (entry) => (
      <ul className="sv-lines">
        {entryLines(entry).map((line) => (
          <li key={line} className="sv-cut" title={line}>
            {line}
          </li>
        ))}
      </ul>
    ),
    text: (entry) => entryLines(entry, 100).join('; '),
  },
  {
    id: 'reason',
    title: t('record.historyReason'),
    width: 140,
    render: (entry) => entry.reason ?? <span className="sv-3">{t('common.none')}</span>,
    text: (entry) => entry.reason ?? '',
  },
  {
    id: 'source',
    title: t('record.historySource'),
    width: 120,
    dropNarrow: true,
    render: (entry) => sourceWords(entry.source),
    text: (entry) => sourceWords(entry.source),
  },
]

/** Who changed what of a record, when, why and from what; the newest first. */
export function HistoryTab({ recordType, id }: { readonly recordType: RecordType; readonly id: string }) {
  const { data, loading, error, again } = useQuery('history.of', { recordType, id })
  if (error)
    return (
      <div className="sv-panel-pad">
        <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} />
      </div>
    )
  return (
    <DataTable
      caption={t('record.historyCaption')}
      columns={columns}
      rows={data?.entries ?? []}
      rowId={(entry) => String(entry.seq)}
      rowName={(entry) => `${formatDateTime(entry.at)} ${entry.actor}`}
      loading={loading}
    />
  )
}
