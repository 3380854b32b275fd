import type { Draft, DraftAward, DraftDecision, DraftIssue, RecipientKind } from '../../model/draft.ts'
import { allLines, type PageResult } from '../../model/page.ts'
import { searchKey } from '../text/search-key.ts'
import { countsIn } from './declared-counts.ts'
import type { PrintedNumber } from './header-number.ts'
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
}

const LISTING: ReadonlySet<Draft['kind']> = new Set(['award', 'initiative', 'evaluation', 'discipline'])
const WITHOUT_ROWS: ReadonlySet<Draft['kind']> = new Set(['amendment', 'revocation', 'attachment'])

/** What does not add up within a draft; every sentence is for the officer, in Vietnamese. */
export function draftIssues({ kind, decision, awards }: Checked): DraftIssue[] {
  const { issues, add } = collect()
  if (decision.decisionNumber.value === null) add('missing-number', 'warning', 'Không đọc được số quyết định.', 'decision.decisionNumber')
  if (decision.signedDate.value === null) add('missing-date', 'warning', 'Không đọc được ngày ký.', 'decision.signedDate')
  if (decision.signerName.value === null) add('missing-signer', 'warning', 'Không đọc được người ký.', 'decision.signerName')
  if (LISTING.has(kind) && awards.length === 0) add('no-rows', 'error', 'Không tìm thấy cá nhân, tập thể nào trong quyết định.')
  if (!WITHOUT_ROWS.has(kind)) countIssues({ decision, awards }, add)
  repeatIssues(awards, add)
  const { annexDate, signedDate } = decision
  if (annexDate.value !== null && signedDate.value !== null && signedDate.value !== annexDate.value && signedDate.doubt !== 'handwritten')
    add('annex-date', 'warning', 'Ngày ghi ở danh sách kèm theo khác ngày ký.', 'decision.annexDate')
  awards.forEach((a, i) => {
    if (a.awardTitle.value === null || (a.awardTitle.status === 'check' && a.awardTitle.doubt === 'unknownAward'))
      add('unknown-award', 'warning', `Dòng ${i + 1}: chưa xác định được danh hiệu hoặc hình thức khen thưởng.`, `awards.${i}.awardTitle`)
  })
  return issues
}

/** What went wrong while reading: about pages and lists as they stand on paper, so no edit changes it. */
export function readingIssues({ pages, numbers, decision, found, annexNumber }: Reading): DraftIssue[] {
  const { issues, add } = collect()
  if (found.unreadTables > 0) add('table-unread', 'error', `Có ${found.unreadTables} bảng chưa nhận ra cột họ tên.`)
  totals(found, add)
  numbering(found.recipients, add)
  const { decisionNumber } = decision
  const differs =
    annexNumber !== null && annexNumber.number !== '' && decisionNumber.value !== null && decisionNumber.value !== annexNumber.value
  if (differs && decisionNumber.doubt !== 'handwritten')
    add('annex-number', 'warning', 'Số quyết định ghi ở danh sách kèm theo khác số ở trang đầu.', 'decision.decisionNumber')
  pages.forEach((p, i) => {
    if (allLines(p).length === 0) add('page-empty', 'warning', `Trang ${numbers[i] ?? i + 1} không có chữ đọc được.`)
    else if (p.source === 'ocr' && p.quality.confidence < 0.72)
      add('page-poor', 'warning', `Trang ${numbers[i] ?? i + 1} mờ hoặc nhòe, kết quả đọc kém tin cậy.`)
  })
  return issues
}

function collect(): { issues: DraftIssue[]; add: AddIssue } {
  const issues: DraftIssue[] = []
  return { issues, add: (code, severity, message, field) => void issues.push({ code, severity, message, ...(field ? { field } : {}) }) }
}

export type AddIssue = (code: string, severity: DraftIssue['severity'], message: string, field?: string) => void

/** The counts of the granting articles against the rows. Authors of initiatives may be more than the initiatives. */
export function countIssues({ decision, awards }: Pick<Checked, 'decision' | 'awards'>, add: AddIssue): void {
  for (const kind of ['individual', 'collective', 'household'] as const) {
    const said = decision.declaredCounts[kind].value
    if (said === null) continue
    const rows = awards.filter((a) => a.recipientKind.value === kind).length
    if (rows !== said)
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
    const said = countsIn([total.run])
    const sum = Object.values(said).reduce((s, c) => s + c.value, 0)
    if (sum === 0) continue
    const rows = found.recipients.filter((r) => r.section === total.section).length
    if (rows !== sum) add('total-mismatch', 'error', `Cuối danh sách ghi tổng cộng ${sum}, danh sách đọc được ${rows}.`)
  }
}

/** Jumps in the printed numbering, believed only where the numbers on both sides run on (a lone odd figure is a slip of the eye). */
function numbering(recipients: readonly Recipient[], add: AddIssue): void {
  const lists = new Map<string, number[]>()
  const sections = [...new Set(recipients.map((r) => r.section))]
  for (const r of recipients) {
    const key = `${sections.indexOf(r.section)}/${r.list}`
    lists.set(key, [...(lists.get(key) ?? []), r.ordinal ?? Number.NaN])
  }
  for (const numbers of lists.values()) {
    const offset = numbers.map((n, i) => n - i)
    for (let i = 1; i < offset.length; i++) {
      const a = offset[i - 1] ?? Number.NaN
      const b = offset[i] ?? Number.NaN
      if (Number.isNaN(a) || Number.isNaN(b) || a === b) continue
      const before = i < 2 || offset[i - 2] === a
      const after = i + 1 >= offset.length || offset[i + 1] === b
      const restart = numbers[i] === 1
      if (before && after && !restart && offset.length > 2) {
        const from = numbers[i - 1] ?? 0
        add('numbering-gap', 'warning', `Số thứ tự nhảy từ ${from} sang ${numbers[i]}.`)
      }
    }
  }
}

/** Rows that say the same of the same recipient twice. */
export function repeatIssues(awards: readonly DraftAward[], add: AddIssue): void {
  const seen = new Map<string, number>()
  awards.forEach((a, i) => {
    if (a.name.value === null) return
    const key = searchKey(
      [a.recipientKind.value, a.name.value, a.unit.value, a.position.value, a.awardTitle.value, a.initiative.value].join('|'),
    )
    const before = seen.get(key)
    if (before !== undefined) add('duplicate-row', 'warning', `Dòng ${i + 1} trùng với dòng ${before + 1}.`, `awards.${i}.name`)
    else seen.set(key, i)
  })
}
