import { parseFrame } from './ports.ts'
import type { Port } from './wire.ts'

/** The part of Electron's MessagePortMain that is needed: an emitter whose messages are events with `data`. */
export interface EmitterPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
}

/** A port over a MessagePortMain (Electron's own process and the host's utility process). */
export function emitterPort(port: EmitterPort): Port {
  return {
    // text, for the reason given at messagePort
    post: (frame) => port.postMessage(JSON.stringify(frame)),
    listen(onFrame, onClose) {
      port.on('message', ({ data }) => {
        const frame = parseFrame(data)
        if (frame) onFrame(frame)
      })
      port.on('close', onClose)
      port.start()
    },
    close: () => port.close(),
  }
}
