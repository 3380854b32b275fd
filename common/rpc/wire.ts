import type { ErrorParams } from './app-error.ts'

/** An error as it crosses a port: data, because classes do not survive. */
export type WireError = { code: string; params: ErrorParams; ref?: string }

/** What travels: promise, cancel and event; JSON values only, bytes never (they are blobs). */
export type Frame =
  | { t: 'call'; id: number; method: string; input: unknown }
  | { t: 'cancel'; id: number }
  | { t: 'ok'; id: number; output: unknown }
  | { t: 'err'; id: number; error: WireError }
  | { t: 'event'; name: string; payload: unknown }

/** A two-way pipe for frames. `onClose` is called once, when the other side is gone. */
export interface Port {
  post(frame: Frame): void
  listen(onFrame: (frame: Frame) => void, onClose: () => void): void
  close(): void
}

/** Is this value a frame? A port hands over only what passes; the rest is dropped. */
export function isFrame(value: unknown): value is Frame {
  if (typeof value !== 'object' || value === null) return false
  const frame = value as { t?: unknown; id?: unknown; method?: unknown; name?: unknown }
  switch (frame.t) {
    case 'call':
      return Number.isSafeInteger(frame.id) && typeof frame.method === 'string'
    case 'cancel':
    case 'ok':
    case 'err':
      return Number.isSafeInteger(frame.id)
    case 'event':
      return typeof frame.name === 'string'
    default:
      return false
  }
}
