import type { SeenLine } from './assemble.ts'
import type { Recogniser, SeenWord } from './engine.ts'
import { crop } from './image/gray.ts'
import { median } from './median.ts'

/** A line that begins with the full stop of a number, or is a number alone. */
const LOST = /^[.,:;]$/
const ALONE = /^\d{1,3}[.,:;)]?$/
const NUMBERED = /^\d{1,3}[.)]/
const LEAST = 3

const startsWith = (pattern: RegExp, line: SeenLine): boolean => pattern.test(line[0]?.text ?? '')
const isSign = (line: SeenLine): boolean => startsWith(LOST, line) || (line.length === 1 && startsWith(ALONE, line))

/**
 * A recogniser that keeps the numbers of hanging lists. Looking for columns, the engine takes "1.", "2.", … for a column of their own
 * and reads them as noise, or apart from their lines. Where that shows, the stretch of the page is read once more as one block, and
 * that reading is taken when more of its lines begin with a number.
 */
export function keepListNumbers(recogniser: Recogniser): Recogniser {
  return {
    async recognise(image, how, dpi) {
      const first = await recogniser.recognise(image, how, dpi)
      const band = how === 'page' ? listBand(first) : null
      if (!band) return first
      const top = Math.floor(band.y0)
      const cut = crop(image, 0, top, image.width, Math.min(image.height, band.y1) - top)
      const again = (await recogniser.recognise(cut, 'block', dpi)).map((line) =>
        line.map((word): SeenWord => ({ ...word, y0: word.y0 + top, y1: word.y1 + top })),
      )
      const inBand = (word: SeenWord) => (word.y0 + word.y1) / 2 >= band.y0 && (word.y0 + word.y1) / 2 < band.y1
      const before = first.filter((line) => line.some(inBand))
      if (numbered(again) <= numbered(before)) return first
      return [...first.map((line) => line.filter((word) => !inBand(word))).filter((line) => line.length > 0), ...again]
    },
    close: () => recogniser.close(),
  }
}

const numbered = (lines: readonly SeenLine[]): number => lines.filter((line) => line.length > 1 && startsWith(NUMBERED, line)).length

/** From where to where numbers were lost; null where the engine kept them. */
function listBand(lines: readonly SeenLine[]): { readonly y0: number; readonly y1: number } | null {
  const signs = lines.filter(isSign)
  if (signs.length < LEAST) return null
  const words = signs.flat()
  const height = median(words.map((w) => w.y1 - w.y0)) ?? 0
  // one line more on either side: the first number is often read as it should be
  return { y0: Math.max(0, Math.min(...words.map((w) => w.y0)) - 2 * height), y1: Math.max(...words.map((w) => w.y1)) + 2 * height }
}
