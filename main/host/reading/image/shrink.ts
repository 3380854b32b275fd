import type { Gray } from './gray.ts'

/** A smaller picture: every pixel is the mean of the area it covers. `factor` lies between 0 and 1. */
export function shrink(image: Gray, factor: number): Gray {
  const width = Math.max(1, Math.round(image.width * factor))
  const height = Math.max(1, Math.round(image.height * factor))
  const across = spans(image.width, width)
  const down = spans(image.height, height)
  const data = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const [y0, y1, top, bottom] = down[y] ?? [0, 0, 1, 1]
    for (let x = 0; x < width; x++) {
      const [x0, x1, left, right] = across[x] ?? [0, 0, 1, 1]
      let sum = 0
      let weight = 0
      for (let sy = y0; sy <= y1; sy++) {
        const wy = sy === y0 ? top : sy === y1 ? bottom : 1
        const row = sy * image.width
        for (let sx = x0; sx <= x1; sx++) {
          const w = wy * (sx === x0 ? left : sx === x1 ? right : 1)
          sum += w * (image.data[row + sx] ?? 255)
          weight += w
        }
      }
      data[y * width + x] = Math.round(sum / weight)
    }
  }
  return { width, height, data }
}

/** For every new pixel the first and last old one it covers, and how much of these two. */
function spans(from: number, to: number): (readonly [number, number, number, number])[] {
  const size = from / to
  return Array.from({ length: to }, (_, i) => {
    const start = i * size
    const end = Math.min(from, start + size)
    const first = Math.floor(start)
    const last = Math.min(from - 1, Math.ceil(end) - 1)
    return first === last ? [first, first, end - start, 0] : [first, last, first + 1 - start, end - last]
  })
}
