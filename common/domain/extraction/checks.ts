import type { DraftAward, DraftDecision, DraftIssue } from '../../model/draft.ts'
import type { AwardEntry } from '../../model/pack.ts'
import { checkAuthority } from '../catalogue/authority.ts'
import { issuerLevelOf } from '../catalogue/issuer-level.ts'
import { toPartialDate } from '../text/dates.ts'
import { parseNumberWords } from '../text/number-words.ts'
import { nearNumber, type PrintedNumber } from './header-number.ts'
import type { AddIssue } from './issues.ts'
import { type Run, runConfidence } from './run.ts'

/** What a decision's own sentences say, beside its fields. */
export interface Sentences {
  /** the granting sentences of the articles */
  readonly granted: readonly Run[]
  readonly bases: readonly Run[]
  /** the number as every annex repeats it */
  readonly annexNumbers: readonly PrintedNumber[]
  readonly catalogue?: readonly AwardEntry[] | undefined
}

/** Checks of the decision against itself and against the law of its day; each sentence is for the officer. */
export function decisionChecks(decision: DraftDecision, awards: readonly DraftAward[], said: Sentences, add: AddIssue): void {
  countsInWords(said.granted, add)
  dates(decision, awards, said.bases, add)
  repeatedNumbers(said.annexNumbers, add)
  if (said.catalogue) authority(decision, awards, said.catalogue, add)
}

const FIGURES_THEN_WORDS = /(?<![\d.,/])(\d{1,4})\s*\(([^()\d]{2,40})\)/gu
const WORDS_THEN_FIGURES = /((?:\p{L}+\s+){1,5})\((\d{1,4})\)/gu

/** "05 (sáu) tập thể": figures and words of one count that differ. Words that are no number say nothing. */
function countsInWords(runs: readonly Run[], add: AddIssue): void {
  const differ = (figures: string, words: number | null) => {
    if (words !== null && words !== Number(figures))
      add('count-words', 'warning', `Số lượng ghi bằng số là ${figures} nhưng bằng chữ là ${words}.`)
  }
  for (const { text } of runs) {
    for (const m of text.matchAll(FIGURES_THEN_WORDS)) differ(m[1] ?? '', parseNumberWords(m[2] ?? ''))
    for (const m of text.matchAll(WORDS_THEN_FIGURES)) differ(m[2] ?? '', lastNumber(m[1] ?? ''))
  }
}

/** The number at the end of some words: "tặng Giấy khen cho mười lăm" is 15. */
function lastNumber(words: string): number | null {
  const tokens = words.trim().split(/\s+/)
  for (let from = 0; from < tokens.length; from++) {
    const value = parseNumberWords(tokens.slice(from).join(' '))
    if (value !== null) return value
  }
  return null
}

function dates(decision: DraftDecision, awards: readonly DraftAward[], bases: readonly Run[], add: AddIssue): void {
  const signed = decision.signedDate.value
  if (signed === null) return
  const year = Number(signed.slice(0, 4))
  if (year < 1945) add('date-range', 'warning', 'Năm ký trước năm 1945, cần xem lại ngày ký.', 'decision.signedDate')
  const ahead = awards.findIndex((a) => Number(/^\d{4}/.exec(a.year.value ?? '')?.[0] ?? 0) > year)
  if (ahead >= 0)
    add(
      'period-later',
      'warning',
      `Thời gian khen (${awards[ahead]?.year.value}) sau năm ký (${year}): một trong hai đọc nhầm.`,
      `awards.${ahead}.year`,
    )
  const later = bases.find((b) => runConfidence(b) > 0.8 && datesOf(b).some((d) => d > signed))
  // Drafters do cite what came later by mistake; it is told, and nothing more.
  if (later) add('basis-later', 'info', `Có căn cứ ban hành sau ngày ký: “${later.text.slice(0, 80)}…”.`, 'decision.signedDate')
}

function datesOf(run: Run): string[] {
  const words = [...run.folded.matchAll(/ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})/g)]
  const figures = [...run.folded.matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/g)]
  return [...words, ...figures].flatMap((m) => toPartialDate({ day: Number(m[1]), month: Number(m[2]), year: Number(m[3]) }) ?? [])
}

/** Annexes that name different decisions: a page of another decision may lie among them. */
function repeatedNumbers(numbers: readonly PrintedNumber[], add: AddIssue): void {
  const clear = numbers.filter((n) => n.number !== '' && runConfidence(n.run) > 0.6)
  const [first] = clear
  const other = clear.find((n) => first && n.number !== first.number && !nearNumber(n, first))
  if (first && other)
    add(
      'annex-numbers',
      'warning',
      `Các danh sách kèm theo ghi số quyết định khác nhau: ${first.number} và ${other.number}.`,
      'decision.decisionNumber',
    )
}

const AUTHORITY: Readonly<Record<string, string>> = {
  levelNotListed: 'cấp ban hành không có thẩm quyền theo quy định',
  tooEarly: 'cấp ban hành lúc đó chưa có thẩm quyền',
  tooLate: 'cấp ban hành lúc đó không còn thẩm quyền',
  levelAbolished: 'cấp huyện đã kết thúc hoạt động từ 01/7/2025',
  notYetExisting: 'hình thức này lúc đó chưa có',
  abolished: 'hình thức này lúc đó đã bãi bỏ',
}

/** One hint for each award of the decision, never one a row. Levels of units are for the officer to know: these are `info`. */
function authority(decision: DraftDecision, awards: readonly DraftAward[], catalogue: readonly AwardEntry[], add: AddIssue): void {
  const { issuingBody, parentBody, signedDate } = decision
  if (issuingBody.value === null) return
  const level = issuerLevelOf(issuingBody.value, signedDate.value, parentBody.value)
  const codes = new Map<string, number>()
  awards.forEach((a, i) => {
    if (a.awardCode.value !== null && !codes.has(a.awardCode.value)) codes.set(a.awardCode.value, i)
  })
  for (const [code, row] of codes) {
    const entry = catalogue.find((e) => e.code === code)
    const warning = entry ? checkAuthority(entry, level, signedDate.value) : null
    const why = warning ? AUTHORITY[warning.code] : undefined
    if (!entry || !warning || !why) continue
    const severity: DraftIssue['severity'] = warning.code === 'levelAbolished' && signedDate.status === 'sure' ? 'warning' : 'info'
    add('authority', severity, `Kiểm tra thẩm quyền đối với “${entry.name}”: ${why}.`, `awards.${row}.awardTitle`)
  }
}
