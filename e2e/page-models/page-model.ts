import type { Locator, Page } from '@playwright/test'

/**
 * What every page model builds on: one class a screen, with methods named after what the officer does and sees. Tests
 * wait on what a person sees, never on time.
 */
export abstract class PageModel {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Something a person can see that tells this screen is open. */
  abstract get landmark(): Locator

  /** Waits until this screen is open. */
  async isOpen(): Promise<void> {
    await this.landmark.waitFor({ state: 'visible' })
  }
}
