import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Nhập từ Excel”: choose, preview, write. */
export class ExcelPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Nhập từ Excel' })
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Nhập từ Excel' }).click()
    await this.isOpen()
  }

  async choose(path: string): Promise<void> {
    const asking = this.page.waitForEvent('filechooser')
    await this.page
      .getByRole('button', { name: /Chọn tệp/ })
      .first()
      .click()
    await (await asking).setFiles(path)
  }

  /** One of “Tất cả”, “Thêm”, “Bổ sung”, “Đã có”, “Lỗi”. */
  filter(name: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${name} `) })
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name, exact: true })
  }

  get write(): Locator {
    return this.page.getByRole('button', { name: /^Ghi .* dòng vào sổ/ })
  }
}
