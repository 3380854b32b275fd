import { expect, type Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Hồ sơ”: the list, one dossier, and what opens over it. */
export class DossierPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  /** “Thành phần hồ sơ”. */
  get checklist(): Locator {
    return this.page.getByRole('region', { name: 'Thành phần hồ sơ' })
  }

  get items(): Locator {
    return this.page.getByRole('table', { name: /được đề nghị/ })
  }

  /** Opens the list by its address. */
  async openList(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/ho-so'
    })
    await this.page.getByRole('heading', { level: 1, name: 'Hồ sơ' }).waitFor()
  }

  /** Makes a dossier: the award by what an officer types of it, the recipient by name and code. */
  async make(award: string, recipient: { readonly name: string; readonly code: string }): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Lập hồ sơ/ })
      .first()
      .click()
    await this.dialog.getByLabel('Đề nghị khen thưởng').fill(award)
    await this.page.keyboard.press('Enter')
    await this.dialog.getByLabel('Nơi nhận hồ sơ').fill(recipient.name)
    await this.dialog.getByLabel('Mã đơn vị nhận').fill(recipient.code)
    await this.dialog.getByRole('button', { name: 'Lập hồ sơ' }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  /** Adds the people and collectives that these searches find first. */
  async add(people: readonly string[], units: readonly string[]): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Thêm từ sổ/ })
      .first()
      .click()
    for (const name of people) await this.choose(/Tìm tên/, name)
    if (units.length > 0) await this.dialog.getByRole('radio', { name: 'Tập thể' }).click()
    for (const name of units) await this.choose(/Tìm tập thể/, name)
    await this.dialog.getByRole('button', { name: `Thêm ${people.length + units.length} đề nghị` }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  async choose(field: RegExp, name: string): Promise<void> {
    await this.dialog.getByLabel(field).fill(name)
    const row = this.dialog.getByRole('row', { name, exact: true })
    await row.getByRole('checkbox').check()
  }

  /** Attaches a PDF at the first part of the checklist that misses something, for the whole dossier. False where nothing is missing. */
  async attachNext(file: string): Promise<boolean> {
    const row = this.checklist.locator('.sv-check-err, .sv-check-warn').first()
    if ((await row.count()) === 0) return false
    const before = await this.page.getByRole('tab', { name: /^Tệp đính kèm/ }).innerText()
    await row.getByRole('button', { name: 'Đính kèm' }).click()
    await this.dialog.getByLabel('Của ai').fill('ca ho so')
    await this.page.keyboard.press('Enter')
    const asking = this.page.waitForEvent('filechooser')
    await this.dialog.getByRole('button', { name: 'Chọn tệp PDF…' }).click()
    await (await asking).setFiles(file)
    await this.dialog.getByRole('button', { name: 'Đính kèm 1 tệp' }).click()
    await expect(this.dialog).toHaveCount(0)
    await expect(this.page.getByRole('tab', { name: /^Tệp đính kèm/ })).not.toHaveText(before)
    return true
  }

  get exportButton(): Locator {
    return this.page.getByRole('button', { name: 'Xuất gói…' })
  }
}
