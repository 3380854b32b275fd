import type { Sort } from '../ui/data-table.tsx'

/** Rows on one page of a list. */
export const pageSize = 100

/** What a list shows: read from its address, sent to the host. `page` counts from 0. */
export interface ListState {
  readonly search: string
  readonly sort: Sort | null
  readonly page: number
}

/** The state written in the address: `tim`, `xep` (with - before it for descending), `trang` from 1. */
export function listStateOf(params: Readonly<Record<string, string>>, defaultSort: Sort | null): ListState {
  const { tim = '', xep = '', trang = '' } = params
  const page = /^\d{1,5}$/.test(trang) ? Math.max(0, Number(trang) - 1) : 0
  return { search: tim, sort: xep === '' ? defaultSort : { column: xep.replace(/^-/, ''), descending: xep.startsWith('-') }, page }
}

/** A sort order as it stands in the address. */
export const sortParam = (sort: Sort): string => `${sort.descending ? '-' : ''}${sort.column}`

/** What every list call of the contract takes. */
export function listInput(state: ListState): { search: string; sort?: string; descending: boolean; offset: number; limit: number } {
  const { search, sort, page } = state
  return {
    search: search.normalize('NFC').slice(0, 200),
    ...(sort ? { sort: sort.column.slice(0, 40) } : {}),
    descending: sort?.descending ?? false,
    offset: page * pageSize,
    limit: pageSize,
  }
}

/** The value of a filter that must be a year: anything else is no filter. */
export const yearParam = (text: string | undefined): number | null => (text && /^(19|20|21)\d\d$/.test(text) ? Number(text) : null)
