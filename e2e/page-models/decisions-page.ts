import { expect, type Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Quyết định”: the list, one decision and entry by hand. */
export class DecisionsPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Quyết định', exact: true })
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: /^Quyết định/ }).click()
    await this.isOpen()
  }

  /** Ctrl+N on the list. */
  async enter(): Promise<void> {
    await this.page.keyboard.press('Control+n')
    await this.page.getByRole('heading', { level: 1, name: 'Nhập quyết định bằng tay' }).waitFor()
  }

  /** Types through the header with Tab, as the fields stand; ends in the subject. */
  async header(decision: { number: string; date: string; award: string; period: string; people: string; subject: string }): Promise<void> {
    const { keyboard } = this.page
    const field = (label: RegExp): Locator => this.page.getByLabel(label).first()
    const tab = async (times: number, label: RegExp): Promise<void> => {
      for (let i = 0; i < times; i += 1) await keyboard.press('Tab')
      await expect(field(label)).toBeFocused()
    }
    await expect(field(/^Số, ký hiệu/)).toBeFocused()
    await keyboard.insertText(decision.number)
    await keyboard.press('Tab')
    await keyboard.type(decision.date)
    // past issuer, signer and the signer's title
    await tab(4, /^Khen tặng/)
    await keyboard.type(decision.award)
    await this.page.locator('.ant-select-item-option-active').waitFor()
    await keyboard.press('Enter')
    // the list closes a moment after Enter; while it is open it takes a Tab for itself
    await expect(field(/^Khen tặng/)).toHaveAttribute('aria-expanded', 'false')
    await tab(2, /^Năm/)
    await keyboard.type(decision.period)
    await tab(1, /^Điều 1 ghi: cá nhân/i)
    await keyboard.type(decision.people)
    await tab(3, /^Trích yếu/)
    await keyboard.insertText(decision.subject)
  }

  cell(row: number, column: number): Locator {
    return this.page.locator(`[data-cell="${row}-${column}"]`)
  }

  /** Types letters into the name cell that has the focus and takes the first candidate. */
  async takeCandidate(letters: string, name: string): Promise<void> {
    await this.page.keyboard.type(letters)
    await this.page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor()
    await this.page.keyboard.press('ArrowDown')
    await this.page.keyboard.press('Enter')
  }

  get save(): Locator {
    return this.page.getByRole('button', { name: /^Lưu vào sổ/ })
  }

  heading(number: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: number, exact: true })
  }
}
