import { readFile, stat } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import type { PageResult } from '#common/model/page.ts'
import { withSignatures } from './captions.ts'
import { type Recogniser, startTesseract } from './engine.ts'
import type { FileKind } from './identify.ts'
import type { Colour } from './image/gray.ts'
import { openPdf, type PdfFile, type PdfPage } from './pdf.ts'
import { readPdfSignatures } from './pdf-signatures.ts'
import { decodeRaster, inspectRaster } from './raster.ts'
import { readPicture } from './read-picture.ts'
import { readTextLayer } from './read-text-layer.ts'
import { Refused } from './refusal.ts'
import { looksLikeText } from './text-layer.ts'
import { type LaidPage, layOut } from './word/lay-out.ts'
import { readWord } from './word/read-word.ts'
import { drawPage, toPageResult } from './word/word-pages.ts'

/** Reading resolution, dots an inch: no worse than 300 and faster (READING.md 5). */
const READ_DPI = 200
/**
 * Black and white scans are drawn at their own resolution, up to this: scaled down, their hairlines go. A page that was scanned a little
 * finer than it is read gains nothing.
 */
const BILEVEL_DPI = { from: 230, most: 300 }
/** Tables in born-digital pages are drawn, so a coarse picture shows their lines well enough. */
const TABLE_DPI = 150
/** Pictures of fewer dots than this are enlarged before reading (READING.md 3). */
const COARSE_DPI = 150
const COARSE_TARGET = 250

/** Longest sides of pages that are believed, inches: A5 to a spread of two A4. */
const SHORTEST = 7
const LONGEST = 18
const A4_LONG = 11.69

/** Some programs write pages of the size of a stamp or of a poster: these are drawn as if they were A4. */
function paperScale({ widthInches, heightInches }: PdfPage): number {
  const long = Math.max(widthInches, heightInches)
  return long > SHORTEST && long < LONGEST ? 1 : A4_LONG / Math.max(0.1, long)
}

function readingDpi(bilevel: number | null, scale: number): number {
  const own = (bilevel ?? 0) / scale
  return own < BILEVEL_DPI.from ? READ_DPI : Math.min(own, BILEVEL_DPI.most)
}

/** A damaged page must not stop the pages after it: it is refused by itself. */
const brokenPage = (page: number, cause: unknown) => new Refused({ code: 'read.broken', params: { page: page + 1 } }, { cause })

/** A signed file is looked through as a whole; a decision is never this large. */
const LARGEST_SIGNED = 200 * 1024 * 1024

async function signaturesIn(path: string) {
  const { size } = await stat(path)
  return size > LARGEST_SIGNED ? [] : readPdfSignatures(new Uint8Array(await readFile(path)))
}

export interface PageSource {
  readonly path: string
  readonly kind: FileKind
  readonly page: number
  readonly password?: string | undefined
}

/**
 * What one worker does: reads and draws single pages. Keeps the last PDF open, since pages of one file come in a row,
 * and starts the recogniser at the first page that needs it.
 */
export function createPageJobs(languageDir?: string) {
  let recogniser: Promise<Recogniser> | undefined
  let open: { key: string; file: PdfFile } | undefined
  let openWord: { key: string; pages: readonly LaidPage[]; seconds: number } | undefined

  const engine = () => {
    recogniser ??= startTesseract(languageDir)
    recogniser.catch(() => {
      recogniser = undefined
    })
    return recogniser
  }

  /** The pages of a Word file as we set them; kept like an open PDF. */
  async function word(source: Omit<PageSource, 'page'>) {
    const { mtimeMs, size } = await stat(source.path)
    const key = JSON.stringify([source.path, mtimeMs, size])
    if (openWord?.key !== key) {
      const started = performance.now()
      const pages = layOut(await readWord(source.path))
      openWord = { key, pages, seconds: (performance.now() - started) / 1000 / pages.length }
    }
    return openWord
  }

  async function wordPage(source: PageSource) {
    const { pages, seconds } = await word(source)
    const page = pages[source.page]
    if (!page) throw brokenPage(source.page, undefined)
    return { page, seconds }
  }

  async function pdf(source: PageSource): Promise<PdfFile> {
    const { mtimeMs, size } = await stat(source.path)
    const key = JSON.stringify([source.path, mtimeMs, size, source.password ?? null])
    if (open?.key !== key) {
      await open?.file.close()
      open = undefined
      open = { key, file: await openPdf(new Uint8Array(await readFile(source.path)), source.password) }
    }
    return open.file
  }

  async function withPdfPage<T>(source: PageSource, use: (page: PdfPage) => Promise<T>): Promise<T> {
    const file = await pdf(source)
    const page = await file.page(source.page).catch((error: unknown) => {
      throw brokenPage(source.page, error)
    })
    try {
      return await use(page)
    } catch (error) {
      throw error instanceof Refused ? error : brokenPage(source.page, error)
    } finally {
      page.release()
    }
  }

  return {
    async inspect(source: Omit<PageSource, 'page'>): Promise<{ pages: number }> {
      if (source.kind === 'word') return { pages: (await word(source)).pages.length }
      if (source.kind !== 'pdf') return { pages: (await inspectRaster(source.path)).pages }
      return { pages: (await pdf({ ...source, page: 0 })).pages }
    },

    async read(source: PageSource): Promise<PageResult> {
      if (source.kind === 'word') {
        const { page, seconds } = await wordPage(source)
        return toPageResult(page, seconds)
      }
      if (source.kind !== 'pdf') {
        const { dpi } = await inspectRaster(source.path, source.page)
        const wish = dpi < COARSE_DPI ? COARSE_TARGET : READ_DPI
        const draw = (times: number) => decodeRaster(source.path, source.page, wish * times)
        return withSignatures(await readPicture(await draw(1), await engine(), draw), null, [])
      }
      // signatures of the file are told with its first page
      const inFile = source.page === 0 ? await signaturesIn(source.path) : []
      return withPdfPage(source, async (page) => {
        const layer = await page.text()
        if (looksLikeText(layer)) {
          const drawn = await page.render(TABLE_DPI)
          return withSignatures(readTextLayer(drawn.image, drawn.dpi, layer.lines, layer.turn), null, inFile)
        }
        const scale = paperScale(page)
        const wish = readingDpi(layer.bilevelDpi, scale)
        const draw = async (times: number) => {
          const { image, dpi } = await page.render(wish * scale * times)
          return { image, dpi: dpi / scale }
        }
        // a layer over a whole picture is another engine's guess; what signing software set into it is not
        const stamped = { lines: layer.lines, widthInches: page.widthInches, heightInches: page.heightInches }
        return withSignatures(await readPicture(await draw(1), await engine(), draw), stamped, inFile)
      })
    },

    /** The page as shown, at most `maxWidth` pixels wide. */
    async draw(source: PageSource, maxWidth: number): Promise<Colour> {
      if (source.kind === 'word') return drawPage((await wordPage(source)).page, maxWidth)
      if (source.kind !== 'pdf') {
        const info = await inspectRaster(source.path, source.page)
        const scale = Math.min(1, maxWidth / info.width)
        return (await decodeRaster(source.path, source.page, info.dpi * scale)).image
      }
      return withPdfPage(source, async (page) => (await page.render(maxWidth / page.widthInches)).image)
    },

    async close(): Promise<void> {
      await open?.file.close()
      open = undefined
      await (await recogniser?.catch(() => undefined))?.close()
      recogniser = undefined
    },
  }
}
export type PageJobs = ReturnType<typeof createPageJobs>
