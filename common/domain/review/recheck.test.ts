import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import { recheck } from './recheck.ts'

const field = (value: string | null) => ({ value, status: 'sure' as const, confidence: 1, raw: value ?? '', evidence: [] })
const none = { value: null, status: 'sure' as const, confidence: 1, raw: '', evidence: [] }

/** The parts of a draft that the checks look at. */
const aDraft = (signedDate: string, annexDate: string): Draft =>
  ({
    kind: 'award',
    decision: {
      signedDate: field(signedDate),
      annexDate: field(annexDate),
      signerName: field('Lê Quang Vịnh'),
      declaredCounts: { individual: none, collective: none, household: none, initiative: none },
    },
    awards: [],
    issues: [
      { code: 'annex-date', severity: 'warning', field: 'decision.annexDate', message: 'Ngày ghi ở danh sách kèm theo khác ngày ký.' },
      { code: 'page-poor', severity: 'warning', message: 'Trang 2 mờ.' },
    ],
  }) as unknown as Draft

const reviewed = (draft: Draft) => ({ draft, confirmed: new Set<string>(), links: [], origins: [], waivers: [] })

describe('the checks on an edited draft', () => {
  it('keep two dates as a finding until they are the same; what the page is like stays', () => {
    const read = aDraft('2010-08-12', '2010-08-21')
    expect(recheck(read, reviewed(read)).map((issue) => issue.code)).toEqual(['annex-date', 'page-poor'])
    expect(recheck(read, reviewed(aDraft('2010-08-21', '2010-08-21'))).map((issue) => issue.code)).toEqual(['page-poor'])
  })
})
