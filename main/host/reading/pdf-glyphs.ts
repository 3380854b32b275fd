import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { type LegacyEncoding, toUnicode } from '#common/domain/text/legacy-encodings.ts'
import type { SeenWord } from './engine.ts'

const POINTS_PER_INCH = 72

/** A font whose letters lie on the codes of an old encoding. */
export interface LegacyFont {
  readonly encoding: LegacyEncoding
  /** draws small letters as capitals */
  readonly isCapital: boolean
  readonly bold: boolean
}

interface Glyph {
  readonly unicode: string
  readonly originalCharCode: number
  readonly width: number
  readonly isSpace: boolean
}
interface Placed {
  readonly letter: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly size: number
  readonly font: string
}

/**
 * The words set in fonts of an old encoding, in Unicode, in inches from the top left corner of the page as shown. They are read from
 * the drawing orders themselves, glyph by glyph, because the text layer leaves out the letter ư (code 0xAD, a soft hyphen elsewhere).
 * Text that does not run to the right is left out.
 */
export async function legacyWords(
  page: PDFPageProxy,
  viewport: readonly number[],
  fonts: ReadonlyMap<string, LegacyFont>,
): Promise<SeenWord[]> {
  const placed = await glyphsOf(page, viewport, fonts)
  const words: SeenWord[] = []
  let word: Placed[] = []
  const close = () => {
    const [first] = word
    const font = first ? fonts.get(first.font) : undefined
    const last = word.at(-1)
    if (first && last && font) {
      const text = toUnicode(word.map((g) => g.letter).join(''), font.encoding)
      const inch = (v: number) => v / POINTS_PER_INCH
      words.push({
        text: font.isCapital ? text.toLocaleUpperCase('vi') : text,
        confidence: 1,
        bold: font.bold,
        x0: inch(first.x0),
        x1: inch(last.x1),
        y0: inch(first.y - 0.95 * first.size),
        y1: inch(first.y + 0.25 * first.size),
      })
    }
    word = []
  }
  for (const glyph of placed) {
    const last = word.at(-1)
    const isNext =
      last && last.font === glyph.font && Math.abs(last.y - glyph.y) < 0.2 * glyph.size && Math.abs(glyph.x0 - last.x1) < 0.18 * glyph.size
    if (glyph.letter === ' ' || !isNext) close()
    if (glyph.letter !== ' ') word.push(glyph)
  }
  close()
  return words
}

interface State {
  ctm: number[]
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  hScale: number
  leading: number
  rise: number
}

async function glyphsOf(page: PDFPageProxy, viewport: readonly number[], fonts: ReadonlyMap<string, LegacyFont>): Promise<Placed[]> {
  const list = await page.getOperatorList()
  const out: Placed[] = []
  let state: State = { ctm: [...viewport], font: '', size: 1, charSpacing: 0, wordSpacing: 0, hScale: 1, leading: 0, rise: 0 }
  const saved: State[] = []
  let text: number[] = [1, 0, 0, 1, 0, 0]
  let line: number[] = [1, 0, 0, 1, 0, 0]
  const move = (x: number, y: number) => {
    line = Util.transform(line, [1, 0, 0, 1, x, y])
    text = [...line]
  }
  const show = (glyphs: readonly (Glyph | number | null)[]) => {
    for (const glyph of glyphs) {
      if (glyph === null) continue
      if (typeof glyph === 'number') {
        text = Util.transform(text, [1, 0, 0, 1, (-glyph / 1000) * state.size * state.hScale, 0])
        continue
      }
      const advance =
        ((glyph.width / 1000) * state.size + state.charSpacing + (glyph.originalCharCode === 32 ? state.wordSpacing : 0)) * state.hScale
      if (fonts.has(state.font)) {
        const m = Util.transform(state.ctm, text)
        const [a = 1, b = 0, , , x = 0, y = 0] = m
        const scale = Math.hypot(a, b)
        if (Math.abs(b) < 0.02 * scale && a > 0) {
          const size = Math.hypot(m[2] ?? 0, m[3] ?? 0) * state.size
          const letter = glyph.isSpace ? ' ' : letterOf(glyph)
          out.push({ letter, x0: x, x1: x + advance * scale, y: y - state.rise, size, font: state.font })
        }
      }
      text = Util.transform(text, [1, 0, 0, 1, advance, 0])
    }
  }
  const numbers = (args: unknown): number[] => {
    const all = Array.isArray(args) ? args : []
    const inner = all.length === 1 && typeof all[0] === 'object' && all[0] !== null ? Object.values(all[0] as object) : all
    return inner.map(Number)
  }
  list.fnArray.forEach((fn, i) => {
    const args = list.argsArray[i] as unknown[] | null
    const [x = 0, y = 0] = numbers(args)
    switch (fn) {
      case OPS.save:
        saved.push({ ...state })
        break
      case OPS.restore:
        state = saved.pop() ?? state
        break
      case OPS.transform:
        state = { ...state, ctm: Util.transform(state.ctm, numbers(args)) }
        break
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state })
        if (Array.isArray(args?.[0])) state = { ...state, ctm: Util.transform(state.ctm, args[0] as number[]) }
        break
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case OPS.beginText:
        text = [1, 0, 0, 1, 0, 0]
        line = [...text]
        break
      case OPS.setFont:
        state = { ...state, font: String(args?.[0]), size: Number(args?.[1]) }
        break
      case OPS.setCharSpacing:
        state = { ...state, charSpacing: x }
        break
      case OPS.setWordSpacing:
        state = { ...state, wordSpacing: x }
        break
      case OPS.setHScale:
        state = { ...state, hScale: x / 100 }
        break
      case OPS.setLeading:
        state = { ...state, leading: -x }
        break
      case OPS.setTextRise:
        state = { ...state, rise: x }
        break
      case OPS.setTextMatrix:
        line = numbers(args)
        text = [...line]
        break
      case OPS.moveText:
        move(x, y)
        break
      case OPS.setLeadingMoveText:
        state = { ...state, leading: y }
        move(x, y)
        break
      case OPS.nextLine:
        move(0, state.leading)
        break
      case OPS.showText:
      case OPS.showSpacedText:
        show((args?.[0] ?? []) as (Glyph | number | null)[])
        break
      default:
        break
    }
  })
  return out
}

/** Where a simple font's code 0xAD is named a hyphen, the code itself is asked. */
const letterOf = ({ unicode, originalCharCode }: Glyph): string => (originalCharCode === 0xad && unicode === '-' ? '\u00ad' : unicode)
