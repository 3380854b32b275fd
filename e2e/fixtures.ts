import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { browserVariable, type TestBrowser, testBrowserArguments } from './browser.ts'
import { RunningHost } from './running-host.ts'

export type Fixtures = {
  /** a data folder of this test alone */
  dataDir: string
  /** the application on that folder, from source */
  host: RunningHost
  /** the page of the application, just opened; the test fails when the page faults or asks for anything outside */
  app: Page
}

export const test = base.extend<Fixtures>({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const { executablePath, env } = JSON.parse(process.env[browserVariable] ?? '{}') as TestBrowser
      await use({ ...launchOptions, executablePath, args: [...testBrowserArguments], env: { ...process.env, ...env } })
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its first parameter
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-e2e-'))
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
  host: async ({ dataDir }, use) => {
    const host = RunningHost.start(dataDir)
    await use(host)
    await host.stop()
  },
  app: async ({ host, page }, use) => {
    const url = await host.nextUrl()
    const faults = watch(page, new URL(url).origin)
    await page.goto(url)
    await use(page)
    expect(faults, 'faults of the page').toEqual([])
  },
})

/** Collects what must never happen: an uncaught error, a broken security policy, a request to anywhere else. */
function watch(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) faults.push(`policy: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('blob:')) faults.push(`request: ${url}`)
  })
  return faults
}

export { expect }
