/** A rectangle in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const LABEL_SIZE = 11
const LEGEND_SIZE = 15

/** Width of a text of 14 pixels in an average sans-serif face; near enough for a label. */
export const textWidth = (text: string): number => [...text].length * 7.4

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const rounded = (n: number): string => n.toFixed(1)
const rect = ({ x, y, w, h }: Place, attributes: string): string =>
  `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(w)}" height="${rounded(h)}" ${attributes}/>`

/** A plain frame. */
export const outline = (place: Place, colour: string, thick: number): string =>
  rect(place, `fill="none" stroke="${colour}" stroke-width="${thick}"`)

/** A frame with its name on a flag above its left corner (below the top edge of the picture, at the least). */
export function labelled(place: Place, colour: string, name: string, { dashed = false, filled = false } = {}): string {
  const fill = filled ? `fill="${colour}" fill-opacity="0.12"` : 'fill="none"'
  const frame = rect(place, `${fill} stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="8 4"' : ''}`)
  const width = (textWidth(name) * LABEL_SIZE) / 14 + 4
  const y = Math.max(0, place.y - LABEL_SIZE - 1)
  const flag = rect({ x: place.x, y, w: width, h: LABEL_SIZE + 1 }, `fill="${colour}" fill-opacity="0.85"`)
  return `${frame}${flag}<text x="${rounded(place.x + 2)}" y="${rounded(y + LABEL_SIZE - 1.5)}" font-size="${LABEL_SIZE}" font-family="sans-serif" fill="#ffffff">${escaped(name)}</text>`
}

/** A row of colours with what they mean, as an SVG fragment of the given height; it breaks where the width ends. */
export function legend(width: number, entries: readonly (readonly [string, string])[]): { svg: string; height: number } {
  let x = 10
  let y = 8
  const parts = entries.map(([colour, name]) => {
    const w = 24 + (textWidth(name) * LEGEND_SIZE) / 14 + 16
    if (x + w > width && x > 10) {
      x = 10
      y += LEGEND_SIZE + 8
    }
    const swatch = rect({ x, y, w: 18, h: 13 }, `fill="${colour}" fill-opacity="0.25" stroke="${colour}" stroke-width="2"`)
    const text = `<text x="${x + 24}" y="${y + 12}" font-size="${LEGEND_SIZE}" font-family="sans-serif" fill="#111827">${escaped(name)}</text>`
    x += w
    return swatch + text
  })
  return { svg: parts.join(''), height: y + LEGEND_SIZE + 6 }
}
