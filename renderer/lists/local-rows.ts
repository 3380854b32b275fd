import { searchKey } from '#common/domain/text/search-key.ts'
import { type ListState, pageSize } from './list-state.ts'

/** How the rows of a list that is held whole are searched and ordered. */
export interface LocalList<Row> {
  /** everything a search looks through */
  readonly text: (row: Row) => string
  /** per column that can be sorted: what it is sorted by; null stands last */
  readonly order: Readonly<Record<string, (row: Row) => string | number | null>>
}

const vietnamese = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' })

function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return typeof a === 'number' && typeof b === 'number' ? a - b : vietnamese.compare(String(a), String(b))
}

/** All rows that fit the search (every word, diacritics do not matter), in the order asked for. */
export function matchingRows<Row>(rows: readonly Row[], state: Pick<ListState, 'search' | 'sort'>, list: LocalList<Row>): readonly Row[] {
  const words = searchKey(state.search).split(' ').filter(Boolean)
  const found = words.length === 0 ? rows : rows.filter((row) => words.every((word) => searchKey(list.text(row)).includes(word)))
  const by = state.sort ? list.order[state.sort.column] : undefined
  if (!by) return found
  const sign = state.sort?.descending ? -1 : 1
  return found.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)]
    // what is not known stands last either way
    return x === null || y === null ? compare(x, y) : sign * compare(x, y)
  })
}

/** One page of them, as a list call of the host would give it. */
export function pageOfRows<Row>(rows: readonly Row[], page: number): { readonly rows: readonly Row[]; readonly total: number } {
  return { rows: rows.slice(page * pageSize, (page + 1) * pageSize), total: rows.length }
}
