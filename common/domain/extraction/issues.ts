import type { Draft, DraftAward, DraftDecision, DraftIssue, RecipientKind } from '../../model/draft.ts'
import { allLines, type PageResult } from '../../model/page.ts'
import { searchKey } from '../text/search-key.ts'
import { decisionChecks, type Sentences } from './checks.ts'
import { countsIn } from './declared-counts.ts'
import { nearSymbol, type PrintedNumber } from './header-number.ts'
import { numberingFaults } from './ordinals.ts'
import type { FoundRecipients, Recipient } from './recipients.ts'

const NOUN: Record<RecipientKind, string> = {
  individual: 'cá nhân',
  collective: 'tập thể',
  household: 'hộ gia đình',
  initiative: 'sáng kiến',
}

/** What a draft says of itself: checked when it is made, and again after an officer's edits. */
export type Checked = Pick<Draft, 'kind' | 'decision' | 'awards'>

export interface Reading {
  readonly pages: readonly PageResult[]
  /** which pages of the files they are */
  readonly numbers: readonly number[]
  readonly decision: DraftDecision
  readonly found: FoundRecipients
  readonly annexNumber: PrintedNumber | null
  readonly awards: readonly DraftAward[]
  readonly said: Sentences
}

const LISTING: ReadonlySet<Draft['kind']> = new Set(['award', 'initiative', 'evaluation', 'discipline'])
const WITHOUT_ROWS: ReadonlySet<Draft['kind']> = new Set(['amendment', 'revocation', 'attachment'])

/** What does not add up within a draft; every sentence is for the officer, in Vietnamese. */
export function draftIssues({ kind, decision, awards }: Checked): DraftIssue[] {
  const { issues, add } = collect()
  if (kind === 'other') add('not-decision', 'warning', 'Chưa nhận ra đây là quyết định khen thưởng hay văn bản kèm theo nào.', 'kind')
  if (decision.decisionNumber.value === null) add('missing-number', 'warning', 'Không đọc được số quyết định.', 'decision.decisionNumber')
  if (decision.signedDate.value === null) add('missing-date', 'warning', 'Không đọc được ngày ký.', 'decision.signedDate')
  if (decision.signerName.value === null) add('missing-signer', 'warning', 'Không đọc được người ký.', 'decision.signerName')
  if (decision.issuingBody.value === null) add('missing-issuer', 'warning', 'Không đọc được cơ quan ban hành.', 'decision.issuingBody')
  if (decision.subject.value === null) add('missing-subject', 'info', 'Không đọc được trích yếu.', 'decision.subject')
  if (LISTING.has(kind) && awards.length === 0) add('no-rows', 'error', 'Không tìm thấy cá nhân, tập thể nào trong quyết định.')
  if (!WITHOUT_ROWS.has(kind)) countIssues({ decision, awards }, add)
  repeatIssues(awards, add)
  const { annexDate, signedDate } = decision
  if (annexDate.value !== null && signedDate.value !== null && signedDate.value !== annexDate.value && signedDate.doubt !== 'handwritten')
    add('annex-date', 'warning', 'Ngày ghi ở danh sách kèm theo khác ngày ký.', 'decision.annexDate')
  unknownAwards(awards, add)
  return issues
}

/** Rows whose award is not known, told once for each wording: a column misread in forty rows is one thing to look at. */
function unknownAwards(awards: readonly DraftAward[], add: AddIssue): void {
  const rows = new Map<string, number[]>()
  awards.forEach((a, i) => {
    if (a.awardTitle.value !== null && !(a.awardTitle.status === 'check' && a.awardTitle.doubt === 'unknownAward')) return
    const wording = a.awardTitle.value ?? ''
    rows.set(wording, [...(rows.get(wording) ?? []), i])
  })
  for (const [wording, at] of rows) {
    const [first = 0] = at
    const where = at.length === 1 ? `Dòng ${first + 1}` : `${at.length} dòng (từ dòng ${first + 1})`
    const what = wording === '' ? 'chưa xác định được danh hiệu hoặc hình thức khen thưởng' : `chưa rõ danh hiệu “${wording.slice(0, 60)}”`
    add('unknown-award', 'warning', `${where}: ${what}.`, `awards.${first}.awardTitle`)
  }
}

/** What went wrong while reading: about pages and lists as they stand on paper, so no edit changes it. */
export function readingIssues({ pages, numbers, decision, found, annexNumber, awards, said }: Reading): DraftIssue[] {
  const { issues, add } = collect()
  if (found.unreadTables > 0) add('table-unread', 'error', `Có ${found.unreadTables} bảng chưa nhận ra cột họ tên.`)
  totals(found, add)
  numbering(found, add)
  decisionChecks(decision, awards, said, add)
  const { decisionNumber } = decision
  const differs =
    annexNumber !== null && annexNumber.number !== '' && decisionNumber.value !== null && !sameNumber(decisionNumber.value, annexNumber)
  if (differs && decisionNumber.doubt !== 'handwritten')
    add('annex-number', 'warning', 'Số quyết định ghi ở danh sách kèm theo khác số ở trang đầu.', 'decision.decisionNumber')
  pages.forEach((p, i) => {
    if (allLines(p).length === 0) add('page-empty', 'warning', `Trang ${numbers[i] ?? i + 1} không có chữ đọc được.`)
    else if (p.source === 'ocr' && p.quality.confidence < 0.72)
      add('page-poor', 'warning', `Trang ${numbers[i] ?? i + 1} mờ hoặc nhòe, kết quả đọc kém tin cậy.`)
  })
  return issues
}

/** The same figures, and a symbol that differs in no more than a slip of a letter. */
function sameNumber(value: string, printed: PrintedNumber): boolean {
  const [figures = '', ...symbol] = value.split('/')
  return figures === printed.number && nearSymbol(symbol.at(-1) ?? '', printed.symbol.split('/').at(-1) ?? '')
}

function collect(): { issues: DraftIssue[]; add: AddIssue } {
  const issues: DraftIssue[] = []
  return { issues, add: (code, severity, message, field) => void issues.push({ code, severity, message, ...(field ? { field } : {}) }) }
}

export type AddIssue = (code: string, severity: DraftIssue['severity'], message: string, field?: string) => void

/** How many recipients rows name: one who gets two awards has two rows, one who is listed twice for the same is two. */
function recipientsOf(awards: readonly DraftAward[]): number {
  const people = new Map<string, Map<string, number>>()
  for (const a of awards) {
    const who = searchKey([a.name.value, a.unit.value, a.birthYear.value, a.ordinal?.value].join('|'))
    const titles = people.get(who) ?? new Map<string, number>()
    people.set(who, titles.set(a.awardTitle.value ?? '', (titles.get(a.awardTitle.value ?? '') ?? 0) + 1))
  }
  return [...people.values()].reduce((n, titles) => n + Math.max(...titles.values()), 0)
}

/** The counts of the granting articles against the rows. Authors of initiatives may be more than the initiatives. */
export function countIssues({ decision, awards }: Pick<Checked, 'decision' | 'awards'>, add: AddIssue): void {
  for (const kind of ['individual', 'collective', 'household'] as const) {
    const said = decision.declaredCounts[kind].value
    if (said === null) continue
    const own = awards.filter((a) => a.recipientKind.value === kind)
    const rows = recipientsOf(own)
    if (rows !== said && own.length !== said)
      add('count-mismatch', 'error', `Quyết định ghi ${said} ${NOUN[kind]}, danh sách đọc được ${rows}.`, `decision.declaredCounts.${kind}`)
  }
  const initiatives = decision.declaredCounts.initiative.value
  if (initiatives !== null) {
    const names = awards.filter((a) => a.initiative.value !== null).length
    const rows = new Set(awards.map((a) => a.ordinal?.value ?? a.name.value)).size
    if (names !== initiatives && rows !== initiatives && awards.length !== initiatives)
      add(
        'count-mismatch',
        'error',
        `Quyết định ghi ${initiatives} sáng kiến, danh sách đọc được ${names}.`,
        'decision.declaredCounts.initiative',
      )
  }
}

function totals(found: FoundRecipients, add: AddIssue): void {
  for (const total of found.totals) {
    const listed = found.recipients.filter((r) => r.section === total.section)
    sumOfMoney(total.run.text, listed, add)
    const said = countsIn([total.run])
    const sum = Object.values(said).reduce((s, c) => s + c.value, 0)
    if (sum === 0) continue
    const rows = new Set(listed.map((r) => r.row)).size
    // "Danh sách này có 44 cá nhân" counts persons only, whatever collectives stand above them.
    const kinds = Object.keys(said)
    const ofKinds = listed.filter((r) => kinds.includes(r.kind))
    if (rows !== sum && listed.length !== sum && ofKinds.length !== sum && new Set(ofKinds.map((r) => r.row)).size !== sum)
      add('total-mismatch', 'error', `Cuối danh sách ghi tổng cộng ${sum}, danh sách đọc được ${rows}.`)
  }
}

const MONEY = /\d{1,3}(?:[.,]\d{3})+/

/** "Tổng cộng: 7.400.000 đồng" against the sums of the rows, where every row prints one. */
function sumOfMoney(text: string, listed: readonly Recipient[], add: AddIssue): void {
  const said = MONEY.exec(text)?.[0]
  const sums = listed.map((r) => MONEY.exec(r.bonus?.text ?? '')?.[0])
  if (!said || !/[1-9]/.test(said) || listed.length === 0 || sums.some((s) => s === undefined)) return
  const value = (s: string | undefined) => Number((s ?? '').replace(/[.,]/g, ''))
  const sum = sums.reduce((n, s) => n + value(s), 0)
  if (sum !== value(said))
    add('total-mismatch', 'warning', `Cuối danh sách ghi tổng tiền ${said}, cộng các dòng được ${sum.toLocaleString('vi-VN')}.`)
}

/** Where the printed numbering does not count on, and rows that look like two: a row may have been lost, merged or read twice. */
function numbering(found: FoundRecipients, add: AddIssue): void {
  for (const { kind, from, to } of numberingFaults(found.recipients)) {
    if (kind === 'repeat') add('numbering-repeat', 'warning', `Số thứ tự lặp lại hoặc lùi: ${from} rồi ${to}.`)
    else if (from === 0) add('numbering-gap', 'warning', `Danh sách bắt đầu từ số ${to}.`)
    else add('numbering-gap', 'warning', `Số thứ tự nhảy từ ${from} sang ${to}.`)
  }
  found.recipients.forEach((r, i) => {
    if (r.suspect) add('row-merged', 'warning', `Dòng ${i + 1}: có thể là hai dòng của danh sách đọc liền nhau.`, `awards.${i}.name`)
  })
  if (found.unreadRows > 0) add('row-unread', 'error', `Có ${found.unreadRows} dòng của danh sách chưa đọc được tên.`)
}

/** Rows that say the same of the same recipient twice. */
export function repeatIssues(awards: readonly DraftAward[], add: AddIssue): void {
  const seen = new Map<string, number>()
  const people = new Map<string, number>()
  awards.forEach((a, i) => {
    if (a.name.value === null) return
    const key = searchKey(
      [a.recipientKind.value, a.name.value, a.unit.value, a.position.value, a.awardTitle.value, a.initiative.value].join('|'),
    )
    const before = seen.get(key)
    if (before !== undefined) add('duplicate-row', 'warning', `Dòng ${i + 1} trùng với dòng ${before + 1}.`, `awards.${i}.name`)
    else seen.set(key, i)
    if (before !== undefined || a.recipientKind.value !== 'individual' || a.birthYear.value === null) return
    const person = searchKey([a.name.value, a.birthYear.value, a.awardTitle.value, a.initiative.value].join('|'))
    const twin = people.get(person)
    if (twin === undefined) people.set(person, i)
    else
      add(
        'duplicate-person',
        'warning',
        `Dòng ${i + 1} và dòng ${twin + 1} cùng họ tên, năm sinh và danh hiệu: có thể là một người.`,
        `awards.${i}.name`,
      )
  })
}
