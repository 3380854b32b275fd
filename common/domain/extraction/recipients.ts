import type { RecipientKind } from '../../model/draft.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { isPlausibleName } from '../text/names.ts'
import { type AwardMention, awardMentions } from './award-mentions.ts'
import type { Section } from './document.ts'
import { isOrganisation, splitPositionUnit } from './organisations.ts'
import type { Paragraph } from './paragraphs.ts'
import { type Run, sliceRun, splitRun, trimRun } from './run.ts'
import { type ColumnRole, type ReadTable, readTable, type TableRow } from './table-rows.ts'

/** One recipient as the paper lists it; a part the list does not print is null. */
export interface Recipient {
  readonly kind: RecipientKind
  /** the kind was told by a heading, a column or an honorific, not guessed from the name */
  readonly kindSaid: boolean
  readonly name: Run
  readonly honorific: Run | null
  readonly birth: Run | null
  readonly position: Run | null
  readonly unit: Run | null
  /** position and unit were parted at a comma or stand in columns of their own */
  readonly plainUnit: boolean
  readonly award: Run | null
  readonly rank: Run | null
  readonly bonus: Run | null
  readonly initiative: Run | null
  readonly reason: Run | null
  readonly year: Run | null
  readonly ordinal: number | null
  /** headings over this row, nearest last */
  readonly headings: readonly Run[]
  /** a ditto mark stood for this value */
  readonly ditto: boolean
  readonly section: Section
  /** which list or table of the section, for numbering */
  readonly list: number
}

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
}

const TOTAL = /^\(?\s*(danh sach( nay)? (co|gom)|tong (so|cong)|cong( danh sach)?\s*:|an dinh danh sach)/
const KIND_WORDS: readonly (readonly [RegExp, RecipientKind])[] = [
  [/ho gia dinh|chu ho|\bcac ho\b/, 'household'],
  [/tap the/, 'collective'],
  [/ca nhan/, 'individual'],
]
const MARKER = /^\s*(\d{1,3})\s*[.)/]+\s*(?!\d)|^\s*(\d{1,3})\s*-\s+(?=\p{Lu})|^\s*\d{1,4}\s+(?=(?:Ông|Bà|Đồng chí)\s)|^\s*[-+*•–]\s+/u
const ITEM_END = /[\s;.,]+$/
const GROUP =
  /^\s*(?:(?:[ivxhl]{1,5}|[a-h]|\d{1,2})\s*[.)/-]?\s+|(?:[ivx]{1,5}|[a-h]|\d{1,2})[.)/-]|[*+•-]\s*)?((?:danh sach |doi voi |ve )?(?:cac )?(?:tap the|ca nhan|ho gia dinh|gia dinh))(?:\s*\([^)]*\))?(?:\s+gom)?\s*(?::\s*(.*)|\s*(\(?\d+[^:]*\)?)?[:.]?\s*)$/

export const kindOfHeading = (folded: string): RecipientKind | null => KIND_WORDS.find(([p]) => p.test(folded))?.[1] ?? null

/** Everything articles and annexes list, in printed order. */
export function findRecipients(sections: readonly Section[], granting: (s: Section) => boolean): FoundRecipients {
  const recipients: Recipient[] = []
  const totals: ListTotal[] = []
  let unreadTables = 0
  for (const section of sections) {
    if (section.kind === 'article' && !granting(section)) continue
    let before: ReadTable | undefined
    let group: Run[] = []
    let kind: RecipientKind | null = section.kind === 'annex' ? headingKind(section) : null
    let list = 0
    const take = (r: Recipient | null) => {
      if (r) recipients.push(r)
    }
    section.blocks.forEach((block, index) => {
      if (block.kind === 'table') {
        const read = readTable(block.table, block.page, before)
        if (!read.columns.some((c) => c.role === 'name' || c.role === 'household' || c.role === 'collective' || c.role === 'initiative')) {
          unreadTables++
          return
        }
        if (read.hasHead) {
          list++
        }
        before = read
        let last: Recipient | undefined
        for (const row of read.rows) {
          if (row.kind === 'group') {
            if (TOTAL.test(row.run.folded)) totals.push({ section, run: row.run })
            else {
              const k = kindOfHeading(row.run.folded)
              if (k) {
                kind = k
                group = awardMentions(row.run).length > 0 ? [row.run] : []
              } else group = [...group.filter((g) => kindOfHeading(g.folded)), row.run]
            }
            continue
          }
          const r = fromRow(row, section, list, kind, group, last)
          if (r) last = r
          take(r)
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
            take(fromText(trimRun(item, null, ITEM_END), section, list, kind, group, null))
        }
        return
      }
      const marker = MARKER.exec(run.text)
      const isArticleHead = section.kind === 'article' && index === 0
      if (!isArticleHead && marker) {
        const ordinal = Number(marker[1] ?? marker[2] ?? Number.NaN)
        const r = fromText(
          trimRun(sliceRun(run, marker[0].length), null, ITEM_END),
          section,
          list,
          kind,
          group,
          Number.isNaN(ordinal) ? null : ordinal,
        )
        if (r) take(r)
        return
      }
      if (!isArticleHead && (isUnitHeading(block) || awardMentions(run).length > 0) && run.text.length < 160) {
        const k = kindOfHeading(run.folded)
        if (k) kind = k
        group = [run]
        list++
        return
      }
      if (isArticleHead) for (const r of fromSentence(run, section)) take(r)
    })
  }
  return { recipients, totals, unreadTables }
}

const isUnitHeading = (p: Paragraph): boolean =>
  /^([ivx]{1,5}|[a-h])\s*[.)/]\s/.test(p.run.folded) || (p.bold && isOrganisation(p.run.folded) && p.run.text.length < 90)

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

const DITTO = /^["'”“\-–.\s]*(nt|nhu tren|["”“〃])["'”“\-–.\s]*$|^[-–]?\s*["”“〃]\s*[-–]?$/

function fromRow(
  row: TableRow,
  section: Section,
  list: number,
  kind: RecipientKind | null,
  headings: readonly Run[],
  above: Recipient | undefined,
): Recipient | null {
  const cell = (...roles: ColumnRole[]): Run | null => {
    const found = row.cells.find((c) => roles.includes(c.column.role) && c.run.text !== '')
    return found ? trimRun(found.run, /^[|\]¡!'_.\s]+(?=\p{L}|\d)/u, /[\s|;]+$/) : null
  }
  const household = cell('household')
  const collective = cell('collective')
  const person = cell('name')
  const initiative = cell('initiative')
  const named = household ?? person ?? collective
  if (!named || !/\p{L}{2}/u.test(named.text) || TOTAL.test(named.folded)) return null
  const first = household ? 'household' : person ? personKind(person, kind) : 'collective'
  let ditto = false
  const orAbove = (run: Run | null, from: Run | null | undefined): Run | null => {
    if (!run || !DITTO.test(run.folded)) return run
    ditto = true
    return from ?? null
  }
  const both = orAbove(cell('positionUnit'), null)
  const parted = both
    ? splitPositionUnit(both)
    : cell('position') && !cell('unit', 'address')
      ? { position: cell('position'), unit: null, plain: true }
      : null
  const marks = row.cells.filter((c) => c.column.role === 'mark' && /^[x✓v+×*]$/i.test(c.run.text.trim()))
  const position = parted ? parted.position : orAbove(cell('position'), above?.position)
  const unit = parted ? parted.unit : orAbove(first === 'household' ? cell('address', 'unit') : cell('unit', 'address'), above?.unit)
  const split = first === 'collective' ? { honorific: null, name: collectiveName(named).name } : partHonorific(named)
  const ordinalRun = cell('ordinal')
  const ordinal = ordinalRun && /^\d{1,4}[.)]?$/.test(ordinalRun.text) ? Number.parseInt(ordinalRun.text, 10) : null
  return {
    kind: first,
    kindSaid: true,
    name: split.name,
    honorific: split.honorific,
    birth: cell('birth'),
    position: first === 'collective' ? null : position,
    unit: unit ?? (first === 'collective' ? collectiveName(named).unit : null),
    plainUnit: parted ? parted.plain : true,
    award: orAbove(cell('award', 'level'), above?.award) ?? marks[0]?.column.head ?? null,
    rank: cell('rank'),
    bonus: cell('bonus'),
    initiative,
    reason: cell('reason'),
    year: cell('year'),
    ordinal,
    headings,
    ditto,
    section,
    list,
  }
}

const personKind = (name: Run, heading: RecipientKind | null): RecipientKind => {
  if (isOrganisation(name.folded) && !isPlausibleName(name.text)) return 'collective'
  return heading === 'household' ? 'household' : 'individual'
}

function partHonorific(run: Run): { honorific: Run | null; name: Run } {
  const clean = trimRun(run, /^[^\p{L}]+/u, /[^\p{L}\d)'’]+$/u)
  const { name } = splitHonorific(clean.text)
  const at = clean.text.length - name.length
  return at > 0 && clean.text.endsWith(name)
    ? { honorific: trimRun(sliceRun(clean, 0, at), null, /[\s,.:]+$/), name: sliceRun(clean, at) }
    : { honorific: null, name: clean }
}

/** "Phòng Công nghệ thông tin, Sở Y tế": the collective, and whom it belongs to. */
function collectiveName(run: Run): { name: Run; unit: Run | null } {
  const clean = trimRun(run, /^[^\p{L}\d]+/u, /[\s;.,]+$/)
  const comma = clean.folded.search(
    /,\s*(?=(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|so|ubnd|uy ban|truong|cong ty|benh vien|trung tam|phong|khoa|cuc|chi cuc|cong an|bo )\b)/,
  )
  return comma > 0 ? { name: sliceRun(clean, 0, comma), unit: trimRun(sliceRun(clean, comma), /^[,\s]+/) } : { name: clean, unit: null }
}

const HOUSEHOLD = /^(ho|gia dinh|ho gia dinh)\s+(ong|ba|anh|chi)\b/

/** An item of a list or of a sentence: "Bà Đặng Ngọc Dung, Phó Chánh Văn phòng Phòng …, huyện …". */
export function fromText(
  run: Run,
  section: Section,
  list: number,
  kind: RecipientKind | null,
  headings: readonly Run[],
  ordinal: number | null,
): Recipient | null {
  if (run.text.length < 4 || !/\p{L}{2}/u.test(run.text)) return null
  const empty = {
    birth: null,
    award: null,
    rank: null,
    bonus: null,
    initiative: null,
    reason: null,
    year: null,
    ordinal,
    headings,
    ditto: false,
    section,
    list,
  }
  const { honorific } = partHonorific(run)
  const household = kind === 'household' || HOUSEHOLD.test(run.folded)
  const isPerson = honorific !== null || kind === 'individual' || household
  if (!isPerson) {
    if (kind !== 'collective' && !isOrganisation(run.folded)) return null
    const { name, unit } = collectiveName(run)
    if (name.text.length > 140) return null
    return { ...empty, kind: 'collective', kindSaid: kind === 'collective', name, honorific: null, position: null, unit, plainUnit: true }
  }
  const cut = run.folded.search(/\s*[,:;(]|\s+[-–]\s+/)
  const head = cut < 0 ? run : sliceRun(run, 0, cut)
  const { honorific: title, name } = partHonorific(head)
  if (!isPlausibleName(name.text) && honorific === null) return null
  let rest = cut < 0 ? null : trimRun(sliceRun(run, cut), /^[\s,:;–-]+/u)
  let birth: Run | null = null
  if (rest) {
    const born = /^\(?\s*sinh\s+(?:nam|ngay)\s*:?\s*([\d/.-]+)\s*\)?\s*[,;-]?\s*/.exec(rest.folded)
    if (born) {
      const at = born[0].indexOf(born[1] ?? '')
      birth = sliceRun(rest, at, at + (born[1]?.length ?? 0))
      rest = sliceRun(rest, born[0].length)
    }
    const deed = rest.folded.search(/,?\s*(da co|vi da|co thanh tich|dat thanh tich|da dat)\b/)
    if (deed >= 0) rest = sliceRun(rest, 0, deed)
  }
  const parted = rest && rest.text !== '' ? splitPositionUnit(rest) : { position: null, unit: null, plain: true }
  return {
    ...empty,
    kind: household ? 'household' : 'individual',
    kindSaid: household || honorific !== null || kind !== null,
    name,
    honorific: title,
    birth,
    position: household ? null : parted.position,
    unit: household ? (parted.unit ?? parted.position) : parted.unit,
    plainUnit: parted.plain,
  }
}

/** Recipients named in an article's own sentence: "cho hộ ông Mai Xuân Đáng và 01 cá nhân: Ông Trịnh Bá Ngãi, sinh năm 1988, …". */
function fromSentence(run: Run, section: Section): Recipient[] {
  const mention = awardMentions(run)[0]
  const from = mention ? mention.end : run.folded.search(/\bcho\b/)
  if (from < 0) return []
  const out: Recipient[] = []
  const person =
    /(?:\bcho\s+|:\s*|;\s*|\bva\s+|\d\s+ca nhan:?\s*)(((?:ho|gia dinh|ho gia dinh)\s+)?(?:ong|ba|dong chi|anh|chi|em)\s+)(?=\S)/g
  const tail = run.folded.slice(from)
  const text = run.text.slice(from)
  const starts = [...tail.matchAll(person)]
    .map((m) => m.index + m[0].length - (m[1]?.length ?? 0))
    .filter((i) => /^\S+(\s\S+){0,2}\s+\p{Lu}/u.test(text.slice(i)))
  starts.forEach((start, i) => {
    const end = starts[i + 1] ?? tail.length
    const part = sliceRun(run, from + start, from + end)
    const item = trimRun(part, null, /([\s,;:.]|\bva\b|\bvà\b|\d{1,3}\s+(cá nhân|tập thể|hộ))*$/u)
    const r = fromText(cutAtAnd(item), section, 0, null, [], null)
    if (r && isPlausibleName(r.name.text)) out.push(r)
  })
  return out
}

const cutAtAnd = (run: Run): Run => {
  const at = run.folded.search(/\s+va(\s+\d|\s*$)|\.\s/)
  return at > 0 ? sliceRun(run, 0, at) : run
}

export type { AwardMention }
