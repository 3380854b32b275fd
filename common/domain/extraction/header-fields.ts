import type { TextField } from '../../model/draft.ts'
import { toPartialDate } from '../text/dates.ts'
import { similarity } from '../text/edit-distance.ts'
import type { DecisionParts } from './document.ts'
import { doubted, missingText, textField } from './fields.ts'
import { isCapitals, type Line } from './flow.ts'
import { EMPTY_RUN, isPenned, joinRuns, type Run, sliceRun, trimRun } from './run.ts'

/** "Số: 721/QĐ-UBND", with the slips of OCR around the slash and the year that papers before 2011 carried. */
const NUMBER =
  /s[o0]\s*[:;.,]?\s*([\d\w]{0,6}[a-z]?)\s*\/?\s*(?:(\d{4})\s*\/\s*)?((?:qd|qo|od|0d|nq|ttr|bb|bc|tb|kh|cv)\b)\s*([-–/.])?\s*([\p{L}\d.&-]+(?:\s*-\s*[\p{L}\d.&]+)*)/u
const DATE = /n?g[aà][yv]\s*(\S{0,5}?)\s*th.{1,2}ng\s*(\S{0,4}?)\s*n.m\s*(\d{4})/

const digitsOnly = (s: string) => s.replace(/[oO]/g, '0').replace(/[lI|]/g, '1')

export interface PrintedDate {
  readonly iso: string | null
  readonly run: Run
}

/** The first date in words ("ngày 05 tháng 02 năm 2025") or figures (05/02/2025) of a run; `iso` is null where blanks or slips leave no day. */
export function findDate(run: Run): PrintedDate | null {
  const words = DATE.exec(run.folded)
  if (words) {
    const iso = toPartialDate({
      year: Number(words[3]),
      month: Number(digitsOnly(words[2] ?? '') || 'x'),
      day: Number(digitsOnly(words[1] ?? '') || 'x'),
    })
    return { iso, run: sliceRun(run, words.index, words.index + words[0].length) }
  }
  const figures = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/.exec(run.folded)
  if (!figures) return null
  const iso = toPartialDate({ year: Number(figures[3]), month: Number(figures[2]), day: Number(figures[1]) })
  return { iso, run: sliceRun(run, figures.index, figures.index + figures[0].length) }
}

export interface PrintedNumber {
  readonly value: string
  readonly symbol: string
  readonly run: Run
  readonly number: string
}

/** The first decision number of a run, as "721/QĐ-UBND"; the figures are '' where the paper leaves them blank. */
export function findNumber(run: Run): PrintedNumber | null {
  const m = NUMBER.exec(run.folded)
  if (!m) return null
  const at = (group: string) => m.index + m[0].lastIndexOf(group)
  const agency = m[5] ?? ''
  const agencyPrinted = run.text
    .slice(at(agency), at(agency) + agency.length)
    .replace(/\s*-\s*/g, '-')
    .replace(/[.,;]+$/, '')
  const kind = m[3] ?? ''
  const kindPrinted = /^[q0o][do]$/.test(kind)
    ? 'QĐ'
    : run.text.slice(m.index + m[0].indexOf(kind), m.index + m[0].indexOf(kind) + kind.length)
  const joint = m[4] === '/' ? '/' : '-'
  const symbol = `${kindPrinted}${joint}${agencyPrinted}`
  const number = /^\d{1,5}[a-z]?$/.test(m[1] ?? '') ? (m[1] ?? '') : ''
  const year = m[2] ? `${m[2]}/` : ''
  return { value: `${number}/${year}${symbol}`, symbol, number, run: sliceRun(run, m.index, m.index + m[0].length) }
}

export interface HeaderFields {
  readonly decisionNumber: TextField
  readonly signedDate: TextField
  readonly place: TextField
  readonly issuingBody: TextField
  readonly parentBody: TextField
}

/** Takes what the head of the first page says; `annex` is what the annexes repeat of number and date. */
export function headerFields(
  parts: DecisionParts,
  annex: { readonly number: PrintedNumber | null; readonly date: PrintedDate | null },
): HeaderFields {
  const left = joinRuns(parts.headLeft.map((l) => l.run))
  const right = joinRuns(parts.headRight.map((l) => l.run))
  return {
    decisionNumber: decisionNumber(left, annex.number),
    signedDate: signedDate(right, annex.date),
    place: placeAgainst(place(parts.headRight), parts),
    ...issuer(parts),
  }
}

function decisionNumber(left: Run, repeated: PrintedNumber | null): TextField {
  const found = findNumber(left)
  if (found && found.number !== '') {
    const agrees = repeated ? repeated.value === found.value : null
    const field = textField(found.run, { value: found.value })
    if (isPenned(found.run)) {
      // A pen's figures are a guess: where the annex prints them, that is the better one.
      return doubted(repeated && repeated.number !== '' ? textField(repeated.run, { value: repeated.value }) : field, 'handwritten')
    }
    // Head and annex may truly differ on the paper: the head's number is the decision's.
    if (agrees === false) return doubted(field, 'disagree')
    return field
  }
  if (repeated && repeated.number !== '') return doubted(textField(repeated.run, { value: repeated.value }), 'inferred')
  return found ? { ...missingText('handwritten'), raw: found.run.text } : missingText()
}

function signedDate(right: Run, repeated: PrintedDate | null): TextField {
  const found = findDate(right)
  const other = repeated?.iso ?? null
  if (found?.iso) {
    const agrees = other === null ? null : other === found.iso
    const field = textField(found.run, { value: found.iso })
    if (isPenned(found.run)) return doubted(repeated && other ? textField(repeated.run, { value: other }) : field, 'handwritten')
    // Head and annex may truly differ on the paper: the head's date is the decision's, and it is said that they differ.
    return agrees === false ? doubted(field, 'disagree') : field
  }
  if (repeated && other) return doubted(textField(repeated.run, { value: other }), 'inferred')
  return found ? { ...missingText('handwritten'), raw: found.run.text } : missingText()
}

/** "Sơn Tịnh, ngày …": what stands before the comma on the date's line. */
function place(headRight: readonly Line[]): TextField {
  const at = headRight.findIndex((l) => /ng[aà]y\b.*(th[aá]ng|n[aă]m)|,\s*ng[aà]y/.test(l.run.folded))
  const line = headRight[at]
  if (!line) return missingText()
  const end = line.run.folded.search(/[,.;]?\s*ng[aà]y\b/)
  const before = end < 0 ? '' : line.run.text.slice(0, end)
  if (end <= 0) {
    const above = headRight[at - 1]?.run
    return above && !/hanh phuc|viet nam/.test(above.folded) ? textField(trimRun(above, null, /[,.;]$/)) : missingText()
  }
  return /\p{L}/u.test(before) ? textField(trimRun(sliceRun(line.run, 0, end), /^[^\p{L}]+/u, /[\s,.;]+$/)) : missingText()
}

/** The place is mostly the agency's own: where the letters are the same but not their marks, one of the two was misread. */
function placeAgainst(field: TextField, parts: DecisionParts): TextField {
  if (field.value === null) return field
  const names = [parts.authority, ...parts.headLeft.map((l) => l.run)]
  const folded = field.value.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  const twin = names.find((n) => n.folded.includes(folded))
  return twin && !twin.text.toLocaleLowerCase('vi').includes(field.value.toLocaleLowerCase('vi')) ? doubted(field, 'disagree') : field
}

const AGENCY_START =
  /^(uy ban|ubnd|hoi dong|truong|benh vien|trung tam|so |phong|ban |cong ty|tong cong ty|chi cuc|cuc |vien |bo |chu tich|thu tuong|dang uy|huyen uy|tinh uy|thanh uy|hoi |doan |lien doan|cong doan|bao |dai |kho bac|ngan hang|toa an|cong an|bo chi huy|quy |hop tac xa|van phong|thanh tra|dang bo)/

/**
 * The agency and the one above it. The authority's line ("GIÁM ĐỐC TRUNG TÂM Y TẾ …") names the agency again and tells where it
 * begins; else bold type does (NĐ 30/2020: the agency bold, its superior plain), else the wording.
 */
function issuer(parts: DecisionParts): { issuingBody: TextField; parentBody: TextField } {
  const lines = parts.headLeft.filter(
    (l) => isCapitals(l.run.text) && !/^so\s*[:;.]?\s*\d|^s[o0]\b/.test(l.run.folded) && /\p{L}{2}/u.test(l.run.text),
  )
  const numbered = parts.headLeft.findIndex((l) => /^s[o0]\s*[:;.,]/.test(l.run.folded))
  const names = numbered >= 0 ? lines.filter((l) => parts.headLeft.indexOf(l) < numbered) : lines
  if (names.length === 0) return { issuingBody: missingText(), parentBody: missingText('missing') }
  const authority = parts.authority.folded.replace(/\s+/g, ' ')
  const starts = names.map((_, i) => i).filter((i) => i === 0 || AGENCY_START.test(names[i]?.run.folded ?? ''))
  const textFrom = (i: number) =>
    names
      .slice(i)
      .map((l) => l.run.folded)
      .join(' ')
  const inAuthority = starts
    .filter((i) => textFrom(i).length > 5 && authority.length > 0)
    .map((i) => ({ i, match: endMatch(authority, textFrom(i)) }))
    .filter((c) => c.match > 0.86)
    .sort((a, b) => b.match - a.match || a.i - b.i)[0]
  const boldFrom = names.findIndex((l) => l.bold)
  const byType = boldFrom > 0 && names.slice(boldFrom).every((l) => l.bold) && starts.includes(boldFrom) ? boldFrom : undefined
  const from =
    inAuthority?.i ?? byType ?? (starts.length > 1 && !/^(uy ban|ubnd)/.test(names.at(-1)?.run.folded ?? '') ? (starts.at(-1) ?? 0) : 0)
  const body = joinRuns(names.slice(from).map((l) => l.run))
  const parent = joinRuns(names.slice(0, from).map((l) => l.run))
  const field = textField(body)
  return {
    issuingBody: field,
    parentBody: parent === EMPTY_RUN || parent.text === '' ? { ...missingText(), status: 'sure', confidence: 1 } : textField(parent),
  }
}

/** How well the authority's line ends with the agency's name (0 to 1). */
function endMatch(authority: string, agency: string): number {
  const short = agency.replace(/uy ban nhan dan/g, 'ubnd')
  const long = authority.replace(/uy ban nhan dan/g, 'ubnd')
  return Math.max(similarity(long.slice(-short.length), short), similarity(long, short))
}
