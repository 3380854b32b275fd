import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { test as base, expect } from './fixtures.ts'
import { DecisionsPage } from './page-models/decisions-page.ts'
import { ExcelPage } from './page-models/excel-page.ts'
import { PeoplePage } from './page-models/people-page.ts'
import { UnitsPage } from './page-models/units-page.ts'

const school = 'Trường Mầm non Hoa Sen'

const somebody = (fullName: string, birthDate: string) => ({ fullName, birthDate, position: 'Giáo viên', unit: school })

const test = base.extend<{ people: { readonly list: readonly ReturnType<typeof somebody>[] }; files: string }>({
  people: [{ list: [] }, { option: true }],
  dataDir: async ({ people }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'so-vang-e2e-'))
    execFileSync(process.execPath, [join(import.meta.dirname, 'set-up-register.ts'), dataDir, JSON.stringify(people.list)], {
      stdio: 'inherit',
    })
    await use(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from its first parameter
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'so-vang-e2e-in-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

/** A workbook laid out as the vendor's CANHAN: title in row 1, heads in row 3 (PEERS.md D.4). */
async function workbook(folder: string, rows: readonly (readonly (string | number | Date | null)[])[]): Promise<string> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('DANHSACH')
  sheet.addRow(['DANH SÁCH ĐỐI TƯỢNG ĐỀ NGHỊ KHEN THƯỞNG'])
  sheet.mergeCells('A1:K1')
  sheet.addRow([])
  sheet.addRow([
    'STT',
    'Họ và tên',
    'Giới tính',
    'Ngày sinh',
    'Chức vụ',
    'Tên phòng ban/ khối, tổ \ncông tác',
    'Tên đơn vị/tập thể\ncông tác',
    'Địa chỉ / Nơi ở',
  ])
  for (const row of rows) sheet.addRow([...row])
  const path = join(folder, 'CANHAN.xlsx')
  await book.xlsx.writeFile(path)
  return path
}

test.describe('the register', () => {
  test.setTimeout(150_000)

  test('from an empty register to a person with a decision entered by keyboard', async ({ app, files, host }) => {
    const units = new UnitsPage(app)
    const people = new PeoplePage(app)
    const excel = new ExcelPage(app)
    const decisions = new DecisionsPage(app)

    // a unit below the own one
    await units.open()
    await units.add({ name: school, type: 'su nghiep' })
    await units.open()
    await expect(units.row(school)).toContainText('Đơn vị sự nghiệp công lập')

    // the empty list says how to begin; a person is added by keyboard
    await people.open()
    await expect(app.getByText('Chưa có ai trong sổ')).toBeVisible()
    await people.add({ name: 'Đặng Thị Đức', birth: '4/5/1986', position: 'Giáo viên', unit: school })
    await expect(app.getByText(`sinh 04/05/1986 · Giáo viên · ${school}`)).toBeVisible()

    // found without diacritics, the letters found are marked
    await people.open()
    await app.keyboard.press('Control+f')
    await app.keyboard.type('dang thi duc')
    await expect(people.marks.first()).toBeVisible()
    await expect(people.row('Đặng Thị Đức').locator('mark')).toHaveText(['Đặng Thị ', 'Đức'])

    // Excel: seen before it is written, a wrong row told in words and left out only when ticked
    const file = await workbook(files, [
      [1, 'Huỳnh Ngọc Dung', 'Nữ', new Date(Date.UTC(1974, 2, 12)), 'Tổ trưởng chuyên môn', null, 'Trường THCS Trần Phú', null],
      [2, 'Đặng Thị Đức', 'Nữ', '04/05/1986', 'Giáo viên', null, school, null],
      [3, 'Lê Tuyết Hậu', 'Nữ', '31/02/1971', 'Hiệu trưởng', null, 'Trường THCS Trần Phú', null],
      [4, 'Điểu K’Rứ', 'Nam', '1975', 'Nhân viên y tế', null, 'Trường THCS Trần Phú', null],
    ])
    await excel.open()
    await excel.choose(file)
    await expect(excel.filter('Lỗi')).toHaveText('Lỗi 1')
    await expect(excel.row('Lê Tuyết Hậu')).toContainText('“31/02/1971” không phải ngày')
    await excel.filter('Tất cả').click()
    await expect(excel.row('Huỳnh Ngọc Dung')).toContainText('Thêm')
    await expect(excel.row('Huỳnh Ngọc Dung')).toContainText('đơn vị mới')
    await expect(excel.row('Đặng Thị Đức')).toContainText('Bổ sung')
    await expect(excel.write).toHaveAttribute('aria-disabled', 'true')
    await expect(app.getByText('Còn 1 dòng lỗi').first()).toBeVisible()
    await app.getByLabel(/Bỏ 1 dòng lỗi ra/).check()
    await excel.write.click()
    await expect(app.getByRole('region', { name: 'Đã ghi vào sổ' })).toContainText('Người thêm mới2')
    await people.open()
    await expect(app.getByText('3 người, 3 đang công tác')).toBeVisible()
    await expect(people.row('Lê Tuyết Hậu')).toHaveCount(0)

    // a decision with three recipients, by keyboard only
    await decisions.open()
    await decisions.enter()
    await decisions.header({
      number: '256/QĐ-UBND',
      date: '18112025',
      award: 'giay khen cua chu tich uy ban nhan dan cap xa',
      period: '2025',
      people: '3',
      subject: 'Tặng Giấy khen phong trào “Dạy tốt - Học tốt”',
    })
    await app.keyboard.press('Tab')
    await app.keyboard.press('Tab')
    await expect(decisions.cell(0, 0)).toBeFocused()
    await decisions.takeCandidate('dang thi d', 'Đặng Thị Đức')
    await expect(decisions.cell(0, 3)).toHaveText(school)
    await expect(app.getByText('Còn thiếu 2 cá nhân so với Điều 1')).toBeVisible()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('Home')
    await decisions.takeCandidate('dung', 'Huỳnh Ngọc Dung')
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('Home')
    await app.keyboard.type('Ma Khánh Bằng')
    const kept = app.waitForRequest((request) => /typing\.put[\s\S]*new\|/.test(request.postData() ?? ''))
    await app.keyboard.press('Alt+n')
    await expect(app.getByText('Khớp Điều 1')).toBeVisible()
    await expect(app.getByText('Người mới')).toBeVisible()
    await expect(app.getByText(/Bản đang gõ tự lưu .* 3 dòng, 2 đã nối với sổ/)).toBeVisible()

    // what was typed comes back after the page was lost
    await kept
    await app.reload()
    await expect(app.getByText(/Đã mở lại bản đang gõ dở/)).toBeVisible()
    await expect(decisions.cell(2, 0)).toHaveText('Ma Khánh Bằng')
    await app.keyboard.press('Control+s')
    await expect(decisions.heading('256/QĐ-UBND')).toBeVisible()
    await expect(app.getByText('Đã ghi 256/QĐ-UBND: 3 dòng, 1 người mới, 0 đơn vị mới.')).toBeVisible()

    // the same decision again is told before it is saved
    await decisions.open()
    await decisions.enter()
    await app.keyboard.insertText('256/QĐ-UBND')
    await expect(app.getByText('Đã có 256/QĐ-UBND ngày 18/11/2025', { exact: false })).toBeVisible()

    // the person has it, and the history says who did what
    await people.open()
    await people.search.fill('duc')
    await people.row('Đặng Thị Đức').press('Enter')
    await people.heading('Đặng Thị Đức').waitFor()
    await expect(people.year('2025')).toContainText('Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã')
    await expect(people.year('2025')).toContainText('256/QĐ-UBND')
    await people.tab('Lịch sử sửa').click()
    await expect(app.getByRole('table')).toContainText('Họ và tên: Đặng Thị Đức')
    await expect(app.getByRole('table')).toContainText('Võ Thị Ngọc Ánh')
    await expect(app.getByRole('table')).toContainText('Excel: CANHAN.xlsx, DANHSACH, dòng 5')
    expect(host.errors).toBe('')
  })

  test.describe('with people in it', () => {
    test.use({ people: { list: [somebody('Nguyễn Thị Hoa', '1979'), somebody('Nguyễn Thị Hoa', '1990')] } })

    test('a name two people have is decided by the officer before saving', async ({ app }) => {
      const decisions = new DecisionsPage(app)
      const people = new PeoplePage(app)
      await decisions.open()
      await decisions.enter()
      await decisions.header({
        number: '12/QĐ-UBND',
        date: '05012026',
        award: 'lao dong tien tien',
        period: '2025',
        people: '2',
        subject: 'Tặng danh hiệu',
      })
      await decisions.cell(0, 0).click()
      await app.keyboard.type('Nguyen Thi Hoa')
      await app.keyboard.press('Escape')
      await decisions.cell(0, 0).click()
      await app.keyboard.press('F2')
      await app.keyboard.insertText('Nguyễn Thị Hoa')
      await app.keyboard.press('Tab')
      await expect(app.getByRole('button', { name: '2 người giống' })).toBeVisible()
      await app.keyboard.press('Control+s')
      await expect(app.getByText('Còn 1 dòng chưa chọn người').first()).toBeVisible()
      await app.getByRole('button', { name: '2 người giống' }).click()
      await app.getByRole('button', { name: /1990/ }).click()
      await expect(app.getByText('Đã nối', { exact: true })).toBeVisible()

      // Điều 1 says two, one was typed: only with a reason
      await app.keyboard.press('Control+s')
      const dialog = app.getByRole('dialog')
      await expect(dialog).toContainText('Vẫn lưu 1 dòng, khác Điều 1?')
      await app.keyboard.insertText('Danh sách gửi thiếu một người')
      await dialog.getByRole('button', { name: 'Lưu cùng lý do' }).click()
      await expect(decisions.heading('12/QĐ-UBND')).toBeVisible()
      await expect(app.getByText('Điều 1: 2 · trong sổ: 1')).toBeVisible()
      await people.open()
      await expect(app.getByText('2 người, 2 đang công tác')).toBeVisible()
    })

    test('two windows that edit one person lose nothing', async ({ app, host, browser }) => {
      const people = new PeoplePage(app)
      await people.open()
      await people.row('Nguyễn Thị Hoa').first().press('F2')
      await app.getByLabel('Điện thoại').fill('0912 000 000')

      const other = await (await browser.newContext()).newPage()
      await other.goto(await host.newUrl())
      const theirs = new PeoplePage(other)
      await theirs.open()
      await theirs.row('Nguyễn Thị Hoa').first().press('F2')
      await other.getByLabel('Trình độ').fill('Đại học')
      await other.keyboard.press('Control+s')
      await theirs.heading('Nguyễn Thị Hoa').waitFor()

      await app.keyboard.press('Control+s')
      await expect(app.getByText('Chữ anh/chị vừa gõ vẫn còn trên màn hình.')).toBeVisible()
      await expect(app.getByText('Trình độ: Đại học', { exact: false })).toBeVisible()
      await expect(app.getByLabel('Điện thoại')).toHaveValue('0912 000 000')
      await other.context().close()
    })
  })
})
