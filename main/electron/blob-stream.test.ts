import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { answerBlob } from '#host/blob-port.ts'
import type { BlobReply } from '#host/files/blobs.ts'
import { readBlob } from './blob-stream.ts'
import { fakeChannel } from './testing/fake-ports.ts'

const ask = (reply: BlobReply) => {
  const { port1, port2 } = fakeChannel()
  const answered = answerBlob({ fetch: () => Promise.resolve(reply) }, '/blobs/x.y', port2)
  return { answered, blob: readBlob(port1), port2 }
}
const reply = (body: BlobReply['body'], status = 200): BlobReply => ({ status, headers: { 'content-type': 'image/png' }, body })

describe('a blob from the host through Electron to the page', () => {
  it('arrives whole', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
    const { status, headers, body } = await ask(reply(bytes)).blob
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'image/png' } })
    expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(bytes)
  })

  it('is asked for part by part: nothing is read ahead of the page', async () => {
    let read = 0
    const source = new Readable({
      highWaterMark: 1,
      read() {
        read += 1
        this.push(read > 1000 ? null : Buffer.alloc(1000))
      },
    })
    const { body } = await ask(reply(source)).blob
    const reader = body?.getReader()
    expect((await reader?.read())?.value?.length).toBe(1000)
    expect(read).toBeLessThan(10)
    await reader?.cancel()
  })

  it('ends the source when the page does not want the rest', async () => {
    const source = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1000)
      })(),
    )
    const closed = new Promise((resolve) => source.once('close', () => resolve('closed')))
    const { body } = await ask(reply(source)).blob
    await body?.cancel()
    expect(await closed).toBe('closed')
  })

  it('a refused link is an empty answer with its status', async () => {
    const { status, body } = await ask(reply(null, 403)).blob
    expect(status).toBe(403)
    expect(await new Response(body).text()).toBe('')
  })

  it('a source that breaks breaks the stream instead of ending it', async () => {
    const source = Readable.from(
      (function* () {
        yield Buffer.from('nửa')
        throw new Error('disk')
      })(),
    )
    const { body } = await ask(reply(source)).blob
    await expect(new Response(body).text()).rejects.toThrow()
  })

  it('a host that is gone before it answers gives 502', async () => {
    const { port1, port2 } = fakeChannel()
    const blob = readBlob(port1)
    port2.close()
    expect((await blob).status).toBe(502)
  })
})
