import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useHost } from './host-provider.tsx'
import { useQuery } from './use-query.ts'

/** A setting of a screen (columns, widths, sort), per officer: what was stored, and how to store another. */
export function useSetting<T>(
  key: string,
  read: (stored: unknown) => T | null,
): readonly [value: T | null, set: (value: T | null) => void] {
  const host = useHost()
  const queries = useQueryClient()
  const stored = useQuery('settings.get', { key }).data?.value ?? null
  const set = useCallback(
    (value: T | null): void => {
      queries.setQueryData(['settings.get', { key }], { value })
      // a setting that could not be stored is a setting for this session; nothing of the officer's work is lost
      host.call('settings.put', { key, value: value as never }).catch(() => undefined)
    },
    [host, queries, key],
  )
  return [stored === null ? null : read(stored), set]
}
