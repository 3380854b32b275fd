import type { DraftView } from '#common/contract/scan.ts'

/** Where the pictures of a draft's pages are. */
export interface PageImages {
  /** about `width` device pixels wide */
  readonly url: (page: number, width: number) => string
  /** width divided by height */
  readonly aspect: (page: number) => number
}

export function pageImages(pages: DraftView['pages']): PageImages {
  const of = (page: number) => pages.find((one) => one.page === page)
  return {
    url: (page, width) => `${of(page)?.url ?? ''}?w=${width}`,
    aspect: (page) => {
      const found = of(page)
      return found && found.height > 0 ? found.width / found.height : 0.7
    },
  }
}
