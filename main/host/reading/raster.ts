import sharp from 'sharp'
import type { Colour } from './image/gray.ts'
import { Refused } from './refusal.ts'

/** A2 at 600 dots an inch fits; what claims more is not a page of ours and is refused before it is decoded. */
const MOST_SIDE = 30_000
export const MOST_PIXELS = 160_000_000
const A4_SHORT = 8.27
const A4_LONG = 11.69

export interface RasterInfo {
  readonly pages: number
  /** as shown: after the EXIF orientation */
  readonly width: number
  readonly height: number
  /** from the file where it says something believable, else as if the page were A4 */
  readonly dpi: number
}

/**
 * Reads an image file's header only.
 *
 * @throws Refused `read.broken`, `read.too-large`
 */
export async function inspectRaster(path: string, page = 0): Promise<RasterInfo> {
  const meta = await sharp(path, { limitInputPixels: false, page, failOn: 'none' })
    .metadata()
    .catch((error: unknown) => {
      throw new Refused({ code: 'read.broken', params: {} }, { cause: error })
    })
  const stored = { width: meta.width, height: meta.pageHeight ?? meta.height }
  if (stored.width > MOST_SIDE || stored.height > MOST_SIDE || stored.width * stored.height > MOST_PIXELS) {
    throw new Refused({ code: 'read.too-large', params: { width: stored.width, height: stored.height, limit: MOST_PIXELS } })
  }
  const sideways = (meta.orientation ?? 1) >= 5
  const width = sideways ? stored.height : stored.width
  const height = sideways ? stored.width : stored.height
  return { pages: meta.pages ?? 1, width, height, dpi: believableDpi(meta.density, width, height) }
}

/** A phone writes 72 into a picture of 12 megapixels: a density is believed only if the page comes out near paper size. */
function believableDpi(density: number | undefined, width: number, height: number): number {
  const fit = Math.max(Math.min(width, height) / A4_SHORT, Math.max(width, height) / A4_LONG)
  if (!density || density < 60) return fit
  const long = Math.max(width, height) / density
  return long > 7 && long < 18 ? density : fit
}

/**
 * Decodes one page of an image file as shown, scaled to the wished resolution (never above the largest allowed size).
 *
 * @throws Refused `read.broken` for a damaged or cut-off file
 */
export async function decodeRaster(path: string, page: number, wish: number): Promise<{ image: Colour; dpi: number }> {
  const info = await inspectRaster(path, page)
  const width = Math.max(1, Math.round((info.width * wish) / info.dpi))
  const height = Math.max(1, Math.round((info.height * wish) / info.dpi))
  try {
    const { data, info: out } = await sharp(path, { limitInputPixels: MOST_PIXELS, page, failOn: 'truncated' })
      .autoOrient()
      .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    const channels = out.channels
    if (channels === 1) return { image: { width: out.width, height: out.height, channels: 3, data: spread(data) }, dpi: wish }
    return { image: { width: out.width, height: out.height, channels: channels === 4 ? 4 : 3, data }, dpi: wish }
  } catch (error) {
    throw new Refused({ code: 'read.broken', params: {} }, { cause: error })
  }
}

const spread = (gray: Uint8Array): Uint8Array => {
  const out = new Uint8Array(gray.length * 3)
  for (let i = 0; i < gray.length; i++) out.fill(gray[i] ?? 255, i * 3, i * 3 + 3)
  return out
}
