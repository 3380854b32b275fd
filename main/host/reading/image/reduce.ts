import type { Colour, Gray } from './gray.ts'

/** The picture at a whole fraction of its size: every pixel the mean of `factor` × `factor` ones. Analysis needs no more. */
export function reduce(image: Gray, factor: number): Gray {
  if (factor <= 1) return image
  const width = Math.max(1, Math.floor(image.width / factor))
  const height = Math.max(1, Math.floor(image.height / factor))
  const sums = new Uint32Array(width)
  const out = new Uint8Array(width * height)
  const area = factor * factor
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let dy = 0; dy < factor; dy++) {
      let p = (y * factor + dy) * image.width
      for (let x = 0; x < width; x++) {
        let sum = 0
        for (let dx = 0; dx < factor; dx++) sum += image.data[p++] ?? 0
        sums[x] = (sums[x] ?? 0) + sum
      }
    }
    for (let x = 0; x < width; x++) out[y * width + x] = (sums[x] ?? 0) / area
  }
  return { width, height, data: out }
}

/**
 * The weakest of red, green and blue, at a whole fraction of the size: paper is light in all three, wood, cloth and skin are not,
 * so a sheet stands out further than it does by brightness.
 */
export function reducePaleness(image: Colour, factor: number): Gray {
  const width = Math.max(1, Math.floor(image.width / factor))
  const height = Math.max(1, Math.floor(image.height / factor))
  const out = new Uint8Array(width * height)
  const { channels, data } = image
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let r = 0
      let g = 0
      let b = 0
      for (let dy = 0; dy < factor; dy++) {
        let p = ((y * factor + dy) * image.width + x * factor) * channels
        for (let dx = 0; dx < factor; dx++, p += channels) {
          r += data[p] ?? 0
          g += data[p + 1] ?? 0
          b += data[p + 2] ?? 0
        }
      }
      out[y * width + x] = Math.min(r, g, b) / (factor * factor)
    }
  }
  return { width, height, data: out }
}

/** Brightest (or darkest) value within `radius`, along rows and then columns. */
function extreme(image: Gray, radius: number, most: boolean): Gray {
  const { width, height } = image
  const pass = (from: Uint8Array, length: number, across: number, stride: number, step: number): Uint8Array => {
    const out = new Uint8Array(from.length)
    for (let a = 0; a < across; a++) {
      for (let i = 0; i < length; i++) {
        let v = from[a * stride + i * step] ?? 0
        for (let d = Math.max(0, i - radius); d <= Math.min(length - 1, i + radius); d++) {
          const w = from[a * stride + d * step] ?? 0
          if (most ? w > v : w < v) v = w
        }
        out[a * stride + i * step] = v
      }
    }
    return out
  }
  return { width, height, data: pass(pass(image.data, width, height, width, 1), height, width, 1, width) }
}

/** The picture without what is thin and dark (print, ruled lines): only surfaces and their edges stay. */
export const closeThinInk = (image: Gray, radius: number): Gray => extreme(extreme(image, radius, true), radius, false)
