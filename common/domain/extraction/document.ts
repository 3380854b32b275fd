import { leavesOf, type PageResult } from '../../model/page.ts'
import { isCapitals, type Line, type PageFlow, pageFlow } from './flow.ts'
import { type Block, type Paragraph, paragraphs } from './paragraphs.ts'
import { EMPTY_RUN, joinRuns, type Run } from './run.ts'

/** One article, or one annex: its heading and what stands under it. */
export interface Section {
  readonly kind: 'article' | 'annex'
  /** an annex's heading lines; an article has none */
  readonly heading: readonly Paragraph[]
  readonly blocks: readonly Block[]
}

/** A decision taken apart into its printed parts (DOMAIN.md 9). Parts the paper lacks are empty. */
export interface DecisionParts {
  readonly flows: readonly PageFlow[]
  readonly headLeft: readonly Line[]
  readonly headRight: readonly Line[]
  readonly title: Run
  readonly subject: Run
  /** the authority that decides, as its line of capitals says */
  readonly authority: Run
  readonly bases: readonly Run[]
  readonly articles: readonly Section[]
  readonly annexes: readonly Section[]
  readonly signature: readonly Line[]
  readonly recipients: readonly Line[]
}

const ARTICLE = /^dieu\s+([\divxl]{1,4})\s*[.:,;-]/
const ANNEX = /^(danh sach|phu luc|trich ngang|bang tong hop|bieu tong hop|tong hop)\b/
const AUTHORITY =
  /^(chu tich|pho chu tich|thu tuong|bo truong|giam doc|tong giam doc|hieu truong|vien truong|cuc truong|chi cuc truong|tong cuc truong|truong|chanh|thu truong|uy ban|ubnd|ban thuong vu|bi thu|hoi dong|chu nhiem|tong bien tap|chi huy truong|chinh uy|tu lenh|doan chu tich|ban giam)\b/
const BASIS = /^[-+*•]?\s*(can cu|xet\b|theo de nghi|theo to trinh|thuc hien|tren co so)/
/** Titles of papers that are bound with decisions, or that decide in another form. */
const OTHER_TITLE = /^(lenh|nghi quyet|to trinh|bien ban|bao cao|giay moi|thong bao|ke hoach|ban thanh tich)\b/
/** Where what a paper is about ends and the paper itself begins. */
const PAPER_BEGINS = /^(kinh gui|(\d{1,2}|[ivx]{1,4}|[a-h])\s*[.)/]\s*\S|[-+]\s*\S|ho (va )?ten\b|hom nay|thuc hien|can cu)/
const ENACTS = /^quyet dinh\s*[:.]?\s*$/

/** Takes the pages of one decision apart, in reading order; `numbers` says which pages of the files they are (default: 1, 2, …). */
export function takeApart(pages: readonly PageResult[], numbers: readonly number[] = pages.map((_, i) => i + 1)): DecisionParts {
  const flows = pages.flatMap((p, i) => leavesOf(p).map((leaf) => pageFlow(leaf, numbers[i] ?? i + 1)))
  const first = flows.find((f) => f.headLeft.length + f.headRight.length > 0)
  const blocks = flows.flatMap((f) => paragraphs(f.body))
  const signing = flows.find((f) => f.footRight.length > 0 || f.footLeft.length > 0)
  const isPara = (b: Block): b is Paragraph => b.kind === 'paragraph'

  const titled = (pattern: RegExp) =>
    blocks.findIndex((b) => isPara(b) && pattern.test(b.run.folded) && (b.centred || isCapitals(b.run.text)))
  const decides = titled(/^quyet dinh\b/)
  const titleAt = decides >= 0 ? decides : titled(OTHER_TITLE)
  const enactsAt = blocks.findIndex((b, i) => i > titleAt && isPara(b) && ENACTS.test(b.run.folded))
  const firstArticle = blocks.findIndex((b) => isPara(b) && ARTICLE.test(b.run.folded))
  const preambleEnd = enactsAt > 0 ? enactsAt : firstArticle > 0 ? firstArticle : blocks.length
  const preamble = blocks.slice(titleAt + 1, preambleEnd).filter(isPara)
  const titleBlock = titleAt >= 0 ? blocks[titleAt] : undefined

  const basisAt = preamble.findIndex((p) => BASIS.test(p.run.folded))
  const opening = basisAt >= 0 ? preamble.slice(0, basisAt) : preamble
  const openingLines = [...(titleBlock && isPara(titleBlock) ? titleBlock.lines.slice(1) : []), ...opening.flatMap((p) => p.lines)]
  const begins = decides >= 0 ? -1 : openingLines.findIndex((l) => PAPER_BEGINS.test(l.run.folded))
  const { subject, authority, titleRest } = splitOpening(begins < 0 ? openingLines : openingLines.slice(0, begins))
  const titleLine = titleBlock && isPara(titleBlock) ? titleBlock.lines[0]?.run : undefined

  const main: Section[] = []
  const annexes: Section[] = []
  let open: { kind: 'article' | 'annex'; heading: Paragraph[]; blocks: Block[] } | undefined
  const bodyFrom = firstArticle >= 0 ? firstArticle : enactsAt >= 0 ? enactsAt + 1 : titleAt + 1
  const signedAt = signing ? numbers.indexOf(signing.page) : -1
  blocks.slice(Math.max(0, bodyFrom)).forEach((b) => {
    const folded = isPara(b) ? b.run.folded : ''
    const inAnnex = open?.kind === 'annex'
    if (isPara(b) && ARTICLE.test(folded) && !inAnnex) {
      open = { kind: 'article', heading: [], blocks: [b] }
      main.push(open)
      return
    }
    const startsAnnex =
      isPara(b) && ANNEX.test(folded) && (b.centred || isCapitals(b.run.text.slice(0, 24))) && !/^danh sach nay/.test(folded)
    if (isPara(b) && startsAnnex) {
      // "DANH SÁCH" and what it lists may be two paragraphs, or one annex's heading follow another's at once.
      if (
        open?.kind === 'annex' &&
        open.blocks.length === 0 &&
        open.heading.length < 2 &&
        !/^danh sach\b.{6}/.test(open.heading[0]?.run.folded ?? '')
      )
        open.heading.push(b)
      else {
        open = { kind: 'annex', heading: [b], blocks: [] }
        annexes.push(open)
      }
      return
    }
    if (!open || (open.kind === 'article' && signedAt >= 0 && numbers.indexOf(b.page) > signedAt && !isPara(b))) {
      open = { kind: open ? 'annex' : 'article', heading: [], blocks: [] }
      ;(open.kind === 'annex' ? annexes : main).push(open)
    }
    if (open.kind === 'annex' && open.blocks.length === 0 && isPara(b) && isHeadingPart(b)) open.heading.push(b)
    else open.blocks.push(b)
  })

  return {
    flows,
    headLeft: first?.headLeft ?? [],
    headRight: first?.headRight ?? [],
    title: joinRuns([titleLine ?? EMPTY_RUN, titleRest]),
    subject,
    authority,
    bases: (basisAt >= 0 ? preamble.slice(basisAt) : []).map((p) => p.run),
    articles: main,
    annexes,
    signature: signing?.footRight ?? [],
    recipients: signing?.footLeft ?? [],
  }
}

const isHeadingPart = (p: Paragraph): boolean =>
  (p.centred || isCapitals(p.run.text) || /kem theo|^\(/.test(p.run.folded)) &&
  !/^([ivx]+|[a-z]|\d+)\s*[.)/]/.test(p.run.folded) &&
  !/^[*+-]/.test(p.run.folded)

/**
 * Between title and bases stand the subject and, in capitals, the deciding authority. Older papers print the authority
 * in the title ("QUYẾT ĐỊNH CỦA CHỦ TỊCH …") and again below.
 */
function splitOpening(lines: readonly Line[]): { subject: Run; authority: Run; titleRest: Run } {
  const subjectAt = lines.findIndex((l) => !isCapitals(l.run.text) && /\p{Ll}{2}/u.test(l.run.text))
  const authorityAt = lines.findLastIndex((l) => isCapitals(l.run.text) && AUTHORITY.test(l.run.folded))
  if (subjectAt < 0) {
    const at = authorityAt < 0 ? lines.length : authorityAt
    return {
      titleRest: EMPTY_RUN,
      subject: joinRuns(lines.slice(0, at).map((l) => l.run)),
      authority: joinRuns(lines.slice(at).map((l) => l.run)),
    }
  }
  let end = subjectAt
  while (
    end < lines.length &&
    !(isCapitals(lines[end]?.run.text ?? '') && (end >= authorityAt || AUTHORITY.test(lines[end]?.run.folded ?? '')))
  )
    end++
  return {
    titleRest: joinRuns(lines.slice(0, subjectAt).map((l) => l.run)),
    subject: joinRuns(lines.slice(subjectAt, end).map((l) => l.run)),
    authority: joinRuns(lines.slice(end).map((l) => l.run)),
  }
}
