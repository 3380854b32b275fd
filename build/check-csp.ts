import { join } from 'node:path'
import { chromium } from 'playwright'
import { serveFolder } from './static-server.ts'

/**
 * `node build/check-csp.ts [SCREENSHOTS]`: opens every page of the built gallery (out/gallery) in Chromium under the page's
 * policy, in both themes, opens what floats, and fails on any violation or error. With a folder it keeps screenshots.
 */
const pages = ['viec', 'danh-sach', 'lo', 'xem', 'nhap', 'trong', 'ho-so'] as const
const looks = [
  { name: '', width: 1366, height: 768, theme: 'light' },
  { name: '-125', width: 1093, height: 614, theme: 'light' },
  { name: '-toi', width: 1366, height: 768, theme: 'dark' },
] as const

const shots = process.argv[2]
const { server, origin } = await serveFolder(join(import.meta.dirname, '..', 'out', 'gallery'))
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const problems: string[] = []
for (const look of looks) {
  const page = await browser.newPage({ viewport: { width: look.width, height: look.height } })
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${look.theme} ${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`${look.theme} ${page.url()}: ${error.message}`))
  // the browser asks for an icon by itself; the gallery has none
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  for (const name of pages) {
    await page.goto(`${origin}/gallery/?theme=${look.theme}&${name}#${name}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.evaluate(() => document.fonts.ready)
    if (shots) await page.screenshot({ path: join(shots, `${name}${look.name}.png`) })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.close()
}
await browser.close()
server.close()
for (const problem of problems) console.error(problem)
console.log(`page policy: ${pages.length * looks.length} pages opened, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0
