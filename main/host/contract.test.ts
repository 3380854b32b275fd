import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, events, type HostClient } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { httpPort } from '#common/rpc/http-port.ts'
import { messagePort, portPair } from '#common/rpc/ports.ts'
import type { Port } from '#common/rpc/wire.ts'
import { type Loopback, startLoopback } from './http/loopback.ts'
import { createHost, type Host } from './start.ts'

/** One test body, every port (ARCHITECTURE.md 3.4): what holds in Electron holds on loopback and on the command line. */
const homes: Record<string, (host: Host) => Promise<{ port: Port; gone: () => void; end: () => Promise<void> }>> = {
  'MessagePort (Electron)': async (host) => {
    const { port1, port2 } = new MessageChannel()
    host.connect(messagePort(port2 as never))
    return { port: messagePort(port1 as never), gone: () => port2.close(), end: async () => port1.close() }
  },
  'in process (command line)': async (host) => {
    const [mine, theirs] = portPair()
    host.connect(theirs)
    return { port: mine, gone: () => theirs.close(), end: async () => mine.close() }
  },
  'loopback (browser)': async (host) => {
    const loopback: Loopback = await startLoopback(host, { rendererDir: dir })
    const ticket = loopback.newUrl().split('ticket=')[1]
    const reply = await fetch(`${loopback.origin}/session`, {
      method: 'POST',
      headers: { origin: loopback.origin },
      body: JSON.stringify({ ticket }),
    })
    const { key } = (await reply.json()) as { key: string }
    const withOrigin: Parameters<typeof httpPort>[0]['fetch'] = (url, init) =>
      fetch(url, { ...init, headers: { ...init.headers, origin: loopback.origin } } as RequestInit) as never
    const port = httpPort({ origin: loopback.origin, key, fetch: withOrigin, newAbort: () => new AbortController() as never })
    let closed = false
    const close = async () => {
      if (closed) return
      closed = true
      await loopback.close()
    }
    return { port, gone: () => void close(), end: close }
  },
}

let dir: string
let host: Host
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'so-vang-contract-'))
  host = await createHost({ dataDir: join(dir, 'data') })
})
afterEach(async () => {
  await host.close()
  rmSync(dir, { recursive: true, force: true })
})

const setUp = {
  officerName: 'Võ Thị Ngọc Ánh',
  unit: { name: 'Ủy ban nhân dân xã Đức Bình', type: 'ubndXa', shortName: 'UBND', code: 'H99.02', province: 'Hòa Giang' },
  superior: null,
}

describe.each(Object.entries(homes))('the contract over %s', (_name, connect) => {
  let client: HostClient
  let gone: () => void
  let end: () => Promise<void>
  beforeEach(async () => {
    const home = await connect(host)
    client = createClient(contract, events, home.port)
    gone = home.gone
    end = home.end
  })
  afterEach(() => end())

  it('answers a query', async () => {
    const info = await client.call('app.info', {})
    expect(info).toMatchObject({ state: 'empty', sample: false, encrypted: false, unit: null })
  })

  it('runs a command and announces the change to whoever listens', async () => {
    const heard = new Promise((resolve) => client.on('register.changed', resolve))
    const info = await client.call('app.setUp', setUp)
    expect(info.unit).toMatchObject({ name: setUp.unit.name, code: 'H99.02' })
    expect(await heard).toEqual({ types: ['unit'] })
  })

  it('refuses input that the schema does not let in, naming the field and never the value', async () => {
    await expect(client.call('app.setUp', { ...setUp, officerName: ' ' })).rejects.toMatchObject({
      code: 'call.invalid',
      params: { fields: 'officerName' },
    })
    await expect(client.call('app.setUp', { ...setUp, extra: 1 } as never)).rejects.toMatchObject({ code: 'call.invalid' })
  })

  it('refuses what is not in the contract, also names every object has', async () => {
    for (const method of ['no.such', '__proto__', 'constructor', 'toString']) {
      await expect(client.call(method as 'app.info', {})).rejects.toMatchObject({ code: 'call.unknown' })
    }
  })

  it('gives an expected refusal with its code', async () => {
    await client.call('app.setUp', setUp)
    await expect(client.call('app.setUp', setUp)).rejects.toMatchObject({ code: 'register.alreadySetUp' })
    await expect(client.call('drafts.get', { id: '01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
      code: 'draft.notFound',
    })
  })

  it('shows a bug as a reference only', async () => {
    await host.context.register().db.schema.dropTable('typing').execute()
    const error = await client.call('typing.get', { key: 'a' }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'host.fault', params: {} })
    expect((error as { ref?: string }).ref).toMatch(/^[\w-]{4,}$/)
  })

  it('rejects a call that the caller gave up at once', async () => {
    const controller = new AbortController()
    const call = client.call('app.info', {}, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'call.cancelled' })
  })

  it('rejects what is pending, and what comes after, when the host is gone', async () => {
    await client.call('app.info', {})
    const heard = new Promise<void>((resolve) => client.onGone(resolve))
    gone()
    await heard
    await expect(client.call('app.info', {})).rejects.toMatchObject({ code: 'host.gone' })
  })
})
