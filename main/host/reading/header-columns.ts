import type { SeenLine } from './assemble.ts'
import type { Gray } from './image/gray.ts'
import type { Piece } from './image/montage.ts'

const textOf = (line: SeenLine) => line.map((w) => w.text).join(' ')
const STATE_NAME = /C[ỘÔO]NG\s+H[ÒOÓ]?[AÀÁ]?.{0,3}\s*X[ÃAÁ]\s+H[ỘÔO]I|Đ[ộôo]c\s+l[ậâa]p/u
const TITLE = /^\s*QUY[ẾÊE]T\s+Đ[ỊIÍ]NH/u
const HEADER_END = /^S[ốôo]\s*[:;.]|ng[àa]y.{0,12}th[áa]ng|Đ[ộôo]c\s+l[ậâa]p/u

/**
 * The two columns above the title of a decision (agency and number left, state name, place and date right), which an
 * engine reading across the page mixes. Gives left and right as pieces in pixels, or null where the page has no such head.
 */
export function headerColumns(lines: readonly SeenLine[], image: Gray, threshold: number): readonly [Piece, Piece] | null {
  const { width, height } = image
  const top = lines.filter((l) => (l[0]?.y1 ?? height) < height * 0.4)
  const state = top.find((l) => STATE_NAME.test(textOf(l)))
  if (!state) return null
  const y0 = Math.max(0, Math.min(...state.map((w) => w.y0)) - height * 0.02)
  const title = top.find((l) => TITLE.test(textOf(l)) && (l[0]?.y0 ?? 0) > y0)
  const tail = top.filter((l) => HEADER_END.test(textOf(l)) && (!title || (l[0]?.y0 ?? 0) < (title[0]?.y0 ?? 0)))
  const end = Math.max(...tail.map((l) => Math.max(...l.map((w) => w.y1))), Math.max(...state.map((w) => w.y1))) + height * 0.012
  const y1 = title ? Math.min(end, Math.min(...title.map((w) => w.y0)) - 2) : end
  if (y1 - y0 < height * 0.02) return null
  const split = widestGap(image, threshold, y0, y1)
  return split === null
    ? null
    : [
        { x0: 0, y0, x1: split, y1 },
        { x0: split, y0, x1: width, y1 },
      ]
}

/** The middle of the widest stretch of columns with next to no ink, between a quarter and three fifths of the width. */
function widestGap(image: Gray, threshold: number, y0: number, y1: number): number | null {
  const { width, data } = image
  let best = 0
  let at: number | null = null
  let start = -1
  const from = Math.round(width * 0.25)
  const to = Math.round(width * 0.6)
  for (let x = from; x <= to; x++) {
    let dark = 0
    for (let y = Math.round(y0); y < y1; y++) if ((data[y * width + x] ?? 255) < threshold) dark++
    const empty = dark <= 1 && x < to
    if (empty && start < 0) start = x
    if (!empty && start >= 0) {
      if (x - start > best) {
        best = x - start
        at = (x + start) >> 1
      }
      start = -1
    }
  }
  return best >= 4 ? at : null
}
