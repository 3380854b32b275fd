import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Tập thể, đơn vị”: the tree, one unit and the form. */
export class UnitsPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Tập thể, đơn vị', exact: true })
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: /^Tập thể, đơn vị/ }).click()
    await this.isOpen()
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name, exact: true })
  }

  /** Ctrl+N, name and type, Ctrl+S. */
  async add(unit: { name: string; type: string }): Promise<void> {
    await this.page.keyboard.press('Control+n')
    await this.page.getByRole('heading', { level: 1, name: 'Thêm đơn vị, tập thể' }).waitFor()
    await this.page.getByRole('textbox', { name: 'Tên *' }).fill(unit.name)
    await this.page.getByRole('combobox', { name: 'Loại đơn vị' }).fill(unit.type)
    await this.page.keyboard.press('Enter')
    await this.page.keyboard.press('Control+s')
    await this.page.getByRole('heading', { level: 1, name: unit.name, exact: true }).waitFor()
  }
}
