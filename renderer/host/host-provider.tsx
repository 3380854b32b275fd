import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { type Contract, type Events, events, type HostClient } from '#common/contract/index.ts'
import type { JobView } from '#common/contract/jobs.ts'
import { AppError } from '#common/rpc/app-error.ts'
import type { PageShell } from '../shell/page-shell.ts'
import { type Connection, connect } from './connect.ts'
import { isStaleAfter } from './topics.ts'

const HostContext = createContext<Connection | null>(null)

function useConnection(): Connection {
  const connection = useContext(HostContext)
  if (!connection) throw new Error('outside HostProvider')
  return connection
}

/** The client of the contract. Screens use `useQuery` and `useCommand`; this is for calls outside React's cycle. */
export const useHost = (): HostClient => useConnection().client

/** How this home chooses, saves and prints. */
export const useShell = (): PageShell => useConnection().shell

export interface HostProviderProps {
  /** another connection than the page's own (tests, gallery) */
  readonly open?: () => Promise<Connection>
  readonly waiting: ReactNode
  readonly failed: (error: unknown) => ReactNode
  readonly children: ReactNode
}

/** Connects once, keeps answers by [method, input], and throws away those that an event made stale. */
export function HostProvider({ open = connect, waiting, failed, children }: HostProviderProps) {
  const [state, setState] = useState<{ readonly connection?: Connection; readonly error?: unknown }>({})
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          // the host is on this machine: answers stay good until an event says otherwise, and no network is needed
          queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
          mutations: { retry: false, networkMode: 'always' },
        },
      }),
  )
  useEffect(() => {
    let stop: (() => void) | undefined
    let closed = false
    opened(open).then(
      (connection) => {
        if (closed) return
        stop = listen(connection.client, queries)
        connection.client.onGone(() => setState((before) => ({ ...before, error: new AppError('host.gone') })))
        setState({ connection })
      },
      (error: unknown) => {
        if (!closed) setState({ error })
      },
    )
    return () => {
      closed = true
      stop?.()
    }
  }, [open, queries])

  if (!state.connection) return state.error ? failed(state.error) : waiting
  return (
    <HostContext value={state.connection}>
      <QueryClientProvider client={queries}>
        {state.error ? failed(state.error) : null}
        {children}
      </QueryClientProvider>
    </HostContext>
  )
}

/** A ticket is spent by its first use, so the page connects once even where React mounts twice. */
const openings = new Map<() => Promise<Connection>, Promise<Connection>>()

function opened(open: () => Promise<Connection>): Promise<Connection> {
  const known = openings.get(open) ?? open()
  openings.set(open, known)
  return known
}

function listen(client: HostClient, queries: QueryClient): () => void {
  const stops = (Object.keys(events) as (keyof Events & string)[]).map((name) =>
    name === 'job.changed'
      ? client.on('job.changed', (job) => keepJob(queries, job))
      : client.on(name, () => {
          void queries.invalidateQueries({ predicate: ({ queryKey: [method] }) => isStaleAfter(name, method as keyof Contract & string) })
        }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

/** A step of a job carries the whole job: it replaces the one in the list without asking again. */
function keepJob(queries: QueryClient, job: JobView): void {
  queries.setQueryData<{ jobs: JobView[] }>(['jobs.list', {}], (before) => ({
    jobs: [...(before?.jobs ?? []).filter((one) => one.id !== job.id), job],
  }))
}
