import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oldWordNamedPdf, passwordPdf, secretPage } from '../build/fixtures/hostile.ts'
import { test as base, expect } from './fixtures.ts'
import { ReviewPage } from './page-models/review-page.ts'
import { ScanPage } from './page-models/scan-page.ts'

const sample = (name: string): string => join(import.meta.dirname, '..', 'resources', 'samples', name)

/** Two people of one name, so that the officer has to say who is meant. */
const people = [
  { fullName: "Điểu K'Rứ", birthDate: '1979', position: 'Chuyên viên', unit: 'Phòng Công tác Học sinh - Sinh viên' },
  { fullName: "Điểu K'Rứ", birthDate: '1991', position: 'Chuyên viên', unit: 'Phòng Công tác Học sinh - Sinh viên' },
]

const test = base.extend<{ files: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its first parameter
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-e2e-'))
    execFileSync(process.execPath, [join(import.meta.dirname, 'set-up-register.ts'), dataDir, JSON.stringify(people)], { stdio: 'inherit' })
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
  /** a folder for files the test makes */
  // biome-ignore lint/correctness/noEmptyPattern: as above
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'so-vang-e2e-in-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

test.describe('from the scan to the register', () => {
  test.setTimeout(180_000)

  test('a decision of two pictures is read, reviewed by keyboard only and approved', async ({ app }) => {
    const scan = new ScanPage(app)
    const review = new ReviewPage(app)
    await scan.open()
    await scan.choose([sample('giay-khen-sai-so-luong-p1.jpg'), sample('giay-khen-sai-so-luong-p2.jpg')])
    await expect(app.getByText('trang', { exact: false }).first()).toBeVisible()
    await expect(scan.file('giay-khen-sai-so-luong-p2.jpg')).toContainText('97/QĐ-CĐKTNH', { timeout: 90_000 })
    await scan.primary.click()
    await review.isOpen()

    // Điều 1 says 9, the list holds 8: the officer keeps it with a reason
    await expect(review.focused).toHaveText('Thêm dòng')
    await review.press('Tab', 'Tab')
    await expect(review.focused).toHaveText('Ghi lý do…')
    await review.press('Enter')
    await expect(app.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await app.keyboard.type('Danh sách kèm theo chỉ có 8 người')
    await review.press('Control+Enter')
    await expect(app.getByText('Đã ghi lý do: Danh sách kèm theo chỉ có 8 người')).toBeVisible()

    // a name that was misread is typed over; Ctrl+Z takes it back
    const name = app.getByRole('textbox', { name: 'Họ và tên' })
    await expect(name).toBeFocused()
    await app.keyboard.type("Điểu K'Rứt")
    await review.press('Enter')
    await expect(review.row("Điểu K'Rứt")).toBeVisible()
    await review.press('Control+z')
    await expect(review.row("Điểu K'Rứt")).toHaveCount(0)
    await expect(name).toHaveValue("Điểu K'Rứ")

    // Alt+2: the second of two people of one name
    await expect(app.getByRole('button', { name: /^Alt 2/ })).toBeVisible()
    await review.press('Alt+2')
    await expect(review.row("Điểu K'Rứ")).toContainText('1991')
    await review.acceptAll()
    await review.press('Control+Enter')
    await expect(app.getByRole('dialog')).toContainText('Duyệt 8 khen thưởng của QĐ 97/QĐ-CĐKTNH vào sổ?')
    await expect(app.getByRole('dialog')).toContainText('7 người mới')
    await review.press('Control+Enter')
    await expect(app.getByText('Đã ghi 8 khen thưởng của QĐ 97/QĐ-CĐKTNH vào sổ.')).toBeVisible()

    // the batch says so, the draft can only be read, and the decision is there
    await expect(scan.file('giay-khen-sai-so-luong-p1.jpg')).toContainText('Đã duyệt vào sổ')
    await scan.file('giay-khen-sai-so-luong-p1.jpg').dblclick()
    await expect(app.getByText('Bản nháp này đã duyệt vào sổ.')).toBeVisible()
    await app.getByRole('link', { name: 'Mở quyết định trong sổ' }).click()
    await expect(app.getByRole('heading', { level: 1 })).toContainText('97/QĐ-CĐKTNH')

    // from a person's page one click shows the ink
    await app.getByRole('link', { name: 'Tô Minh Nhựt' }).click()
    await expect(app.getByRole('heading', { level: 1 })).toContainText('Tô Minh Nhựt')
    await app
      .getByRole('button', { name: /Nét mực/ })
      .first()
      .click()
    const ink = app.locator('.ant-popover').filter({ hasText: '97/QĐ-CĐKTNH' })
    await expect(ink).toBeVisible()
    await expect(ink.getByRole('img', { name: /^Nét mực/ })).toBeVisible()
    await expect(ink.getByRole('button', { name: 'Mở cả trang' })).toBeVisible()
  })

  test('a batch is paused and goes on; the same file a second time is known; what is no scan stays outside', async ({ app, files }) => {
    const scan = new ScanPage(app)
    const twin = join(files, 'ban sao.jpg')
    copyFileSync(sample('giay-khen-so-viet-tay.jpg'), twin)
    const table = join(files, 'danh sach.xlsx')
    writeFileSync(table, 'x')
    await scan.open()
    await scan.choose([sample('giay-khen-so-viet-tay.jpg'), sample('danh-gia-2025-2026.pdf'), table])
    await expect(app.getByRole('alert')).toContainText('Để ngoài 1 tệp không phải bản quét')
    await expect(app.getByRole('alert')).toContainText('danh sach.xlsx')
    await app.getByRole('button', { name: 'Đã xem' }).click()
    await expect(app.getByRole('alert')).toHaveCount(0)
    await expect(app.getByRole('button', { name: /^Tạm dừng/ })).toBeVisible()
    await app.keyboard.press('Control+Space')
    await expect(app.getByRole('button', { name: /^Đọc tiếp/ })).toBeVisible()
    await expect(app.getByText('Đang tạm dừng.')).toBeVisible()
    await app.keyboard.press('Control+Space')
    await expect(app.getByRole('button', { name: /^Tạm dừng/ })).toBeVisible()
    await scan.choose([twin], 'Thêm tệp')
    await expect(scan.file('ban sao.jpg')).toContainText('Đã có, bỏ qua', { timeout: 90_000 })
    await expect(scan.file('danh-gia-2025-2026.pdf')).toContainText('196/QĐ-CĐKTNH', { timeout: 90_000 })
    await expect(app.getByText('Đã đọc hết.')).toBeVisible()
  })

  test('a password is asked for and kept nowhere; a Word file in disguise says what it is; a marked paper is let go', async ({
    app,
    files,
    host,
  }) => {
    const scan = new ScanPage(app)
    const locked = await passwordPdf(files)
    const word = oldWordNamedPdf(files)
    const secret = await secretPage(files)
    const nameOf = (path: string): string => path.split('/').at(-1) ?? ''
    await scan.open()
    await scan.choose([locked, word, secret])
    await expect(scan.file(nameOf(locked))).toContainText('Tệp có mật khẩu', { timeout: 60_000 })
    await expect(scan.file(nameOf(word))).toContainText('Tệp Word kiểu cũ (.doc)', { timeout: 60_000 })
    await expect(scan.file(nameOf(secret))).toContainText('Có dấu mật, không giữ', { timeout: 60_000 })
    await expect(scan.attention).toContainText('MẬT. Tệp không được đọc và không được lưu vào Sổ Vàng.')

    for (const [password, outcome] of [
      ['0000', 'Mật khẩu chưa đúng'],
      ['1234', '57/QĐ-UBND'],
    ] as const) {
      await scan.attention.getByRole('button', { name: 'Nhập mật khẩu' }).click()
      await app.getByLabel('Mật khẩu của tệp').fill(password)
      await app.keyboard.press('Enter')
      await expect(scan.file(nameOf(locked))).toContainText(outcome, { timeout: 60_000 })
    }

    await scan.attention.getByRole('button', { name: 'Văn bản không mật…' }).click()
    const dialog = app.getByRole('dialog')
    await expect(dialog.getByText('Chọn lại tệp trước')).toBeVisible()
    await scan.choose([secret], 'Chọn lại tệp')
    await dialog.getByLabel('Vì sao không phải văn bản mật').fill('Dấu của tập lưu, văn bản đã giải mật')
    await dialog.getByRole('button', { name: 'Đọc tệp này' }).click()
    await expect(scan.file(nameOf(secret))).toContainText(/chỗ nghi ngờ|Đọc xong/, { timeout: 60_000 })
    expect(host.errors).toBe('')
  })
})
