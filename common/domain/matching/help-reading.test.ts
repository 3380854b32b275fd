import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import { buildDraft } from '../extraction/build-draft.ts'
import { pageOf, tableOf } from '../extraction/pages.test-data.ts'
import { helpReading, type KnownWords, spelledWords } from './help-reading.ts'
import { buildPersonIndex, matchPerson, type RegisterPerson } from './match-person.ts'

const person = (
  id: string,
  fullName: string,
  unitName: string,
  position: string | null = 'Y sĩ',
  birthDate: string | null = null,
): RegisterPerson => ({
  id,
  fullName,
  birthDate,
  otherNames: [],
  spells: [{ unitName, position, from: '2010', to: null }],
  awardCount: 0,
})

const known = (people: readonly RegisterPerson[]): KnownWords => {
  const index = buildPersonIndex(people)
  return {
    people: (row) => matchPerson(row, index, 8),
    nameOf: (id) => people.find((p) => p.id === id)?.fullName ?? null,
    units: spelledWords(people.flatMap((p) => p.spells.map((s) => s.unitName))),
    positions: spelledWords(people.flatMap((p) => p.spells.flatMap((s) => s.position ?? []))),
    signers: spelledWords(['Vũ Đình Thưởng']),
    bodies: spelledWords(['ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ']),
  }
}

/** A paper with one row; `doubtful` sets every value of it in doubt. */
function paper(row: readonly [string, string, string], doubtful = true): Draft {
  const draft = buildDraft(
    [
      pageOf(
        [
          { text: 'Tân Khê, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
          { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
          { text: 'Điều 1. Tặng Giấy khen cho các cá nhân có tên dưới đây:', x: 0.15, y: 0.33 },
        ],
        [
          tableOf(
            [
              ['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị'],
              ['1', ...row],
            ],
            0.4,
          ),
        ],
      ),
    ],
    { files: [], seconds: 0, engine: { name: 'test', version: '1', data: 'none' } },
  )
  const status = doubtful ? ('check' as const) : ('sure' as const)
  return {
    ...draft,
    awards: draft.awards.map((a) => ({
      ...a,
      name: { ...a.name, status },
      position: { ...a.position, status },
      unit: { ...a.unit, status },
    })),
  }
}
const helped = (draft: Draft, people: readonly RegisterPerson[]) => helpReading(draft, known(people)).awards[0]

const uan = person('a', 'Lò Văn Uẩn', 'Trạm Y tế Đức Bình')

describe('what a register knows about a doubtful row', () => {
  it('proposes the one person a slip away who works there, with what was read kept', () =>
    expect(helped(paper(['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Bình']), [uan])?.name).toMatchObject({
      value: 'Lò Văn Uẩn',
      raw: 'Lò Văn Uấn',
      status: 'check',
      doubt: 'register',
    }))

  it('never touches what was read for sure', () => {
    const draft = paper(['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Binh'], false)
    expect(helpReading(draft, known([uan]))).toEqual(draft)
  })

  it('leaves a name that somebody bears as it was read', () => {
    const other = person('b', 'Lò Văn Uấn', 'Trạm Y tế An Trà')
    expect(helped(paper(['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Bình']), [uan, other])?.name.value).toBe('Lò Văn Uấn')
  })

  it('leaves the choice to a person where two fit', () => {
    const other = person('b', 'Lò Văn Uân', 'Trạm Y tế Đức Bình')
    expect(helped(paper(['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Bình']), [uan, other])?.name.value).toBe('Lò Văn Uấn')
  })

  it('asks for more than a like name', () => {
    const elsewhere = person('a', 'Lò Văn Uẩn', 'Trường Tiểu học Thanh Lâm', 'Giáo viên')
    expect(helped(paper(['Lò Văn Uấn', 'Y sĩ', 'Trạm Y tế Đức Bình']), [elsewhere])?.name.value).toBe('Lò Văn Uấn')
  })

  it('spells units and positions as the register does, and keeps numbers apart', () => {
    const row = helped(paper(['Hồ Thị Hoài', 'Y si', 'Trạm Y tê Đức Binh']), [uan])
    expect([row?.position.value, row?.unit.value, row?.unit.doubt]).toEqual(['Y sĩ', 'Trạm Y tế Đức Bình', 'register'])
    const school = person('c', 'Mai Xuân Đáng', 'Trường Tiểu học Đức Bình 2')
    expect(helped(paper(['Hồ Thị Hoài', 'Y sĩ', 'Trường Tiểu học Đức Bình 1']), [school])?.unit.value).toBe('Trường Tiểu học Đức Bình 1')
  })

  it('spells a doubtful signer and issuer as earlier decisions have them', () => {
    const draft = paper(['Hồ Thị Hoài', 'Y sĩ', 'Trạm Y tế Đức Bình'])
    const read = (value: string) => ({ value, status: 'check' as const, confidence: 0.5, raw: value, evidence: [] })
    const decision = { ...draft.decision, signerName: read('Vũ Đinh Thưởng'), issuingBody: read('ỦY BAN NHÂN DÂN HUYỆN TẤN KHÊ') }
    const helpedDraft = helpReading({ ...draft, decision }, known([]))
    expect(helpedDraft.decision.signerName).toMatchObject({ value: 'Vũ Đình Thưởng', status: 'check', raw: 'Vũ Đinh Thưởng' })
    expect(helpedDraft.decision.issuingBody.value).toBe('ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ')
  })
})
