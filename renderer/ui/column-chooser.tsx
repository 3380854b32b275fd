import { Checkbox, Popover } from 'antd'
import { t } from '#common/i18n/t.ts'
import { Button } from './button.tsx'
import { type ColumnChoice, isShown, moveColumn, orderColumns, shownColumns, toggleColumn } from './columns.ts'
import type { Column } from './data-table.tsx'
import { IconChevronDown, IconChevronUp, IconColumns3 } from './icons.ts'

export interface ColumnChooserProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly choice: ColumnChoice | null
  /** null: back to what the code shows */
  readonly onChange: (choice: ColumnChoice | null) => void
}

/** "Cột (8/21)": which columns are shown and in what order. */
export function ColumnChooser<Row>({ columns, choice, onChange }: ColumnChooserProps<Row>) {
  const list = (
    <div className="sv-columns">
      <ul>
        {orderColumns(columns, choice).map((column) => (
          <li key={column.id}>
            <Checkbox checked={isShown(column, choice)} onChange={() => onChange(toggleColumn(columns, choice, column.id))}>
              {column.title}
            </Checkbox>
            <Button
              kind="text"
              size="small"
              iconOnly
              icon={IconChevronUp}
              label={t('ui.columnUp', { name: column.title })}
              onClick={() => onChange(moveColumn(columns, choice, column.id, -1))}
            />
            <Button
              kind="text"
              size="small"
              iconOnly
              icon={IconChevronDown}
              label={t('ui.columnDown', { name: column.title })}
              onClick={() => onChange(moveColumn(columns, choice, column.id, 1))}
            />
          </li>
        ))}
      </ul>
      <Button kind="link" size="small" label={t('ui.columnsReset')} onClick={() => onChange(null)} />
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" title={t('ui.columnsTitle')} content={list} arrow={false}>
      <span>
        <Button icon={IconColumns3} label={t('ui.columns', { shown: shownColumns(columns, choice).length, all: columns.length })} />
      </span>
    </Popover>
  )
}
