import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import { applyEdits } from './apply-edits.ts'
import { emptyAward } from './paths.ts'
import { toRecordsInput } from './to-records.ts'

const none = { value: null, status: 'sure' as const, confidence: 1, raw: '', evidence: [] }
const doubtful = (value: string) => ({
  value,
  status: 'check' as const,
  confidence: 0.61,
  raw: value,
  evidence: [{ page: 1, box: [0.1, 0.2, 0.3, 0.02] as [number, number, number, number] }],
})

const aDraft = (): Draft => ({
  draftVersion: 1,
  files: [{ name: 'QD.pdf', sha256: 'a'.repeat(64), pages: 1 }],
  pages: 1,
  seconds: 1,
  engine: { name: 'tesseract.js', version: '7.0.0', data: 'vie best_int' },
  kind: 'award',
  decision: {
    decisionNumber: doubtful('3356/QĐ-UBND'),
    signedDate: none,
    issuingBody: none,
    parentBody: none,
    place: none,
    subject: none,
    signerName: none,
    signerTitle: none,
    signerAuthority: none,
    annexDate: none,
    proposal: none,
    legalBases: [],
    declaredCounts: { individual: none, collective: none, household: none, initiative: none },
  },
  signatures: [],
  awards: [{ ...emptyAward('individual'), name: doubtful('Ma Khánh Băng') }],
  issues: [],
  text: '',
})

describe('a reviewed draft as records', () => {
  it('keeps how sure the machine was of each value, whatever the officer confirmed, also after rows moved', () => {
    const asRead = aDraft()
    const reviewed = applyEdits(asRead, [
      { op: 'addRow', after: -1, recipientKind: 'individual' },
      { op: 'set', path: 'awards.1.name', value: 'Ma Khánh Bằng' },
      { op: 'accept', path: 'decision.decisionNumber' },
    ])
    const { rows, decisionInk } = toRecordsInput({
      draft: reviewed.draft,
      asRead,
      origins: reviewed.origins,
      draftId: 'd',
      links: [null, null],
      files: [],
      note: null,
      pages: [{ page: 1, sha256: 'a'.repeat(64), filePage: 1 }],
    })
    expect(rows[1]?.name).toBe('Ma Khánh Bằng')
    expect(rows[1]?.ink).toEqual([expect.objectContaining({ field: 'name', raw: 'Ma Khánh Băng', confidence: 0.61, status: 'check' })])
    expect(decisionInk).toEqual([expect.objectContaining({ field: 'decisionNumber', confidence: 0.61, status: 'check' })])
    expect(rows[0]?.ink).toEqual([])
  })

  it('writes what an amendment changes as a note, and gives nobody an award', () => {
    const amendment: Draft = {
      ...aDraft(),
      kind: 'amendment',
      changes: [
        {
          decisionNumber: doubtful('12/QĐ-UBND'),
          name: doubtful('Lò Văn Quý'),
          what: doubtful('họ tên'),
          from: doubtful('Lò Văn Quí'),
          to: doubtful('Lò Văn Quý'),
        },
      ],
    }
    const { decision, rows } = toRecordsInput({
      draft: amendment,
      asRead: amendment,
      origins: [0],
      draftId: 'd',
      links: [null],
      files: [],
      note: 'Ghi chú',
      pages: [],
    })
    expect(rows).toEqual([])
    expect(decision.note).toBe('Ghi chú\nQĐ 12/QĐ-UBND, Lò Văn Quý, họ tên: “Lò Văn Quí” → “Lò Văn Quý”')
  })
})
