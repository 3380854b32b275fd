import type { HistoryEntry } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'

/** Texts that came into the dossier at these places by one entry. */
const added = ({ changes }: HistoryEntry, place: RegExp): readonly string[] =>
  changes.flatMap(({ path, before, after }) => (before === null && after !== null && place.test(path) ? [after] : []))

/** What one entry of a dossier's history did, as an officer would say it. */
export function actWords(entry: HistoryEntry): string {
  switch (entry.command) {
    case 'dossiers.create':
      return t('dossiers.historyCreate')
    case 'dossiers.update':
      return t('dossiers.historyUpdate')
    case 'dossiers.addItems': {
      const names = added(entry, /^items\.\d+\.name$/)
      return names.length === 0 ? t('dossiers.historyOther') : t('dossiers.historyAdd', { n: names.length, names: names.join(', ') })
    }
    case 'dossiers.updateItem':
      return t('dossiers.historyItem')
    case 'dossiers.removeItem':
      return t('dossiers.historyRemove')
    case 'dossiers.attach': {
      const [name] = added(entry, /^attachments\.\d+\.name$/)
      return name === undefined ? t('dossiers.historyOther') : t('dossiers.historyAttach', { name })
    }
    case 'dossiers.detach':
      return t('dossiers.historyDetach')
    case 'dossiers.withdraw':
      return t('dossiers.historyWithdraw')
    case 'packages.export':
      return t('dossiers.historyExport')
    case 'packages.apply':
      return t('dossiers.historyReceive')
    default:
      return t('dossiers.historyOther')
  }
}
