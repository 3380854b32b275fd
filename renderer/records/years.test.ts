import { describe, expect, it } from 'vitest'
import type { AchievementRow } from '#common/contract/register.ts'
import type { Employment } from '#common/model/person.ts'
import { byYear, factsOf } from './years.ts'

const achievement = (over: Partial<AchievementRow>): AchievementRow => ({
  recordType: 'award',
  id: '01890000-0000-7000-8000-000000000001',
  decisionId: null,
  decisionNumber: null,
  signedDate: null,
  issuingBody: null,
  class: 'danhHieu',
  code: 'LDTT',
  title: 'Lao động tiên tiến',
  shortTitle: 'LĐTT',
  year: 2024,
  periodPrinted: null,
  status: 'inForce',
  printedName: 'Đặng Thị Đức',
  printedPosition: null,
  printedUnit: null,
  bonusAmount: null,
  hasInk: false,
  ...over,
})
const rating = (year: number | null) =>
  achievement({ recordType: 'evaluation', class: 'danhGia', code: 'HTT', title: 'Hoàn thành tốt nhiệm vụ', shortTitle: 'HTT', year })

describe('a record by year', () => {
  it('shows every year between the first and the last, the newest first, also those with nothing', () => {
    const rows = byYear([achievement({ year: 2025 }), rating(2022)])
    expect(rows.map((row) => row.year)).toEqual([2025, 2024, 2023, 2022])
    expect(rows.map((row) => row.lacksEvaluation)).toEqual([true, true, true, false])
  })

  it('puts each class in its column; honours and what the catalogue does not know stand among the forms', () => {
    const classes = ['danhHieu', 'hinhThuc', 'danhHieuVinhDu', 'giaiThuong', 'khac', 'danhGia', 'kyLuat', 'sangKien', '__proto__']
    const [row] = byYear(classes.map((one) => achievement({ class: one })))
    expect(row?.titles.map((one) => one.class)).toEqual(['danhHieu'])
    expect(row?.forms.map((one) => one.class)).toEqual(['hinhThuc', 'danhHieuVinhDu', 'giaiThuong', 'khac', '__proto__'])
    expect(row?.evaluations.map((one) => one.class)).toEqual(['danhGia', 'kyLuat'])
    expect(row?.initiatives.map((one) => one.class)).toEqual(['sangKien'])
  })

  it('keeps what has no year in a row of its own at the end', () => {
    expect(byYear([achievement({ year: null }), achievement({ year: 2020 })]).map((row) => row.year)).toEqual([2020, null])
    expect(byYear([])).toEqual([])
  })

  it('says where the person was away', () => {
    const leave: Employment = { unitId: null, unitText: '', position: null, isLeader: false, from: '2021-03', to: '2021-09', kind: 'leave' }
    const rows = byYear([achievement({ year: 2020 }), achievement({ year: 2022 })], [leave])
    expect(rows.map((row) => row.breaks.length)).toEqual([0, 1, 0])
  })
})

describe('a collective', () => {
  it('lacks evaluations only where it has some', () => {
    expect(byYear([achievement({ year: 2024 }), achievement({ year: 2023 })], [], false).map((row) => row.lacksEvaluation)).toEqual([
      false,
      false,
    ])
    expect(byYear([rating(2024), achievement({ year: 2023 })], [], false).map((row) => row.lacksEvaluation)).toEqual([false, true])
    expect(factsOf([achievement({ year: 2024 })], false).missing).toEqual([])
  })
})

describe('the facts beside it', () => {
  it('count what stands, by name, and never what was revoked or an evaluation', () => {
    const facts = factsOf([
      achievement({ year: 2023 }),
      achievement({ year: 2024 }),
      achievement({ year: 2024, status: 'revoked', shortTitle: 'CSTĐCS' }),
      rating(2024),
    ])
    expect(facts).toEqual({ span: '2023 - 2024', counts: [{ name: 'LĐTT', n: 2 }], awards: 2, missing: ['2023'] })
  })

  it('join the years without evaluation to ranges', () => {
    const facts = factsOf([achievement({ year: 2010 }), rating(2013), achievement({ year: 2015 })])
    expect(facts.missing).toEqual(['2010 - 2012', '2014 - 2015'])
    expect(factsOf([]).span).toBeNull()
  })
})
