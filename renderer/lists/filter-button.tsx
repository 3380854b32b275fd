import { Popover, Select } from 'antd'
import { searchKey } from '#common/domain/text/search-key.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../ui/button.tsx'
import { FormField } from '../ui/form-field.tsx'
import { IconFilter } from '../ui/icons.ts'

export interface ListFilter {
  /** name in the address */
  readonly id: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** The word of the value a filter stands at; what the address names and the list does not know shows as it is. */
export const filterWord = (filter: ListFilter, value: string): string =>
  filter.options.find((option) => option.value === value)?.label ?? value

/** "Lọc": one choice a filter. What is chosen stands as a chip beside the search. */
export function FilterButton(props: {
  readonly filters: readonly ListFilter[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (patch: Readonly<Record<string, string | null>>) => void
}) {
  const { filters, values, onChange } = props
  const form = (
    <div className="sv-filters">
      {filters.map((filter) => (
        <FormField key={filter.id} label={filter.label}>
          {(field) => (
            <Select
              {...field}
              style={{ width: '100%' }}
              allowClear
              showSearch={{ filterOption: (text, option) => searchKey(option?.label ?? '').includes(searchKey(text)) }}
              placeholder={t('record.filterAll')}
              value={values[filter.id] ?? null}
              options={[...filter.options]}
              onChange={(value: string | null | undefined) => onChange({ [filter.id]: value ?? null })}
            />
          )}
        </FormField>
      ))}
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomLeft" title={t('record.filterTitle')} content={form} arrow={false}>
      <span>
        <Button icon={IconFilter} label={t('record.filter')} />
      </span>
    </Popover>
  )
}

/** The years a filter offers: this one and those before it, as far back as papers are kept. */
export function yearChoices(today: string | undefined): readonly { readonly value: string; readonly label: string }[] {
  const last = today ? Number(today.slice(0, 4)) : new Date().getFullYear()
  return Array.from({ length: 60 }, (_, index) => String(last - index)).map((year) => ({ value: year, label: year }))
}
