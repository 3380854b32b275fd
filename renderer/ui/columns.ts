import type { Column } from './data-table.tsx'

/** What an officer changed about the columns of a list; kept in the settings of the screens. */
export interface ColumnChoice {
  /** ids in the order shown; ids not named follow in the order of the code */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
}

/** Reads a stored choice; anything else than two lists of ids is none. */
export function readColumnChoice(value: unknown): ColumnChoice | null {
  if (typeof value !== 'object' || value === null) return null
  const { order, hidden } = value as Record<string, unknown>
  const isList = (list: unknown): list is string[] => Array.isArray(list) && list.every((id) => typeof id === 'string')
  return isList(order) && isList(hidden) ? { order, hidden } : null
}

/** All columns in the officer's order; columns a newer version added keep their place at the end. */
export function orderColumns<Row>(columns: readonly Column<Row>[], choice: ColumnChoice | null): readonly Column<Row>[] {
  if (!choice) return columns
  const named = choice.order.flatMap((id) => columns.find((column) => column.id === id) ?? [])
  return [...named, ...columns.filter((column) => !choice.order.includes(column.id))]
}

/** Whether a column is shown: as chosen, else as the code says. */
export const isShown = <Row>(column: Column<Row>, choice: ColumnChoice | null): boolean =>
  choice?.order.includes(column.id) ? !choice.hidden.includes(column.id) : !column.hidden

/** The columns to draw; `narrow` leaves out those marked so, but never all. */
export function shownColumns<Row>(columns: readonly Column<Row>[], choice: ColumnChoice | null, narrow = false): readonly Column<Row>[] {
  const shown = orderColumns(columns, choice).filter((column) => isShown(column, choice) && !(narrow && column.dropNarrow))
  return shown.length > 0 ? shown : columns.slice(0, 1)
}

/** The choice after one column was shown or hidden. */
export function toggleColumn<Row>(columns: readonly Column<Row>[], choice: ColumnChoice | null, id: string): ColumnChoice {
  const order = orderColumns(columns, choice).map((column) => column.id)
  const hidden = columns.filter((column) => isShown(column, choice) === (column.id === id)).map((column) => column.id)
  return { order, hidden }
}

/** The choice after one column moved a place up (-1) or down (1). */
export function moveColumn<Row>(columns: readonly Column<Row>[], choice: ColumnChoice | null, id: string, by: -1 | 1): ColumnChoice {
  const order = orderColumns(columns, choice).map((column) => column.id)
  const from = order.indexOf(id)
  const to = from + by
  if (from >= 0 && to >= 0 && to < order.length) order.splice(to, 0, ...order.splice(from, 1))
  const hidden = columns.filter((column) => !isShown(column, choice)).map((column) => column.id)
  return { order, hidden }
}
