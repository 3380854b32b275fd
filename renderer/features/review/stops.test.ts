import { describe, expect, it } from 'vitest'
import type { ReviewIssue } from '#common/model/review.ts'
import { countOf, nextStop, rowOf, stepStop, stopAt, stopsOf } from './stops.ts'
import { aRow, aView, read } from './testing/draft-builder.ts'

const issue = (code: string, field: string | null, over: Partial<ReviewIssue> = {}): ReviewIssue => ({
  code,
  severity: 'error',
  field,
  message: code,
  blocks: true,
  waived: null,
  ...over,
})
const keys = (...given: Parameters<typeof stopsOf>) => stopsOf(...given).map((stop) => stop.key)

describe('the places that need an eye', () => {
  it('come in the order handwritten, missing, counts, names with whom they are, other doubts', () => {
    const view = aView(
      [
        aRow('Ma Khánh Băng', 1, { name: read('Ma Khánh Băng', 'lowConfidence'), position: read('Giáo viên', 'lowConfidence') }),
        aRow('Lê Hà', 2),
      ],
      {
        doubts: ['decision.decisionNumber', 'decision.signedDate', 'awards.0.name', 'decision.place', 'awards.0.position'],
        issues: [
          issue('missing', 'decision.signedDate'),
          issue('link-open', 'awards.1.link'),
          issue('link-open', 'awards.0.link'),
          issue('count-mismatch', 'decision.declaredCounts.individual'),
        ],
      },
      { decisionNumber: read('3356/QĐ-UBND', 'handwritten'), signedDate: read(null, 'missing'), place: read('Tân Khê', 'lowConfidence') },
    )
    expect(keys(view)).toEqual([
      'decision.decisionNumber',
      'decision.signedDate',
      'issue:count-mismatch:decision.declaredCounts.individual',
      'awards.0.name',
      'awards.0.link',
      'awards.1.link',
      'decision.place',
      'awards.0.position',
    ])
  })

  it('leave out what is waived, only information, or answered and on its way', () => {
    const view = aView([aRow('Lê Hà')], {
      doubts: ['decision.place'],
      issues: [
        issue('annex-date', 'decision.annexDate', { blocks: false, waived: 'đã hỏi' }),
        issue('split', null, { severity: 'info', blocks: false }),
      ],
    })
    expect(keys(view)).toEqual(['decision.place'])
    expect(keys(view, new Set(['decision.place']))).toEqual([])
  })

  it('ask once where the machine read the same in many rows, and count each of them', () => {
    const view = aView([aRow('A', 1), aRow('B', 2), aRow('C', 3, { awardTitle: read('Giấy khen') })], {
      doubts: ['awards.0.awardTitle', 'awards.1.awardTitle', 'awards.2.awardTitle'],
      issues: [issue('unknown-award', 'awards.0.awardTitle', { severity: 'warning' })],
    })
    const stops = stopsOf(view)
    expect(stops.map((stop) => stop.paths)).toEqual([['awards.0.awardTitle', 'awards.1.awardTitle'], ['awards.2.awardTitle']])
    expect(countOf(stops)).toBe(3)
    expect(stopAt(stops, 'awards.1.awardTitle')?.key).toBe('awards.0.awardTitle')
    expect(stops[0]?.issue?.code).toBe('unknown-award')
  })

  it('never ask once for different people of one name', () => {
    const view = aView([aRow('Nguyễn Thị Hoa', 1), aRow('Nguyễn Thị Hoa', 2)], { doubts: ['awards.0.name', 'awards.1.name'] })
    expect(stopsOf(view)).toHaveLength(2)
  })
})

describe('the walk', () => {
  const view = aView([aRow('A', 1), aRow('B', 2), aRow('C', 3)], { doubts: ['awards.0.name', 'awards.1.name', 'awards.2.name'] })
  const before = stopsOf(view)
  const left = (...done: readonly string[]) => stopsOf(view, new Set(done))

  it('goes on to the next place and round to what was skipped', () => {
    expect(nextStop(before, left('awards.1.name'), 'awards.1.name')?.key).toBe('awards.2.name')
    expect(nextStop(before, left('awards.2.name'), 'awards.2.name')?.key).toBe('awards.0.name')
    expect(nextStop(before, [], 'awards.2.name')).toBeNull()
  })

  it('after a value that was no doubt, looks at the same row first', () => {
    expect(nextStop(before, before, 'awards.1.position')?.key).toBe('awards.1.name')
    expect(nextStop(before, before, 'decision.place')?.key).toBe('awards.0.name')
  })

  it('skips both ways, round the ends', () => {
    expect(stepStop(before, 'awards.2.name', 1)?.key).toBe('awards.0.name')
    expect(stepStop(before, 'awards.0.name', -1)?.key).toBe('awards.2.name')
    expect(stepStop(before, null, 1)?.key).toBe('awards.0.name')
    expect(stepStop(before, null, -1)?.key).toBe('awards.2.name')
    expect(stepStop([], null, 1)).toBeNull()
  })

  it('knows the row of a place', () => {
    expect([rowOf('awards.12.link'), rowOf('decision.place'), rowOf('issue:duplicate-row:awards.3.name')]).toEqual([12, null, null])
  })
})
