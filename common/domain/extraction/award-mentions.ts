import { withoutMarks } from '../text/fold.ts'
import { AWARD_PATTERNS, type AwardPattern, SHORT_IN_CELLS, SHORT_IN_TEXT } from './award-names.ts'
import { isCapitals } from './flow.ts'
import { type Run, sliceRun } from './run.ts'
import { sentenceCase } from './sentence-case.ts'

/** An award named in running text: which, where, and how many of whom it says. */
export interface AwardMention {
  /** letters of the whole name with its issuer, as printed */
  readonly run: Run
  /** the same, spelled as the law spells it where the letters differ only in diacritics */
  readonly title: string
  readonly rank: string | null
  readonly start: number
  readonly end: number
  /** the printed letters are exactly the lawful spelling */
  readonly exact: boolean
  /** a Bằng khen or Giấy khen must say whose it is; this one does not */
  readonly lacksIssuer: boolean
  /** the name goes on in words of no known title ("Gia đình văn hóa tiêu biểu"): this may be the start of another award */
  readonly goesOn?: true
  /** the paper prints only an abbreviation of the title */
  readonly short?: true
}

const foldName = (s: string) => withoutMarks(s.toLowerCase())

const COMPILED = AWARD_PATTERNS.map((p) => ({
  ...p,
  find: new RegExp(
    `(?<![\\p{L}])${foldName(p.name).replace(/ si /g, ' s[iy] ').replace(/^huan/, 'h[u]?an').replace(/\s+/g, '\\s+')}(?![\\p{L}])`,
    'gu',
  ),
}))

const ISSUER = /^\s+c[uủù]a\s+(?=\S)/
const ISSUER_END =
  /\s+(cho|nam|va (danh hieu|cong nhan|tang|bang khen|giay khen|co thi dua)|kem|da|doi voi|tang|theo|gom|ve|giai doan|trong)\b|[,;:.()"“”]/
const RANK = /^\s*h[aạ]ng\s+(nh[aấâ]t|nh[iìí]|ba|iii|ii|i)\b/

/** All awards a run names, in order; of two that overlap the longer stays. */
export function awardMentions(run: Run): AwardMention[] {
  const found: AwardMention[] = []
  for (const p of COMPILED) {
    for (const m of run.folded.matchAll(p.find)) {
      const mention = mentionAt(run, p, m.index, m.index + m[0].length)
      if (found.some((f) => f.start <= mention.start && f.end >= m.index + m[0].length)) continue
      const shorter = found.findIndex((f) => f.start >= mention.start && f.end <= mention.end)
      if (shorter >= 0) found.splice(shorter, 1)
      found.push(mention)
    }
  }
  for (const { find, name } of SHORT) {
    for (const m of run.text.matchAll(find)) {
      const end = m.index + m[0].length
      if (!found.some((f) => f.start <= m.index && f.end >= end)) found.push(shortMention(run, m.index, end, name))
    }
  }
  return found.sort((a, b) => a.start - b.start).map((m) => (goesOn(run, m) ? { ...m, goesOn: true as const } : m))
}

/** Words that may follow an award's name without being part of it, folded. */
const AFTER_NAME =
  /^(nam|cho|cua|va|doi|giai|dot|lan|thoi|trong|kem|do|vi|tai|tu|cac|duoc|gom|theo|hang|voi|ve|den|toi|thanh|da|la|sau|tren|khi|nhan|cung|co|tinh|huyen|xa|phuong|quan|thi|nhu|de|tang|nguoi|moi|so|ky|nhiem|hoc|ca|tap|ho|gia|don|ong|ba)$/

/** Is the word right after a mention one of its own kind of letters, with no quotation mark or stop between, that no sentence needs there? */
function goesOn(run: Run, { start, end, short }: AwardMention): boolean {
  const next = /^\s+(\p{L}+)/u.exec(run.text.slice(end))?.[1]
  if (short || next === undefined || AFTER_NAME.test(foldName(next))) return false
  const capitals = isCapitals(run.text.slice(start, end))
  return capitals ? isCapitals(next) && next.length > 1 : next === next.toLocaleLowerCase('vi')
}

// Typists and readers drop the bar of Đ; longer abbreviations first.
const SHORT = Object.entries(SHORT_IN_TEXT)
  .sort((a, b) => b[0].length - a[0].length)
  .map(([short, name]) => ({
    name,
    find: new RegExp(`(?<![\\p{L}.])${short.replace(/Đ/g, '[ĐD]').replace(/ /g, '\\s+')}(?![\\p{L}])`, 'gu'),
  }))
const CELLS = new Map(Object.entries({ ...SHORT_IN_TEXT, ...SHORT_IN_CELLS }).map(([short, name]) => [letters(short), name]))

function letters(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleUpperCase('vi')
    .replace(/Đ/g, 'D')
    .replace(/[^\p{L}]/gu, '')
}

/** A cell that holds an abbreviation and nothing else ("HTTNV", "C.S.T.Đ.C.S"). */
export function shortInCell(run: Run): AwardMention | null {
  const name = CELLS.get(letters(run.text))
  return name ? shortMention(run, 0, run.text.length, name) : null
}

const shortMention = (run: Run, start: number, end: number, title: string): AwardMention => ({
  run: sliceRun(run, start, end),
  title,
  rank: null,
  start,
  end,
  exact: false,
  lacksIssuer: false,
  short: true,
})

function mentionAt(run: Run, p: AwardPattern, start: number, nameEnd: number): AwardMention {
  let end = nameEnd
  const printedName = run.text.slice(start, nameEnd)
  const exact = sameSpelling(printedName, p.name)
  // A heading in capitals is set, not spelled, that way.
  let title = exact && /\p{Ll}/u.test(printedName) ? printedName : p.name
  let rank: string | null = null
  let hasIssuer = false
  const rest = () => run.folded.slice(end)
  if (p.issuer) {
    const of = ISSUER.exec(rest())
    if (of) {
      const from = end + of[0].length
      const stop = ISSUER_END.exec(run.folded.slice(from))
      const to = stop ? from + stop.index : run.text.length
      if (to - from > 2 && to - from < 110) {
        title += ` của ${asProse(run.text.slice(from, to).trim())}`
        end = to
        hasIssuer = true
      }
    } else {
      // "Cờ thi đua Chính phủ", "Bằng khen UBND tỉnh": the issuer follows at once.
      const bare = /^\s+(chinh phu|thu tuong|ubnd|uy ban nhan dan|bo |giam doc|chu tich|hieu truong)/.exec(rest())
      if (bare) {
        const stop = ISSUER_END.exec(run.folded.slice(end + 1))
        const to = stop ? end + 1 + stop.index : run.text.length
        title += ` ${asProse(run.text.slice(end, to).trim())}`
        end = to
        hasIssuer = true
      }
    }
  }
  if (p.rank) {
    const r = RANK.exec(rest())
    if (r) {
      const at = end + r[0].search(/\S/)
      rank = `hạng ${spellRank(r[1] ?? '')}`
      title += ` ${rank}`
      end = at + r[0].trim().length
    }
  }
  const quoted = p.issuer || p.rank ? null : restOfQuotation(run.text, start, nameEnd)
  if (quoted !== null) {
    title += ` ${quoted.trim()}`
    end += quoted.length
  } else if (p.tail) {
    const t = p.tail.exec(run.text.slice(end))
    if (t) {
      title += ` ${levelAsProse(t[0].trim().replace(/["“”]/g, ''))}`
      end += t[0].length
    }
  }
  return {
    run: sliceRun(run, start, end),
    title: title.replace(/\s+/g, ' '),
    rank,
    start,
    end,
    exact,
    lacksIssuer: p.issuer === true && !hasIssuer,
  }
}

/**
 * What a title in quotation marks goes on with: “Gia đình văn hóa tiêu biểu” is one title, whatever known name it begins with. Null
 * where the name stands in no quotation marks, fills them, or the marks hold more than a title ("… và …", a list).
 */
function restOfQuotation(text: string, start: number, end: number): string | null {
  if (!/["“]\s*$/.test(text.slice(0, start))) return null
  const rest = /^(\s+\p{L}[\p{L}\s]{1,40})["”]/u.exec(text.slice(end))?.[1]
  return rest === undefined || /\s(và|năm|cho|kèm|đối với)(\s|$)/iu.test(rest) ? null : rest
}

/** An issuer in a heading of capitals is set, not spelled, that way. */
const asProse = (issuer: string): string => (isCapitals(issuer) ? sentenceCase(issuer) : issuer)

/** "CẤP TỈNH" in a heading of capitals; what stands in quotation marks keeps its capitals. */
const levelAsProse = (tail: string): string => (/^CẤP\s/.test(tail) ? tail.toLocaleLowerCase('vi') : tail)

const spellRank = (folded: string): string =>
  /^nha/.test(folded) || /^nh[aấâ]t/.test(folded) ? 'Nhất' : /^nh/.test(folded) ? 'Nhì' : /^ba/.test(folded) ? 'Ba' : folded.toUpperCase()

const bare = (s: string) =>
  s.normalize('NFC').toLocaleLowerCase('vi').replace(/sỹ/g, 'sĩ').replace(/hoá/g, 'hóa').replace(/kỉ/g, 'kỷ').replace(/\s+/g, ' ').trim()
const sameSpelling = (a: string, b: string) => bare(a) === bare(b)
