import type { TextField } from '../../model/draft.ts'
import { similarity } from '../text/edit-distance.ts'
import { isSyllable } from '../text/syllable.ts'
import type { DecisionParts } from './document.ts'
import { absentText, doubted, missingText, textField } from './fields.ts'
import { isCapitals, type Line } from './flow.ts'
import { joinRuns, type Run, runConfidence, runOf, sliceRun, trimRun } from './run.ts'
import { type DocumentWords, usualSpelling } from './spellings.ts'

export interface Issuer {
  readonly issuingBody: TextField
  readonly parentBody: TextField
}

/** What an agency's name begins with (folded): a line so beginning may be another agency than the line above. */
const AGENCY_START =
  /^(uy ban|ubnd|u\.b\.n\.d|hoi dong|truong|benh vien|trung tam|so |phong|ban |cong ty|tong cong ty|tap doan|chi cuc|cuc |tong cuc|vien |bo |chu tich|thu tuong|chinh phu|van phong|dang uy|dang bo|chi bo|huyen uy|tinh uy|thanh uy|quan uy|thi uy|hoi |doan |tinh doan|huyen doan|thanh doan|quan doan|thi doan|lien doan|tong lien doan|cong doan|mat tran|bao |dai |kho bac|ngan hang|toa an|vien kiem sat|cong an|bo chi huy|ban chi huy|bo tu lenh|quy |hop tac xa|thanh tra|hat |tram |nha may|xi nghiep|nong truong|hoc vien|dai hoc|khoi |lien hiep|lien minh|ban quan ly|chi nhanh|nha xuat ban|doi )/

/** Heads that take the agency they belong to as their complement on the next line: "VĂN PHÒNG / ỦY BAN NHÂN DÂN TỈNH …". */
const OPEN_HEAD =
  /(^|\s)(van phong|ban chap hanh|bch|ban thuong vu|cong doan( co so)?|dang bo|dang uy|chi bo|uy ban kiem tra|ban chi huy|thanh tra|ban quan ly|hoi dong|hoi dong thi dua|mat tran to quoc viet nam|doan tncs ho chi minh|va|cua|thuoc|doan thanh nien|hoi lien hiep phu nu|hoi nong dan|hoi cuu chien binh|nguoi cao tuoi|truc thuoc|-)$/

const STATE_HEAD = /^(chu tich nuoc|chu tich\s+)?c[oọ]ng h[oò]a? xa h[oọ]i chu nghia/

/** The agency's name and the one above it, from the left of the head; `words` tell how the document spells the name elsewhere. */
export function issuer(parts: DecisionParts, words: DocumentWords): Issuer {
  const names = agencyLines(parts.headLeft)
  const whole = joinRuns(names)
  if (STATE_HEAD.test(whole.folded.replace(/[^a-z]+/g, ' ').trim())) return president(whole)
  if (names.length === 0) return fromAuthority(parts)
  const from = agencyFrom(names, parts)
  const body = joinRuns(names.slice(from))
  const parent = joinRuns(names.slice(0, from))
  return {
    issuingBody: spelled(body, parts, words),
    parentBody: parent.text === '' ? { ...absentText(), confidence: 1 } : upper(parent, usualSpelling(tailOf(parent.text), words, true)),
  }
}

/** Lines of capitals above the number, freed of specks and of words that cannot be read. */
function agencyLines(head: readonly Line[]): (Run & { readonly bold?: boolean })[] {
  const numbered = head.findIndex((l) => /^s[o0]\s*[:;.,]|^s[o0]\s*\d|\/\s*(qd|od|0d)\s*-/.test(l.run.folded))
  const above = numbered >= 0 ? head.slice(0, numbered) : head
  return above.flatMap((l) => {
    const kept = l.run.words.filter(({ word }) => {
      const letters = word.text.replace(/[^\p{L}\d]/gu, '')
      if (letters === '') return word.text === '-' || word.text === '–' || word.text === '&'
      return letters.length > 1 || isSyllable(letters) || word.confidence > 0.7 || /\d/.test(letters)
    })
    const run = cleaned({ ...l.run, words: kept })
    const capitals = isCapitals(run.text) && /\p{L}{2}/u.test(run.text) && !/^(v\/v|ve viec)/.test(run.folded)
    return capitals ? [{ ...run, bold: l.bold }] : []
  })
}

/** Specks at the edges of words, and dashes at the ends, are none of the name. */
function cleaned(run: Run): Run {
  const words = run.words.map((w) => ({
    page: w.page,
    word: { ...w.word, text: w.word.text.replace(/^[^\p{L}\d(&–-]+|[^\p{L}\d)&.–-]+$/gu, '').replace(/(?<=\p{L}{2})\.+$/u, '') },
  }))
  while (words.length > 0 && /^[–&-]*$/.test(words[0]?.word.text ?? '')) words.shift()
  while (words.length > 0 && /^[–&-]*$/.test(words.at(-1)?.word.text ?? '')) words.pop()
  return runOf(words)
}

const PRESIDENT = 'CHỦ TỊCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'

/** Only the President's decisions print the state's name on the left: whatever of it was read, it is that. */
function president(read: Run): Issuer {
  const whole = read.folded.replace(/[^a-z]+/g, ' ').trim() === foldedPresident
  const field = textField(read, { value: PRESIDENT, doubt: whole ? undefined : 'inferred' })
  return { issuingBody: field, parentBody: { ...absentText(), confidence: 1 } }
}
const foldedPresident = 'chu tich cong hoa xa hoi chu nghia viet nam'

/**
 * Which line begins the deciding agency: the one the authority's line ("GIÁM ĐỐC TRUNG TÂM Y TẾ …") names; else the first bold one
 * under plain ones (NĐ 30/2020: the agency bold, its superior not); else the last that begins like an agency.
 */
function agencyFrom(names: readonly (Run & { readonly bold?: boolean })[], parts: DecisionParts): number {
  const folded = names.map((n) => n.folded.trim())
  const starts = folded.flatMap((name, i) =>
    i === 0 || (AGENCY_START.test(name) && !OPEN_HEAD.test(folded[i - 1] ?? '') && !continues(folded[i - 1] ?? '', name)) ? [i] : [],
  )
  const authority = capitalsOf(parts.authority).folded.replace(/\s+/g, ' ').trim()
  const byAuthority = starts
    .map((i) => ({ i, match: authority.length === 0 ? 0 : endMatch(authority, folded.slice(i).join(' ')) }))
    .filter((c) => c.match > 0.86 && folded.slice(c.i).join(' ').length > 5)
    .sort((a, b) => b.match - a.match || a.i - b.i)[0]
  if (byAuthority) return byAuthority.i
  const boldFrom = names.findIndex((n) => n.bold)
  if (boldFrom > 0 && names.slice(boldFrom).every((n) => n.bold) && starts.includes(boldFrom)) return boldFrom
  return starts.at(-1) ?? 0
}

/** "BAN QUẢN LÝ DỰ ÁN / ĐẦU TƯ", "HỘI ĐỒNG THI ĐUA / KHEN THƯỞNG", "CÔNG TY CỔ PHẦN / BẢO …": the second is no agency of its own. */
const continues = (above: string, line: string): boolean =>
  (/^(cong ty|tong cong ty|ban quan ly|xi nghiep|nha may)/.test(above) &&
    !/^(cong ty|chi nhanh|xi nghiep|nha may|cong doan|dang|phong |doan |khoi )/.test(line)) ||
  (/^(uy ban nhan dan|ubnd)$/.test(above) && /^(thanh pho|tinh|huyen|quan|thi xa|xa |phuong|thi tran)/.test(line)) ||
  /\b(so|phong|truong|vien|trung tam|cuc|bo)$/.test(above)

/** How well the authority's line ends with the agency's name (0 to 1). */
function endMatch(authority: string, agency: string): number {
  const short = agency.replace(/uy ban nhan dan/g, 'ubnd')
  const long = authority.replace(/uy ban nhan dan/g, 'ubnd')
  // A lost or split word makes one of the two a little longer.
  const ends = [-3, -1, 0, 1, 3].map((more) => similarity(long.slice(-Math.max(1, short.length + more)), short))
  return Math.max(...ends, similarity(long, short))
}

const plainCapitals = (s: string) =>
  s
    .toLocaleUpperCase('vi')
    .replace(/UỶ/g, 'ỦY')
    .replace(/ỦY BAN NHÂN DÂN/g, 'UBND')
    .replace(/\s+/g, ' ')
    .trim()

/** An agency's name after its general head: what tells it from others of its kind. */
const tailOf = (name: string): string => name.replace(/^(ỦY|UỶ) BAN NHÂN DÂN\s+|^UBND\s+/iu, '')

/**
 * The name as the head has it, put right by the other places that name the agency. Where the authority's line goes on after what the
 * head gave ("TRƯỜNG THPT TRẦN NGUYÊN" / "… HÃN"), a line of the head was lost.
 */
function spelled(body: Run, parts: DecisionParts, words: DocumentWords): TextField {
  const authority = capitalsOf(parts.authority)
  const lost = lostTail(body, authority)
  const whole = lost ? joinRuns([body, lost]) : body
  if (lost && (runConfidence(lost) > 0.8 || (usualSpelling(tailOf(whole.text), words, false)?.count ?? 0) >= 2)) {
    return doubted(textField(whole, { value: whole.text.toLocaleUpperCase('vi') }), 'disagree')
  }
  const tail = tailOf(body.text)
  const named = authority.text !== '' && endMatch(authority.folded, body.folded) > 0.86
  const says = (name: string | null) => plainCapitals(authority.text).endsWith(plainCapitals(name ?? ''))
  const strange = !tail.split(' ').every((w) => isSyllable(w))
  const field = upper(body, usualSpelling(tail, words, strange || runConfidence(body) < 0.9 || (named && !says(body.text))))
  if (!named || says(field.value)) return field
  // Two readings of one name, and nothing else to tell: the one read better, or the one with all its letters.
  const other = officeless(authority)
  const better = other && similarity(other.folded, body.folded) > 0.86 && rank(other) > rank(body) ? other : null
  return doubted(better ? textField(better) : field, 'disagree')
}

const rank = (run: Run): number => runConfidence(run) + 0.05 * run.text.replace(/[^\p{L}]/gu, '').length

/** The field in capitals, spelled as the document mostly spells it. */
function upper(body: Run, usual: { text: string; count: number; own: number } | null): TextField {
  const tail = tailOf(body.text)
  const wanted = usual?.text.toLocaleUpperCase('vi')
  if (!usual || !wanted || usual.count < 2 || usual.own >= usual.count || wanted === tail) return textField(body)
  const at = body.text.length - tail.length
  return doubted(
    textField(body, { value: body.text.slice(0, at) + wanted }),
    usual.own === 0 && usual.count > 2 ? 'lowConfidence' : 'disagree',
  )
}

function lostTail(body: Run, authority: Run): Run | null {
  if (authority.text === '' || body.text.length < 8) return null
  const at = authority.folded.indexOf(body.folded)
  if (at < 0) return null
  const rest = trimRun(sliceRun(authority, at + body.text.length), /^[^\p{L}]+/u, /[^\p{L}\d]+$/u)
  if (
    !/\p{L}{2}/u.test(rest.text) ||
    rest.text.split(' ').length > 3 ||
    /\p{Ll}/u.test(rest.text) ||
    /^(tinh|huyen|thanh pho|tp|quan|thi xa|xa|phuong|thi tran|viet nam|va )/.test(rest.folded)
  )
    return null
  // A name does not end in the middle of one: only a word that needs another is a cut.
  return /\d/.test(rest.text) ? null : rest
}

const OFFICE =
  /^\W*(q\.? )?(pho )?(chu tich|tong giam doc|giam doc|hieu truong|vien truong|cuc truong|chi cuc truong|bo truong|truong phong|chanh van phong|thu truong|tong cuc truong)\s+/

/** The authority's line without what follows it in small letters. */
function capitalsOf(authority: Run): Run {
  const prose = authority.text.search(/(?<!\p{L})\p{Lu}?\p{Ll}/u)
  return prose < 0 ? authority : sliceRun(authority, 0, prose)
}

/** The agency within the authority's line, null where it names none. */
function officeless(authority: Run): Run | null {
  const office = OFFICE.exec(authority.folded)
  const name = office ? cleaned(sliceRun(authority, office[0].length)) : null
  return name && name.text.length > 5 ? name : null
}

/** With the head lost, the authority's line still names the agency: a proposal. */
function fromAuthority(parts: DecisionParts): Issuer {
  const authority = capitalsOf(parts.authority)
  if (STATE_HEAD.test(authority.folded.replace(/[^a-z]+/g, ' ').trim())) return president(authority)
  const name = officeless(authority)
  if (!name) return { issuingBody: missingText(), parentBody: missingText() }
  return { issuingBody: doubted(textField(name), 'inferred'), parentBody: missingText() }
}
