import type { Gray } from './gray.ts'

/** Measures of a speck that no letter's mark comes near: pixels in all, and the longer side. */
interface Smallest {
  readonly area: number
  readonly side: number
}

const OPEN = 1
const SEEN = 2
const LARGE = 3
/** Inches: how far over or under a letter its marks stand, and how near the pieces of a broken stroke lie. */
const MARK_REACH = 0.025
const STROKE_REACH = 0.01
/** Inches: what runs on longer is a ruled line. */
const LONGEST_STROKE = 0.2
/** How many times denser than dust marks must stand around print to be part of it. */
const DENSER = 1.3

/**
 * Calls `take` with the pixels of every island of `dark` ones that is at most so small. Islands are looked at only as far as
 * the limit goes, so a page of print costs little more than one of paper.
 */
function islands(mask: Uint8Array, width: number, height: number, limit: Smallest, take: (pixels: readonly number[]) => void): void {
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

/** Pixels where the marks of letters stand: over and under the strokes of print, not of ruled lines, and close beside them. */
function aroundPrint(mask: Uint8Array, width: number, height: number, dpi: number): Uint8Array {
  const zone = new Uint8Array(mask.length)
  const reach = Math.round(dpi * MARK_REACH)
  const beside = Math.round(dpi * STROKE_REACH)
  const longest = Math.round(dpi * LONGEST_STROKE)
  for (let y = 0; y < height; y++) {
    let run = 0
    for (let x = 0; x <= width; x++) {
      if (x < width && mask[y * width + x] === LARGE) {
        run++
        continue
      }
      if (run > 0 && run <= longest) {
        zone.fill(1, y * width + Math.max(0, x - run - beside), y * width + Math.min(width, x + beside))
        for (let d = 1; d <= reach; d++) {
          if (y >= d) zone.fill(1, (y - d) * width + x - run, (y - d) * width + x)
          if (y + d < height) zone.fill(1, (y + d) * width + x - run, (y + d) * width + x)
        }
      }
      run = 0
    }
  }
  return zone
}

/**
 * Takes out specks: islands of ink no larger than the dot of a letter. Where such marks stand, over and under print, those of one size
 * are taken only when they are no denser there than on the bare paper, where they cannot be print: dust lies everywhere alike.
 */
export function removeSpecks(image: Gray, threshold: number, paper: number, limit: Smallest, dpi: number): Gray {
  const { width, height, data } = image
  const mask = data.map((v) => (v < threshold ? 1 : 0))
  const small: (readonly number[])[] = []
  islands(mask, width, height, limit, (pixels) => small.push(pixels))
  const zone = aroundPrint(mask, width, height, dpi)
  const inZone = (pixels: readonly number[]) => pixels.some((p) => zone[p] === 1)
  const near = new Float64Array(limit.area + 1)
  const away = new Float64Array(limit.area + 1)
  for (const pixels of small) {
    const counts = inZone(pixels) ? near : away
    counts[pixels.length] = (counts[pixels.length] ?? 0) + 1
  }
  const nearPixels = zone.reduce((n, z) => n + z, 0)
  const marks = near.map((n, size) => {
    const expected = ((away[size] ?? 0) * nearPixels) / Math.max(1, zone.length - nearPixels)
    return n > expected * DENSER + 2 * Math.sqrt(expected) ? 1 : 0
  })
  return erase(
    image,
    mask,
    small.filter((pixels) => !(inZone(pixels) && marks[pixels.length] === 1)),
    paper,
  )
}

/** Takes out specks that are darker than print ever is. */
export function removeDarkSpecks(image: Gray, threshold: number, paper: number, limit: Smallest, darkerThan: number): Gray {
  const mask = image.data.map((v) => (v < threshold ? 1 : 0))
  const dark: (readonly number[])[] = []
  islands(mask, image.width, image.height, limit, (pixels) => {
    if (pixels.some((p) => (image.data[p] ?? 255) < darkerThan)) dark.push(pixels)
  })
  return erase(image, mask, dark, paper)
}

/** Paints islands and their soft edges with paper; larger ones they touch keep their ink. */
function erase(image: Gray, mask: Uint8Array, specks: readonly (readonly number[])[], paper: number): Gray {
  const { width, height } = image
  const data = new Uint8Array(image.data)
  for (const pixels of specks) {
    for (const p of pixels)
      for (const q of [p, p - 1, p + 1, p - width, p + width, p - width - 1, p - width + 1, p + width - 1, p + width + 1])
        if (q >= 0 && q < data.length && mask[q] !== LARGE) data[q] = paper
  }
  return { width, height, data }
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
