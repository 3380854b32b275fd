import { expect, test } from './fixtures.ts'

test.describe('the frame', () => {
  test('a screen that cannot be loaded says so and leaves the others in reach', async ({ host, page }) => {
    const url = await host.nextUrl()
    await page.goto(url)
    await page.getByRole('button', { name: 'Xem thử với dữ liệu mẫu' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Việc cần làm' })).toBeVisible()
    // as when an update took the file of a screen away while the window was open
    await page.route('**/assets/people-list-*.js', (route) => route.abort())
    await page.getByRole('link', { name: /^Cá nhân/ }).click()
    await expect(page.getByRole('alert')).toContainText('Màn hình này gặp trục trặc')
    await page.getByRole('link', { name: /^Quyết định/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Quyết định' })).toBeVisible()
  })
})
