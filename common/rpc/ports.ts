import { type Frame, isFrame, type Port } from './wire.ts'

/** The part of MessagePort that both the browser's and Node's have. */
export interface MessagePortLike {
  postMessage(value: unknown): void
  close(): void
  start?(): void
  addEventListener(type: 'message' | 'close', listener: (event: { data?: unknown }) => void): void
}

/** A port over a MessagePort (Electron: handed over by the preload; tests: Node's MessageChannel). */
export function messagePort(port: MessagePortLike): Port {
  return {
    // a JSON round trip keeps this port as narrow as the loopback one: no Date, Map or undefined slips through
    post: (frame) => port.postMessage(JSON.stringify(frame)),
    listen(onFrame, onClose) {
      port.addEventListener('message', ({ data }) => {
        const frame = parseFrame(data)
        if (frame) onFrame(frame)
      })
      port.addEventListener('close', onClose)
      port.start?.()
    },
    close: () => port.close(),
  }
}

/** Parses one line of text into a frame; null where it is none. */
export function parseFrame(text: unknown): Frame | null {
  if (typeof text !== 'string') return null
  try {
    const value: unknown = JSON.parse(text)
    return isFrame(value) ? value : null
  } catch {
    return null
  }
}

/** Two joined ports in one process (command line, tests). Frames pass through JSON as everywhere else. */
export function portPair(): [Port, Port] {
  const sides = [emptySide(), emptySide()] as const
  const make = (mine: Side, other: Side): Port => ({
    post(frame) {
      if (mine.closed) return
      const text = JSON.stringify(frame)
      queueMicrotask(() => {
        const parsed = parseFrame(text)
        if (parsed && !other.closed) other.onFrame?.(parsed)
      })
    },
    listen(onFrame, onClose) {
      mine.onFrame = onFrame
      mine.onClose = onClose
    },
    close() {
      for (const side of [mine, other]) {
        if (side.closed) continue
        side.closed = true
        side.onClose?.()
      }
    },
  })
  return [make(sides[0], sides[1]), make(sides[1], sides[0])]
}

type Side = { onFrame: ((frame: Frame) => void) | undefined; onClose: (() => void) | undefined; closed: boolean }
const emptySide = (): Side => ({ onFrame: undefined, onClose: undefined, closed: false })
