import { z } from 'zod'
import { Box } from './draft.ts'

/**
 * What reading one page gives: words, lines and ruled tables with their places. JSON, stored per
 * (file sha256, page, engine) and never changed afterwards; a better engine makes a new one beside it.
 *
 * Every `box` is a fraction of the page as it is shown. `flat` is the same place on the levelled page
 * (turned upright, skew taken out), which is what layout and extraction compute with; it is absent where
 * the page was level as shown.
 */
export const PAGE_VERSION = 1

export const PageWord = z.object({
  /** NFC, Ð folded to Đ */
  text: z.string(),
  /** the letters as the engine gave them, where they differ from `text` */
  raw: z.string().optional(),
  box: Box,
  flat: Box.optional(),
  /** 0 to 1; a text layer gives 1 */
  confidence: z.number().min(0).max(1),
  /** blue ink on a colour scan is a pen's, not a printer's */
  ink: z.literal('blue').optional(),
  /** set in bold type (measured on the image, or the font's name) */
  bold: z.boolean().optional(),
})
export type PageWord = z.infer<typeof PageWord>

export const PageLine = z.object({ box: Box, flat: Box.optional(), words: z.array(PageWord) })
export type PageLine = z.infer<typeof PageLine>

/** A cell of a ruled table; `row` and `col` count from 0 on the full grid, merged cells span several. */
export const PageCell = z.object({
  row: z.int().min(0),
  col: z.int().min(0),
  rowSpan: z.int().min(1),
  colSpan: z.int().min(1),
  box: Box,
  flat: Box.optional(),
  lines: z.array(PageLine),
})
export type PageCell = z.infer<typeof PageCell>

export const PageTable = z.object({
  box: Box,
  flat: Box.optional(),
  rows: z.int().min(1),
  cols: z.int().min(1),
  cells: z.array(PageCell),
})
export type PageTable = z.infer<typeof PageTable>

export const PageResult = z.object({
  pageVersion: z.literal(PAGE_VERSION),
  /** size of the page as shown, in pixels at `dpi` */
  width: z.int().positive(),
  height: z.int().positive(),
  dpi: z.number().positive(),
  source: z.enum(['text', 'ocr']),
  /** engine, its version and data; part of the key under which this result is kept */
  engine: z.string(),
  /** degrees clockwise the page was turned to stand upright */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** degrees clockwise by which the lines sloped after turning */
  skew: z.number(),
  /** measured on the image; `confidence` is the mean over words */
  quality: z.object({ contrast: z.number(), flattened: z.boolean(), confidence: z.number().min(0).max(1) }),
  /** text outside tables; order carries no meaning */
  lines: z.array(PageLine),
  tables: z.array(PageTable),
  /** processor-bound work of this page, seconds of wall time */
  seconds: z.number().min(0),
})
export type PageResult = z.infer<typeof PageResult>

/** The place of a word, line, cell or table on the levelled page. */
export const flatBox = (it: { readonly box: Box; readonly flat?: Box | undefined }): Box => it.flat ?? it.box
