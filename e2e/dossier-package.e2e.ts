import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from '@playwright/test'
import { test as base, expect } from './fixtures.ts'
import { DossierPage } from './page-models/dossier-page.ts'
import { PackagePage, saving, TrustPage } from './page-models/package-page.ts'
import { RunningHost } from './running-host.ts'

const superior = { name: 'Sở Nội vụ tỉnh Hòa Giang', code: 'H99' }
/** code of the sample register's own unit */
const sampleUnit = 'HG.45'

const test = base.extend<{ files: string; receiver: Page }>({
  /** a folder for files the test makes and saves */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its first parameter
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'so-vang-e2e-files-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  /** the superior unit's register: another program on another folder */
  receiver: async ({ browser }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-e2e-h99-'))
    execFileSync(process.execPath, [join(import.meta.dirname, 'set-up-unit.ts'), dataDir, superior.name, superior.code], {
      stdio: 'inherit',
    })
    const host = RunningHost.start(dataDir)
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(await host.nextUrl())
    await use(page)
    await context.close()
    await host.stop()
    rmSync(dataDir, { recursive: true, force: true })
    expect(faults, 'faults of the receiving page').toEqual([])
  },
})

async function pdf(folder: string, name: string): Promise<string> {
  const document = await PDFDocument.create()
  document.setTitle(name)
  document.addPage([595, 842]).drawText(name, { x: 60, y: 760, size: 14 })
  const path = join(folder, name)
  writeFileSync(path, await document.save())
  return path
}

/**
 * The same package with one byte of a paper turned over. `mended`: the container's own sums are put right again, as
 * somebody would who means it.
 */
function tampered(path: string, paper: string, { mended }: { mended: boolean }): string {
  const original = readFileSync(paper)
  const changed = Buffer.from(original)
  changed[60] = (changed[60] ?? 0) ^ 0x01
  const bytes = readFileSync(path)
  const at = bytes.indexOf(original)
  expect(at, 'papers lie in the package as they are').toBeGreaterThan(0)
  changed.copy(bytes, at)
  const sum = (data: Buffer): Buffer => {
    const four = Buffer.alloc(4)
    four.writeUInt32LE(crc32(data))
    return four
  }
  for (let place = bytes.indexOf(sum(original)); mended && place >= 0; place = bytes.indexOf(sum(original), place + 4))
    sum(changed).copy(bytes, place)
  const target = path.replace('.asice', mended ? '-sua.asice' : '-hong.asice')
  writeFileSync(target, bytes)
  return target
}

test.describe('from the dossier to the register of the superior unit', () => {
  test.setTimeout(240_000)
  test.use({ actionTimeout: 20_000 })

  test('a dossier is made, signed, sent, checked, taken in; a changed one is refused', async ({ app, receiver, files }) => {
    const password = await test.step('the sample register with its trial authority', async () => {
      await app.getByRole('button', { name: 'Xem thử với dữ liệu mẫu' }).click()
      await expect(app.getByText('DỮ LIỆU MẪU').first()).toBeVisible({ timeout: 60_000 })
      const trust = new TrustPage(app)
      // the register opens before the button's own call ends and leads to the start page
      await expect(async () => {
        await trust.open()
        await expect(trust.trialPanel).toBeVisible({ timeout: 2000 })
      }).toPass()
      await expect(app.getByText('Chữ ký THỬ NGHIỆM không có giá trị pháp lý.', { exact: false })).toBeVisible()
      const shown = await trust.turnTrialOn()
      await (await trust.saveTrialFile(/Chứng thư gốc/)).saveAs(join(files, 'goc.pem'))
      await (await trust.saveTrialFile(/Danh sách thu hồi/)).saveAs(join(files, 'thu-hoi.crl'))
      return shown
    })

    const dossier = new DossierPage(app)
    let person = ''
    await test.step('a dossier with two people and a collective, all parts there', async () => {
      await dossier.openList()
      await dossier.make('bang khen cua bo', superior)
      await expect(app.getByRole('heading', { level: 1 })).toContainText('Đề nghị Bằng khen của bộ, ban, ngành, tỉnh')
      await expect(dossier.exportButton).toHaveAttribute('aria-disabled', 'true')
      const [first, second] = await someNames(app, dossier)
      person = first
      await dossier.add([first, second], ['Khoa Điện - Điện tử'])
      await expect(dossier.items.getByRole('row', { name: 'Khoa Điện - Điện tử' })).toBeVisible()
      await expect(app.getByRole('tab', { name: 'Đề nghị khen 3' })).toBeVisible()
      let papers = 0
      while (await dossier.attachNext(await pdf(files, `giay-to-${papers}.pdf`))) papers += 1
      expect(papers).toBeGreaterThan(1)
      await expect(app.getByText('Đủ thành phần, xuất gói được')).toBeVisible()
    })

    const packageFile = join(files, 'goi.asice')
    const mark = await test.step('signed; a wrong password writes nothing', async () => {
      await dossier.exportButton.click()
      await expect(dossier.dialog.getByText('Chưa nhập mật khẩu')).toBeVisible()
      await expect(dossier.dialog).toContainText('2 cá nhân, 1 tập thể')
      await expect(dossier.dialog).toContainText('Có dữ liệu cá nhân')
      await dossier.dialog.getByLabel('Mật khẩu của khóa').fill('khong-dung')
      await dossier.dialog.getByRole('button', { name: 'Ký và xuất gói' }).click()
      await expect(dossier.dialog.getByRole('alert')).toContainText('Sai mật khẩu của tệp khóa.')
      await expect(dossier.dialog.getByRole('alert')).toContainText('Hồ sơ vẫn là dự thảo.')
      await dossier.dialog.getByLabel('Mật khẩu của khóa').fill(password)
      await dossier.dialog.getByRole('button', { name: 'Ký và xuất gói' }).click()
      await expect(dossier.dialog).toContainText('Đã xuất gói')
      await expect(dossier.dialog).toContainText('THỬ NGHIỆM')
      const shown = await dossier.dialog.locator('.hs-mark').innerText()
      await (await saving(app, dossier.dialog.getByRole('button', { name: 'Lưu tệp gói' }))).saveAs(packageFile)
      await dossier.dialog.getByRole('button', { name: 'Đóng', exact: true }).last().click()
      await expect(app.getByText('Hồ sơ đã xuất gói nên giữ nguyên như lúc gửi.')).toBeVisible()
      return shown
    })

    const incoming = new PackagePage(receiver)
    await test.step('nobody is believed before the officer says so', async () => {
      await incoming.verify(packageFile)
      await expect(incoming.verdict).toContainText('Không nhận được gói này')
      await expect(incoming.verdict).toContainText('Chứng thư không thuộc danh sách tin cậy.')
      await expect(incoming.accept).toHaveCount(0)
      const trust = new TrustPage(receiver)
      await trust.open()
      await trust.turnTrialOn()
      await trust.addFile('Thêm chứng thư gốc…', join(files, 'goc.pem'))
      await expect(receiver.getByText('THỬ NGHIỆM', { exact: true }).nth(1)).toBeVisible()
      await trust.addFile('Thêm danh sách (.crl)…', join(files, 'thu-hoi.crl'))
      await trust.authorise(join(files, 'goc.pem'), sampleUnit)
      await expect(receiver.getByText(`${sampleUnit} · Người lập hồ sơ`)).toBeVisible()
    })

    await test.step('a changed package names its file and writes nothing', async () => {
      for (const mended of [false, true]) {
        await incoming.verify(tampered(packageFile, join(files, 'giay-to-0.pdf'), { mended }))
        await expect(incoming.verdict).toContainText(/Gói đã bị thay đổi: .+\.pdf/)
        await expect(incoming.verdict).toContainText(mended ? 'đã bị thay đổi sau khi ký' : 'không còn như lúc gửi')
        await expect(receiver.getByText('Chưa ghi gì vào sổ. Tệp được giữ riêng để đối chứng.')).toBeVisible()
        await expect(incoming.accept).toHaveCount(0)
      }
      await new DossierPage(receiver).openList()
      await expect(receiver.getByText('Chưa có hồ sơ nào')).toBeVisible()
    })

    await test.step('the right one is intact: its plan, then its dossier', async () => {
      await incoming.verify(packageFile)
      await expect(incoming.verdict).toContainText('Gói nguyên vẹn, chữ ký đúng')
      await expect(receiver.getByText(mark)).toBeVisible()
      await expect(incoming.plan.getByRole('row', { name: 'Khoa Điện - Điện tử', exact: true })).toContainText('Thêm')
      await incoming.accept.click()
      await receiver.getByRole('dialog').getByRole('button', { name: 'Nhận vào sổ' }).click()
      await expect(receiver.getByRole('heading', { name: 'Đã nhận vào sổ' })).toBeVisible()
      await receiver.getByRole('link', { name: 'Mở hồ sơ' }).click()
      await expect(receiver.getByRole('heading', { level: 1 })).toContainText('Đề nghị Bằng khen của bộ, ban, ngành, tỉnh')
      await expect(receiver.getByText('Hồ sơ do đơn vị khác gửi tới, chỉ để xem.')).toBeVisible()
      await expect(receiver.getByText('Trường Cao đẳng Kỹ thuật Nam Hòa').first()).toBeVisible()
      await expect(receiver.getByRole('tab', { name: 'Đề nghị khen 3' })).toBeVisible()
    })

    await test.step('a second time it is known', async () => {
      await incoming.verify(packageFile)
      await expect(receiver.getByText('Gói này đã được nhận vào sổ')).toBeVisible()
      await expect(incoming.accept).toHaveCount(0)
    })

    const second = join(files, 'goi-2.asice')
    await test.step('the sender changes a person and sends again, with a reason for what is missing', async () => {
      await openPerson(app, person)
      const at = await app.evaluate(() => location.hash)
      await app.evaluate(
        (hash) => {
          location.hash = hash
        },
        `${at.split('?')[0]}/sua`,
      )
      await app.getByLabel('Điện thoại').fill('0912 345 678')
      await app.keyboard.press('Control+s')
      await expect(app.getByRole('heading', { level: 1, name: person, exact: true })).toBeVisible()
      await dossier.openList()
      await dossier.make('giay khen cua giam doc', superior)
      await dossier.add([person], [])
      await app.getByRole('button', { name: 'Xuất thiếu và ghi lý do' }).click()
      await dossier.dialog.getByLabel('Mật khẩu của khóa').fill(password)
      await expect(dossier.dialog.getByText('Chưa ghi lý do xuất thiếu')).toBeVisible()
      await dossier.dialog.getByLabel('Lý do xuất khi còn thiếu').fill('Gửi bổ sung giấy tờ sau')
      await dossier.dialog.getByRole('button', { name: 'Ký và xuất gói' }).click()
      await (await saving(app, dossier.dialog.getByRole('button', { name: 'Lưu tệp gói' }))).saveAs(second)
    })

    await test.step('what both have differently waits for the officer', async () => {
      await incoming.verify(second)
      await expect(incoming.accept).toHaveAttribute('aria-disabled', 'true')
      await expect(receiver.getByText('Còn 1 xung đột')).toBeVisible()
      await receiver.getByRole('radio', { name: `${person}: Lấy bản của gói` }).check()
      await incoming.accept.click()
      await receiver.getByRole('dialog').getByRole('button', { name: 'Nhận vào sổ' }).click()
      await expect(receiver.getByRole('heading', { name: 'Đã nhận vào sổ' })).toBeVisible()
      await openPerson(receiver, person)
      await receiver.getByRole('tab', { name: 'Lý lịch' }).click()
      await expect(receiver.getByText('0912 345 678')).toBeVisible()
    })
  })
})

/** Opens a person from the list. */
async function openPerson(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/ca-nhan'
  })
  await page.getByRole('row', { name, exact: true }).dblclick({ position: { x: 60, y: 12 } })
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

/** Two people of the register, as its list shows them. */
async function someNames(app: Page, dossier: DossierPage): Promise<readonly [string, string]> {
  await app
    .getByRole('button', { name: /^Thêm từ sổ/ })
    .first()
    .click()
  const rows = dossier.dialog.locator('tbody tr[data-row]')
  await rows.nth(4).waitFor()
  const names = [await rows.nth(1).getAttribute('aria-label'), await rows.nth(4).getAttribute('aria-label')]
  await dossier.dialog.getByRole('button', { name: 'Để nguyên' }).click()
  return [names[0] ?? '', names[1] ?? '']
}
