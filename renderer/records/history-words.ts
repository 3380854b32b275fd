import type { HistoryEntry } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'

type Change = HistoryEntry['changes'][number]

/** Values that are ids or bytes say nothing to a reader; the text beside them does. */
const hidden = /(?:^|\.)(?:\w*Id|sha256|draftId)$/

/** The path of a field as words: `spells.0.position` → "Quá trình công tác 1, chức vụ". */
export function fieldWords(path: string): string {
  const words: string[] = []
  const parts = path.split('.')
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    const next = parts[index + 1]
    const place = next !== undefined && /^\d+$/.test(next) ? Number(next) + 1 : null
    words.push(textOf(`record.field.${part}`, { n: place ?? '' })?.trim() ?? part)
    if (place !== null) index += 1
  }
  return words.join(', ')
}

/** A value as words: dates the Vietnamese way, codes by their names, texts as they are. */
export function valueWords(path: string, value: string): string {
  const field = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? ''
  if (value === 'true' || value === 'false') return value === 'true' ? t('record.yes') : t('record.no')
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return formatDate(value)
  return textOf(`record.value.${field}.${value}`) ?? value
}

/** One change as a line: what it was, what it is. Null where there is nothing to read. */
export function changeWords({ path, before, after }: Change): string | null {
  if (hidden.test(path)) return null
  const field = fieldWords(path)
  if (before !== null && after !== null)
    return t('record.historyChange', { field, before: valueWords(path, before), after: valueWords(path, after) })
  if (before !== null) return t('record.historyEmptied', { field, before: valueWords(path, before) })
  return after === null ? null : t('record.historyAdded', { field, after: valueWords(path, after) })
}

/** What an entry of the history did, at most `most` lines of it. */
export function entryLines(entry: HistoryEntry, most = 6): readonly string[] {
  if (entry.action === 'withdraw') return [t('record.historyWithdraw')]
  const lines = entry.changes.flatMap((change) => changeWords(change) ?? [])
  const head = entry.action === 'create' ? [t('record.historyCreate')] : lines.length === 0 ? [t('record.historyNoValues')] : []
  const shown = lines.slice(0, most)
  const rest = lines.length - shown.length
  return [...head, ...shown, ...(rest > 0 ? [t('record.historyMore', { n: rest })] : [])]
}

/** Where the values came from. */
export function sourceWords(source: HistoryEntry['source']): string {
  switch (source.kind) {
    case 'scan':
      return t('record.sourceScan')
    case 'manual':
      return t('record.sourceManual')
    case 'excel':
      return source.row === null
        ? t('record.sourceExcelFile', { file: source.file, sheet: source.sheet })
        : t('record.sourceExcel', { file: source.file, sheet: source.sheet, row: String(source.row) })
    case 'package':
      return t('record.sourcePackage')
    case 'sample':
      return t('record.sourceSample')
  }
}
