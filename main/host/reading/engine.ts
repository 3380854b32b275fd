import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Tesseract from 'tesseract.js'
import type { PageWord } from '#common/model/page.ts'
import { type Gray, toPgm } from './image/gray.ts'
import { vietnameseDataFolder } from './modules.ts'
import { Refused } from './refusal.ts'

/** How the engine cuts a picture: `page` finds blocks and columns by itself, `block` takes one column of lines. */
export type Segmentation = 'page' | 'block' | 'sparse' | 'line'

/** A word as the engine read it; box in pixels of the picture it was given. */
export interface SeenWord {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly bold?: boolean
  /** what a second look at the same ink gave */
  readonly second?: string
  readonly ink?: PageWord['ink']
}

/** One recogniser: takes a picture, gives its lines of words. The rest of the reading does not know which one it is. */
export interface Recogniser {
  recognise(image: Gray, how: Segmentation, dpi: number): Promise<SeenWord[][]>
  close(): Promise<void>
}

const MODES: Record<Segmentation, string> = { page: '3', block: '6', sparse: '11', line: '7' }

/**
 * Starts Tesseract with the Vietnamese data in `languageDir` (`vie.traineddata.gz`; the installed package's
 * without it). Nothing is fetched and nothing is written.
 *
 * @throws Refused `read.no-language-data` when the data is not there
 */
export async function startTesseract(languageDir: string = vietnameseDataFolder()): Promise<Recogniser> {
  if (!existsSync(join(languageDir, 'vie.traineddata.gz'))) throw new Refused({ code: 'read.no-language-data', params: {} })
  const worker = await Tesseract.createWorker('vie', Tesseract.OEM.LSTM_ONLY, {
    langPath: languageDir,
    cacheMethod: 'none',
    gzip: true,
    // Without a handler a rejected job is thrown a second time inside the library's message handler (v7).
    errorHandler: () => {},
  })
  let mode = ''
  let dots = 0
  return {
    async recognise(image, how, dpi) {
      if (mode !== how || dots !== dpi) {
        await worker.setParameters({ tessedit_pageseg_mode: MODES[how] as Tesseract.PSM, user_defined_dpi: String(Math.round(dpi)) })
        mode = how
        dots = dpi
      }
      const { data } = await worker.recognize(Buffer.from(toPgm(image)), {}, { blocks: true, text: false })
      const lines: SeenWord[][] = []
      for (const block of data.blocks ?? []) {
        for (const paragraph of block.paragraphs) {
          for (const line of paragraph.lines) {
            const words = line.words
              .filter((w) => w.text.trim() !== '')
              .map((w) => ({ text: w.text, confidence: w.confidence / 100, x0: w.bbox.x0, y0: w.bbox.y0, x1: w.bbox.x1, y1: w.bbox.y1 }))
            if (words.length > 0) lines.push(words)
          }
        }
      }
      return lines
    },
    async close() {
      await worker.terminate()
    },
  }
}
