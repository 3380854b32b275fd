import type { Download, Locator, Page } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Gói trao đổi” and one package on its page. */
export class PackagePage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Gói trao đổi' })
  }

  async openList(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/goi'
    })
    await this.isOpen()
  }

  /** Chooses a file to be checked; ends on its page. */
  async verify(file: string): Promise<void> {
    await this.openList()
    const asking = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Kiểm tra gói…' }).first().click()
    await (await asking).setFiles(file)
    await this.page.getByRole('heading', { level: 1, name: 'Kiểm tra gói nhận về' }).waitFor()
  }

  /** The line at the head of the report. */
  get verdict(): Locator {
    return this.page.locator('.goi-verdict')
  }

  get plan(): Locator {
    return this.page.getByRole('table', { name: 'Từng bản ghi của gói và việc sẽ làm' })
  }

  get accept(): Locator {
    return this.page.getByRole('button', { name: 'Nhận vào sổ' })
  }
}

/** “Cài đặt, Chứng thư tin cậy”. */
export class TrustPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Chứng thư tin cậy' })
  }

  async open(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/cai-dat/tin-cay'
    })
    await this.landmark.waitFor({ timeout: 10_000 })
  }

  get trialPanel(): Locator {
    return this.page.getByRole('region', { name: 'Chữ ký thử nghiệm' })
  }

  /** Switches trial on; gives the password that is shown once. */
  async turnTrialOn(): Promise<string> {
    await this.page.getByRole('button', { name: 'Bật thử nghiệm' }).click()
    return this.page.locator('.cd-password output').innerText()
  }

  /** Saves one of the files of the trial authority. */
  async saveTrialFile(title: RegExp): Promise<Download> {
    return saving(this.page, this.page.getByRole('listitem').filter({ hasText: title }).getByRole('button', { name: 'Lưu tệp' }))
  }

  async addFile(button: string, file: string): Promise<void> {
    const asking = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: button }).click()
    await (await asking).setFiles(file)
  }

  async authorise(file: string, unitCode: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Thêm người ký…' }).click()
    await this.addFile('Chọn tệp chứng thư…', file)
    await this.page.getByRole('dialog').getByLabel('Mã đơn vị').fill(unitCode)
    await this.page.getByRole('dialog').getByRole('button', { name: 'Cho phép ký' }).click()
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

/** What a button lets the officer save. */
export async function saving(page: Page, button: Locator): Promise<Download> {
  const waiting = page.waitForEvent('download')
  await button.click()
  return waiting
}
