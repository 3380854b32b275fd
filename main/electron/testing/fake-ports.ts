import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { EmitterPort } from '#common/rpc/emitter-port.ts'

/**
 * Electron's MessageChannelMain over Node's channel: real structured clone, messages as events, queued until `start`.
 * What it cannot show is Electron's own behaviour at a crash of the other process.
 */
export function fakeChannel(): { port1: EmitterPort; port2: EmitterPort } {
  const { port1, port2 } = new MessageChannel()
  return { port1: fakePort(port1), port2: fakePort(port2) }
}

function fakePort(port: MessagePort): EmitterPort {
  const listeners: ((event: { data: unknown }) => void)[] = []
  return {
    postMessage: (message) => port.postMessage(message),
    on(event, listener) {
      if (event === 'close') port.on('close', listener as () => void)
      else listeners.push(listener as (event: { data: unknown }) => void)
    },
    start() {
      port.on('message', (data: unknown) => {
        for (const listener of listeners) listener({ data })
      })
    },
    close: () => port.close(),
  }
}

/** A process that runs in this one: what the parent posts arrives at `inside`, and the other way round. */
export function fakeChild() {
  const fromChild: ((message: unknown) => void)[] = []
  const onExit: ((code: number) => void)[] = []
  const fromParent: ((event: { data: unknown; ports: readonly EmitterPort[] }) => void)[] = []
  const child = {
    postMessage(message: unknown, transfer: EmitterPort[]) {
      const data: unknown = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of fromParent) listener({ data, ports: transfer })
      })
    },
    on(event: 'message' | 'exit', listener: ((message: unknown) => void) | ((code: number) => void)) {
      if (event === 'message') fromChild.push(listener as (message: unknown) => void)
      else onExit.push(listener as (code: number) => void)
    },
    kill() {
      child.exit(143)
      return true
    },
    exit(code: number) {
      for (const listener of onExit.splice(0)) listener(code)
    },
  }
  const inside = {
    on(_event: 'message', listener: (event: { data: unknown; ports: readonly EmitterPort[] }) => void) {
      fromParent.push(listener)
    },
    postMessage(message: unknown) {
      const data: unknown = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of fromChild) listener(data)
      })
    },
  }
  return { child, inside }
}
