import type { z } from 'zod'
import { AppError } from './app-error.ts'
import type { EventMap, InputOf, OutputOf, Procedures } from './define.ts'
import type { Frame, Port } from './wire.ts'

export interface Client<C extends Procedures, E extends EventMap> {
  /** Calls a procedure. Rejects with `AppError` (also `call.cancelled`, `host.gone`). */
  call<K extends keyof C & string>(method: K, input: InputOf<C[K]>, options?: { signal?: AbortSignal }): Promise<OutputOf<C[K]>>
  /** Listens to an event; the returned function stops listening. */
  on<K extends keyof E & string>(name: K, listener: (payload: z.output<E[K]>) => void): () => void
  /** Called once when the host is gone; every pending call has then been rejected with `host.gone`. */
  onGone(listener: () => void): () => void
  close(): void
}

type Pending = { method: string; resolve: (output: never) => void; reject: (error: AppError) => void; release: () => void }

/**
 * A typed client over a port. Outputs and events are parsed here as well, so that a page never shows what the
 * contract does not promise.
 */
export function createClient<C extends Procedures, E extends EventMap>(contract: C, events: E, port: Port): Client<C, E> {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const goneListeners = new Set<() => void>()
  let nextId = 1
  let gone = false

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id)
    pending.delete(id)
    entry?.release()
    return entry
  }

  const onFrame = (frame: Frame): void => {
    if (frame.t === 'event') {
      const payload = events[frame.name]?.safeParse(frame.payload)
      if (payload?.success) for (const listener of listeners.get(frame.name) ?? []) listener(payload.data as never)
      return
    }
    if (frame.t === 'ok') {
      const entry = settle(frame.id)
      if (!entry) return
      const output = contract[entry.method]?.output.safeParse(frame.output)
      if (output?.success) entry.resolve(output.data as never)
      else entry.reject(new AppError('call.badOutput', { method: entry.method }))
      return
    }
    if (frame.t === 'err') settle(frame.id)?.reject(new AppError(frame.error.code, frame.error.params, frame.error.ref))
  }

  port.listen(onFrame, () => {
    gone = true
    for (const id of [...pending.keys()]) settle(id)?.reject(new AppError('host.gone'))
    for (const listener of goneListeners) listener()
  })

  return {
    call(method, input, options = {}) {
      const { signal } = options
      if (gone) return Promise.reject(new AppError('host.gone'))
      if (signal?.aborted) return Promise.reject(new AppError('call.cancelled'))
      const id = nextId++
      return new Promise((resolve, reject) => {
        const onAbort = () => {
          port.post({ t: 'cancel', id })
          settle(id)?.reject(new AppError('call.cancelled'))
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        pending.set(id, { method, resolve: resolve as never, reject, release: () => signal?.removeEventListener('abort', onAbort) })
        port.post({ t: 'call', id, method, input })
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (payload: never) => void)
      return () => set.delete(listener as (payload: never) => void)
    },
    onGone(listener) {
      goneListeners.add(listener)
      return () => goneListeners.delete(listener)
    },
    close: () => port.close(),
  }
}
