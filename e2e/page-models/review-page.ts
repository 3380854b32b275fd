import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Xem lại bản nháp”: one draft beside its paper, used by keyboard. */
export class ReviewPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('region', { name: 'Bản quét' })
  }

  /** “Còn N chỗ” beside the primary button; gone when nothing is left. */
  get left(): Locator {
    return this.page.getByRole('button', { name: /^Còn \d+ chỗ$/ })
  }

  async leftCount(): Promise<number> {
    return (await this.left.count()) === 0 ? 0 : Number(/\d+/.exec(await this.left.innerText())?.[0])
  }

  get focused(): Locator {
    return this.page.locator(':focus')
  }

  row(name: string): Locator {
    return this.page.getByRole('row', { name: new RegExp(`^\\d+ ${name}$`) })
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Accepts what the machine read, place by place, until none is left. @throws where the walk does not end */
  async acceptAll(most = 60): Promise<void> {
    for (let at = 0; at < most; at++) {
      const before = await this.leftCount()
      if (before === 0) return
      await this.press('Enter')
      await this.page.waitForFunction((count) => !document.body.innerText.includes(`Còn ${count} chỗ`), before)
    }
    throw new Error('there are still places to look at')
  }
}
