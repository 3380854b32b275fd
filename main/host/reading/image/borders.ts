import type { Gray } from './gray.ts'

const DEEPEST = 0.06

/**
 * Turns the black rim of a scan (the lid beyond the sheet's edge) to paper: from every edge inward as long as it stays dark.
 * Only the outermost part of the page is looked at, where nothing is printed.
 */
export function whitenBorders(image: Gray, paper: number): Gray {
  const { width, height } = image
  const out = new Uint8Array(image.data)
  const dark = paper * 0.5
  const sweep = (lines: number, length: number, start: number, lineStep: number, step: number) => {
    const deepest = Math.round(length * DEEPEST)
    for (let l = 0; l < lines; l++) {
      let end = -1
      for (let i = 0; i < deepest && i - end <= 4; i++) if ((image.data[start + l * lineStep + i * step] ?? 255) < dark) end = i
      // A little beyond: the rim's own edge is soft.
      if (end >= 0) for (let i = 0; i <= end + 3; i++) out[start + l * lineStep + i * step] = paper
    }
  }
  sweep(height, width, 0, width, 1)
  sweep(height, width, width - 1, width, -1)
  sweep(width, height, 0, 1, width)
  sweep(width, height, (height - 1) * width, 1, -width)
  return { width, height, data: out }
}
