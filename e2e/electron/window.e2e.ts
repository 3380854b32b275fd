import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test'
import { electronBinary } from '../../main/launch/electron-binary.mjs'
import { electronParts, ensureBuilt } from '../../main/launch/ensure-built.mjs'

const root = join(import.meta.dirname, '..', '..')
const binary = electronBinary({ root, env: process.env, platform: process.platform })

const test = base.extend<{ electron: ElectronApplication; window: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its first parameter
  electron: async ({}, use) => {
    await ensureBuilt(root, electronParts)
    const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-electron-'))
    const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', root] : [root]
    const electron = await _electron.launch({
      executablePath: binary ?? '',
      args,
      env: { ...process.env, SO_VANG_DATA: dataDir } as Record<string, string>,
    })
    await use(electron)
    await electron.close()
    rmSync(dataDir, { recursive: true, force: true })
  },
  window: async ({ electron }, use) => use(await electron.firstWindow()),
})

// the adapter's own tests; every machine without the binary reports them as skipped
test.skip(binary === null, 'no Electron binary on this machine (npm run electron:install)')

test('the page has its own origin and its policy', async ({ window }) => {
  await expect(window).toHaveTitle(/Sổ Vàng/)
  expect(new URL(window.url()).protocol).toBe('app:')
  expect(await window.evaluate(() => fetch('/').then((reply) => reply.headers.get('content-security-policy')))).toContain(
    "default-src 'none'",
  )
})

test('the page sees the five functions of the preload and nothing of Node', async ({ window }) => {
  const seen = await window.evaluate(() => ({
    shell: Object.keys((globalThis as unknown as { shell: object }).shell).sort(),
    node: ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis),
  }))
  expect(seen).toEqual({ shell: ['adoptFiles', 'connect', 'pickFiles', 'print', 'saveFile'], node: [] })
})

test('the page cannot leave', async ({ electron, window }) => {
  const before = window.url()
  await window.evaluate(() => {
    globalThis.open('https://example.invalid/')
    globalThis.location.href = 'https://example.invalid/'
  })
  await expect.poll(() => electron.windows().length).toBe(1)
  expect(window.url()).toBe(before)
})

test('closing the window ends the program', async ({ electron, window }) => {
  const ended = electron.waitForEvent('close')
  await window.close({ runBeforeUnload: true })
  await ended
})
