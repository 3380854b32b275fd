import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AppInfo } from '#common/contract/app.ts'
import { useQuery } from './use-query.ts'

/** The register that is open: unit, officer, counters. */
export const useAppInfo = (): AppInfo | undefined => useQuery('app.info', {}).data

/** Puts the answer of a command that gives the register anew (set-up, sample) in the place of the old one. */
export function useKeepAppInfo(): (info: AppInfo) => void {
  const queries = useQueryClient()
  return useCallback((info) => queries.setQueryData(['app.info', {}], info), [queries])
}
