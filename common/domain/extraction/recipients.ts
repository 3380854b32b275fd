import type { RecipientKind } from '../../model/draft.ts'
import { awardMentions } from './award-mentions.ts'
import type { ColumnRole } from './column-roles.ts'
import { dittoOf } from './ditto.ts'
import type { Section } from './document.ts'
import { CRUMB_BEFORE_ITEM } from './list-items.ts'
import { fromSentence, fromText, type ItemContext } from './list-recipients.ts'
import { settleOrdinals } from './ordinals.ts'
import { isOrganisation } from './organisations.ts'
import type { Paragraph } from './paragraphs.ts'
import type { Recipient } from './recipient.ts'
import { type RowContext, rowRecipients, TICK } from './row-recipients.ts'
import { joinRuns, type Run, sliceRun, splitRun, trimRun } from './run.ts'
import { type Column, type ReadTable, readTable, type TableRow, TOTAL } from './table-rows.ts'

export type { Recipient } from './recipient.ts'

/** A list the paper ends with a total: "Danh sách này có 42 cá nhân./." */
export interface ListTotal {
  readonly section: Section
  readonly run: Run
}

export interface FoundRecipients {
  readonly recipients: readonly Recipient[]
  readonly totals: readonly ListTotal[]
  /** how many tables had no readable head and no name column */
  readonly unreadTables: number
  /** how many rows of tables have a number and more, but no readable name */
  readonly unreadRows: number
}

const KIND_WORDS: readonly (readonly [RegExp, RecipientKind])[] = [
  [/ho gia dinh|chu ho|\bcac ho\b/, 'household'],
  [/tap the/, 'collective'],
  [/ca nhan/, 'individual'],
]
const MARKER =
  /^\s*(\d{1,3})\s*[.)/:]+\s*(?!\d)|^\s*(\d{1,3})\s*-\s+(?=\p{Lu})|^\s*(\d{1,4})\s*[,:]?\s+(?=(?:Ông|Bà|Đồng chí)\s)|^\s*[-+*•–]\s+|^[^\p{L}\d]{0,4}(?=(?:Đồng chí|Hộ ông|Hộ bà|Ông|Bà)\s+\p{Lu}\p{Ll})/u
const ITEM_END = /[\s;.,]+$/
const GROUP =
  /^\s*(?:(?:[ivxhl]{1,5}|[a-h]|\d{1,2})\s*[.)/-]?\s+|(?:[ivx]{1,5}|[a-h]|\d{1,2})[.)/-]|[*+•-]\s*)?((?:danh sach |doi voi |ve )?(?:cac )?(?:tap the|ca nhan|ho gia dinh|gia dinh))(?:\s*\([^)]*\))?(?:\s+gom)?\s*(?::\s*(.*)|\s*(\(?\d+[^:]*\)?)?[:.]?\s*)$/

export const kindOfHeading = (folded: string): RecipientKind | null => KIND_WORDS.find(([p]) => p.test(folded))?.[1] ?? null

/** Everything articles and annexes list, in printed order. */
export function findRecipients(sections: readonly Section[], granting: (s: Section) => boolean): FoundRecipients {
  const found = sections.filter((s) => s.kind !== 'article' || granting(s)).map(readSection)
  return {
    recipients: settleOrdinals(found.flatMap((f) => f.recipients)),
    totals: found.flatMap((f) => f.totals),
    unreadTables: found.reduce((n, f) => n + f.unreadTables, 0),
    unreadRows: found.reduce((n, f) => n + f.unreadRows, 0),
  }
}

/** Walks the blocks of one article or annex, keeping what headings say of the rows and items below them. */
function readSection(section: Section): FoundRecipients {
  const recipients: Recipient[] = []
  const totals: ListTotal[] = []
  let unreadTables = 0
  let unreadRows = 0
  let before: ReadTable | undefined
  let group: Run[] = []
  let kind: RecipientKind | null = section.kind === 'annex' ? headingKind(section) : articleKind(section)
  let list = 0
  let row = 0
  /** the last printed row of the tables so far, and the recipients it made */
  let last: { row: TableRow; from: number; number: number; above: Recipient | undefined } | undefined
  const take = (r: Recipient | null) => {
    if (r) recipients.push(r)
    row++
  }
  const here = (): ItemContext => ({ section, list, row, headings: group })

  const addRow = (tableRow: TableRow, marks: Pick<RowContext, 'marked' | 'ticked'>) => {
    // The rest of a row that was cut in two is read together with its beginning.
    const rest = tableRow.continues && last ? last : undefined
    const whole = rest ? joinRows(rest.row, tableRow) : tableRow
    const above = rest ? rest.above : recipients.at(-1)
    if (rest) recipients.length = rest.from
    const from = recipients.length
    const number = rest ? rest.number : row++
    recipients.push(...rowRecipients(whole, { section, list, row: number, kind, headings: group, above, ...marks }))
    if (recipients.length === from && !rest && whole.cells.filter((c) => c.unread || /[\p{L}\p{N}]/u.test(c.run.text)).length >= 3)
      unreadRows++
    last = { row: whole, from, number, above }
  }

  section.blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      const read = readTable(block.table, block.page, before)
      if (!read.columns.some((c) => LISTS.has(c.role))) {
        unreadTables++
        return
      }
      // A head that is printed again on a later page begins no new list.
      if (read.hasHead && !(before && sameColumns(before, read))) list++
      before = read
      const marks = { marked: markedColumns(read), ticked: tickedColumns(read) }
      for (const r of read.rows) {
        if (r.kind === 'row') addRow(r, marks)
        else if (TOTAL.test(r.run.folded)) totals.push({ section, run: r.run })
        else {
          const k = kindOfHeading(r.run.folded)
          if (k) {
            kind = k
            group = awardMentions(r.run).length > 0 ? [r.run] : []
          } else group = [...group.filter((g) => kindOfHeading(g.folded)), r.run]
        }
      }
      return
    }
    const { run } = block
    if (TOTAL.test(run.folded)) {
      totals.push({ section, run })
      return
    }
    const heading = GROUP.exec(run.folded)
    if (heading) {
      kind = kindOfHeading(heading[1] ?? '')
      group = []
      list++
      const inline = heading[2]
      if (inline) {
        const rest = sliceRun(run, run.text.length - inline.length)
        for (const item of splitRun(rest, /;|:\s+(?=(?:ông|bà)\s\p{Lu})|\.\s+(?=\p{Lu})/gu))
          take(fromText(trimRun(item, null, ITEM_END), here(), kind, null))
      }
      return
    }
    const marker = MARKER.exec(run.text) ?? CRUMB_BEFORE_ITEM.exec(run.text)
    const isArticleHead = section.kind === 'article' && index === 0
    if (!isArticleHead && marker) {
      const ordinal = Number(marker[1] ?? marker[2] ?? marker[3] ?? Number.NaN)
      const item = trimRun(sliceRun(run, marker[0].length), null, ITEM_END)
      take(fromText(item, here(), kind, Number.isNaN(ordinal) ? null : ordinal))
      return
    }
    if (!isArticleHead && (isUnitHeading(block) || awardMentions(run).length > 0) && run.text.length < 160) {
      const k = kindOfHeading(run.folded)
      if (k) kind = k
      group = [run]
      list++
      return
    }
    if (isArticleHead) for (const r of fromSentence(run, here())) take(r)
  })
  return { recipients, totals, unreadTables, unreadRows }
}

/** Columns that say whom a table lists. */
const LISTS: ReadonlySet<ColumnRole> = new Set(['name', 'nameAndMore', 'household', 'collective', 'initiative'])

const sameColumns = (a: ReadTable, b: ReadTable): boolean =>
  a.columns.length === b.columns.length && a.columns.every((c, i) => c.role === b.columns[i]?.role)

/** Columns in which plain ditto marks stand. */
const markedColumns = (table: ReadTable): ReadonlySet<ColumnRole> =>
  new Set(
    table.rows.flatMap((r) => (r.kind === 'row' ? r.cells.filter((c) => dittoOf(c.run, false) === 'plain').map((c) => c.column.role) : [])),
  )

const tickedColumns = (table: ReadTable): ReadonlySet<Column> =>
  new Set(
    table.columns.filter((column, i) => {
      const texts = table.rows.flatMap((r) => (r.kind === 'row' ? [r.cells[i]?.run.text.trim() ?? ''] : [])).filter((t) => t !== '')
      return column.role === 'mark' && texts.filter((t) => TICK.test(t)).length * 2 >= texts.length
    }),
  )

const joinRows = (a: TableRow, b: TableRow): TableRow => ({
  ...a,
  cells: a.cells.map((c, i) => ({ ...c, ...b.cells[i], column: c.column, run: joinRuns([c.run, b.cells[i]?.run ?? joinRuns([])]) })),
})

const isUnitHeading = (p: Paragraph): boolean =>
  /^([ivx]{1,5}|[a-h])\s*[.)/]\s/.test(p.run.folded) || (p.bold && isOrganisation(p.run.folded) && p.run.text.length < 90)

/** "Tặng thưởng … cho 02 tập thể:" says whom the items under it name, where it says but one kind. */
const articleKind = ({ blocks: [head] }: Section): RecipientKind | null => {
  if (head?.kind !== 'paragraph') return null
  const ends = /(tap the|ca nhan|ho gia dinh)(,? (gom|sau|sau day|co ten sau( day)?))?\s*:$/.exec(head.run.folded)
  return ends && KIND_WORDS.filter(([p]) => p.test(head.run.folded)).length === 1 ? kindOfHeading(ends[0]) : null
}

const headingKind = (section: Section): RecipientKind | null => {
  for (const h of section.heading) {
    if (/kem theo/.test(h.run.folded)) continue
    const mention = awardMentions(h.run)[0]?.title.toLowerCase() ?? ''
    const outside = kindOfHeading(h.run.folded.replace(/["“][^"”]*["”]/g, ' '))
    if (outside) return outside
    if (/^tập thể|^đơn vị/.test(mention)) return 'collective'
    if (/^gia đình/.test(mention)) return 'household'
  }
  return null
}
