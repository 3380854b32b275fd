import { describe, expect, it } from 'vitest'
import { differingRanges, differingWords, reasonWords } from './people-words.ts'
import { aRow, aView, read } from './testing/draft-builder.ts'
import { actsOf, approvalCounts, boxesOf, headerCards, lensOf, linkWords, pagesOf, pathOf, takeEdits } from './view-model.ts'

const mismatch = {
  code: 'count-mismatch',
  severity: 'error',
  field: 'decision.declaredCounts.individual',
  message: '',
  blocks: true,
  waived: null,
} as const
const same = (a: string, b: string) => a === b

describe('the paper', () => {
  it('draws one box where many values lie on the same ink, the current one first', () => {
    const title = read('Lao động tiên tiến', undefined, 1, 0.5)
    const view = aView([aRow('A', 1, { awardTitle: title }), aRow('B', 2, { awardTitle: title })])
    const boxes = boxesOf(view, 'awards.1.name')
    expect(boxes.filter((box) => box.box[1] === 0.5)).toEqual([expect.objectContaining({ id: 'awards.1.awardTitle', kind: 'same' })])
    expect(new Set(boxes.map((box) => `${box.page} ${box.box.join(' ')}`)).size).toBe(boxes.length)
  })

  it('counts the doubts of each page and keeps the shape of the page', () => {
    const view = aView([aRow('A', 1)], { doubts: ['awards.0.name', 'decision.place'] })
    expect(pagesOf(view).map(({ page, doubts }) => [page, doubts])).toEqual([
      [1, 1],
      [2, 1],
    ])
  })

  it('shows in the lens what the machine read, and how sure only while it is in doubt', () => {
    const view = aView([aRow('Ma Khánh Băng', 1, { name: read('Ma Khánh Băng', 'lowConfidence', 2) })], { doubts: ['awards.0.name'] })
    expect(lensOf(view, 'awards.0.link')).toMatchObject({
      page: 2,
      title: 'Nét mực, dòng 1 · Họ và tên',
      machine: 'Ma Khánh Băng',
      confidence: 0.61,
    })
    expect(lensOf({ ...view, doubts: [] }, 'awards.0.name')).not.toHaveProperty('confidence')
    // a value that stands nowhere on the paper shows the row it belongs to
    expect(lensOf(view, 'awards.0.bonus')?.page).toBe(2)
    expect(lensOf(view, 'decision.parentBody')).toBeNull()
    expect(pathOf('issue:annex-date:decision.annexDate')).toBe('decision.annexDate')
  })
})

describe('the decision', () => {
  it('shows number and date always, doubtful values with them, the rest folded; no value twice', () => {
    const view = aView([], { doubts: ['decision.place'] }, { place: read('Tân Khê', 'lowConfidence') })
    const { wide, sure, rest } = headerCards(view)
    expect(wide.map((card) => [card.path, card.state])).toEqual([
      ['decision.decisionNumber', 'sure'],
      ['decision.signedDate', 'sure'],
      ['decision.place', 'doubt'],
    ])
    const all = [...wide, ...sure, ...rest].map((card) => card.path)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('findings and links', () => {
  it('offer the missing row by its number, the count, and a reason', () => {
    const { draft } = aView([aRow('A', 14), aRow('B', 15), aRow('C', 17), aRow('D', 18)])
    expect(actsOf(mismatch, draft).map((act) => [act.id, act.label, act.row])).toEqual([
      ['addRow', 'Thêm dòng 16', 1],
      ['look', 'Sửa số ở Điều 1', undefined],
      ['waive', 'Ghi lý do…', undefined],
    ])
  })

  it('put a missing row behind the last of its kind', () => {
    const { draft } = aView([aRow('Tổ 1', null, { recipientKind: { ...read(null), value: 'collective' } }), aRow('A'), aRow('B')])
    expect(actsOf({ ...mismatch, field: 'decision.declaredCounts.collective' }, draft)[0]).toMatchObject({ id: 'addRow', row: 0 })
    expect(actsOf({ ...mismatch, field: 'decision.declaredCounts.household' }, draft)[0]).toMatchObject({ id: 'addRow', row: 2 })
  })

  it('say whom a row is taken for', () => {
    expect(linkWords({ state: 'proposed', id: 'p', title: 'Ma Khánh Bằng', detail: '1981 · THCS Trần Phú' }, 'individual')).toMatchObject({
      look: 'linked',
      text: '1981 · THCS Trần Phú',
    })
    expect(linkWords({ state: 'open', id: null, title: null, detail: null }, 'individual').text).toBe('Chọn người')
    expect(linkWords({ state: 'new', id: null, title: null, detail: null }, 'collective').text).toBe('Đơn vị mới')
  })

  it('give a doubtful name the register’s spelling, and leave a sure one as printed', () => {
    const view = aView([aRow('Ma Khánh Băng', 1)], { doubts: ['awards.0.name'] })
    const bang = { id: 'p1', name: 'Ma Khánh Bằng' }
    expect(takeEdits(view, 0, bang, same)).toEqual([
      { op: 'set', path: 'awards.0.name', value: 'Ma Khánh Bằng' },
      { op: 'link', row: 0, id: 'p1' },
    ])
    expect(takeEdits({ ...view, doubts: [] }, 0, bang, same)).toEqual([{ op: 'link', row: 0, id: 'p1' }])
    expect(takeEdits(view, 0, { id: 'p1', name: 'Ma Khánh Băng' }, same)[0]).toEqual({ op: 'accept', path: 'awards.0.name' })
  })

  it('count a new person of two rows once', () => {
    const view = aView([
      aRow('A', 1),
      aRow('A', 2),
      aRow('B', 3),
      aRow('Tổ 1', 1, { recipientKind: { ...read(null), value: 'collective' } }),
    ])
    expect(approvalCounts(view)).toEqual({ rows: 4, newPeople: 2, newUnits: 1 })
  })
})

describe('names side by side', () => {
  it('mark the words that differ, not the whole name', () => {
    expect(differingWords('Ma Khánh Băng', 'Ma Khánh Bằng')).toEqual({ read: 'Băng', other: 'Bằng' })
    expect(differingWords('Ma Khánh Bằng', 'Ma Khánh Bằng')).toBeNull()
    expect(differingWords('Ma Băng', 'Ma Khánh Bằng')).toBeNull()
    expect(differingRanges('Trần Thùy Loan', 'Trần Thúy Loan')).toEqual([[5, 9]])
  })

  it('say what speaks against before what agrees', () => {
    expect(reasonWords(['sameName', 'sameUnit', 'differentBirthYear:1985'])).toBe('khác năm sinh (1985), trùng đơn vị')
    expect(reasonWords(['sameBirthDate:1981-05-04', 'unheardOf'])).toBe('trùng ngày sinh')
  })
})
