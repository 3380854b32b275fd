import { Box } from '#common/model/draft.ts'
import type { PictureAsked } from './page-pictures.ts'

const turns = [0, 90, 180, 270] as const
const usualWidth = 1400
const within = (n: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(n)))

/**
 * What the query of a page link asks for: `?w=1200`, all of the page, or `?cut=x,y,w,h&h=76&t=180`, the piece at a box in fractions
 * of the page, turned upright. What makes no sense asks for the page.
 */
export function pictureAsked(pathAndQuery: string): PictureAsked {
  const query = new URLSearchParams(pathAndQuery.split('?')[1] ?? '')
  const box = Box.safeParse((query.get('cut') ?? '').split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part))))
  if (box.success && box.data.every((n) => Number.isFinite(n) && n >= 0 && n <= 1)) {
    const height = Number(query.get('h'))
    return {
      box: box.data,
      height: within(Number.isFinite(height) ? height : 0, 24, 400),
      turn: turns.find((turn) => String(turn) === query.get('t')) ?? 0,
    }
  }
  const width = Number(query.get('w') ?? usualWidth)
  return { width: Number.isFinite(width) ? within(width, 60, 4000) : usualWidth }
}
