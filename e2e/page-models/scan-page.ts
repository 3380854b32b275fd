import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Đọc bản quét”: the list of batches and one batch. */
export class ScanPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  /** Opens the list by its address. */
  async open(): Promise<void> {
    await this.page.evaluate(() => {
      location.hash = '/doc'
    })
    await this.page.getByRole('heading', { level: 1, name: 'Đọc bản quét' }).waitFor()
  }

  /** Chooses files with the button of that name; where two stand, the first. */
  async choose(files: readonly string[], button = 'Chọn tệp'): Promise<void> {
    const asking = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: button, exact: true }).first().click()
    await (await asking).setFiles([...files])
  }

  /** The row of a file. */
  file(name: string): Locator {
    return this.page.getByRole('row', { name, exact: true })
  }

  get primary(): Locator {
    return this.page.getByRole('button', { name: /^Xem \d+ (chỗ nghi ngờ|bản nháp)/ })
  }

  get attention(): Locator {
    return this.page.locator('section', { hasText: 'Cần anh/chị xử lý' })
  }

  get progress(): Locator {
    return this.page.getByRole('progressbar', { name: 'trang' })
  }
}
