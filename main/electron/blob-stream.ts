import type { BlobMessage } from '#common/contract/control.ts'
import type { EmitterPort } from '#common/rpc/emitter-port.ts'
import type { Blob } from './page-handler.ts'

/** Reads one blob from its port: resolves with the head, then gives the bytes as the page asks for them. */
export function readBlob(port: EmitterPort): Promise<Blob> {
  return new Promise((resolve) => {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined
    let isOver = false
    const body = new ReadableStream<Uint8Array>(
      {
        start(given) {
          controller = given
        },
        pull: () => port.postMessage('pull'),
        cancel: () => {
          isOver = true
          port.close()
        },
      },
      { highWaterMark: 0 },
    )
    const fail = (): void => {
      if (isOver) return
      isOver = true
      // before the head this is the answer itself, afterwards it breaks the stream
      resolve({ status: 502, headers: {}, body: null })
      controller?.error(new Error('the host is gone'))
      port.close()
    }
    port.on('message', ({ data }) => {
      const message = data as BlobMessage
      if (message.kind === 'head') {
        resolve({ status: message.status, headers: message.headers, body })
      } else if (message.kind === 'part') {
        controller?.enqueue(message.bytes)
      } else if (message.kind === 'end') {
        isOver = true
        controller?.close()
        port.close()
      } else {
        fail()
      }
    })
    port.on('close', fail)
    port.start()
  })
}
