import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
})
