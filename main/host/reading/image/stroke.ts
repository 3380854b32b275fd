import type { Gray } from './gray.ts'

/**
 * How thick the strokes in a rectangle (pixels) are: twice the ink's area over the length of its edge, in pixels.
 * Bold type gives about a third more than plain type of the same size.
 */
export function strokeWeight(image: Gray, x0: number, y0: number, x1: number, y1: number, threshold: number): number {
  const { width, height, data } = image
  let area = 0
  let edge = 0
  const left = Math.max(1, Math.floor(x0))
  const right = Math.min(width - 1, Math.ceil(x1))
  for (let y = Math.max(1, Math.floor(y0)); y < Math.min(height - 1, y1); y++) {
    for (let x = left; x < right; x++) {
      const i = y * width + x
      if ((data[i] ?? 255) >= threshold) continue
      area++
      if ((data[i - 1] ?? 255) >= threshold) edge++
      if ((data[i + 1] ?? 255) >= threshold) edge++
      if ((data[i - width] ?? 255) >= threshold) edge++
      if ((data[i + width] ?? 255) >= threshold) edge++
    }
  }
  return edge === 0 ? 0 : (2 * area) / edge
}
