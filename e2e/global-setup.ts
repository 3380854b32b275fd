import { join } from 'node:path'
import { ensureBuilt, rendererPart } from '../main/launch/ensure-built.mjs'
import { browserVariable, testBrowser } from './browser.ts'

/** Once before all browser tests: the page is built, the browser found or unpacked. */
export default async function globalSetup(): Promise<void> {
  await ensureBuilt(join(import.meta.dirname, '..'), [rendererPart])
  process.env[browserVariable] ??= JSON.stringify(await testBrowser({ bundled: process.env['SO_VANG_BUNDLED_BROWSER'] === '1' }))
}
