import sharp from 'sharp'
import type { Box } from '#common/model/draft.ts'

/** Degrees clockwise by which a page is turned to stand upright. */
export type Turn = 0 | 90 | 180 | 270

/** Paper around a cut-out piece, as a share of its height. */
const margin = 0.3
const pieceHeight = { least: 24, most: 400 }
/** A hairline across a page is not drawn larger than this: a picture has its limits, and so has the memory. */
const widest = 6000

/** The piece of a drawn page at a box (fractions of the page as shown) with some paper around it, upright and `height` pixels high (less where it would be very wide), as JPEG. */
export async function cutOut(page: Uint8Array, asked: { box: Box; height: number; turn: Turn }): Promise<Uint8Array | null> {
  const [x, y, w, h] = asked.box
  const { width: across = 0, height: down = 0 } = await sharp(page).metadata()
  if (across < 1 || down < 1) return null
  // on a page that lies on its side the height of the letters runs across
  const pad = asked.turn % 180 === 0 ? Math.max(h, 0.004) * margin * down : Math.max(w, 0.004) * margin * across
  const left = Math.min(across - 1, Math.max(0, Math.floor(x * across - pad)))
  const top = Math.min(down - 1, Math.max(0, Math.floor(y * down - pad)))
  const right = Math.min(across, Math.max(left + 1, Math.ceil((x + w) * across + pad)))
  const bottom = Math.min(down, Math.max(top + 1, Math.ceil((y + h) * down + pad)))
  const piece = await sharp(page)
    .extract({ left, top, width: right - left, height: bottom - top })
    .rotate(asked.turn)
    .toBuffer()
  return sharp(piece)
    .resize({
      width: widest,
      height: Math.min(pieceHeight.most, Math.max(pieceHeight.least, Math.round(asked.height))),
      fit: 'inside',
    })
    .jpeg({ quality: 84 })
    .toBuffer()
}

/** A drawn page at most `width` pixels wide, as JPEG. */
export const shrink = (page: Uint8Array, width: number): Promise<Uint8Array> =>
  sharp(page).resize({ width, withoutEnlargement: true }).jpeg({ quality: 78 }).toBuffer()
