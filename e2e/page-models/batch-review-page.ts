import type { Locator } from '@playwright/test'
import { PageModel } from './page-model.ts'

/** “Xem cả lô theo loại giá trị”: values beside their ink, used by keyboard. */
export class BatchReviewPage extends PageModel {
  get landmark(): Locator {
    return this.page.getByRole('region', { name: 'Các giá trị và nét mực' })
  }

  /** “còn N chỗ cần xem” of the whole batch. */
  left(n: number): Locator {
    return this.page.getByText(`còn ${n} chỗ cần xem`)
  }

  async leftCount(): Promise<number> {
    return Number(/còn (\d+) chỗ/.exec(await this.page.getByText(/còn \d+ chỗ cần xem/).innerText())?.[1])
  }

  /** The card the officer is at. */
  get current(): Locator {
    return this.page.locator('li[aria-current="true"]')
  }

  /** The field of the current card. */
  get field(): Locator {
    return this.current.locator('input')
  }

  kind(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Loại giá trị' }).getByRole('button', { name: new RegExp(`^${name}`) })
  }

  get cards(): Locator {
    return this.landmark.getByRole('listitem')
  }
}
