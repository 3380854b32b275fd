import { keepPreviousData, useQuery as useTanstackQuery } from '@tanstack/react-query'
import type { Contract } from '#common/contract/index.ts'
import type { AppError } from '#common/rpc/app-error.ts'
import type { InputOf, OutputOf } from '#common/rpc/define.ts'
import { type ErrorText, errorText } from './error-text.ts'
import { useHost } from './host-provider.tsx'

type Queries = {
  [K in keyof Contract]: Contract[K]['kind'] extends 'query' ? K : Contract[K]['kind'] extends 'query' | 'command' ? K : never
}[keyof Contract] &
  string

/**
 * What a question stands at. `data` keeps the old answer at full strength while a new one is asked for
 * (`loading`); only the very first time is it undefined.
 */
export interface Answer<T> {
  readonly data: T | undefined
  readonly loading: boolean
  readonly error: ErrorText | null
  readonly failure: AppError | null
  readonly again: () => void
}

/** Asks the host and keeps the answer under [method, input] until an event makes it stale. `off`: ask nothing yet. */
export function useQuery<K extends Queries>(
  method: K,
  input: InputOf<Contract[K]>,
  options: { readonly off?: boolean } = {},
): Answer<OutputOf<Contract[K]>> {
  const host = useHost()
  const result = useTanstackQuery<OutputOf<Contract[K]>, AppError>({
    queryKey: [method, input],
    queryFn: ({ signal }) => host.call(method, input, { signal }),
    enabled: options.off !== true,
    placeholderData: keepPreviousData,
  })
  return {
    data: result.data,
    loading: result.isFetching,
    error: result.error ? errorText(result.error) : null,
    failure: result.error,
    again: () => void result.refetch(),
  }
}
