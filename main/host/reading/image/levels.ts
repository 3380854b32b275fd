import type { Gray } from './gray.ts'

/** How light the paper, how dark the ink, how even the light (all 0 to 255). */
export interface Levels {
  readonly paper: number
  readonly ink: number
  readonly contrast: number
  /** spread of the paper's brightness over the page */
  readonly uneven: number
}

/** Below this contrast, or above this unevenness, a page is flattened before reading (READING.md 9.3). */
const LOW_CONTRAST = 120
const UNEVEN = 60
/** Less than this between paper and the darkest specks of a block is grain, not print. */
const FAINTEST = 22
const BLOCKS = 36

/** Value below which `share` of a histogram's pixels lie. */
function percentile(histogram: Uint32Array, total: number, share: number): number {
  let left = total * share
  for (let v = 0; v < 256; v++) {
    left -= histogram[v] ?? 0
    if (left <= 0) return v
  }
  return 255
}

interface BlockMap {
  readonly size: number
  readonly across: number
  readonly down: number
  readonly paper: Float32Array
}

/** Paper brightness per square block: the 85th percentile, then a 3×3 median so that a dark block is not paper. */
function paperMap(image: Gray): BlockMap {
  const size = Math.max(16, Math.ceil(image.width / BLOCKS))
  const across = Math.ceil(image.width / size)
  const down = Math.ceil(image.height / size)
  const raw = new Float32Array(across * down)
  const histogram = new Uint32Array(256)
  for (let by = 0; by < down; by++) {
    for (let bx = 0; bx < across; bx++) {
      histogram.fill(0)
      let n = 0
      const y1 = Math.min(image.height, (by + 1) * size)
      const x1 = Math.min(image.width, (bx + 1) * size)
      for (let y = by * size; y < y1; y += 2) {
        for (let x = bx * size; x < x1; x += 2) {
          const v = image.data[y * image.width + x] ?? 255
          histogram[v] = (histogram[v] ?? 0) + 1
          n++
        }
      }
      raw[by * across + bx] = percentile(histogram, n, 0.85)
    }
  }
  const paper = new Float32Array(raw.length)
  const near: number[] = []
  for (let by = 0; by < down; by++) {
    for (let bx = 0; bx < across; bx++) {
      near.length = 0
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const x = bx + dx
          const y = by + dy
          if (x >= 0 && y >= 0 && x < across && y < down) near.push(raw[y * across + x] ?? 255)
        }
      }
      near.sort((a, b) => a - b)
      paper[by * across + bx] = near[near.length >> 1] ?? 255
    }
  }
  return { size, across, down, paper }
}

/**
 * Measures paper and ink. The ink is that of the middle block with print in it: a page with three lines has as much contrast as a
 * full one, and a dark fold or border has no say. Blocks along the edge are left out.
 */
export function measureLevels(image: Gray): Levels {
  const map = paperMap(image)
  const papers = [...map.paper].sort((a, b) => a - b)
  const at = (share: number) => papers[Math.min(papers.length - 1, Math.floor(papers.length * share))] ?? 255
  const paper = at(0.5)
  const histogram = new Uint32Array(256)
  const contrasts: number[] = []
  for (let by = 1; by < map.down - 1; by++) {
    for (let bx = 1; bx < map.across - 1; bx++) {
      histogram.fill(0)
      let n = 0
      for (let y = by * map.size; y < Math.min(image.height, (by + 1) * map.size); y++) {
        for (let x = bx * map.size; x < Math.min(image.width, (bx + 1) * map.size); x += 2) {
          const v = image.data[y * image.width + x] ?? 255
          histogram[v] = (histogram[v] ?? 0) + 1
          n++
        }
      }
      const contrast = (map.paper[by * map.across + bx] ?? 255) - percentile(histogram, n, 0.02)
      if (contrast > FAINTEST) contrasts.push(contrast)
    }
  }
  contrasts.sort((a, b) => a - b)
  // Blocks just touched by a letter are fainter than print is: the upper part speaks for the page.
  const contrast = contrasts[Math.floor(contrasts.length * 0.7)] ?? 0
  return { paper, ink: Math.max(0, paper - contrast), contrast, uneven: at(0.95) - at(0.05) }
}

/** Good pages are left alone: stretching them harms the diacritics (READING.md 3). */
export const needsFlattening = (levels: Levels): boolean => levels.contrast < LOW_CONTRAST || levels.uneven > UNEVEN

/** Evens out the light (divides by the paper's brightness, interpolated between blocks) and stretches the ink to black. */
export function flatten(image: Gray): Gray {
  const map = paperMap(image)
  const out = new Uint8Array(image.data.length)
  const at = (bx: number, by: number) =>
    map.paper[Math.min(map.down - 1, Math.max(0, by)) * map.across + Math.min(map.across - 1, Math.max(0, bx))] ?? 255
  for (let y = 0; y < image.height; y++) {
    const fy = y / map.size - 0.5
    const by = Math.floor(fy)
    const ty = fy - by
    for (let x = 0; x < image.width; x++) {
      const fx = x / map.size - 0.5
      const bx = Math.floor(fx)
      const tx = fx - bx
      const paper = (at(bx, by) * (1 - tx) + at(bx + 1, by) * tx) * (1 - ty) + (at(bx, by + 1) * (1 - tx) + at(bx + 1, by + 1) * tx) * ty
      out[y * image.width + x] = Math.min(255, Math.round(((image.data[y * image.width + x] ?? 255) * 250) / Math.max(20, paper)))
    }
  }
  // The ink of the middle block, not the darkest pixel: a rim, dust or a stamp would leave the print grey.
  const black = Math.min(200, Math.max(0, measureLevels({ ...image, data: out }).ink))
  const white = 235
  const table = new Uint8Array(256)
  for (let v = 0; v < 256; v++) table[v] = Math.max(0, Math.min(255, Math.round(((v - black) * 255) / Math.max(1, white - black))))
  for (let i = 0; i < out.length; i++) out[i] = table[out[i] ?? 255] ?? 255
  return { width: image.width, height: image.height, data: out }
}
