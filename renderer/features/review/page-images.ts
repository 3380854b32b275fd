import type { DraftView } from '#common/contract/scan.ts'
import type { Box } from '#common/model/draft.ts'

/** Where the pictures of a draft's pages are. */
export interface PageImages {
  /** about `width` device pixels wide */
  readonly url: (page: number, width: number) => string
  /** width divided by height */
  readonly aspect: (page: number) => number
}

/** The widths in which the host keeps a page (main/host/files/page-pictures.ts). */
const pageWidth = 2000
const thumbWidth = 400

export function pageImages(pages: readonly Pick<DraftView['pages'][number], 'page' | 'url' | 'width' | 'height'>[]): PageImages {
  const of = (page: number) => pages.find((one) => one.page === page)
  return {
    // two addresses a page, so that the browser loads and decodes each once whatever the zoom
    url: (page, width) => `${of(page)?.url ?? ''}?w=${width <= thumbWidth ? thumbWidth : pageWidth}`,
    aspect: (page) => {
      const found = of(page)
      return found && found.height > 0 ? found.width / found.height : 0.7
    },
  }
}

/** The ink of one value alone: the piece of the page at `box`, for a picture `height` px high on this screen. */
export function pieceUrl(pageUrl: string, box: Box, height: number): string {
  const dense = Math.min(3, Math.max(1, window.devicePixelRatio || 1))
  return `${pageUrl}?cut=${box.map((n) => Math.min(1, Math.max(0, n)).toFixed(4)).join(',')}&h=${Math.round(height * dense)}`
}
