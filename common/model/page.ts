import { z } from 'zod'
import { Box } from './draft.ts'

/**
 * A signature that is printed on the page or set into the file: a fact of its own, never taken for the date of the decision.
 * `caption` is the text that signing software stamps on a page; `pdf` is a signature of the file itself.
 */
export const PageSignature = z.object({
  signer: z.string().nullable(),
  /** ISO time as the signature says, with its own offset where it gives one */
  time: z.string().nullable(),
  /** whether the signed bytes are unchanged; null where that cannot be told (a caption) */
  intact: z.boolean().nullable(),
  source: z.enum(['caption', 'pdf']),
  boxes: z.array(Box),
})
export type PageSignature = z.infer<typeof PageSignature>

/**
 * What reading one page gives: words, lines and tables with their places. JSON, stored per
 * (file sha256, page, engine) and never changed afterwards; a better engine makes a new one beside it.
 *
 * Every `box` is a fraction of the page as it is shown. `flat` is the same place on the levelled page
 * (turned upright, skew taken out), which is what layout and extraction compute with; it is absent where
 * the page was level as shown.
 */
export const PAGE_VERSION = 2

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
  /** what a second reading of the same ink gave, where there was one: the same letters, or others */
  second: z.string().optional(),
  /** of a Word file: the paragraph (from 1, those of table cells counted) and the letters [from, to) in it */
  at: z.object({ paragraph: z.int().min(1), from: z.int().min(0), to: z.int().min(0) }).optional(),
})
export type PageWord = z.infer<typeof PageWord>

export const PageLine = z.object({ box: Box, flat: Box.optional(), words: z.array(PageWord) })
export type PageLine = z.infer<typeof PageLine>

/** A cell of a table; `row` and `col` count from 0 on the full grid, merged cells span several. */
export const PageCell = z.object({
  row: z.int().min(0),
  col: z.int().min(0),
  rowSpan: z.int().min(1),
  colSpan: z.int().min(1),
  box: Box,
  flat: Box.optional(),
  lines: z.array(PageLine),
  /** letters stand in the cell that nothing was made of: what is missing here is not blank on paper */
  unread: z.literal(true).optional(),
})
export type PageCell = z.infer<typeof PageCell>

export const PageTable = z.object({
  /** `ruled` has drawn lines; the cells of an `open` one were told from how its words stand in columns */
  kind: z.enum(['ruled', 'open']),
  box: Box,
  flat: Box.optional(),
  rows: z.int().min(1),
  cols: z.int().min(1),
  cells: z.array(PageCell),
})
export type PageTable = z.infer<typeof PageTable>

const PageLeaf = z.object({
  /** text outside tables; order carries no meaning */
  lines: z.array(PageLine),
  tables: z.array(PageTable),
})

export type PageLeaf = z.infer<typeof PageLeaf>

export const PageResult = z.object({
  ...PageLeaf.shape,
  pageVersion: z.literal(PAGE_VERSION),
  /** size of the page as shown, in pixels at `dpi` */
  width: z.int().positive(),
  height: z.int().positive(),
  dpi: z.number().positive(),
  source: z.enum(['text', 'ocr', 'word']),
  /** engine, its version and data; part of the key under which this result is kept */
  engine: z.string(),
  /** degrees clockwise the page was turned to stand upright */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  /** degrees clockwise by which the lines sloped after turning */
  skew: z.number(),
  /** measured on the image; `confidence` is the mean over words */
  quality: z.object({ contrast: z.number(), flattened: z.boolean(), confidence: z.number().min(0).max(1) }),
  /**
   * Two pages on one picture (an open book on the glass), in reading order: each leaf's `flat` places are fractions of that leaf,
   * its `box` places still of the picture as shown. `lines` and `tables` are then empty.
   */
  leaves: z.array(PageLeaf).optional(),
  /** signatures found on this page or, on page 1, in its file */
  signatures: z.array(PageSignature).optional(),
  /** processor-bound work of this page, seconds of wall time */
  seconds: z.number().min(0),
})
export type PageResult = z.infer<typeof PageResult>

/** The pages on a picture, in reading order: one, or the two leaves of a spread. */
export const leavesOf = (page: PageResult): readonly PageLeaf[] => page.leaves ?? [page]

/** Every line of a page, those of its cells and leaves too. */
export const allLines = (page: PageResult): PageLine[] =>
  leavesOf(page).flatMap((leaf) => [...leaf.lines, ...leaf.tables.flatMap((t) => t.cells.flatMap((c) => c.lines))])

/** The place of a word, line, cell or table on the levelled page. */
export const flatBox = (it: { readonly box: Box; readonly flat?: Box | undefined }): Box => it.flat ?? it.box
