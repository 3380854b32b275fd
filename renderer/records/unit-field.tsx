import { AutoComplete } from 'antd'
import { useDeferredValue } from 'react'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../host/use-query.ts'
import { MarkedText } from '../lists/marked-text.tsx'
import type { FieldProps } from '../ui/form-field.tsx'

export interface UnitFieldProps {
  readonly field?: FieldProps
  readonly label?: string
  readonly unitId: string | null
  readonly unitText: string
  readonly onChange: (unit: { readonly unitId: string | null; readonly unitText: string }) => void
  /** not among the choices: the unit that is being edited itself */
  readonly except?: string
}

/**
 * A unit of the register, or one that is only written down. Typing looks for names without diacritics; a unit is linked
 * only when it is taken from the list, and typing on takes the link away.
 */
export function UnitField({ field, label, unitId, unitText, onChange, except }: UnitFieldProps) {
  const asked = useDeferredValue(unitText.trim())
  const found = useQuery('units.list', { search: asked.slice(0, 200), limit: 12 }, { off: asked === '' })
  const rows = asked === '' ? [] : (found.data?.rows ?? []).filter((row) => row.id !== except)
  return (
    <AutoComplete
      {...field}
      {...(label ? { 'aria-label': label } : {})}
      style={{ width: '100%' }}
      value={unitText}
      title={unitText}
      className={unitId ? 'sv-linked' : ''}
      options={rows.map((row) => ({
        key: row.id,
        value: row.name,
        unit: row.id,
        label: (
          <>
            <MarkedText text={row.name} search={asked} /> {row.code ? <span className="sv-2">{row.code}</span> : null}
          </>
        ),
      }))}
      placeholder={t('record.unitPlaceholder')}
      onChange={(text: string) => onChange({ unitId: null, unitText: text })}
      onSelect={(value: string, option: { readonly unit: string }) => onChange({ unitId: option.unit, unitText: value })}
    />
  )
}
