import type { RecipientKind } from '../../model/draft.ts'
import { splitHonorific } from '../text/honorifics.ts'
import { isPlausibleName } from '../text/names.ts'
import { awardMentions } from './award-mentions.ts'
import type { Section } from './document.ts'
import { isOrganisation, splitPositionUnit } from './organisations.ts'
import type { Recipient } from './recipient.ts'
import { type Run, sliceRun, splitRun, trimRun } from './run.ts'

/** Where an item stands. */
export interface ItemContext {
  readonly section: Section
  readonly list: number
  readonly row: number
  readonly headings: readonly Run[]
}

/** "Ông Nguyễn Văn A" → honorific and name, each with its place; punctuation at the ends goes. */
export function partHonorific(run: Run): { honorific: Run | null; name: Run } {
  const clean = trimRun(run, /^[^\p{L}]+/u, /[^\p{L}\d)'’]+$/u)
  const { name } = splitHonorific(clean.text)
  const at = clean.text.length - name.length
  return at > 0 && clean.text.endsWith(name)
    ? { honorific: trimRun(sliceRun(clean, 0, at), null, /[\s,.:]+$/), name: sliceRun(clean, at) }
    : { honorific: null, name: clean }
}

/** "Phòng Công nghệ thông tin, Sở Y tế": the collective, and whom it belongs to. */
export function collectiveName(run: Run): { name: Run; unit: Run | null } {
  const clean = trimRun(run, /^[^\p{L}\d]+/u, /[\s;.,]+$/)
  const comma = clean.folded.search(
    /,\s*(?=(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu|so|ubnd|uy ban|truong|cong ty|benh vien|trung tam|phong|khoa|cuc|chi cuc|cong an|bo )\b)/,
  )
  return comma > 0 ? { name: sliceRun(clean, 0, comma), unit: trimRun(sliceRun(clean, comma), /^[,\s]+/) } : { name: clean, unit: null }
}

const HOUSEHOLD = /^(ho|gia dinh|ho gia dinh)\s+(ong|ba|anh|chi)\b/

/** An item of a list or of a sentence: "Bà Trần Thị Hoàn, Phó Chánh Văn phòng Phòng …, huyện …". */
export function fromText(run: Run, context: ItemContext, kind: RecipientKind | null, ordinal: number | null): Recipient | null {
  const { section, list, row, headings } = context
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
    ordinalRun: null,
    unitOfHeading: false,
    headings,
    dittos: {},
    section,
    list,
    row,
    suspect: false,
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
export function fromSentence(run: Run, context: ItemContext): Recipient[] {
  const mention = awardMentions(run)[0]
  const from = mention ? mention.end : run.folded.search(/\bcho\b/)
  if (from < 0) return []
  const out: Recipient[] = []
  const person =
    /(?:\bcho\s+|[:;.]\s*|\bva\s+|\d\s+ca nhan:?\s*)(?:\d{1,3}\s*[.)]\s*)?(((?:ho|gia dinh|ho gia dinh)\s+)?(?:ong|ba|dong chi|anh|chi|em|chau)\s+)(?=\S)/g
  const tail = run.folded.slice(from)
  const text = run.text.slice(from)
  const starts = [...tail.matchAll(person)]
    .map((m) => m.index + m[0].length - (m[1]?.length ?? 0))
    .filter((i) => /^\S+(\s\S+){0,2}\s+\p{Lu}/u.test(text.slice(i)))
  starts.forEach((start, i) => {
    const end = starts[i + 1] ?? tail.length
    const part = sliceRun(run, from + start, from + end)
    const item = trimRun(part, null, /([\s,;:.]|\bva\b|\bvà\b|\d{1,3}\s*[.)]|\d{1,3}\s+(cá nhân|tập thể|hộ))*$/u)
    const r = fromText(cutAtAnd(item), { ...context, row: context.row + i }, null, null)
    if (r && isPlausibleName(r.name.text)) out.push(r)
  })
  return out.length > 0 ? out : listedAfterColon(run, from, context)
}

/** "… cho 02 cá nhân gồm: 1. Lê Văn Hòa, Kế toán, Phòng Y tế; 2. Đỗ Thị Mơ, …": people without a form of address. */
function listedAfterColon(run: Run, from: number, context: ItemContext): Recipient[] {
  const colon = run.text.indexOf(':', from)
  if (colon < 0 || colon > run.text.length - 8) return []
  const kind = /tap the|don vi/.test(run.folded.slice(from, colon)) && !/ca nhan/.test(run.folded.slice(from, colon)) ? 'collective' : null
  const items = splitRun(sliceRun(run, colon + 1), /\s*;\s*(?:và\s+)?|\s+(?=\d{1,3}\s*[.)]\s*\p{Lu})/gu)
  return items.flatMap((item, i) => {
    const clean = trimRun(item, /^\s*(?:\d{1,3}\s*[.)/-]|[-+*•])?\s*/u, ITEM_END)
    const name = clean.text.split(/\s*[,(]/)[0] ?? ''
    const person = kind === null && isPlausibleName(name) && name.includes(' ') && !isOrganisation(clean.folded)
    const r = fromText(clean, { ...context, row: context.row + i }, person ? 'individual' : kind, null)
    return r ? [person ? { ...r, kindSaid: /ca nhan|ong|ba/.test(run.folded.slice(from, colon)) } : r] : []
  })
}

const ITEM_END = /[\s;.,]+$/

const cutAtAnd = (run: Run): Run => {
  const at = run.folded.search(/\s+va(\s+\d|\s*$)|\.\s/)
  return at > 0 ? sliceRun(run, 0, at) : run
}
