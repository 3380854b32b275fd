import { expect, test } from './fixtures.ts'
import { RunningHost } from './running-host.ts'

test.describe('the start', () => {
  test('opens the page under its policy', async ({ app }) => {
    await expect(app).toHaveTitle(/Sổ Vàng/)
    await expect(app.locator('#root > *').first()).toBeVisible()
  })

  test('an address is good once', async ({ app, host, browser }) => {
    const used = await host.newUrl()
    const { origin } = new URL(used)
    const ticket = new URL(used).hash.slice('#ticket='.length)
    const spend = () => app.request.post(`${origin}/session`, { data: { ticket }, headers: { origin } })
    expect((await spend()).status()).toBe(200)
    expect((await spend()).status()).toBe(403)
    await (await browser.newContext()).close()
  })

  test('the host ends with Ctrl+C and lets its folder go', async ({ host, dataDir }) => {
    await host.nextUrl()
    expect(await host.stop()).toBe(0)
    const next = RunningHost.start(dataDir)
    expect(await next.nextUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#ticket=/)
    expect(await next.stop()).toBe(0)
  })

  test('a second start on the same folder opens a window on the program that runs', async ({ host, dataDir, page }) => {
    await host.nextUrl()
    const second = RunningHost.start(dataDir)
    await page.goto(await second.nextUrl())
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await second.ended()).toBe(0)
  })
})
