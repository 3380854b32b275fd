import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '#common/contract/csp.ts'
import { assetPathFor, createPageHandler } from './page-handler.ts'

const outside = [
  'app://so-vang/../package.json',
  'app://so-vang/..%2fpackage.json',
  'app://so-vang/%2e%2e%2fpackage.json',
  'app://so-vang/assets/..%2f..%2fpackage.json',
  'app://so-vang/..%5cpackage.json',
  'app://so-vang/C:%5cWindows%5cwin.js',
  'app://so-vang//etc/passwd',
  'app://so-vang/.built',
  'app://so-vang/a.js%00.html',
  'app://other/index.html',
  'https://so-vang/index.html',
  'not a url',
]

describe('assetPathFor', () => {
  it('names files inside the folder of the page', () => {
    expect(assetPathFor('app://so-vang/', '/r')).toEqual({ path: join('/r', 'index.html'), mediaType: 'text/html; charset=utf-8' })
    expect(assetPathFor('app://so-vang', '/r')?.path).toBe(join('/r', 'index.html'))
    expect(assetPathFor('app://so-vang/assets/x-1.js?v=2#a', '/r')?.path).toBe(join('/r', 'assets', 'x-1.js'))
  })
  it.each(outside)('never leaves it: %s', (url) => {
    const asset = assetPathFor(url, '/r/page')
    // dots that the URL parser itself takes away lead back inside
    if (asset) expect(asset.path.startsWith(join('/r/page', '/'))).toBe(true)
    else expect(asset).toBeNull()
  })
})

describe('the handler of app://', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sv-page-'))
    mkdirSync(join(root, 'page/assets'), { recursive: true })
    writeFileSync(join(root, 'page/index.html'), '<title>Sổ Vàng</title>')
    writeFileSync(join(root, 'page/assets/x.js'), 'export {}')
    writeFileSync(join(root, 'package.json'), '{"secret":true}')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const asked: string[] = []
  const handle = (url: string, init: RequestInit = {}) =>
    createPageHandler({
      root: join(root, 'page'),
      readFile,
      openBlob(link) {
        asked.push(link)
        return Promise.resolve({ status: 200, headers: { 'content-type': 'image/jpeg' }, body: new Blob(['ảnh']).stream() })
      },
    })(new Request(url, init))

  it('serves the page with its policy', async () => {
    const reply = await handle('app://so-vang/')
    expect(await reply.text()).toBe('<title>Sổ Vàng</title>')
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  it('serves a script as a script', async () => {
    expect((await handle('app://so-vang/assets/x.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it.each(outside.filter((url) => URL.canParse(url)))('serves nothing from outside: %s', async (url) => {
    const reply = await handle(url)
    expect(reply.status).toBe(404)
    expect(await reply.text()).toBe('')
    expect(reply.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })

  it('refuses to be written to', async () => {
    expect((await handle('app://so-vang/', { method: 'POST', body: 'x' })).status).toBe(405)
  })

  it('passes blob links to the host, whole, and its answer back', async () => {
    const reply = await handle('app://so-vang/blobs/abc.def?w=800')
    expect(asked).toEqual(['/blobs/abc.def?w=800'])
    expect(await reply.text()).toBe('ảnh')
    expect(reply.headers.get('content-type')).toBe('image/jpeg')
    expect(reply.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
  })
})
