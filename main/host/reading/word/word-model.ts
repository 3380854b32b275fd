/** What is taken from a Word file: enough to lay its text out as it reads, not to print it as Word would. Lengths in points. */

export interface WordRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  /** in points */
  readonly size: number
  /** the font's name, which tells letters of the old encodings */
  readonly font: string | null
}

export type Alignment = 'left' | 'center' | 'right' | 'both'

export interface WordParagraph {
  readonly kind: 'paragraph'
  /** from 1, those of table cells counted */
  readonly number: number
  /** the list's own mark ("1.", "-"), which is no letter of the text */
  readonly label: string
  readonly runs: readonly WordRun[]
  readonly align: Alignment
  readonly indentLeft: number
  readonly indentFirst: number
  readonly pageBreakBefore: boolean
}

export interface WordCell {
  readonly col: number
  readonly colSpan: number
  /** goes on from the cell above */
  readonly continues: boolean
  readonly blocks: readonly WordBlock[]
}

export interface WordTable {
  readonly kind: 'table'
  readonly columns: readonly number[]
  readonly rows: readonly (readonly WordCell[])[]
  /** has it drawn lines? */
  readonly ruled: boolean
}

export type WordBlock = WordParagraph | WordTable

/** Blocks set on paper of one size. */
export interface WordSection {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly blocks: readonly WordBlock[]
}

/** Page and line breaks within text. */
export const PAGE_BREAK = '\f'
export const LINE_BREAK = '\n'
