import { useDeferredValue, useMemo } from 'react'
import type { PersonRow } from '#common/contract/register.ts'
import { duplicateHints } from '#common/domain/people/duplicate-hints.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { IconAlertTriangle } from '../../ui/icons.ts'
import { Panel, TwoLines } from '../../ui/panel.tsx'

export interface DuplicateNoteProps {
  readonly fullName: string
  readonly birthDate: string | null
  readonly staffCode: string
  /** the person being edited is no duplicate of itself */
  readonly self: string | null
}

/** People of the register who may be the one being typed. Nothing is refused: the officer decides. */
export function DuplicateNote({ fullName, birthDate, staffCode, self }: DuplicateNoteProps) {
  const name = useDeferredValue(fullName.trim())
  const code = useDeferredValue(staffCode.trim())
  const alike = useQuery(
    'people.suggest',
    { name: name.slice(0, 120), birth: birthDate, position: null, unit: null, at: null },
    { off: name.length < 4 },
  )
  const coded = useQuery('people.list', { search: code.slice(0, 200), limit: 8 }, { off: code.length < 3 })
  const found = useMemo(() => {
    const known = new Map<string, PersonRow>()
    if (name.length >= 4) for (const row of alike.data?.rows ?? []) known.set(row.id, row)
    if (code.length >= 3) for (const row of coded.data?.rows ?? []) known.set(row.id, row)
    const typed = { fullName: name, otherNames: [], birthDate, staffCode: code || null }
    const register = [...known.values()].map((row) => ({ ...row, otherNames: [] }))
    return duplicateHints(typed, register, self).flatMap((hint) => {
      const row = known.get(hint.id)
      return row ? [{ hint, row }] : []
    })
  }, [name, code, birthDate, self, alike.data, coded.data])
  if (found.length === 0)
    return (
      <Panel title={t('people.duplicateTitle')}>
        <p className="sv-panel-pad sv-2">{t('people.duplicateNone')}</p>
      </Panel>
    )
  const isSure = found.some(({ hint }) => hint.severity === 'error')
  return (
    <Panel
      title={t('people.duplicateTitle')}
      icon={IconAlertTriangle}
      iconTone={isSure ? 'err' : 'warn'}
      meta={found.length}
      foot={<p className="sv-panel-note">{t('people.duplicateAdvice')}</p>}
    >
      {found.map(({ hint, row }) => (
        <TwoLines
          key={row.id}
          href={`#/ca-nhan/${row.id}`}
          title={row.fullName}
          end={row.birthDate ? <span className="sv-2">{formatDate(row.birthDate)}</span> : undefined}
          detail={[t(`people.duplicate.${hint.code}`), row.position, row.unit].filter(Boolean).join(' · ')}
        />
      ))}
    </Panel>
  )
}
