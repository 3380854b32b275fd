import { legacyEncodingOfFont, toUnicode } from '#common/domain/text/legacy-encodings.ts'
import { Refused } from '../refusal.ts'
import {
  type Alignment,
  LINE_BREAK,
  PAGE_BREAK,
  type WordBlock,
  type WordCell,
  type WordParagraph,
  type WordRun,
  type WordSection,
  type WordTable,
} from './word-model.ts'
import { type NextLabel, readNumbering } from './word-numbering.ts'
import { openWord, type WordParts } from './word-parts.ts'
import { isOn, type Looks, readStyles, type Styles, takeLook } from './word-styles.ts'

/** Twentieths of a point, Word's own unit. */
const TWIPS = 20
const MOST_LETTERS = 5_000_000
const MOST_DEPTH = 12
/** What Word sets where a file says nothing. */
const USUAL_SIZE = 13
const A4 = { width: 595, height: 842, left: 85, right: 57, top: 57, bottom: 57 }

/**
 * Reads the text of a Word file with its tables, lists and page sizes. Deleted and hidden text is left out, text boxes are kept;
 * pictures, comments and notes are not read. Letters of the old Vietnamese fonts become Unicode.
 *
 * @throws Refused `read.broken`, `read.too-large`, `read.password`
 */
export async function readWord(path: string): Promise<readonly WordSection[]> {
  const parts = await openWord(path)
  try {
    const styles = await readStyles(parts)
    const numbering = await readNumbering(parts)
    return await readDocument(parts, styles, numbering)
  } finally {
    parts.close()
  }
}

interface OpenParagraph {
  readonly number: number
  readonly own: Looks
  style: string | undefined
  runs: WordRun[]
  indentLeft: number
  indentFirst: number
  breakBefore: boolean
  endsSection: PageSize | null
}
interface OpenTable {
  readonly columns: number[]
  readonly rows: WordCell[][]
  ruled: boolean
  cell: { colSpan: number; continues: boolean; blocks: WordBlock[] } | null
}
type PageSize = Omit<WordSection, 'blocks'>

/** Parts whose text is not the paper's: deleted, moved away, a second form of the same drawing, a field's instructions. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'instrText',
  'delText',
  'footnote',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'sectPrChange',
])

async function readDocument(parts: WordParts, styles: Styles, nextLabel: NextLabel): Promise<readonly WordSection[]> {
  const sections: WordSection[] = []
  let blocks: WordBlock[] = []
  const tables: OpenTable[] = []
  const paragraphs: OpenParagraph[] = []
  let size: { -readonly [K in keyof PageSize]: PageSize[K] } | null = null
  let count = 0
  let letters = 0
  let skipping = 0
  let run: Looks | null = null
  let text = ''
  let inText = false
  let inParagraphLook = false
  let inTableBorders = 0
  let columnAt = 0

  const table = () => tables.at(-1)
  const paragraph = () => paragraphs.at(-1)
  const put = (block: WordBlock) => {
    const cell = table()?.cell
    if (cell) cell.blocks.push(block)
    else if (tables.length === 0) blocks.push(block)
  }
  const looksOf = (p: OpenParagraph): Looks => ({ ...styles.base, ...styles.of(p.style), ...p.own })
  const flush = () => {
    const p = paragraph()
    if (p && run && text !== '') {
      const looks = { ...looksOf(p), ...run }
      letters += text.length
      if (letters > MOST_LETTERS) throw new Refused({ code: 'read.too-large', params: { limit: MOST_LETTERS } })
      if (looks.hidden !== true) p.runs.push(runOf(text, looks))
    }
    text = ''
  }
  const closeParagraph = () => {
    const p = paragraphs.pop()
    if (!p) return
    const looks = looksOf(p)
    const label = looks.numId !== undefined && looks.numId !== '0' ? nextLabel(looks.numId, looks.level ?? 0) : ''
    put({
      kind: 'paragraph',
      number: p.number,
      label,
      runs: p.runs,
      align: alignment(looks.align),
      indentLeft: p.indentLeft,
      indentFirst: p.indentFirst,
      pageBreakBefore: p.breakBefore,
    } satisfies WordParagraph)
    if (p.endsSection && tables.length === 0) {
      sections.push({ ...p.endsSection, blocks })
      blocks = []
    }
  }

  const isThere = await parts.parse('word/document.xml', {
    open(name, attribute) {
      if (skipping > 0 || SKIPPED.has(name)) {
        skipping++
        return
      }
      const p = paragraph()
      switch (name) {
        case 'p':
          if (paragraphs.length >= MOST_DEPTH) throw new Refused({ code: 'read.broken', params: {} })
          flush()
          count++
          paragraphs.push({
            number: count,
            own: {},
            style: undefined,
            runs: [],
            indentLeft: 0,
            indentFirst: 0,
            breakBefore: false,
            endsSection: null,
          })
          return
        case 'pPr':
          inParagraphLook = true
          return
        case 'pStyle':
          if (p) p.style = attribute('val')
          return
        case 'numId':
          if (p) p.own.numId = attribute('val') ?? '0'
          return
        case 'ilvl':
          if (p) p.own.level = Number(attribute('val')) || 0
          return
        case 'ind':
          if (p && inParagraphLook) {
            p.indentLeft = twips(attribute('left') ?? attribute('start'))
            p.indentFirst = twips(attribute('firstLine')) - twips(attribute('hanging'))
          }
          return
        case 'pageBreakBefore':
          if (p) p.breakBefore = isOn(attribute('val'))
          return
        case 'r':
          flush()
          run = {}
          return
        case 't':
          inText = true
          return
        case 'tab':
          if (run) text += '\t'
          return
        case 'noBreakHyphen':
          if (run) text += '-'
          return
        case 'cr':
          if (run) text += LINE_BREAK
          return
        case 'br':
          if (run) text += attribute('type') === 'page' ? PAGE_BREAK : LINE_BREAK
          return
        case 'lastRenderedPageBreak':
          // where Word itself last ended a page: said by Word, so believed
          if (run && tables.length === 0) text += PAGE_BREAK
          return
        case 'tbl':
          if (tables.length >= MOST_DEPTH) throw new Refused({ code: 'read.broken', params: {} })
          tables.push({ columns: [], rows: [], ruled: false, cell: null })
          return
        case 'tblStyle': {
          const open = table()
          if (open && styles.of(attribute('val')).ruled) open.ruled = true
          return
        }
        case 'gridCol':
          table()?.columns.push(Math.max(5, twips(attribute('w'))))
          return
        case 'tblBorders':
        case 'tcBorders': {
          inTableBorders++
          // a table that says it has no lines has none, whatever its style
          const open = table()
          if (open && name === 'tblBorders') open.ruled = false
          return
        }
        case 'tr':
          table()?.rows.push([])
          columnAt = 0
          return
        case 'gridBefore':
          columnAt += Number(attribute('val')) || 0
          return
        case 'tc': {
          const open = table()
          if (open) open.cell = { colSpan: 1, continues: false, blocks: [] }
          return
        }
        case 'gridSpan': {
          const cell = table()?.cell
          if (cell) cell.colSpan = Math.min(64, Math.max(1, Number(attribute('val')) || 1))
          return
        }
        case 'vMerge': {
          const cell = table()?.cell
          if (cell && attribute('val') !== 'restart') cell.continues = true
          return
        }
        case 'sectPr':
          size = { ...A4 }
          return
        case 'pgSz':
          if (size) {
            size.width = between(twips(attribute('w')), 200, 2000, A4.width)
            size.height = between(twips(attribute('h')), 200, 2000, A4.height)
          }
          return
        case 'pgMar':
          if (size) {
            for (const side of ['left', 'right', 'top', 'bottom'] as const) size[side] = between(twips(attribute(side)), 0, 200, A4[side])
          }
          return
        default:
          if (inTableBorders > 0) {
            const open = table()
            if (open && isOn(attribute('val')) && attribute('val') !== undefined) open.ruled = true
          } else if (run) takeLook(run, name, attribute)
          else if (p && inParagraphLook && name === 'jc') takeLook(p.own, name, attribute)
      }
    },
    text(said) {
      if (skipping === 0 && inText && run) text += said.replace(/[\n\f]/g, ' ')
    },
    close(name) {
      if (skipping > 0) {
        skipping--
        return
      }
      switch (name) {
        case 'p':
          flush()
          run = null
          closeParagraph()
          return
        case 'pPr':
          inParagraphLook = false
          return
        case 'r':
          flush()
          run = null
          return
        case 't':
          inText = false
          return
        case 'tblBorders':
        case 'tcBorders':
          inTableBorders--
          return
        case 'tc': {
          const open = table()
          const row = open?.rows.at(-1)
          if (open?.cell && row) {
            const last = row.at(-1)
            const col = last ? last.col + last.colSpan : columnAt
            if (col + open.cell.colSpan <= 256) row.push({ col, ...open.cell })
            open.cell = null
          }
          return
        }
        case 'tbl': {
          const done = tables.pop()
          if (done) put(tableOf(done))
          return
        }
        case 'sectPr': {
          const p = paragraph()
          if (p && size) p.endsSection = size
          else if (size) {
            sections.push({ ...size, blocks })
            blocks = []
          }
          size = null
          return
        }
      }
    },
  })
  if (!isThere) throw new Refused({ code: 'read.broken', params: {} })
  if (blocks.length > 0) sections.push({ ...A4, blocks })
  return sections
}

const twips = (value: string | undefined): number => (Number(value) || 0) / TWIPS
const between = (value: number, least: number, most: number, usual: number): number => (value >= least && value <= most ? value : usual)
const alignment = (value: string | undefined): Alignment =>
  value === 'center' || value === 'right' || value === 'both' ? value : value === 'end' ? 'right' : 'left'

function runOf(text: string, looks: Looks): WordRun {
  const font = looks.font ?? null
  const legacy = font === null ? null : legacyEncodingOfFont(font)
  const read = legacy ? toUnicode(text, legacy) : text
  return {
    text: (looks.caps === true ? read.toLocaleUpperCase('vi') : read).normalize('NFC'),
    bold: looks.bold === true,
    italic: looks.italic === true,
    size: looks.size ?? USUAL_SIZE,
    font,
  }
}

/** A file may leave the grid out, or have cells beyond it: columns are as many as the widest row needs. */
function tableOf(open: OpenTable): WordTable {
  const needed = Math.max(1, ...open.rows.map((row) => row.reduce((most, cell) => Math.max(most, cell.col + cell.colSpan), 0)))
  const columns = Array.from({ length: needed }, (_, i) => open.columns[i] ?? 60)
  return { kind: 'table', columns, rows: open.rows.filter((row) => row.length > 0), ruled: open.ruled }
}
