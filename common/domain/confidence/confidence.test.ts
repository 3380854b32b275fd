import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import type { PageResult } from '../../model/page.ts'
import { buildDraft, proposeDraft } from '../extraction/build-draft.ts'
import { pageOf, tableOf } from '../extraction/pages.test-data.ts'
import { documentFacts } from './document-facts.ts'
import { fieldsOf } from './each-field.ts'
import { FEATURES, featuresOf } from './features.ts'
import { FIELD_GROUPS } from './field-kinds.ts'
import { judgeDraft } from './judge-draft.ts'
import { probabilityOf } from './model.ts'
import { WEIGHTS } from './weights.ts'

const meta = { files: [], seconds: 1, engine: { name: 'test', version: '1', data: 'none' } }
const rows = [
  ['TT', 'Họ và tên', 'Năm sinh', 'Chức vụ', 'Đơn vị công tác'],
  ['1', 'Ông Lò Văn Quý', '1976', 'Phó Giám đốc', 'Sở Công Thương'],
  ['2', 'Bà Trần Thị Hoài', '1984', 'Chuyên viên', 'Sở Công Thương'],
  ['3', 'Bà Nguyễn Thị Yến', '1990', 'Chuyên viên', 'Sở Nội vụ'],
]

/** One page of the fictitious province Hòa Giang; `number` and `date` may be penned (~12~). */
function page(change: { number?: string; rows?: readonly (readonly string[])[]; confidence?: number } = {}): PageResult {
  const lines = [
    { text: 'ỦY BAN NHÂN DÂN', x: 0.12, y: 0.06 },
    { text: 'TỈNH HÒA GIANG', x: 0.13, y: 0.08 },
    { text: `Số: ${change.number ?? '2043/QĐ-UBND'}`, x: 0.12, y: 0.11 },
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 0.5, y: 0.06 },
    { text: 'Hòa Giang, ngày 09 tháng 9 năm 2024', x: 0.52, y: 0.11 },
    { text: 'QUYẾT ĐỊNH', x: 0.45, y: 0.16 },
    { text: 'Điều 1. Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 03 cá nhân:', x: 0.15, y: 0.33 },
  ]
  const read = pageOf(lines, [tableOf(change.rows ?? rows, 0.4)])
  const { confidence } = change
  return confidence === undefined ? read : withConfidence(read, confidence)
}

const withConfidence = (read: PageResult, confidence: number): PageResult => ({
  ...read,
  quality: { ...read.quality, confidence: Math.min(read.quality.confidence, confidence) },
  lines: read.lines.map((l) => ({ ...l, words: l.words.map((w) => ({ ...w, confidence })) })),
  tables: read.tables.map((t) => ({
    ...t,
    cells: t.cells.map((c) => ({ ...c, lines: c.lines.map((l) => ({ ...l, words: l.words.map((w) => ({ ...w, confidence })) })) })),
  })),
})

const statuses = (draft: Draft) => fieldsOf(draft).flatMap(({ field }) => (field.value === null ? [] : [field.status]))

describe('how sure a draft is', () => {
  it('holds a clearly read, well-formed paper for sure in most of its rows', () => {
    const { awards } = buildDraft([page()], meta)
    expect(awards.map((a) => a.name.status)).toEqual(['sure', 'sure', 'sure'])
    expect(awards.map((a) => a.birthYear.status)).toEqual(['sure', 'sure', 'sure'])
  })

  it('never gives a value a lower chance for being read more clearly', () => {
    const chances = [0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99].map((confidence) =>
      fieldsOf(buildDraft([page({ confidence })], meta)).flatMap(({ field }) => (field.value === null ? [] : [field.confidence])),
    )
    for (let i = 1; i < chances.length; i++)
      chances[i]?.forEach((p, at) => {
        expect(p).toBeGreaterThanOrEqual(chances[i - 1]?.[at] ?? 0)
      })
    const first = chances[0]?.reduce((a, b) => a + b, 0) ?? 0
    expect(chances.at(-1)?.reduce((a, b) => a + b, 0)).toBeGreaterThan(first + 0.5)
  })

  it('is sure of nothing that was read badly', () => expect(statuses(buildDraft([page({ confidence: 0.35 })], meta))).not.toContain('sure'))

  it('never holds what a pen wrote for sure', () => {
    const { decisionNumber } = buildDraft([page({ number: '~2043~ /QĐ-UBND' })], meta).decision
    expect(decisionNumber).toMatchObject({ status: 'check', doubt: 'handwritten' })
  })

  it('asks about a year of birth that cannot be and a value that lost its end, however clear', () => {
    const odd = rows.map((r, i) => (i === 1 ? ['1', 'Ông Lò Văn Quý', '1903', 'Phó Chánh Văn', 'Sở Công Thương'] : r))
    const [award] = buildDraft([page({ rows: odd, confidence: 0.99 })], meta).awards
    expect(award?.birthYear).toMatchObject({ value: 1903, status: 'check', doubt: 'range' })
    expect(award?.position).toMatchObject({ status: 'check', doubt: 'format' })
  })

  it('asks about a value read twice over, a period far from the signing and glued figures', () => {
    const odd = [
      ['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác', 'Năm'],
      ['1', 'Ông Lò Văn Quý', 'Chuyên viên', 'Chi cục Thủy lợi Hòa Giang Chi cục Thủy lợi', '2023'],
      ['2', 'Bà Trần Thị Hoài', 'Chuyên viên', 'Đội Kiểm lâm12Q', '1964'],
      ['3', 'Bà Nguyễn Thị Yến', 'Chuyên viên', 'Sở Nội vụ', '2023'],
    ]
    const { awards } = buildDraft([page({ rows: odd, confidence: 0.99 })], meta)
    expect(awards.map((a) => a.unit.doubt === 'format')).toEqual([true, true, false])
    expect(awards.map((a) => a.year.doubt === 'range')).toEqual([false, true, false])
  })

  it('asks about a row that lacks what its list gives everybody, and about columns read into one', () => {
    const odd = [
      ['TT', 'Họ và tên', 'Chức vụ', 'Đơn vị công tác'],
      ['1', 'Ông Lò Văn Quý', '', 'Sở Công Thương'],
      ['2', 'Bà Trần Thị Hoài', 'Chuyên viên', 'Giáo viên Trường Mầm non An Trà'],
      ['3', 'Bà Nguyễn Thị Yến', 'Chuyên viên Phó Chánh Văn phòng', 'Sở Nội vụ'],
      ['4', 'Bà Vi Thị Yến', 'Giáo viên, Tổ trưởng', 'Sở Nội vụ'],
    ]
    const { awards } = buildDraft([page({ rows: odd, confidence: 0.99 })], meta)
    expect(awards.map((a) => a.position.doubt === 'missing' || a.position.doubt === 'format')).toEqual([true, false, true, false])
    expect(awards.map((a) => a.unit.doubt === 'format')).toEqual([false, true, false, false])
  })

  it('leaves the letters of a text layer sure', () => {
    const draft = buildDraft([withConfidence({ ...page(), source: 'text' }, 1)], meta)
    expect(draft.awards.map((a) => [a.name.status, a.name.confidence])).toEqual(rows.slice(1).map(() => ['sure', 1]))
  })

  it('believes a second reading that agrees, and doubts one that differs', () => {
    const read = page()
    const with_ = (second: (text: string) => string): PageResult => ({
      ...read,
      tables: read.tables.map((t) => ({
        ...t,
        cells: t.cells.map((c) => ({
          ...c,
          lines: c.lines.map((l) => ({ ...l, words: l.words.map((w) => ({ ...w, second: second(w.text) })) })),
        })),
      })),
    })
    const of = (p: PageResult) => featureOf(p, 'secondAgrees') - featureOf(p, 'secondDiffers')
    expect(of(with_((t) => t))).toBe(1)
    expect(of(with_((t) => `${t}x`))).toBe(-1)
    expect(of(read)).toBe(0)
  })
})

function featureOf(p: PageResult, name: string): number {
  const draft = proposeDraft([p], meta)
  const facts = documentFacts(draft, [p])
  const at = FEATURES.findIndex((f) => f.name === name)
  const field = draft.awards[0]?.name
  return (field && featuresOf(field, { kind: 'name', row: 0 }, facts)?.[at]) ?? Number.NaN
}

describe('the fitted weights', () => {
  it('name only features that exist, on the side their sign allows', () => {
    for (const [name, weight] of Object.entries(WEIGHTS.weights)) {
      const feature = FEATURES.find((f) => f.name === name)
      expect(feature, name).toBeDefined()
      if (feature?.sign === '+') expect(weight, name).toBeGreaterThan(0)
      if (feature?.sign === '-') expect(weight, name).toBeLessThan(0)
    }
  })

  it('ask at least nine in ten of every group before it is sure', () => {
    for (const group of FIELD_GROUPS) expect(WEIGHTS.sureFrom[group]).toBeGreaterThanOrEqual(0.9)
  })

  it('make a probability', () => {
    const none = FEATURES.map(() => 0)
    expect(probabilityOf(none, WEIGHTS)).toBeGreaterThan(0)
    expect(probabilityOf(none, WEIGHTS)).toBeLessThan(0.5)
  })

  it('are applied alike however often', () => {
    const pages = [page()]
    const draft = proposeDraft(pages, meta)
    expect(judgeDraft(draft, pages)).toEqual(judgeDraft(draft, pages))
  })
})
