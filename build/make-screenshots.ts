import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium } from '@playwright/test'
import { contract, events } from '#common/contract/index.ts'
import { createClient } from '#common/rpc/client.ts'
import { portPair } from '#common/rpc/ports.ts'
import { samplesDir } from '#host/resources.ts'
import { testBrowser, testBrowserArguments } from '../e2e/browser.ts'
import { startServer } from '../main/cli/serve.ts'

/** `npm run screenshots`: the two pictures of the README, from the real application with its sample register. */
const out = 'docs/images'
mkdirSync(out, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-pictures-'))
const server = await startServer({ dataDir, untilIdle: false })
const [mine, theirs] = portPair()
server.host.connect(theirs)
const client = createClient(contract, events, mine)

await client.call('sample.open', {})
const path = join(samplesDir(), 'ldtt-2025-2026.pdf')
const { batchId } = await client.call('scan.start', {
  fileTokens: [server.host.grants.mint({ path, name: basename(path), temporary: false })],
  name: 'Tủ 2, ngăn 3',
})
let batch = await client.call('scan.batch', { id: batchId })
while (batch.state === 'running') {
  await new Promise((resolve) => setTimeout(resolve, 200))
  batch = await client.call('scan.batch', { id: batchId })
}
const { rows } = await client.call('people.list', { search: '', sort: 'awards', descending: true, limit: 1 })

const { executablePath, env } = await testBrowser()
const browser = await chromium.launch({ executablePath, args: [...testBrowserArguments], env: { ...process.env, ...env } })
const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
await page.goto(server.loopback.newUrl())
for (const [name, hash] of [
  ['review', `#/doc/${batchId}/${batch.files[0]?.draftId}`],
  ['person', `#/ca-nhan/${rows[0]?.id}`],
] as const) {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // the stream of events stays open, so the network is never idle: wait for the pictures of the page instead
  await page.waitForTimeout(1000)
  while (!(await page.evaluate(() => [...document.images].every((image) => image.complete)))) await page.waitForTimeout(200)
  await page.screenshot({ path: join(out, `${name}.png`) })
  console.log(join(out, `${name}.png`))
}
await browser.close()
mine.close()
await server.close()
rmSync(dataDir, { recursive: true, force: true })
