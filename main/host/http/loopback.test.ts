import { mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type Host } from '../start.ts'
import { type Loopback, startLoopback } from './loopback.ts'

type Reply = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

describe('the loopback home', () => {
  let dir: string
  let host: Host
  let loopback: Loopback
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'so-vang-http-'))
    mkdirSync(join(dir, 'page', 'assets'), { recursive: true })
    writeFileSync(join(dir, 'page', 'index.html'), '<!doctype html><title>Sổ Vàng</title>')
    writeFileSync(join(dir, 'page', 'assets', 'a.js'), 'export {}')
    writeFileSync(join(dir, 'secret.html'), 'không được thấy')
    host = await createHost({ dataDir: join(dir, 'data') })
    loopback = await startLoopback(host, { rendererDir: join(dir, 'page'), doorKey: 'chia-khoa' })
  })
  afterAll(async () => {
    await loopback.close()
    await host.close()
    rmSync(dir, { recursive: true, force: true })
  })

  /** A raw request: paths as given, headers as given. */
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(loopback.origin)
      const req = request(
        { host: '127.0.0.1', port, method, path, agent: false, headers: { host: `127.0.0.1:${port}`, ...headers } },
        (reply) => {
          const chunks: Buffer[] = []
          reply.on('data', (chunk: Buffer) => chunks.push(chunk))
          reply.on('end', () =>
            resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString('utf8') }),
          )
        },
      )
      req.on('error', reject)
      req.end(body)
    })
  const own = () => ({ origin: loopback.origin })
  const ticketOf = (url: string) => url.split('#ticket=')[1] ?? ''
  const session = async () => {
    const reply = await ask('POST', '/session', own(), JSON.stringify({ ticket: ticketOf(loopback.newUrl()) }))
    return JSON.parse(reply.body) as { key: string; reload: string }
  }

  it('gives the page with a strict policy and no caching', async () => {
    const page = await ask('GET', '/')
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect((await ask('GET', '/assets/a.js')).headers['content-type']).toContain('text/javascript')
  })

  it('answers to its own name only (a rebound name is refused)', async () => {
    expect((await ask('GET', '/', { host: 'example.invalid' })).status).toBe(421)
    expect((await ask('GET', '/', { host: `localhost:${new URL(loopback.origin).port}` })).status).toBe(421)
  })

  it('refuses another origin, and a change without any', async () => {
    expect((await ask('GET', '/', { origin: 'http://example.invalid' })).status).toBe(403)
    expect((await ask('POST', '/session', { origin: 'null' }, '{}')).status).toBe(403)
    expect((await ask('POST', '/session', {}, '{}')).status).toBe(403)
  })

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/assets/..\\..\\secret.html',
    '/assets/%00.html',
    '//etc/passwd',
    '/%',
  ])('keeps files outside the page away: %s', async (path) => {
    const reply = await ask('GET', path)
    expect(reply.status).not.toBe(200)
    expect(reply.body).not.toContain('không được thấy')
  })

  it('opens a session for a ticket once', async () => {
    const ticket = ticketOf(loopback.newUrl())
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket }))).status).toBe(200)
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket }))).status).toBe(403)
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket: 'x'.repeat(43) }))).status).toBe(403)
  })

  it('lets a reloaded page in again with its reload ticket, once', async () => {
    const { reload } = await session()
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket: reload }))).status).toBe(200)
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket: reload }))).status).toBe(403)
  })

  it('gives an address to a second start of the program that knows the key of the door, and to nobody else', async () => {
    const { status, body } = await ask('POST', '/door', { ...own(), authorization: 'Bearer chia-khoa' })
    expect(status).toBe(200)
    const ticket = ticketOf((JSON.parse(body) as { url: string }).url)
    expect((await ask('POST', '/session', own(), JSON.stringify({ ticket }))).status).toBe(200)
    expect((await ask('POST', '/door', { ...own(), authorization: 'Bearer sai' })).status).toBe(401)
    expect((await ask('POST', '/door', own())).status).toBe(401)
  })

  it('asks for the key on every call, upload and stream', async () => {
    for (const [method, path] of [
      ['GET', '/rpc/down'],
      ['POST', '/rpc/up'],
      ['PUT', '/uploads'],
    ] as const) {
      expect((await ask(method, path, own())).status).toBe(401)
      expect((await ask(method, path, { ...own(), authorization: 'Bearer sai' })).status).toBe(401)
      expect((await ask(method, path, { ...own(), cookie: 'key=1' })).status).toBe(401)
    }
  })

  it('refuses a frame that is too long', async () => {
    const { key } = await session()
    const reply = await ask('POST', '/rpc/up', { ...own(), authorization: `Bearer ${key}` }, 'x'.repeat(5 * 1024 * 1024)).catch(() => ({
      status: 413,
    }))
    expect(reply.status).toBe(413)
  })

  it('takes an upload under a name that is only data, and gives a token', async () => {
    const { key } = await session()
    const headers = { ...own(), authorization: `Bearer ${key}`, 'x-file-name': encodeURIComponent('..\\..\\Quyết định 3356.pdf') }
    const reply = JSON.parse((await ask('PUT', '/uploads', headers, 'nội dung')).body) as { token: string; name: string; size: number }
    expect(reply).toMatchObject({ name: 'Quyết định 3356.pdf', size: Buffer.byteLength('nội dung') })
    const grant = host.grants.take(reply.token)
    expect(grant.path.startsWith(host.context.register().vault.incoming)).toBe(true)
    expect(() => host.grants.take(reply.token)).toThrowError('file.tokenUnknown')
  })

  it('opens no blob without a link of its own making', async () => {
    const sha256 = 'a'.repeat(64)
    const good = host.context.links.to({ kind: 'file', sha256, name: 'a.pdf', mediaType: 'application/pdf' })
    expect((await ask('GET', good)).status).toBe(404)
    expect((await ask('GET', `${good.slice(0, -3)}abc`)).status).toBe(403)
    const [, mac] = good.split('.')
    const forged = Buffer.from(
      JSON.stringify([{ kind: 'file', sha256: '../../etc/passwd', name: 'a', mediaType: 'a' }, Number.MAX_SAFE_INTEGER]),
    ).toString('base64url')
    expect((await ask('GET', `/blobs/${forged}.${mac}`)).status).toBe(403)
  })

  it('closes a file whose download the page gives up half-way', async () => {
    const { vault } = host.context.register()
    const { sha256 } = await vault.putBytes(Buffer.alloc(8 * 1024 * 1024, 1))
    const link = host.context.links.to({ kind: 'file', sha256, name: 'a.bin', mediaType: 'application/octet-stream' })
    const openFiles = () => readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).endsWith(sha256)).length
    const { port } = new URL(loopback.origin)
    await Promise.all(
      Array.from(
        { length: 5 },
        () =>
          new Promise<void>((resolve) => {
            const req = request({ host: '127.0.0.1', port, path: link, agent: false, headers: { host: `127.0.0.1:${port}` } }, (reply) => {
              reply.once('data', () => req.destroy())
            })
            req.on('close', resolve)
            req.on('error', () => undefined)
            req.end()
          }),
      ),
    )
    if (process.platform === 'linux') await expect.poll(openFiles).toBe(0)
  })

  it('leaves nothing of an upload that is broken off, and takes it for no fault', async () => {
    const { key } = await session()
    const { port } = new URL(loopback.origin)
    const logged = () => readFileSync(join(dir, 'data', 'nhat-ky', 'so-vang.log'), { encoding: 'utf8', flag: 'a+' }).split('"fault"').length
    const before = logged()
    const incoming = host.context.register().vault.incoming
    const left = readdirSync(incoming)
    for (const path of ['/uploads', '/rpc/up']) {
      const headers = { host: `127.0.0.1:${port}`, ...own(), authorization: `Bearer ${key}`, 'content-length': '1000000' }
      const req = request({ host: '127.0.0.1', port, path, method: path === '/uploads' ? 'PUT' : 'POST', agent: false, headers })
      req.on('error', () => undefined)
      req.write(Buffer.alloc(100_000))
      if (path === '/uploads') await expect.poll(() => readdirSync(incoming).length).toBe(left.length + 1)
      req.destroy()
    }
    await expect.poll(() => readdirSync(incoming)).toEqual(left)
    // both requests have ended when a later one is answered
    expect((await ask('GET', '/')).status).toBe(200)
    expect(logged()).toBe(before)
  })

  it('gives up a page that has stopped reading, and serves the others on', async () => {
    const { key } = await session()
    const { port } = new URL(loopback.origin)
    const headers = { host: `127.0.0.1:${port}`, authorization: `Bearer ${key}` }
    const gone = new Promise<void>((resolve) => {
      const req = request({ host: '127.0.0.1', port, path: '/rpc/down', agent: false, headers }, (reply) => {
        reply.pause()
        reply.on('close', resolve)
        reply.on('error', () => undefined)
        // far more than a socket holds
        const batchId = 'x'.repeat(1024 * 1024)
        for (let count = 0; count < 120; count++) host.context.events.emit('batch.changed', { batchId })
        reply.socket.resume()
      })
      req.on('error', () => resolve())
      req.end()
    })
    await gone
    expect((await ask('POST', '/rpc/up', { ...own(), authorization: `Bearer ${key}` })).status).toBe(401)
    expect((await ask('GET', '/')).status).toBe(200)
  })

  it('tells nobody that the last window is gone once it is closed', async () => {
    let told = 0
    const other = await startLoopback(host, { rendererDir: join(dir, 'page'), onIdle: () => told++, idleAfterMs: 1 })
    const { key } = (await fetch(`${other.origin}/session`, {
      method: 'POST',
      headers: { origin: other.origin },
      body: JSON.stringify({ ticket: ticketOf(other.newUrl()) }),
    }).then((reply) => reply.json())) as { key: string }
    const down = await fetch(`${other.origin}/rpc/down`, { headers: { authorization: `Bearer ${key}` } })
    await other.close()
    await down.text().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(told).toBe(0)
  })
})

const linkOf = (fd: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`)
  } catch {
    return ''
  }
}
