import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Cá nhân”: the list, one person and the form. */
export class PeoplePage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Cá nhân' })
  }

  /** Opens the list by the navigation, as an officer does. */
  async open(): Promise<void> {
    await this.page.getByRole('link', { name: /^Cá nhân/ }).click()
    await this.isOpen()
  }

  get search(): Locator {
    return this.page.getByLabel('Tìm tên, đơn vị (không cần gõ dấu)')
  }

  /** A line of the list, by the person's name. */
  row(name: string): Locator {
    return this.page.getByRole('row', { name, exact: true })
  }

  /** What is marked as found in the rows shown. */
  get marks(): Locator {
    return this.page.locator('tbody mark')
  }

  /** Ctrl+N, the few fields that matter, Ctrl+S; the unit is taken from the register. */
  async add(person: { name: string; birth: string; position: string; unit: string }): Promise<void> {
    await this.page.keyboard.press('Control+n')
    await this.page.getByRole('heading', { level: 1, name: 'Thêm người' }).waitFor()
    await this.page.getByLabel('Họ và tên').fill(person.name)
    await this.page.getByLabel('Ngày sinh').fill(person.birth)
    await this.page.getByLabel('Đơn vị', { exact: true }).fill(person.unit)
    await this.page.getByText(person.unit, { exact: true }).last().click()
    await this.page.getByLabel('Chức vụ').fill(person.position)
    await this.page.keyboard.press('Control+s')
    await this.heading(person.name).waitFor()
  }

  /** The page of a person. */
  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true })
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  /** The row of a year on the page of a person. */
  year(year: string): Locator {
    return this.page.getByRole('row', { name: `Năm ${year}`, exact: true })
  }
}
