import type { JobView } from '#common/contract/jobs.ts'
import { useQuery } from './use-query.ts'

/** All jobs the host knows, kept up to date by their own events. */
export function useJobs(): readonly JobView[] {
  return useQuery('jobs.list', {}).data?.jobs ?? []
}
