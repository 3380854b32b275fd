import type { SeenLine } from './assemble.ts'

const ENOUGH = 200
const PICTURE_PAGE = 0.6

/**
 * Whether a text layer is the page's text. A signed scan carries its signature caption (80 to 100 letters), a scan
 * with a hidden layer carries another engine's guesses: both are read from the picture (READING.md 5 and 9).
 */
export function looksLikeText(layer: {
  readonly lines: readonly SeenLine[]
  readonly characters: number
  readonly pictureShare: number
  /** letters of an old encoding that could not be told apart with certainty */
  readonly isDoubtful: boolean
}): boolean {
  if (layer.pictureShare > PICTURE_PAGE) return false
  if (layer.isDoubtful) return false
  // A last page may hold three lines; with no picture on it, what is typed is all there is.
  return layer.characters >= ENOUGH || (layer.pictureShare < 0.02 && layer.characters >= 20)
}
