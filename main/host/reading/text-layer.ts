import type { SeenLine } from './assemble.ts'

const ENOUGH = 200
const PICTURE_PAGE = 0.6

/** Letters of the old TCVN3 and VNI fonts read as Latin-1: such a layer needs its font, not its codes. */
const LEGACY = /[®¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÌ¬¦§]/g

/**
 * Whether a text layer is the page's text. A signed scan carries its signature caption (80 to 100 letters), a scan
 * with a hidden layer carries another engine's guesses: both are read from the picture (READING.md 5 and 9).
 */
export function looksLikeText(layer: {
  readonly lines: readonly SeenLine[]
  readonly characters: number
  readonly pictureShare: number
}): boolean {
  if (layer.pictureShare > PICTURE_PAGE) return false
  const text = layer.lines
    .flat()
    .map((w) => w.text)
    .join('')
  const legacy = text.match(LEGACY)?.length ?? 0
  if (legacy > text.length * 0.02) return false
  // A last page may hold three lines; with no picture on it, what is typed is all there is.
  return layer.characters >= ENOUGH || (layer.pictureShare < 0.02 && layer.characters >= 20)
}
