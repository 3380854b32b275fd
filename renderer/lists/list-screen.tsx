import './list-screen.css'
import { type ReactNode, useMemo } from 'react'
import { t } from '#common/i18n/t.ts'
import type { ErrorText } from '../host/error-text.ts'
import { useSetting } from '../host/use-setting.ts'
import { Screen } from '../ui/app-shell.tsx'
import { Button } from '../ui/button.tsx'
import { ColumnChooser } from '../ui/column-chooser.tsx'
import { readColumnChoice, shownColumns } from '../ui/columns.ts'
import { type Column, DataTable, type DataTableProps } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorBlock } from '../ui/error-block.tsx'
import { IconPrinter } from '../ui/icons.ts'
import { type HeaderAction, PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { FilterChips, SearchField, Toolbar } from '../ui/toolbar.tsx'
import { useHotkeys } from '../ui/use-hotkeys.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import { FilterButton, filterWord, type ListFilter } from './filter-button.tsx'
import { pageSize } from './list-state.ts'
import { type PrintableList, usePrintList } from './print-list.tsx'
import type { ListView } from './use-list-view.ts'

export interface ListScreenProps<Row>
  extends Pick<DataTableProps<Row>, 'caption' | 'rowId' | 'rowName' | 'onOpen' | 'onEdit' | 'onInk' | 'tone'> {
  /** names the stored choice of columns */
  readonly id: string
  readonly title: string
  readonly subtitle?: string
  readonly placeholder: string
  readonly view: ListView
  readonly columns: readonly Column<Row>[]
  readonly answer: {
    readonly data: { readonly rows: readonly Row[]; readonly total: number } | undefined
    readonly loading: boolean
    readonly error: ErrorText | null
    readonly again: () => void
  }
  /** all rows that fit, page by page, for printing */
  readonly fetchPage: PrintableList<Row>['fetchPage']
  readonly filters?: readonly ListFilter[]
  readonly actions?: readonly HeaderAction[]
  readonly primary?: HeaderAction
  readonly onCreate?: () => void
  /** the whole screen when nothing is in the register yet */
  readonly empty: ReactNode
  readonly nothingFound: string
  /** stands between search and filters (a switch of views) */
  readonly tools?: ReactNode
  /** above the list: work on its way, what could not be done */
  readonly notice?: ReactNode
  /** in the place of the table (a tree) */
  readonly instead?: ReactNode
}

/** One list of the register: search without diacritics, filters, order, columns, pages, keys, print. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { id, title, view, columns, answer, filters = [], actions = [], primary, onCreate } = props
  const narrow = useNarrow()
  const [choice, setChoice] = useSetting(`columns.${id}`, readColumnChoice)
  const shown = useMemo(() => shownColumns(columns, choice, narrow), [columns, choice, narrow])
  const active = filters.flatMap((filter) => {
    const value = view.params[filter.id]
    return value === undefined ? [] : [{ id: filter.id, label: filter.label, value: filterWord(filter, value) }]
  })
  const isFiltered = view.search.trim() !== '' || active.length > 0
  const { data, loading, error } = answer
  const isEmpty = data !== undefined && data.total === 0 && !isFiltered && !loading
  const clear = (): void => view.setFilter({ tim: null, ...Object.fromEntries(filters.map((filter) => [filter.id, null])) })
  const words = [
    ...(view.search.trim() === '' ? [] : [t('record.printSearch', { text: view.search.trim() })]),
    ...active.map((one) => `${one.label}: ${one.value}`),
  ]
  const printing = usePrintList<Row>({ title, filters: words, columns: shownColumns(columns, choice), fetchPage: props.fetchPage })
  const canPrint = data !== undefined && data.total > 0
  useHotkeys({
    ...(onCreate ? { create: onCreate } : {}),
    ...(canPrint ? { print: () => printing.print() } : {}),
  })
  const toTable = (): void => document.querySelector<HTMLElement>('[data-pane="main"] tbody tr[tabindex="0"]')?.focus()

  return (
    <Screen
      header={
        <PageHeader
          title={title}
          {...(props.subtitle ? { subtitle: props.subtitle } : {})}
          actions={[
            ...actions,
            ...(canPrint
              ? [
                  {
                    label: t('record.print'),
                    icon: IconPrinter,
                    keyId: 'print' as const,
                    dropNarrow: true,
                    busy: printing.busy,
                    onClick: printing.print,
                  },
                ]
              : []),
          ]}
          {...(primary ? { primary } : {})}
        />
      }
      strip={
        error || printing.error || props.notice ? (
          <>
            {props.notice}
            {error || printing.error ? (
              <ErrorBlock
                {...(error ?? printing.error ?? { happened: '' })}
                actions={[{ label: t('common.retry'), onClick: error ? answer.again : printing.print }]}
              />
            ) : null}
          </>
        ) : null
      }
      toolbar={
        isEmpty ? null : (
          <Toolbar end={props.instead ? null : <ColumnChooser columns={columns} choice={choice} onChange={setChoice} />}>
            <SearchField value={view.search} onChange={view.setSearch} placeholder={props.placeholder} onDown={toTable} />
            {filters.length > 0 ? <FilterButton filters={filters} values={view.params} onChange={view.setFilter} /> : null}
            {props.tools}
            <FilterChips chips={active} onRemove={(one) => view.setFilter({ [one]: null })} onClear={clear} />
          </Toolbar>
        )
      }
    >
      <Panel fill>
        {isEmpty ? (
          props.empty
        ) : props.instead ? (
          props.instead
        ) : data ? (
          <DataTable
            caption={props.caption}
            columns={shown}
            rows={data.rows}
            rowId={props.rowId}
            rowName={props.rowName}
            loading={loading}
            {...(view.sort ? { sort: view.sort } : {})}
            onSort={view.setSort}
            {...(props.onOpen ? { onOpen: props.onOpen } : {})}
            {...(props.onEdit ? { onEdit: props.onEdit } : {})}
            {...(props.onInk ? { onInk: props.onInk } : {})}
            {...(props.tone ? { tone: props.tone } : {})}
            paging={{ page: view.page, size: pageSize, total: data.total, onPage: view.setPage }}
            empty={
              <EmptyState plain title={props.nothingFound} foot={<Button kind="link" label={t('ui.clearFilters')} onClick={clear} />} />
            }
          />
        ) : loading ? (
          <p className="sv-waiting">{t('common.loading')}</p>
        ) : null}
      </Panel>
      {printing.sheet}
    </Screen>
  )
}
