import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageResult } from '../../model/page.ts'
import { buildDraftOf, buildDrafts, pagesInWords } from './build-drafts.ts'
import { readingOrder } from './order.ts'
import { pageClues } from './page-clues.ts'
import { pageOf, tableOf, type WrittenLine } from './pages.test-data.ts'

const meta = { files: [], seconds: 8, engine: { name: 'test', version: '1', data: 'none' } }

const head = (agency: string, number: string, more: readonly WrittenLine[]): PageResult =>
  pageOf([
    { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.06 },
    { text: agency, x: 0.13, y: 0.08 },
    { text: `Số: ${number}`, x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'Độc lập - Tự do - Hạnh phúc', x: 0.55, y: 0.08 },
    { text: 'Hòa Giang, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
    ...more,
  ])

const award = (agency: string, number: string): PageResult =>
  head(agency, number, [
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: 'Về việc công nhận danh hiệu “Lao động tiên tiến” năm 2023', x: 0.22, y: 0.18 },
    { text: `CHỦ TỊCH ỦY BAN NHÂN DÂN ${agency}`, x: 0.28, y: 0.21 },
    { text: 'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;', x: 0.15, y: 0.24 },
    { text: 'QUYẾT ĐỊNH:', x: 0.45, y: 0.3 },
    { text: 'Điều 1. Công nhận danh hiệu “Lao động tiên tiến” cho các cá nhân có tên trong danh sách.', x: 0.11, y: 0.33 },
    { text: 'Điều 2. Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./.', x: 0.11, y: 0.38 },
    { text: 'Nơi nhận:', x: 0.11, y: 0.43 },
    { text: '- Như Điều 2;', x: 0.11, y: 0.45 },
    { text: 'CHỦ TỊCH', x: 0.65, y: 0.43 },
    { text: 'Vũ Đình Thưởng', x: 0.64, y: 0.54 },
  ])

const family = ['Lò Văn', 'Trần Thị', 'Nguyễn Văn', 'Phạm Thị']
const given = ['An', 'Bình', 'Chi', 'Dũng', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga']
const nameOf = (n: number) => `${family[n % family.length]} ${given[n % given.length]}`

/** Rows `from` to `to` of a list; the page on which it begins has the annex's heading. */
const list = (from: number, to: number, number = '12/QĐ-UBND'): PageResult => {
  const rows = Array.from({ length: to - from + 1 }, (_, i) => [String(from + i), nameOf(from + i), 'Giáo viên', 'Trường An Trà'])
  const table = tableOf([['STT', 'Họ và tên', 'Chức vụ', 'Đơn vị'], ...rows], 0.14)
  const heading: WrittenLine[] = [
    { text: 'DANH SÁCH', x: 0.46, y: 0.06 },
    { text: `(Kèm theo Quyết định số ${number} ngày 09 tháng 9 năm 2024)`, x: 0.2, y: 0.08 },
  ]
  return pageOf(from === 1 ? heading : [], [table])
}

const codesOf = (draft: { issues: readonly { code: string }[] }) => draft.issues.map((issue) => issue.code)

describe('a file', () => {
  it('of one decision with its annex is one draft of all pages', () => {
    const drafts = buildDrafts([award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(1, 5), list(6, 9)], meta)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.pageNumbers).toBeUndefined()
    expect(drafts[0]?.awards).toHaveLength(9)
    expect(codesOf(drafts[0] ?? { issues: [] })).not.toContain('page-order')
  })

  it('of several decisions is parted where a page has its own head; evidence counts through the file', () => {
    const pages = [award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(1, 4), award('PHƯỜNG AN TRÀ', '88/QĐ-UBND'), list(1, 3, '88/QĐ-UBND')]
    const [first, second, ...more] = buildDrafts(pages, meta)
    expect(more).toEqual([])
    expect([first?.pageNumbers, second?.pageNumbers]).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect([first?.pages, second?.pages]).toEqual([2, 2])
    expect([first?.decision.decisionNumber.value, second?.decision.decisionNumber.value]).toEqual(['12/QĐ-UBND', '88/QĐ-UBND'])
    expect([first?.awards.length, second?.awards.length]).toEqual([4, 3])
    expect(second?.decision.decisionNumber.evidence[0]?.page).toBe(3)
    expect(second?.awards.map((row) => row.name.evidence[0]?.page)).toEqual([4, 4, 4])
    expect(codesOf(first ?? { issues: [] })).toContain('split')
    expect(codesOf(second ?? { issues: [] })).toContain('split')
    expect(second?.issues.find((issue) => issue.code === 'split')?.message).toContain('trang 3–4')
  })

  it('keeps an annex that repeats the state’s name with its decision', () => {
    const annex = head('XÃ ĐỨC BÌNH', '', [
      { text: 'DANH SÁCH', x: 0.46, y: 0.16 },
      { text: '(Kèm theo Quyết định số 12/QĐ-UBND ngày 09 tháng 9 năm 2024)', x: 0.2, y: 0.18 },
      { text: 'QUYẾT ĐỊNH', x: 0.46, y: 0.24 },
    ])
    expect(buildDrafts([award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), annex], meta)).toHaveLength(1)
  })

  it('takes a tờ trình bound with the decision as a paper of its own', () => {
    const proposal = head('XÃ ĐỨC BÌNH', '7/TTr-UBND', [
      { text: 'TỜ TRÌNH', x: 0.45, y: 0.16 },
      { text: 'Về việc đề nghị khen thưởng năm 2023', x: 0.3, y: 0.18 },
    ])
    const drafts = buildDrafts([proposal, award('XÃ ĐỨC BÌNH', '12/QĐ-UBND')], meta)
    expect(drafts.map((draft) => draft.kind)).toEqual(['attachment', 'award'])
  })

  it('with shuffled pages is read in order, and it is said how', () => {
    const pages = [award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(11, 14), list(1, 5), list(6, 10)]
    const [draft] = buildDrafts(pages, meta)
    expect(draft?.pageNumbers).toEqual([1, 3, 4, 2])
    expect(draft?.awards.map((row) => row.ordinal?.value)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1))
    expect(draft?.awards.at(-1)?.name.evidence[0]?.page).toBe(2)
    expect(draft?.issues.find((issue) => issue.code === 'page-order')).toMatchObject({ severity: 'info' })
  })

  it('scanned back to front begins with its head', () => {
    const [draft] = buildDrafts([list(6, 9), list(1, 5), award('XÃ ĐỨC BÌNH', '12/QĐ-UBND')], meta)
    expect(draft?.pageNumbers).toEqual([3, 2, 1])
  })

  it('from which a page is missing says that its pages do not follow one another', () => {
    const [draft] = buildDrafts([award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(1, 5), list(31, 34)], meta)
    expect(draft?.pageNumbers).toBeUndefined()
    expect(draft?.issues.find((issue) => issue.code === 'page-order')).toMatchObject({ severity: 'warning' })
  })

  it('is one draft of the pages that the officer says', () => {
    const pages = [award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(1, 4), award('PHƯỜNG AN TRÀ', '88/QĐ-UBND'), list(1, 3, '88/QĐ-UBND')]
    const draft = buildDraftOf(pages, [3, 4], meta)
    expect(draft.decision.decisionNumber.value).toBe('88/QĐ-UBND')
    expect(codesOf(draft)).not.toContain('split')
    expect(draft.seconds).toBe(4)
  })
})

describe('the reading order', () => {
  it('of any shuffle of a list is the one in which its numbers run on', () => {
    const pages = [award('XÃ ĐỨC BÌNH', '12/QĐ-UBND'), list(1, 4), list(5, 9), list(10, 15), list(16, 18)]
    fc.assert(
      fc.property(fc.shuffledSubarray(pages, { minLength: pages.length }), (shuffled) => {
        const { pages: ordered } = readingOrder(shuffled.map((page, i) => pageClues(page, i + 1)))
        expect(ordered.map(({ page }) => shuffled[page - 1])).toEqual(pages)
      }),
      { numRuns: 30 },
    )
  })

  it('is never another than as the pages lie where nothing printed speaks against it', () => {
    const pages = [pageOf([{ text: 'Một trang chữ', x: 0.2, y: 0.3 }]), pageOf([{ text: 'Trang sau', x: 0.2, y: 0.3 }])]
    expect(readingOrder(pages.map((page, i) => pageClues(page, i + 1))).state).toBe('as-is')
  })
})

it('names pages in words', () => {
  expect([pagesInWords([3]), pagesInWords([3, 4]), pagesInWords([1, 4])]).toEqual(['trang 3', 'trang 3–4', 'trang 1, 4'])
})
