import type { JobView } from '#common/contract/jobs.ts'
import { useQuery } from './use-query.ts'

/** All jobs the host knows, kept up to date by their own events. */
export function useJobs(): readonly JobView[] {
  return useQuery('jobs.list', {}).data?.jobs ?? []
}

/** The job that works on `subjectId` (a batch, a dossier) now or last; null where there is none. */
export function useJob(subjectId: string): JobView | null {
  const jobs = useJobs().filter((job) => job.subjectId === subjectId)
  return jobs.find((job) => job.state === 'running' || job.state === 'queued') ?? jobs.at(-1) ?? null
}
