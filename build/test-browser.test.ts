import { chromium } from 'playwright'
import { expect, it } from 'vitest'
import { testBrowser, testBrowserArguments } from '../e2e/browser.ts'

it.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser that npm brings starts and runs scripts', async () => {
  const { executablePath, env } = await testBrowser({ bundled: true })
  expect(executablePath).toContain('so-vang-chromium')
  const browser = await chromium.launch({ executablePath, args: [...testBrowserArguments], env: { ...process.env, ...env } })
  try {
    const page = await browser.newPage()
    await page.setContent('<title>Sổ Vàng</title><p>Tỉnh Hòa Giang</p>')
    expect(await page.title()).toBe('Sổ Vàng')
    expect(await page.locator('p').innerText()).toBe('Tỉnh Hòa Giang')
  } finally {
    await browser.close()
  }
})
