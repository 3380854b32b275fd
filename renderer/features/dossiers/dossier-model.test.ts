import { describe, expect, it } from 'vitest'
import type { CheckItem, DossierPage } from '#common/contract/exchange.ts'
import type { AchievementRow } from '#common/contract/register.ts'
import {
  blockersOf,
  doneOf,
  evidenceGroups,
  filesFor,
  frozenReason,
  groupText,
  isEditable,
  itemLine,
  mergeChosen,
  yearSpans,
} from './dossier-model.ts'

const check = (changes: Partial<CheckItem>): CheckItem => ({
  code: 'toTrinh',
  title: 'Tờ trình',
  state: 'missing',
  detail: '',
  required: true,
  verified: true,
  source: null,
  kinds: ['TO_TRINH'],
  perItem: false,
  lacking: [],
  ...changes,
})
const page = (changes: Partial<DossierPage['data']> = {}, checklist: CheckItem[] = [], isOwn = true): DossierPage =>
  ({ isOwn, checklist, data: { state: 'draft', items: [], attachments: [], ...changes } }) as unknown as DossierPage
const row = (shortTitle: string, year: number | null): AchievementRow =>
  ({ shortTitle, year, class: 'danhHieu', recordType: 'award', id: `${shortTitle}${year}` }) as AchievementRow

describe('a dossier on its page', () => {
  it('says what stands between it and its package', () => {
    const list = [
      check({}),
      check({ code: 'baoCao', title: 'Báo cáo', state: 'partial', lacking: ['a', 'b'] }),
      check({ state: 'done' }),
      check({ state: 'optional', required: false }),
    ]
    expect(blockersOf(page({}, list)).map((one) => one.text)).toEqual([
      'Chưa có ai được đề nghị.',
      'Tờ trình: chưa có.',
      'Báo cáo: còn thiếu 2 đề nghị.',
    ])
    expect(blockersOf(page({ items: [{}] as never }, [check({ state: 'done' })]))).toEqual([])
  })
  it('counts what is asked for, and what is only needed when it exists once it is there', () => {
    const optional = check({ required: false, state: 'optional' })
    expect(doneOf([check({ state: 'done' }), check({}), optional])).toEqual({ done: 1, all: 2 })
    expect(doneOf([check({ state: 'done' }), { ...optional, state: 'done' }])).toEqual({ done: 2, all: 2 })
  })
  it('is changed only as a draft of the own unit, and says why not', () => {
    expect(isEditable(page())).toBe(true)
    expect(frozenReason(page())).toBeNull()
    expect(isEditable(page({ state: 'exported' }))).toBe(false)
    expect(frozenReason(page({ state: 'exported' }))).toMatch(/đã xuất gói/)
    expect(frozenReason(page({ state: 'draft' }, [], false))).toMatch(/đơn vị khác/)
    expect(frozenReason(page({ state: 'withdrawn' }))).toMatch(/đã rút/)
  })
  it('groups what it cites by award, titles first, runs of years together', () => {
    const htt = { ...row('HTT', 2025), class: 'danhGia' }
    const cited = [htt, row('LĐTT', 2022), row('CSTĐCS', 2024), row('CSTĐCS', 2025), row('CSTĐCS', 2025), row('CSTĐCS', 2021)]
    const groups = evidenceGroups(cited)
    expect(groups.map(groupText)).toEqual(['CSTĐCS 2021, 2024 - 2025', 'LĐTT 2022', 'HTT 2025'])
    expect(groups[0]?.rows).toHaveLength(4)
  })
  it('puts initiatives, each with a name of its own, in one group', () => {
    const initiative = (title: string, year: number | null) =>
      ({ ...row(title, year), recordType: 'initiative', class: 'sangKien' }) as AchievementRow
    expect(evidenceGroups([initiative('Ngân hàng câu hỏi', 2024), initiative('Số hóa', null)]).map(groupText)).toEqual(['Sáng kiến 2024'])
    expect(yearSpans([])).toBe('')
  })
  it('finds the files of a part by kind', () => {
    const data = page({ attachments: [{ kind: 'TO_TRINH' }, { kind: 'KHAC' }] as never }).data
    expect(filesFor(check({}), data)).toHaveLength(1)
  })
  it('keeps what a search hides chosen, and lets go what was let go', () => {
    expect([...mergeChosen(new Set(['a', 'b']), ['b', 'c'], new Set(['c']))]).toEqual(['a', 'c'])
  })
  it('writes position and unit as far as they are known', () => {
    expect(itemLine({ position: 'Giáo viên', unit: null })).toBe('Giáo viên')
    expect(itemLine({ position: null, unit: null })).toBe('')
  })
})
