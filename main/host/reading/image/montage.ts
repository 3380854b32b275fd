import { crop, type Gray, makeGray, paste } from './gray.ts'

/** A rectangle of the page (pixels) to be read on its own. */
export interface Piece {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

export interface Placed {
  readonly piece: number
  /** where the piece stands in the montage, and how far that is from its place on the page */
  readonly top: number
  readonly bottom: number
  readonly dx: number
  readonly dy: number
}

const MARGIN = 24
const GAP = 22
const TALLEST = 12_000

/** First and last row and column with ink, or null for an empty cut. */
function inkBounds(image: Gray, threshold: number): { x0: number; y0: number; x1: number; y1: number } | null {
  const { width, height, data } = image
  let x0 = width
  let y0 = height
  let x1 = -1
  let y1 = -1
  let dark = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] ?? 255) >= threshold) continue
      dark++
      if (x < x0) x0 = x
      if (x > x1) x1 = x
      if (y < y0) y0 = y
      if (y > y1) y1 = y
    }
  }
  return dark < 14 || y1 - y0 < 4 ? null : { x0, y0, x1, y1 }
}

/**
 * Stacks pieces of a page under each other, so that one recognition reads them all and never joins the lines of
 * neighbouring cells. Empty pieces are left out; several montages are made when one would grow too tall.
 */
export function stack(
  image: Gray,
  pieces: readonly Piece[],
  threshold: number,
  inset: number,
  paper = 255,
): { image: Gray; placed: Placed[] }[] {
  const sheets: { cuts: { cut: Gray; piece: number; x: number; y: number }[]; height: number; width: number }[] = []
  pieces.forEach((p, index) => {
    const raw = crop(image, p.x0 + inset, p.y0 + inset, p.x1 - p.x0 - 2 * inset, p.y1 - p.y0 - 2 * inset)
    const ink = inkBounds(raw, threshold)
    if (!ink) return
    const pad = 3
    const cut = crop(raw, ink.x0 - pad, ink.y0 - pad, ink.x1 - ink.x0 + 1 + 2 * pad, ink.y1 - ink.y0 + 1 + 2 * pad)
    let sheet = sheets.at(-1)
    if (!sheet || sheet.height + cut.height + GAP > TALLEST) {
      sheet = { cuts: [], height: MARGIN, width: 0 }
      sheets.push(sheet)
    }
    const x = Math.floor(p.x0 + inset) + Math.max(0, ink.x0 - pad)
    const y = Math.floor(p.y0 + inset) + Math.max(0, ink.y0 - pad)
    sheet.cuts.push({ cut, piece: index, x, y })
    sheet.height += cut.height + GAP
    sheet.width = Math.max(sheet.width, cut.width)
  })
  return sheets.map((sheet) => {
    const out = makeGray(sheet.width + 2 * MARGIN, sheet.height + MARGIN, paper)
    let top = MARGIN
    const placed = sheet.cuts.map(({ cut, piece, x, y }) => {
      paste(out, cut, MARGIN, top)
      const at = { piece, top: top - GAP / 2, bottom: top + cut.height + GAP / 2, dx: x - MARGIN, dy: y - top }
      top += cut.height + GAP
      return at
    })
    return { image: out, placed }
  })
}
