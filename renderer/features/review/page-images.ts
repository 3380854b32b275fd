import type { DraftView } from '#common/contract/scan.ts'
import type { Box, Evidence } from '#common/model/draft.ts'

type Page = Pick<DraftView['pages'][number], 'page' | 'url' | 'width' | 'height' | 'turn'>
export type Turn = Page['turn']

/** Where the pictures of a draft's pages are. */
export interface PageImages {
  /** about `width` device pixels wide */
  readonly url: (page: number, width: number) => string
  /** width divided by height, as the page lies in its file */
  readonly aspect: (page: number) => number
  /** degrees clockwise by which the page stands upright */
  readonly turn: (page: number) => Turn
  /** the ink at a box alone, upright, for a picture `height` px high */
  readonly piece: (page: number, box: Box, height: number) => string
}

/** The widths in which the host keeps a page (main/host/files/page-pictures.ts). */
const pageWidth = 2000
const thumbWidth = 400

/** The pictures of a draft's pages for the viewer, by page number. */
export function pageImages(pages: readonly Page[]): PageImages {
  const of = (page: number) => pages.find((one) => one.page === page)
  return {
    // two addresses a page, so that the browser loads and decodes each once whatever the zoom
    url: (page, width) => `${of(page)?.url ?? ''}?w=${width <= thumbWidth ? thumbWidth : pageWidth}`,
    aspect: (page) => {
      const found = of(page)
      return found && found.height > 0 ? found.width / found.height : 0.7
    },
    turn: (page) => of(page)?.turn ?? 0,
    piece: (page, box, height) => pieceUrl(of(page)?.url ?? '', box, height, of(page)?.turn ?? 0),
  }
}

/** The piece of a page at `box` alone, upright, for a picture `height` px high on this screen. */
function pieceUrl(pageUrl: string, box: Box, height: number, turn: Turn): string {
  const dense = Math.min(3, Math.max(1, window.devicePixelRatio || 1))
  const cut = box.map((n) => Math.min(1, Math.max(0, n)).toFixed(4)).join(',')
  return `${pageUrl}?cut=${cut}&h=${Math.round(height * dense)}${turn === 0 ? '' : `&t=${turn}`}`
}

/**
 * Pieces of one line as one piece, in the order they are read: on a page that lies upside down or on its side the words of a
 * line come one by one.
 */
export function joinedInk(ink: readonly Evidence[], turnOf: (page: number) => Turn): readonly Evidence[] {
  const out: Evidence[] = []
  for (const piece of ink) {
    const last = out.at(-1)
    const across = turnOf(piece.page) % 180 === 0
    if (last && last.page === piece.page && onOneLine(last.box, piece.box, across))
      out[out.length - 1] = { ...last, box: around(last.box, piece.box) }
    else out.push(piece)
  }
  return out
}

/** A gap of several heights is another column, not the next word. */
const widestGap = 2.5

function onOneLine(a: Box, b: Box, across: boolean): boolean {
  const [from, size] = across ? ([1, 3] as const) : ([0, 2] as const)
  const shared = Math.min(a[from] + a[size], b[from] + b[size]) - Math.max(a[from], b[from])
  const thick = Math.min(a[size], b[size])
  if (thick <= 0 || shared < 0.6 * thick) return false
  const [along, length] = across ? ([0, 2] as const) : ([1, 3] as const)
  const gap = Math.max(a[along], b[along]) - Math.min(a[along] + a[length], b[along] + b[length])
  // fractions of two directions of the page: near enough on paper whose sides are 1 to 1.4
  return gap < widestGap * thick * 1.4
}

const around = (a: Box, b: Box): Box => {
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])]
  return [x, y, Math.max(a[0] + a[2], b[0] + b[2]) - x, Math.max(a[1] + a[3], b[1] + b[3]) - y]
}
