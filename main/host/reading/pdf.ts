import { GlobalWorkerOptions, getDocument, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js'
import { detectLegacy, isCapitalFont, legacyEncodingOfFont, vietnameseShare } from '#common/domain/text/legacy-encodings.ts'
import type { SeenWord } from './engine.ts'
import type { Colour } from './image/gray.ts'
import { pdfjsPaths } from './modules.ts'
import { type LegacyFont, legacyWords } from './pdf-glyphs.ts'
import { picturesOn } from './pdf-pictures.ts'
import { Refused } from './refusal.ts'

/** A page larger than this is drawn at a lower resolution: a hostile page box must not ask for gigabytes. */
const MOST_PIXELS = 30_000_000
const POINTS_PER_INCH = 72

export interface PdfPage {
  /** draws the page as shown (its own /Rotate applied); `dpi` is what came out when the page is too large for the wish */
  render(dpi: number): Promise<{ image: Colour; dpi: number }>
  /**
   * Words of the text layer in inches from the top left corner of the page as shown, letters of the old encodings in Unicode, and how
   * much of the page is a picture. `bilevelDpi`: the resolution of a black and white scan that is the page. `isDoubtful`: letters of an
   * old encoding that do not read as Vietnamese.
   */
  text(): Promise<{
    lines: SeenWord[][]
    characters: number
    pictureShare: number
    bilevelDpi: number | null
    isDoubtful: boolean
    turn: 0 | 90 | 180 | 270
  }>
  readonly widthInches: number
  readonly heightInches: number
  release(): void
}

export interface PdfFile {
  readonly pages: number
  page(index: number): Promise<PdfPage>
  close(): Promise<void>
}

/**
 * Opens a PDF with pdf.js. Fonts, character maps and decoders come from the installed package; scripts and forms
 * in the file are not run.
 *
 * @throws Refused `read.password` (needs one, or a wrong one was given), `read.broken`
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<PdfFile> {
  const paths = pdfjsPaths()
  GlobalWorkerOptions.workerSrc = paths.worker
  const task = getDocument({
    data: bytes,
    ...(password === undefined ? {} : { password }),
    standardFontDataUrl: paths.standardFonts,
    cMapUrl: paths.cMaps,
    cMapPacked: true,
    wasmUrl: paths.wasm,
    iccUrl: paths.iccs,
    useSystemFonts: false,
    enableXfa: false,
    // the names of fonts tell bold letters and the old encodings
    fontExtraProperties: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const doc: PDFDocumentProxy = await task.promise
    return {
      pages: doc.numPages,
      page: async (index) => pageOf(doc, await doc.getPage(index + 1)),
      close: async () => {
        await task.destroy()
      },
    }
  } catch (error) {
    await task.destroy().catch(() => {})
    const name = error instanceof Error ? error.name : ''
    throw new Refused({ code: name === 'PasswordException' ? 'read.password' : 'read.broken', params: {} }, { cause: error })
  }
}

interface CanvasPair {
  canvas: { width: number; height: number }
  context: CanvasRenderingContext2DLike
}
interface CanvasRenderingContext2DLike {
  fillStyle: string
  fillRect(x: number, y: number, w: number, h: number): void
  getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
}
interface CanvasFactoryLike {
  create(width: number, height: number): CanvasPair
  destroy(pair: CanvasPair): void
}

function pageOf(doc: PDFDocumentProxy, page: PDFPageProxy): PdfPage {
  const base = page.getViewport({ scale: 1 })
  const widthInches = base.width / POINTS_PER_INCH
  const heightInches = base.height / POINTS_PER_INCH
  return {
    widthInches,
    heightInches,
    async render(wish) {
      const dpi = Math.min(wish, Math.sqrt(MOST_PIXELS / Math.max(0.01, widthInches * heightInches)))
      const viewport = page.getViewport({ scale: dpi / POINTS_PER_INCH })
      const width = Math.max(1, Math.round(viewport.width))
      const height = Math.max(1, Math.round(viewport.height))
      // pdf.js's own factory: a canvas of another copy of the library crashes the process (READING.md 8).
      const factory = doc.canvasFactory as unknown as CanvasFactoryLike
      const pair = factory.create(width, height)
      try {
        pair.context.fillStyle = 'white'
        pair.context.fillRect(0, 0, width, height)
        await page.render({ canvas: pair.canvas, canvasContext: pair.context, viewport } as unknown as Parameters<
          PDFPageProxy['render']
        >[0]).promise
        const { data } = pair.context.getImageData(0, 0, width, height)
        return { image: { width, height, channels: 4, data }, dpi }
      } finally {
        factory.destroy(pair)
      }
    },
    async text() {
      const content = await page.getTextContent()
      const pictures = await picturesOn(page, base.width * base.height)
      const lines: SeenWord[][] = []
      let characters = 0
      const items = content.items.filter((item) => 'str' in item && item.str.trim() !== '') as TextItemLike[]
      const encodings = encodingsOf(page, items)
      // pdf.js leaves out what Unicode takes for a soft hyphen, which is a letter in these fonts
      const glyphs = encodings.size > 0 ? await legacyWords(page, base.transform as number[], encodings) : []
      const direction = mainDirection(items, base.transform as number[])
      for (const item of items) {
        if (encodings.has(item.fontName)) continue
        // a note up the margin or a watermark across the page is no part of the lines it crosses
        if (directionOf(item, base.transform as number[]) !== direction) continue
        characters += item.str.replace(/\s/g, '').length
        lines.push(wordsOf(item, base.transform as number[], isBold(page, item.fontName)))
      }
      for (const word of glyphs) {
        characters += word.text.length
        lines.push([word])
      }
      const isDoubtful = vietnameseShare(glyphs.map((word) => word.text).join(' ')) < SURELY_VIETNAMESE
      return { lines, characters, pictureShare: pictures.share, bilevelDpi: pictures.bilevelDpi, isDoubtful, turn: turnBack(direction) }
    },
    release() {
      page.cleanup()
    },
  }
}

/** Names of people are not all syllables; of a page's words most are, or it was converted wrongly. */
const SURELY_VIETNAMESE = 0.8

/** The fonts of a page whose letters lie in an old encoding: told by their names, else by the text set in them. */
function encodingsOf(page: PDFPageProxy, items: readonly TextItemLike[]): Map<string, LegacyFont> {
  const found = new Map<string, LegacyFont>()
  for (const [font, own] of Map.groupBy(items, (item) => item.fontName)) {
    const name = fontNameOf(page, font)
    const text = own.map((item) => item.str).join(' ')
    // a font may keep its old name and hold Unicode letters
    const named = name !== '' && vietnameseShare(text) < SURELY_VIETNAMESE ? legacyEncodingOfFont(name) : null
    const encoding = named ?? detectLegacy(text)
    if (encoding) found.set(font, { encoding, isCapital: isCapitalFont(name), bold: isBold(page, font) })
  }
  return found
}

function fontNameOf(page: PDFPageProxy, fontName: string): string {
  if (!page.commonObjs.has(fontName)) return ''
  const font: unknown = page.commonObjs.get(fontName)
  const name = typeof font === 'object' && font !== null ? (font as { name?: unknown }).name : undefined
  return typeof name === 'string' ? name : ''
}

const isBold = (page: PDFPageProxy, fontName: string): boolean => {
  if (!page.commonObjs.has(fontName)) return false
  const font: unknown = page.commonObjs.get(fontName)
  return (
    (typeof font === 'object' && font !== null && (font as { bold?: unknown }).bold === true) ||
    /bold|black|heavy/i.test(fontNameOf(page, fontName))
  )
}

interface TextItemLike {
  readonly str: string
  readonly fontName: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** Which way an item runs on the page as shown: 0 to the right, then clockwise in steps of 30 degrees. */
function directionOf(item: TextItemLike, viewport: readonly number[]): number {
  const m: number[] = Util.transform(viewport as number[], item.transform as number[])
  return (Math.round((Math.atan2(m[1] ?? 0, m[0] ?? 1) * 6) / Math.PI) + 12) % 12
}

/** Degrees clockwise by which a page must be turned for its words to run to the right; 0 for words that run aslant. */
const turnBack = (direction: number) => (direction === 3 ? 270 : direction === 6 ? 180 : direction === 9 ? 90 : 0)

/** The way most letters of the page run. */
function mainDirection(items: readonly TextItemLike[], viewport: readonly number[]): number {
  const letters = new Map<number, number>()
  for (const item of items) {
    const direction = directionOf(item, viewport)
    letters.set(direction, (letters.get(direction) ?? 0) + item.str.length)
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Splits a run of text at its spaces; widths go by letter widths of an average face, close enough for a box. */
function wordsOf(item: TextItemLike, viewport: readonly number[], bold: boolean): SeenWord[] {
  const m: number[] = Util.transform(viewport as number[], item.transform as number[])
  const angle = Math.atan2(m[1] ?? 0, m[0] ?? 1)
  const size = Math.hypot(m[2] ?? 0, m[3] ?? 0) || item.height || 10
  const weights = [...item.str].map(letterWidth)
  const total = weights.reduce((s, w) => s + w, 0) || 1
  const unit = item.width / total
  const words: SeenWord[] = []
  const ox = m[4] ?? 0
  const oy = m[5] ?? 0
  let along = 0
  let word = ''
  let start = 0
  const flush = () => {
    if (word !== '') {
      const corners = [
        [start, -0.95 * size],
        [along, -0.95 * size],
        [start, 0.25 * size],
        [along, 0.25 * size],
      ].map(([x = 0, y = 0]) => [ox + x * Math.cos(angle) - y * Math.sin(angle), oy + x * Math.sin(angle) + y * Math.cos(angle)] as const)
      const xs = corners.map((c) => c[0] / POINTS_PER_INCH)
      const ys = corners.map((c) => c[1] / POINTS_PER_INCH)
      words.push({ text: word, confidence: 1, bold, x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) })
    }
    word = ''
  }
  ;[...item.str].forEach((ch, i) => {
    if (/\s/.test(ch)) {
      flush()
      along += (weights[i] ?? 1) * unit
    } else {
      if (word === '') start = along
      word += ch
      along += (weights[i] ?? 1) * unit
    }
  })
  flush()
  return words
}

const letterWidth = (ch: string): number => {
  const plain = ch.normalize('NFD').charAt(0)
  if (/\p{M}/u.test(ch)) return 0
  if (/[\s.,;:'|!iljtfrI]/.test(plain)) return 0.6
  if (/[mwMW]/.test(plain)) return 1.6
  return plain !== plain.toLowerCase() ? 1.4 : 1
}
