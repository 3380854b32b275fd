import type { HistoryEntry } from '#common/contract/register.ts'
import { formatDateTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { actWords } from './history-words.ts'

const columns: readonly Column<HistoryEntry>[] = [
  {
    id: 'at',
    title: t('record.historyWhen'),
    width: 140,
    render: (entry) => formatDateTime(entry.at),
    text: (entry) => formatDateTime(entry.at),
  },
  { id: 'who', title: t('record.historyWho'), width: 170, render: (entry) => entry.actor, text: (entry) => entry.actor },
  { id: 'what', title: t('record.historyWhat'), render: actWords, text: actWords },
  {
    id: 'reason',
    title: t('record.historyReason'),
    width: 160,
    render: (entry) => entry.reason ?? <span className="sv-3">{t('common.none')}</span>,
    text: (entry) => entry.reason ?? '',
  },
]

/** Who did what with the dossier, and why; the newest first. */
export function DossierHistory({ id }: { readonly id: string }) {
  const { data, loading, error, again } = useQuery('history.of', { recordType: 'dossier', id })
  if (error)
    return (
      <div className="sv-panel-pad">
        <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} />
      </div>
    )
  return (
    <DataTable<HistoryEntry>
      caption={t('dossiers.historyCaption')}
      columns={columns}
      rows={data?.entries ?? []}
      rowId={(entry) => String(entry.seq)}
      rowName={(entry) => `${formatDateTime(entry.at)} ${actWords(entry)}`}
      loading={loading}
    />
  )
}
