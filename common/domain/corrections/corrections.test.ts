import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import { buildDraft } from '../extraction/build-draft.ts'
import { pageOf, tableOf } from '../extraction/pages.test-data.ts'
import { applyEdits } from '../review/apply-edits.ts'
import { learnCorrections } from './learn-corrections.ts'
import { useCorrections } from './use-corrections.ts'

const paper = (issuer: string, rows: readonly (readonly [string, string, string])[]): Draft =>
  buildDraft(
    [
      pageOf(
        [
          { text: issuer, x: 0.12, y: 0.06 },
          { text: 'Số: 15/QĐ-PYT', x: 0.12, y: 0.11 },
          { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
          { text: 'Tân Khê, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
          { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
          { text: 'Điều 1. Tặng Giấy khen cho các cá nhân có tên dưới đây:', x: 0.15, y: 0.33 },
        ],
        [tableOf([['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị'], ...rows.map((r, i) => [String(i + 1), ...r])], 0.4)],
      ),
    ],
    { files: [], seconds: 0, engine: { name: 'test', version: '1', data: 'none' } },
  )

const first = paper('PHÒNG Y TẾ', [
  ['Lò Văn Uấn', 'Kế toán', 'Trạm Y tế Đức Binh'],
  ['Trần Thị Hoài', 'Y sĩ', 'Trạm Y tế An Trà'],
])
const reviewed = applyEdits(first, [
  { op: 'set', path: 'awards.0.name', value: 'Lò Văn Uẩn' },
  { op: 'set', path: 'awards.0.unit', value: 'Trạm Y tế Đức Bình' },
  { op: 'set', path: 'awards.1.position', value: 'Trưởng trạm' },
  { op: 'accept', path: 'awards.1.name' },
])
const learnt = learnCorrections(first, reviewed.draft, reviewed.origins)

describe('remembered corrections', () => {
  it('keeps what was spelled right, not what was replaced by another value', () =>
    expect(learnt.map((c) => [c.kind, c.read, c.right])).toEqual([
      ['name', 'Lò Văn Uấn', 'Lò Văn Uẩn'],
      ['unit', 'Trạm Y tế Đức Binh', 'Trạm Y tế Đức Bình'],
    ]))

  it('proposes the value on the next paper of the same body, with what was read kept', () => {
    const next = useCorrections(paper('PHÒNG Y TẾ', [['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Binh']]), learnt).awards[0]
    expect(next?.name).toMatchObject({ value: 'Lò Văn Uẩn', raw: 'Lò Văn Uấn', status: 'check', doubt: 'remembered' })
    expect(next?.unit.value).toBe('Trạm Y tế Đức Bình')
  })

  it('leaves papers of other bodies as they were read', () => {
    const other = paper('PHÒNG NỘI VỤ', [['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Binh']])
    expect(useCorrections(other, learnt)).toEqual(other)
  })

  it('puts one word right only where the value is in doubt', () => {
    const read = paper('PHÒNG Y TẾ', [['Hồ Thị Uấn', 'Y sĩ', 'Trạm Y tế An Trà']])
    const [row] = read.awards
    if (!row) throw new Error('no row')
    const with_ = (status: 'sure' | 'check'): Draft => ({ ...read, awards: [{ ...row, name: { ...row.name, status } }] })
    expect(useCorrections(with_('check'), learnt).awards[0]?.name.value).toBe('Hồ Thị Uẩn')
    expect(useCorrections(with_('sure'), learnt).awards[0]?.name.value).toBe('Hồ Thị Uấn')
  })
})
