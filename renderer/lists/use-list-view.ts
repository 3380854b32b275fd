import { useMemo } from 'react'
import type { Sort } from '../ui/data-table.tsx'
import { useHashParams } from './hash-params.ts'
import { type ListState, listInput, listStateOf, sortParam } from './list-state.ts'

export interface ListView extends ListState {
  readonly params: Readonly<Record<string, string>>
  /** what the list call takes, without the filters */
  readonly input: ReturnType<typeof listInput>
  readonly setSearch: (text: string) => void
  readonly setSort: (sort: Sort) => void
  readonly setPage: (page: number) => void
  /** null takes a filter away; every filter leads to the first page */
  readonly setFilter: (patch: Readonly<Record<string, string | null>>) => void
}

/** Search, order, page and filters of the list on this screen. */
export function useListView(defaultSort: Sort | null): ListView {
  const [params, set] = useHashParams()
  const column = defaultSort?.column
  const descending = defaultSort?.descending ?? false
  return useMemo(() => {
    const state = listStateOf(params, column === undefined ? null : { column, descending })
    return {
      ...state,
      params,
      input: listInput(state),
      setSearch: (text) => set({ tim: text, trang: null }),
      setSort: (sort) => set({ xep: sortParam(sort), trang: null }),
      setPage: (page) => set({ trang: page === 0 ? null : String(page + 1) }),
      setFilter: (patch) => set({ ...patch, trang: null }),
    }
  }, [params, set, column, descending])
}
