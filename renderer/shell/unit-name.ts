import { t } from '#common/i18n/t.ts'

/** A unit's name as narrow places show it: "Ủy ban nhân dân xã Đức Bình" is "UBND xã Đức Bình". Never stored so. */
export function shortUnitName(name: string): string {
  const composed = name.trim().normalize('NFC')
  const long = t('shell.peoplesCommittee')
  return composed.toLowerCase().startsWith(long.toLowerCase())
    ? `${t('shell.peoplesCommitteeShort')}${composed.slice(long.length)}`
    : composed
}
