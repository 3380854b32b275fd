import type { DraftAward, DraftDecision, DraftIssue, RecipientKind } from '../../model/draft.ts'
import type { PageResult } from '../../model/page.ts'
import { searchKey } from '../text/search-key.ts'
import { countsIn } from './declared-counts.ts'
import type { PrintedDate, PrintedNumber } from './header-fields.ts'
import type { FoundRecipients, Recipient } from './recipients.ts'

const NOUN: Record<RecipientKind, string> = {
  individual: 'cá nhân',
  collective: 'tập thể',
  household: 'hộ gia đình',
  initiative: 'sáng kiến',
}

export interface IssueInput {
  readonly pages: readonly PageResult[]
  readonly decision: DraftDecision
  readonly awards: readonly DraftAward[]
  readonly found: FoundRecipients
  readonly lists: boolean
  readonly annexNumber: PrintedNumber | null
  readonly annexDate: PrintedDate | null
}

/** What does not add up in a draft; every sentence is for the officer, in Vietnamese. */
export function findIssues(input: IssueInput): DraftIssue[] {
  const { decision } = input
  const issues: DraftIssue[] = []
  const add = (code: string, severity: DraftIssue['severity'], message: string, field?: string) =>
    issues.push({ code, severity, message, ...(field ? { field } : {}) })

  if (decision.decisionNumber.value === null) add('missing-number', 'warning', 'Không đọc được số quyết định.', 'decision.decisionNumber')
  if (decision.signedDate.value === null) add('missing-date', 'warning', 'Không đọc được ngày ký.', 'decision.signedDate')
  if (decision.signerName.value === null) add('missing-signer', 'warning', 'Không đọc được người ký.', 'decision.signerName')
  if (input.lists && input.awards.length === 0) add('no-rows', 'error', 'Không tìm thấy cá nhân, tập thể nào trong quyết định.')
  if (input.found.unreadTables > 0) add('table-unread', 'error', `Có ${input.found.unreadTables} bảng chưa nhận ra cột họ tên.`)

  counts(input, add)
  totals(input, add)
  numbering(input.found.recipients, add)
  repeated(input.awards, add)
  annex(input, add)
  input.awards.forEach((a, i) => {
    if (a.awardTitle.value === null || a.awardTitle.doubt === 'unknownAward')
      add('unknown-award', 'warning', `Dòng ${i + 1}: chưa xác định được danh hiệu hoặc hình thức khen thưởng.`, `awards.${i}.awardTitle`)
  })
  input.pages.forEach((p, i) => {
    const words = p.lines.length + p.tables.length
    if (words === 0) add('page-empty', 'warning', `Trang ${i + 1} không có chữ đọc được.`)
    else if (p.source === 'ocr' && p.quality.confidence < 0.72)
      add('page-poor', 'warning', `Trang ${i + 1} mờ hoặc nhòe, kết quả đọc kém tin cậy.`)
  })
  return issues
}

type Add = (code: string, severity: DraftIssue['severity'], message: string, field?: string) => void

/** The counts of the granting articles against the rows. Authors of initiatives may be more than the initiatives. */
function counts({ decision, awards }: IssueInput, add: Add): void {
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

function totals({ found }: IssueInput, add: Add): void {
  for (const total of found.totals) {
    const said = countsIn([total.run])
    const sum = Object.values(said).reduce((s, c) => s + c.value, 0)
    if (sum === 0) continue
    const rows = found.recipients.filter((r) => r.section === total.section).length
    if (rows !== sum) add('total-mismatch', 'error', `Cuối danh sách ghi tổng cộng ${sum}, danh sách đọc được ${rows}.`)
  }
}

/** Jumps in the printed numbering, believed only where the numbers on both sides run on (a lone odd figure is a slip of the eye). */
function numbering(recipients: readonly Recipient[], add: Add): void {
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

function repeated(awards: readonly DraftAward[], add: Add): void {
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

function annex({ decision, annexNumber, annexDate }: IssueInput, add: Add): void {
  const { signedDate, decisionNumber } = decision
  if (annexDate?.iso && signedDate.value !== null && signedDate.value !== annexDate.iso && signedDate.doubt !== 'handwritten')
    add('annex-date', 'warning', 'Ngày ghi ở danh sách kèm theo khác ngày ký.', 'decision.annexDate')
  if (
    annexNumber &&
    annexNumber.number !== '' &&
    decisionNumber.value !== null &&
    decisionNumber.value !== annexNumber.value &&
    decisionNumber.doubt !== 'handwritten'
  )
    add('annex-number', 'warning', 'Số quyết định ghi ở danh sách kèm theo khác số ở trang đầu.', 'decision.decisionNumber')
}
