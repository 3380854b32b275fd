import './data-table.css'
import { Checkbox } from 'antd'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { HintBar } from './hint-bar.tsx'
import { IconArrowDown, IconArrowUp } from './icons.ts'
import { isComposing } from './keys.ts'
import { Pager } from './pager.tsx'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** px; without it the column shares what is left */
  readonly width?: number
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
  /** shown only where the officer asks for it */
  readonly hidden?: boolean
  /** gone under 1180 px (bars, drawings) */
  readonly dropNarrow?: boolean
  readonly render: (row: Row) => ReactNode
  /** the whole value as text: tooltip of a cut cell, Ctrl+C */
  readonly text?: (row: Row) => string
}

export interface Sort {
  readonly column: string
  readonly descending: boolean
}

export interface RowGroup {
  readonly id: string
  readonly label: ReactNode
  readonly count?: number
  readonly tone?: 'err' | 'warn'
}

export interface DataTableProps<Row> {
  /** hidden caption: what the table lists */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  /** the row as spoken: name of a person, number of a decision */
  readonly rowName: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** server paging: `page` from 0 */
  readonly paging?: { readonly page: number; readonly size: number; readonly total: number; readonly onPage: (page: number) => void }
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (ids: ReadonlySet<string>) => void
  readonly onOpen?: (row: Row) => void
  readonly onEdit?: (row: Row) => void
  /** F4 on a row */
  readonly onInk?: (row: Row) => void
  /** the current row moved (detail panel beside the list) */
  readonly onCurrent?: (row: Row) => void
  readonly group?: (row: Row) => RowGroup
  readonly tone?: (row: Row) => 'warn' | 'err' | undefined
  readonly total?: ReactNode
  readonly loading?: boolean
  /** shown instead of rows when there are none */
  readonly empty?: ReactNode
  readonly twoLines?: boolean
  readonly hints?: boolean
}

/**
 * A list: 32 px rows, sticky head and first column, one Tab stop. ↑ ↓ PgUp PgDn Home End move, Space selects,
 * Shift+↑↓ extends, Enter opens, F2 edits, F4 shows the ink, Ctrl+C copies the row or the selected rows as TSV.
 * Old rows stay at full strength while new ones load.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, rowName, sort, onSort, paging, selected, onSelect, loading = false, hints = true } = props
  const ids = useMemo(() => rows.map(rowId), [rows, rowId])
  const [currentId, setCurrentId] = useState<string | null>(null)
  const current = Math.max(0, currentId === null ? 0 : ids.indexOf(currentId))
  const body = useRef<HTMLTableSectionElement>(null)
  const lastIndex = useRef(0)

  // a row that went away hands the focus to the row that took its place
  useEffect(() => {
    if (currentId !== null && ids.length > 0 && !ids.includes(currentId)) {
      const next = Math.min(lastIndex.current, ids.length - 1)
      const hadFocus = document.activeElement === document.body
      setCurrentId(ids[next] ?? null)
      if (hadFocus) requestAnimationFrame(() => rowElement(body.current, next)?.focus())
    }
    lastIndex.current = current
  }, [ids, currentId, current])

  const moveTo = (index: number, extend = false): void => {
    const to = Math.min(Math.max(index, 0), rows.length - 1)
    const row = rows[to]
    const id = ids[to]
    if (!row || id === undefined) return
    if (extend && onSelect) onSelect(new Set([...(selected ?? []), ids[current] ?? id, id]))
    setCurrentId(id)
    props.onCurrent?.(row)
    const element = rowElement(body.current, to)
    element?.focus({ preventScroll: true })
    element?.scrollIntoView({ block: 'nearest' })
  }

  const toggle = (id: string): void => {
    if (!onSelect) return
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }

  const copy = (): void => {
    const chosen = selected && selected.size > 0 ? rows.filter((row) => selected.has(rowId(row))) : rows.slice(current, current + 1)
    const lines = [columns.map((column) => column.title), ...chosen.map((row) => columns.map((column) => column.text?.(row) ?? ''))]
    void navigator.clipboard.writeText(lines.map((line) => line.join('\t')).join('\n'))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    if (isComposing(event.nativeEvent) || event.target !== rowElement(body.current, current)) return
    const row = rows[current]
    const id = ids[current]
    if (!row || id === undefined) return
    const visible = Math.max(1, Math.floor((body.current?.closest('.sv-table-scroll')?.clientHeight ?? 320) / 32) - 2)
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => moveTo(current + 1, event.shiftKey),
      ArrowUp: () => moveTo(current - 1, event.shiftKey),
      PageDown: () => moveTo(current + visible),
      PageUp: () => moveTo(current - visible),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      ' ': onSelect ? () => toggle(id) : undefined,
      Enter: props.onOpen ? () => props.onOpen?.(row) : undefined,
      F2: props.onEdit ? () => props.onEdit?.(row) : undefined,
      F4: props.onInk ? () => props.onInk?.(row) : undefined,
    }
    const act = event.ctrlKey || event.altKey ? (event.ctrlKey && event.code === 'KeyC' ? copy : undefined) : acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }

  const all = selected !== undefined && ids.length > 0 && ids.every((id) => selected.has(id))
  const some = selected !== undefined && ids.some((id) => selected.has(id))
  const span = columns.length + (onSelect ? 1 : 0)
  let group: string | null = null

  if (rows.length === 0 && !loading && props.empty) return <div className="sv-table-empty">{props.empty}</div>
  return (
    <div className="sv-table-frame">
      <div className="sv-table-scroll">
        <table className={`sv-table${props.twoLines ? ' sv-table-two' : ''}`} style={{ minWidth: leastWidth(columns) }}>
          <caption className="sv-hidden">{caption}</caption>
          <colgroup>
            {onSelect ? <col style={{ width: 36 }} /> : null}
            {columns.map((column) => (
              <col key={column.id} style={column.width ? { width: column.width } : undefined} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {onSelect ? (
                <th scope="col" className="sv-table-check">
                  <Checkbox
                    aria-label={t('ui.selectPage')}
                    checked={all}
                    indeterminate={some && !all}
                    onChange={() => onSelect(new Set(all ? [] : ids))}
                  />
                </th>
              ) : null}
              {columns.map((column, index) => (
                <HeadCell
                  key={column.id}
                  column={column}
                  sort={sort}
                  onSort={onSort}
                  note={index === columns.length - 1 && loading ? t('common.loading') : null}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={onKeyDown}>
            {rows.map((row, index) => {
              const id = ids[index] ?? ''
              const its = props.group?.(row)
              const opens = its !== undefined && its.id !== group
              group = its?.id ?? null
              const isSelected = selected?.has(id) ?? false
              const tone = props.tone?.(row)
              return [
                opens && its ? (
                  <tr key={`group-${its.id}`} className="sv-table-group">
                    <td colSpan={span} className={`sv-group-cell${its.tone ? ` sv-tone-${its.tone}` : ''}`}>
                      <strong>{its.label}</strong>
                      {its.count === undefined ? null : ` · ${formatNumber(its.count)}`}
                    </td>
                  </tr>
                ) : null,
                <tr
                  key={id}
                  data-row={index}
                  data-current={index === current || undefined}
                  tabIndex={index === current ? 0 : -1}
                  aria-selected={onSelect ? isSelected : undefined}
                  aria-label={rowName(row)}
                  className={`${isSelected ? 'sv-row-selected' : ''}${tone ? ` sv-row-${tone}` : ''}${props.onOpen ? ' sv-row-opens' : ''}`}
                  onFocus={() => {
                    if (currentId !== id) setCurrentId(id)
                  }}
                  onClick={(event) => {
                    if (insideControl(event)) return
                    moveTo(index)
                    if (event.ctrlKey) toggle(id)
                  }}
                  onDoubleClick={(event) => {
                    if (!insideControl(event)) props.onOpen?.(row)
                  }}
                >
                  {onSelect ? (
                    <td className="sv-table-check">
                      <Checkbox
                        tabIndex={-1}
                        aria-label={t('ui.selectRow', { name: rowName(row) })}
                        checked={isSelected}
                        onChange={() => toggle(id)}
                      />
                    </td>
                  ) : null}
                  {columns.map((column, at) => (
                    <td key={column.id} className={cellClass(column, at)} title={column.text?.(row)}>
                      {column.render(row)}
                    </td>
                  ))}
                </tr>,
              ]
            })}
          </tbody>
          {props.total ? (
            <tfoot>
              <tr>{props.total}</tr>
            </tfoot>
          ) : null}
        </table>
      </div>
      {hints || paging ? (
        <div className="sv-table-foot">
          <HintBar
            hints={[
              { keys: ['up', 'down'], label: t('ui.hintMove') },
              ...(onSelect ? [{ keys: ['toggle'] as const, label: t('ui.hintSelect') }] : []),
              ...(props.onOpen ? [{ keys: ['accept'] as const, label: t('ui.hintOpen') }] : []),
              ...(props.onEdit ? [{ keys: ['edit'] as const, label: t('ui.hintEdit') }] : []),
              ...(props.onInk ? [{ keys: ['ink'] as const, label: t('ui.hintInk') }] : []),
            ]}
            end={paging ? <Pager {...paging} shown={rows.length} /> : undefined}
          />
        </div>
      ) : null}
    </div>
  )
}

function HeadCell<Row>(props: {
  readonly column: Column<Row>
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly note: string | null
}) {
  const { column, sort, onSort, note } = props
  const isSorted = sort?.column === column.id
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      className={column.align === 'right' ? 'sv-right' : undefined}
      aria-sort={isSorted ? (sort?.descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className="sv-table-sort"
          aria-label={t('ui.sorted', { name: column.title })}
          onClick={() => onSort({ column: column.id, descending: isSorted ? !sort?.descending : false })}
        >
          {column.title}
          {isSorted ? <Arrow size={14} stroke={2} /> : null}
        </button>
      ) : (
        column.title
      )}
      {note ? (
        <output className="sv-table-loading" aria-live="polite">
          {note}
        </output>
      ) : null}
    </th>
  )
}

/** Columns without a width of their own never get less than 140 px: below that the table scrolls sideways. */
const leastWidth = <Row,>(columns: readonly Column<Row>[]): number => columns.reduce((sum, column) => sum + (column.width ?? 140), 36)

function cellClass<Row>(column: Column<Row>, at: number): string | undefined {
  return [column.align === 'right' ? 'sv-right' : '', at === 0 ? 'sv-first' : ''].filter(Boolean).join(' ') || undefined
}

const insideControl = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('button,a,input,label,.ant-checkbox-wrapper') !== null

const rowElement = (body: HTMLElement | null, index: number): HTMLElement | null =>
  body?.querySelector<HTMLElement>(`tr[data-row="${index}"]`) ?? null

/** A person's name as lists sorted by given name show it: the given name in bold. */
export function PersonName({ name }: { readonly name: string }) {
  const at = name.lastIndexOf(' ')
  return (
    <span className="sv-name">
      {name.slice(0, at + 1)}
      <strong>{name.slice(at + 1)}</strong>
    </span>
  )
}
