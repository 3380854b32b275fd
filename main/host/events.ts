import type { z } from 'zod'
import type { Events } from '#common/contract/index.ts'

type Payload<K extends keyof Events> = z.input<Events[K]>
type Listener = (name: keyof Events, payload: unknown) => void

/** Announces state to every open window; never steers anything. */
export interface EventBus {
  emit<K extends keyof Events>(name: K, payload: Payload<K>): void
  listen(listener: Listener): () => void
}

export function createEventBus(): EventBus {
  const listeners = new Set<Listener>()
  return {
    emit(name, payload) {
      for (const listener of listeners) listener(name, payload)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
