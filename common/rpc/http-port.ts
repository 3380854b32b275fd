import { parseFrame } from './ports.ts'
import type { Frame, Port } from './wire.ts'

/** The parts of the web platform the port needs; the same in Chromium and in Node 24. */
export type HttpPortDeps = {
  /** e.g. `http://127.0.0.1:41234` */
  origin: string
  /** the session key, sent as a header, never a cookie */
  key: string
  fetch: (url: string, init: { method: string; headers: Record<string, string>; body?: string; signal: StopSignal }) => Promise<HttpReply>
  newAbort: () => { signal: StopSignal; abort(): void }
}
/** Characters; the host takes 4 MiB, and a character is three bytes at most. */
const mostAtOnce = 1024 * 1024

type StopSignal = AbortSignal
type HttpReply = { ok: boolean; status: number; body: AsyncIterableBytes | null }
type AsyncIterableBytes = { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }> } }

/**
 * A port over plain HTTP on loopback: one streaming GET that gives frames as lines (NDJSON), and POSTs in order
 * for what goes up. Closes when either fails.
 */
export function httpPort({ origin, key, fetch, newAbort }: HttpPortDeps): Port {
  const stop = newAbort()
  const headers = { authorization: `Bearer ${key}` }
  let onClose: (() => void) | undefined
  let closed = false
  let ready: Promise<void> = Promise.resolve()
  const close = () => {
    if (closed) return
    closed = true
    stop.abort()
    onClose?.()
  }
  const queue: string[] = []
  let sending = false
  const send = async () => {
    if (sending) return
    sending = true
    await ready
    while (queue.length > 0 && !closed) {
      // what waited while the last ones were sent goes together, but no more than the host takes in one request
      let lines = queue.shift() ?? ''
      while (queue[0] !== undefined && lines.length + queue[0].length < mostAtOnce) lines += `\n${queue.shift()}`
      const reply = await fetch(`${origin}/rpc/up`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/x-ndjson' },
        body: lines,
        signal: stop.signal,
      })
      if (!reply.ok) throw new Error(`up ${reply.status}`)
    }
    sending = false
  }
  return {
    post(frame) {
      queue.push(JSON.stringify(frame))
      send().catch(close)
    },
    listen(onFrame, whenClosed) {
      onClose = whenClosed
      const opened = fetch(`${origin}/rpc/down`, { method: 'GET', headers, signal: stop.signal })
      ready = opened.then((reply) => {
        if (!reply.ok || !reply.body) throw new Error(`down ${reply.status}`)
      })
      opened.then((reply) => (reply.ok && reply.body ? readLines(reply.body, onFrame) : undefined)).then(close, close)
    },
    close,
  }
}

async function readLines(body: AsyncIterableBytes, onFrame: (frame: Frame) => void): Promise<void> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    rest += decoder.decode(value, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const frame = parseFrame(line)
      if (frame) onFrame(frame)
    }
  }
}
