import { Readable } from 'node:stream'
import type { BlobMessage } from '#common/contract/control.ts'
import type { EmitterPort } from '#common/rpc/emitter-port.ts'
import type { Blobs } from './files/blobs.ts'

/**
 * Answers one blob link on a port of its own: the head at once, then one part for every `pull`, so that a big file
 * never lies in memory whole. The other side closes the port when it has enough.
 */
export async function answerBlob(blobs: Blobs, link: string, port: EmitterPort): Promise<void> {
  const post = (message: BlobMessage): void => port.postMessage(message)
  const blob = await blobs.fetch(link)
  const stream = blob.body instanceof Readable ? blob.body : Readable.from(blob.body ? [blob.body] : [])
  const parts = stream[Symbol.asyncIterator]()
  port.on('close', () => stream.destroy())
  port.on('message', () => {
    parts.next().then(
      ({ done, value }) => post(done ? { kind: 'end' } : { kind: 'part', bytes: value as Uint8Array }),
      () => post({ kind: 'broken' }),
    )
  })
  post({ kind: 'head', status: blob.status, headers: blob.headers })
  port.start()
}
