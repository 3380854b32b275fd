import type { HistoryEntry } from '#common/contract/register.ts'
import { formatTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { RecordType } from '#common/model/record.ts'
import { useQuery } from '../host/use-query.ts'
import { ErrorBlock } from '../ui/error-block.tsx'
import { changeWords } from './history-words.ts'

/** The last entry of the history that is not older than the version the officer began with. */
const latest = (entries: readonly HistoryEntry[] | undefined): HistoryEntry | undefined => entries?.[0]

export interface ConflictBlockProps {
  readonly recordType: RecordType
  readonly id: string
  /** saves what was typed over the newer version */
  readonly onKeepMine: () => void
  /** puts the newer version into the form */
  readonly onTakeTheirs: () => void
}

/** Somebody saved the record meanwhile: who, when, what; what was typed stays until the officer decides. */
export function ConflictBlock({ recordType, id, onKeepMine, onTakeTheirs }: ConflictBlockProps) {
  const last = latest(useQuery('history.of', { recordType, id }).data?.entries)
  const changes = last?.changes.flatMap((change) => changeWords(change) ?? []) ?? []
  return (
    <ErrorBlock
      happened={last ? t('record.conflictHappened', { who: last.actor, at: formatTime(last.at) }) : t('errors.record.conflict')}
      kept={t('record.conflictKept')}
      todo={changes.length > 0 ? t('record.conflictTheirs', { fields: changes.slice(0, 5).join('; ') }) : undefined}
      actions={[
        { label: t('record.conflictKeepMine'), onClick: onKeepMine },
        { label: t('record.conflictTakeTheirs'), onClick: onTakeTheirs },
      ]}
      code="record.conflict"
    />
  )
}
