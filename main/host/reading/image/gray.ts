/** Pixels, one byte each, 0 black to 255 white, row by row. Every function here makes a new picture. */
export interface Gray {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Colour pixels; `channels` is 3 (RGB) or 4 (RGBA, alpha ignored: the page is opaque). */
export interface Colour {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array | Uint8ClampedArray
}

/** How much redder than green and blue a pixel must be to count as seal ink (measured on scans with seals). */
const SEAL_REDNESS = 28
const BLUE_PEN = 30

export const makeGray = (width: number, height: number, fill = 255): Gray => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(fill),
})

/**
 * Luminance, with red seal ink turned to paper: a red pixel keeps its red channel, which is bright where only
 * the seal lies and dark where print lies under the seal.
 */
export function toGray(image: Colour): Gray {
  const { width, height, channels, data } = image
  const out = new Uint8Array(width * height)
  for (let i = 0, p = 0; i < out.length; i++, p += channels) {
    const r = data[p] ?? 0
    const g = data[p + 1] ?? 0
    const b = data[p + 2] ?? 0
    out[i] = r - Math.max(g, b) > SEAL_REDNESS ? r : (r * 77 + g * 150 + b * 29) >> 8
  }
  return { width, height, data: out }
}

/** Share of dark pixels in a rectangle (pixels) that are blue: near 0 for print, over a half for a blue pen. */
export function blueShare(image: Colour, x0: number, y0: number, x1: number, y1: number): number {
  const { width, height, channels, data } = image
  let dark = 0
  let blue = 0
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++) {
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, x1); x++) {
      const p = (y * width + x) * channels
      const r = data[p] ?? 0
      const g = data[p + 1] ?? 0
      const b = data[p + 2] ?? 0
      if (Math.min(r, g, b) > 150) continue
      dark++
      if (b - r > BLUE_PEN && b >= g) blue++
    }
  }
  return dark < 12 ? 0 : blue / dark
}

/** Cuts a rectangle (pixels, clipped to the picture). */
export function crop(image: Gray, x: number, y: number, w: number, h: number): Gray {
  const x0 = Math.max(0, Math.floor(x))
  const y0 = Math.max(0, Math.floor(y))
  const x1 = Math.min(image.width, Math.ceil(x + w))
  const y1 = Math.min(image.height, Math.ceil(y + h))
  const width = Math.max(1, x1 - x0)
  const height = Math.max(1, y1 - y0)
  const out = makeGray(width, height)
  for (let r = 0; r < y1 - y0; r++) {
    const start = (y0 + r) * image.width + x0
    out.data.set(image.data.subarray(start, start + (x1 - x0)), r * width)
  }
  return out
}

/** Copies `from` into `into` (changed in place) with its top left corner at x, y. */
export function paste(into: Gray, from: Gray, x: number, y: number): void {
  for (let r = 0; r < from.height; r++) {
    if (y + r < 0 || y + r >= into.height) continue
    const w = Math.min(from.width, into.width - x)
    into.data.set(from.data.subarray(r * from.width, r * from.width + w), (y + r) * into.width + x)
  }
}

/** Paints a rectangle with paper (changed in place). */
export function blank(image: Gray, x: number, y: number, w: number, h: number, value = 255): void {
  const x0 = Math.max(0, Math.floor(x))
  const x1 = Math.min(image.width, Math.ceil(x + w))
  for (let r = Math.max(0, Math.floor(y)); r < Math.min(image.height, Math.ceil(y + h)); r++) {
    if (x1 > x0) image.data.fill(value, r * image.width + x0, r * image.width + x1)
  }
}

/** Turns by quarter turns clockwise. */
export function turn(image: Gray, degrees: 0 | 90 | 180 | 270): Gray {
  if (degrees === 0) return image
  const { width: w, height: h, data } = image
  const out = new Uint8Array(data.length)
  if (degrees === 180) {
    for (let i = 0, j = data.length - 1; i < data.length; i++, j--) out[j] = data[i] ?? 255
    return { width: w, height: h, data: out }
  }
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const to = degrees === 90 ? x * h + (h - 1 - y) : (w - 1 - x) * h + y
      out[to] = data[y * w + x] ?? 255
    }
  }
  return { width: h, height: w, data: out }
}

/** Portable graymap: the cheapest file an image library reads (no compression). */
export function toPgm(image: Gray): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${image.width} ${image.height}\n255\n`)
  const out = new Uint8Array(head.length + image.data.length)
  out.set(head)
  out.set(image.data, head.length)
  return out
}
