import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from './fixtures.ts'
import { BatchReviewPage } from './page-models/batch-review-page.ts'
import { ReviewPage } from './page-models/review-page.ts'

type Batch = { readonly batchId: string; readonly names: readonly [string, string]; readonly rows: number }

const test = base.extend<{ batch: Batch }>({
  batch: async ({ dataDir }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'so-vang-e2e-in-'))
    const told = execFileSync(process.execPath, [join(import.meta.dirname, 'set-up-batch.ts'), dataDir, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await use(JSON.parse(told.toString()) as Batch)
    rmSync(folder, { recursive: true, force: true })
  },
  // the register is made before the application starts
  host: async ({ batch: _, host }, use) => use(host),
})

test.describe('the review of a whole batch', () => {
  test.setTimeout(180_000)

  test('goes from doubt to doubt by keyboard, saves every answer at once and takes one back', async ({ batch, app }) => {
    const review = new BatchReviewPage(app)
    const [first, second] = batch.names
    await app.evaluate((to) => {
      location.hash = to
    }, `#/doc/${batch.batchId}`)
    await app.getByRole('button', { name: 'Xem cả lô' }).click()
    await review.isOpen()

    // the least sure name first, chosen whole, with its ink above
    await expect(review.field).toBeFocused()
    await expect(review.field).toHaveValue(first)
    await expect(review.current.getByRole('img', { name: `Nét mực: ${first}` })).toBeVisible()
    const all = await review.leftCount()
    await app.keyboard.press('Enter')
    await expect(review.field).toHaveValue(second)
    await expect(review.field).toBeFocused()
    await expect(review.left(all - 1)).toBeVisible()
    await app.keyboard.type('Đặng Thị Diễm')
    await app.keyboard.press('Enter')
    await expect(review.left(all - 2)).toBeVisible()
    await expect(review.field).toHaveValue('Đặng Thị Diễm')
    await expect(review.current.getByText('Đã nhận')).toBeVisible()

    // names are done: Enter goes on to the next kind, where one answer stands for all rows
    const next = app.getByRole('button', { name: /^Sang Danh hiệu/ })
    await expect(next).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(review.current.getByRole('button', { name: `${batch.rows} chỗ đọc giống nhau` })).toBeVisible()
    await review.current.getByRole('button', { name: `${batch.rows} chỗ đọc giống nhau` }).click()
    await expect(app.getByRole('dialog').getByRole('listitem')).toHaveCount(batch.rows)
    await app.keyboard.press('Escape')
    await expect(app.getByRole('dialog')).toHaveCount(0)
    await expect(review.current.getByRole('combobox')).toBeFocused()
    await app.keyboard.press('Enter')
    await expect(review.left(all - 2 - batch.rows)).toBeVisible()

    // every answer is in the register already; the last one is taken back from all rows at once
    await app.keyboard.press('Control+z')
    await expect(review.left(all - 2)).toBeVisible()
    await review.kind('Họ tên').click()
    await expect(review.cards.filter({ hasText: 'Đặng Thị Diễm' }).getByText('Đã nhận')).toBeVisible()
  })

  test('a page accepted at once is taken back by the notice that tells of it', async ({ batch, app }) => {
    const review = new BatchReviewPage(app)
    await app.evaluate((to) => {
      location.hash = to
    }, `#/doc/${batch.batchId}/xem-ca-lo`)
    await expect(review.field).toBeFocused()
    const all = await review.leftCount()
    await app.keyboard.press('Control+Enter')
    await expect(review.left(all - 2)).toBeVisible()
    await app.getByText('Đã nhận 2 giá trị.').locator('..').getByRole('button', { name: 'Hoàn tác' }).click()
    await expect(review.left(all)).toBeVisible()
    await expect(review.cards.filter({ hasText: 'Đã nhận' })).toHaveCount(0)
  })

  test('an answer given in another window is not written over', async ({ batch, app, host }) => {
    const review = new BatchReviewPage(app)
    await app.evaluate((to) => {
      location.hash = to
    }, `#/doc/${batch.batchId}/xem-ca-lo`)
    await expect(review.field).toBeFocused()
    const other = await app.context().newPage()
    await other.goto(await host.newUrl())
    await other.evaluate((to) => {
      location.hash = to
    }, `#/doc/${batch.batchId}/xem-ca-lo`)
    const there = new BatchReviewPage(other)
    await expect(there.field).toBeFocused()
    await other.keyboard.type('Đặng Thị Diễm')
    await other.keyboard.press('Enter')
    // what the other window answered is seen here without asking
    await expect(review.field).toHaveValue('Đặng Thị Diễm')
    await expect(review.current.getByText('Đã nhận')).toBeVisible()
    // and an answer here goes on from it
    await app.keyboard.press('Enter')
    await expect(review.field).toHaveValue(batch.names[1])
    await app.keyboard.press('Enter')
    await expect(there.cards.filter({ hasText: 'Đã nhận' })).toHaveCount(2)
  })
})

test('a file of two decisions is joined, cut again and confirmed', async ({ batch, app }) => {
  test.setTimeout(180_000)
  const review = new ReviewPage(app)
  await app.evaluate((to) => {
    location.hash = to
  }, `#/doc/${batch.batchId}`)
  await app.getByRole('row', { name: 'hai-quyet-dinh.pdf' }).dblclick()
  await review.isOpen()
  await app.getByRole('button', { name: 'Xem chỗ cắt…' }).click()
  await expect(app.getByRole('heading', { level: 1, name: 'Tách tệp thành quyết định' })).toBeVisible()
  const parts = app.getByRole('region', { name: /^Quyết định \d/ })
  await expect(parts).toHaveCount(2)
  await app.getByRole('button', { name: 'Nối với quyết định 1' }).click()
  await expect(parts).toHaveCount(1)
  await expect(parts.getByRole('img')).toHaveCount(3)
  await app.getByRole('button', { name: 'Cắt trước trang 3' }).focus()
  await app.keyboard.press('Enter')
  await expect(parts).toHaveCount(2)
  await expect(parts.nth(1)).toContainText('88/QĐ-PGDĐT')
  await app.keyboard.press('Control+Enter')
  await review.isOpen()
  await expect(app.getByText('Đã xác nhận 2 quyết định của tệp.')).toBeVisible()
  await expect(app.getByRole('button', { name: 'Xem chỗ cắt…' })).toHaveCount(0)
})
