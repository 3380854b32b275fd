import type { Gray } from './gray.ts'

/** Measures of a speck that no letter's mark comes near: pixels in all, and the longer side. */
interface Smallest {
  readonly area: number
  readonly side: number
}

/**
 * Calls `take` with the pixels of every island of `dark` ones that is at most so small. Islands are looked at only as far as
 * the limit goes, so a page of print costs little more than one of paper.
 */
function islands(mask: Uint8Array, width: number, height: number, limit: Smallest, take: (pixels: readonly number[]) => void): void {
  const OPEN = 1
  const SEEN = 2
  const LARGE = 3
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== OPEN) continue
    const pixels = [start]
    mask[start] = SEEN
    let large = false
    let x0 = width
    let x1 = 0
    let y0 = height
    let y1 = 0
    for (let k = 0; k < pixels.length; k++) {
      const p = pixels[k] ?? 0
      const x = p % width
      const y = (p - x) / width
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
      if (large && k > limit.area * 4) break
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue
          const q = p + dy * width + dx
          if (mask[q] === LARGE) large = true
          else if (mask[q] === OPEN) {
            mask[q] = SEEN
            pixels.push(q)
          }
        }
      }
      large ||= pixels.length > limit.area || x1 - x0 >= limit.side || y1 - y0 >= limit.side
    }
    if (large) for (const p of pixels) mask[p] = LARGE
    else take(pixels)
  }
}

/**
 * Takes out specks by size: an island of ink smaller than any dot or tone mark of the smallest print. `dpi` gives the scale:
 * the dot of a letter of 10 points is about 0.016 inches wide.
 */
export function removeSpecks(image: Gray, threshold: number, paper: number, limit: Smallest): Gray {
  const { width, height, data } = image
  const mask = data.map((v) => (v < threshold ? 1 : 0))
  const out = new Uint8Array(data)
  islands(mask, width, height, limit, (pixels) => {
    for (const p of pixels)
      for (const q of [p, p - 1, p + 1, p - width, p + width, p - width - 1, p - width + 1, p + width - 1, p + width + 1])
        if (q >= 0 && q < out.length) out[q] = paper
  })
  return { width, height, data: out }
}

/**
 * Takes out dust on a faint page: specks that are much darker than the print is. What is larger than a speck (a pen, a stamp) stays.
 * Each is filled with the middle brightness around it, so a letter that it lies on keeps its stroke.
 */
export function removeDust(image: Gray, darkerThan: number, limit: Smallest): Gray {
  const { width, height, data } = image
  const mask = data.map((v) => (v < darkerThan ? 1 : 0))
  const out = new Uint8Array(data)
  const near: number[] = []
  islands(mask, width, height, limit, (pixels) => {
    for (const p of pixels) {
      const x = p % width
      const y = (p - x) / width
      near.length = 0
      for (let dy = -3; dy <= 3; dy++) {
        for (let dx = -3; dx <= 3; dx++) {
          if (Math.max(Math.abs(dx), Math.abs(dy)) < 2 || x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue
          near.push(data[p + dy * width + dx] ?? 255)
        }
      }
      near.sort((a, b) => a - b)
      const fill = near[near.length >> 1] ?? 255
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const q = p + dy * width + dx
          if (x + dx >= 0 && x + dx < width && q >= 0 && q < out.length && (data[q] ?? 255) < fill) out[q] = fill
        }
      }
    }
  })
  return { width, height, data: out }
}

/** How many specks a page has (see removeSpecks). */
export function countSpecks(image: Gray, threshold: number, limit: Smallest): number {
  let count = 0
  islands(
    image.data.map((v) => (v < threshold ? 1 : 0)),
    image.width,
    image.height,
    limit,
    () => {
      count++
    },
  )
  return count
}
