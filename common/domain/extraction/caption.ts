import type { Box } from '../../model/draft.ts'
import { flatBox, type PageLeaf, type PageLine, type PageResult, type PageSignature } from '../../model/page.ts'
import { type Run, runOfLines } from './run.ts'

/**
 * The caption that signing software stamps on a page ("Người ký: …", "Cơ quan: …", "Thời gian ký: …"; "Signed by", "Date"): a fact
 * of its own. It says who signed the file and when, which is not when the decision was dated, and its words are none of the paper's.
 */

const SIGNER =
  /^(nguoi\s*ky( so)?|ky( so)?\s*boi|duoc\s*ky( so)?\s*boi|(digitally\s*)?signed\s*by|ten nguoi ky|chu ky so cua|nguoi xac thuc)\s*[:;.]?\s*(\S.*)$/
const TIME =
  /^(thoi\s*gian(\s*ky)?|gio\s*ky|ngay\s*ky|ngay gio ky|ky ngay|ky luc|ky vao|signing\s*time|sign(ing|ed)?\s*date|date|time|ngay)\s*[:;.]?\s*(\S*\d.*)$/
const BODY = /^(co\s*quan(\s*ky)?|to\s*chuc|don\s*vi)\s*[:;.]\s*(\S.*)$/
/** What else such a caption says; taken only beside a line that says who or when. */
const MORE =
  /^(e-?mail|thu dien tu|chuc (vu|danh)|ly do|reason|location|dia diem|noi ky|cn\s*=|dn\s*[:=]|o\s*=|contact|signature (not )?(verified|valid)|chu ky (hop le|dien tu|so)|da ky so|phien ban|serial|so serial|nha cung cap|mst|ma so thue)/
const CLOCK = /\d{1,2}\s*[:.h]\s*\d{2}/

type Found = { readonly line: PageLine; readonly run: Run; readonly role: 'signer' | 'time' | 'body' | 'more' | 'none' }

/** Takes the captions out of a page: their words leave its lines and become signatures. Cells of tables are left alone. */
export function takeCaptions(page: PageResult): PageResult {
  const signatures: PageSignature[] = []
  const clean = (leaf: PageLeaf): PageLeaf => {
    const { rest, captions } = captionsOf(leaf.lines)
    signatures.push(...captions)
    return { lines: rest, tables: leaf.tables }
  }
  const own = clean(page)
  const leaves = page.leaves?.map(clean)
  if (signatures.length === 0) return page
  return { ...page, ...own, ...(leaves ? { leaves } : {}), signatures: [...(page.signatures ?? []), ...signatures] }
}

/** Finds captions among lines; gives them and the lines that are none. */
export function captionsOf(lines: readonly PageLine[]): { readonly rest: PageLine[]; readonly captions: PageSignature[] } {
  const found = lines.map((line): Found => ({ line, ...roleOf(runOfLines([line], 1)) }))
  const taken = new Set<Found>()
  const captions: PageSignature[] = []
  for (const seed of found) {
    const tells = seed.role === 'signer' || (seed.role === 'time' && CLOCK.test(seed.run.folded))
    if (!tells || taken.has(seed)) continue
    const group = grow(
      seed,
      found.filter((other) => !taken.has(other)),
    )
    // a signer's line alone may be a sentence of the paper; with a time, an agency or an address beside it is a stamp
    const isStamp = group.some((f) => f.role === 'time' && CLOCK.test(f.run.folded)) || group.filter((f) => f.role !== 'none').length >= 2
    if (!isStamp) continue
    for (const one of group) taken.add(one)
    captions.push(signatureOf(group))
  }
  return { rest: found.filter((f) => !taken.has(f)).map((f) => f.line), captions }
}

function roleOf(run: Run): { run: Run; role: Found['role'] } {
  const folded = run.folded.replace(/^[^\p{L}]+/u, '')
  const role = SIGNER.test(folded)
    ? 'signer'
    : TIME.test(folded)
      ? 'time'
      : BODY.test(folded)
        ? 'body'
        : MORE.test(folded)
          ? 'more'
          : 'none'
  return { run, role }
}

/** A caption's lines stand under each other, left edges in line, no more than a line apart; a value may run over into a line of its own. */
function grow(seed: Found, all: readonly Found[]): Found[] {
  const group = [seed]
  for (;;) {
    const next = all.find(
      (other) =>
        !group.includes(other) && group.some((one) => isNear(one.line, other.line) && (other.role !== 'none' || runsOn(one, other))),
    )
    if (!next) return group.sort((a, b) => flatBox(a.line)[1] - flatBox(b.line)[1])
    group.push(next)
  }
}

const isNear = (a: PageLine, b: PageLine): boolean => {
  const [ax, ay, , ah] = flatBox(a)
  const [bx, by, , bh] = flatBox(b)
  const height = Math.min(ah, bh)
  const gap = Math.max(ay, by) - Math.min(ay + ah, by + bh)
  return gap < 1.3 * height && Math.abs(ax - bx) < 0.03 && Math.max(ah, bh) < 2 * height
}

/** The rest of "Cơ quan: Ủy ban nhân dân / huyện Tân Khê": just below a line that names a body or a signer, in letters as small. */
const runsOn = (above: Found, below: Found): boolean =>
  (above.role === 'body' || above.role === 'signer') &&
  flatBox(below.line)[1] > flatBox(above.line)[1] &&
  !/[:]/.test(below.run.text) &&
  below.run.text.length < 60 &&
  flatBox(below.line)[3] < 0.011

function signatureOf(group: readonly Found[]): PageSignature {
  const said = (role: Found['role'], pattern: RegExp): string | null => {
    const at = group.findIndex((f) => f.role === role)
    const one = group[at]
    if (!one) return null
    const folded = one.run.folded.replace(/^[^\p{L}]+/u, '')
    const value = pattern.exec(folded)?.at(-1) ?? ''
    const next = group[at + 1]
    const more = next && next.role === 'none' ? ` ${next.run.text}` : ''
    return `${one.run.text.slice(one.run.text.length - value.length)}${more}`.trim() || null
  }
  const time = said('time', TIME)
  return {
    signer: said('signer', SIGNER) ?? said('body', BODY),
    time: time === null ? null : captionTime(time),
    intact: null,
    source: 'caption',
    boxes: group.map((f): Box => f.line.box),
  }
}

/** "07/03/2023 09:16:25 +07:00", "2023.03.07 09:16:25 +07'00'": ISO, with the offset where one is printed; null where there is no day. */
export function captionTime(text: string): string | null {
  const dayFirst = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(text)
  const yearFirst = /(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})/.exec(text)
  const [year, month, day] = dayFirst
    ? [dayFirst[3], dayFirst[2], dayFirst[1]]
    : yearFirst
      ? [yearFirst[1], yearFirst[2], yearFirst[3]]
      : []
  if (!year || !month || !day || Number(month) > 12 || Number(day) > 31 || Number(month) < 1 || Number(day) < 1) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const clock = /(\d{1,2})\s*[:h]\s*(\d{2})(?:\s*[:m]\s*(\d{2}))?\s*(SA|CH|AM|PM)?/i.exec(
    text.replace((dayFirst ?? yearFirst)?.[0] ?? '', ' '),
  )
  if (!clock) return date
  const half = /^(CH|PM)$/i.test(clock[4] ?? '') && Number(clock[1]) < 12 ? 12 : 0
  const hour = Number(clock[1]) + half
  if (hour > 23 || Number(clock[2]) > 59) return date
  const offset = /([+-])\s*(\d{2})\s*[:']?\s*(\d{2})'?\s*$/.exec(text)
  const zone = offset && text.indexOf(offset[0]) > text.indexOf(clock[0]) ? `${offset[1]}${offset[2]}:${offset[3]}` : ''
  return `${date}T${String(hour).padStart(2, '0')}:${clock[2]}:${clock[3] ?? '00'}${zone}`
}

/** Words of a page that lie within boxes (fractions of the page as shown) leave it; what is left keeps its place. */
export function withoutWordsIn(page: PageResult, boxes: readonly Box[]): PageResult {
  if (boxes.length === 0) return page
  const isIn = ([x, y, w, h]: Box) =>
    boxes.some(([bx, by, bw, bh]) => {
      const width = Math.min(x + w, bx + bw) - Math.max(x, bx)
      const height = Math.min(y + h, by + bh) - Math.max(y, by)
      return width > 0 && height > 0 && width * height > 0.5 * w * h
    })
  const clean = (lines: readonly PageLine[]): PageLine[] =>
    lines.flatMap((line) => {
      const words = line.words.filter((word) => !isIn(word.box))
      if (words.length === line.words.length) return [line]
      if (words.length === 0) return []
      return [{ ...line, box: around(words.map((w) => w.box)), ...(line.flat ? { flat: around(words.map(flatBox)) } : {}), words }]
    })
  const leaf = (one: PageLeaf): PageLeaf => ({
    lines: clean(one.lines),
    tables: one.tables.map((t) => ({ ...t, cells: t.cells.map((c) => ({ ...c, lines: clean(c.lines) })) })),
  })
  return { ...page, ...leaf(page), ...(page.leaves ? { leaves: page.leaves.map(leaf) } : {}) }
}

const around = (boxes: readonly Box[]): Box => {
  const x = Math.min(...boxes.map((b) => b[0]))
  const y = Math.min(...boxes.map((b) => b[1]))
  return [x, y, Math.max(...boxes.map((b) => b[0] + b[2])) - x, Math.max(...boxes.map((b) => b[1] + b[3])) - y]
}
