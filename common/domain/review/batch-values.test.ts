import { describe, expect, it } from 'vitest'
import type { Draft } from '../../model/draft.ts'
import { applyEdits } from './apply-edits.ts'
import { batchValuesOf, kindOfPath, sameReadingKey } from './batch-values.ts'
import { countFields, emptyAward, headerFields, parsePath, rowFields } from './paths.ts'

const box: [number, number, number, number] = [0.1, 0.2, 0.3, 0.02]
const none = { value: null, status: 'sure' as const, confidence: 1, raw: '', evidence: [] }
const sure = (value: string) => ({ value, status: 'sure' as const, confidence: 0.99, raw: value, evidence: [{ page: 1, box }] })
const doubtful = (value: string, doubt: 'lowConfidence' | 'handwritten' = 'lowConfidence') => ({
  ...sure(value),
  status: 'check' as const,
  confidence: 0.61,
  doubt,
})

const draft = (): Draft => ({
  draftVersion: 1,
  files: [{ name: 'QD.pdf', sha256: 'a'.repeat(64), pages: 1 }],
  pages: 1,
  seconds: 1,
  engine: { name: 'x', version: '1', data: 'x' },
  kind: 'award',
  decision: {
    decisionNumber: doubtful('3356/QĐ-UBND', 'handwritten'),
    signedDate: sure('2017-05-04'),
    issuingBody: sure('UBND huyện Tân Khê'),
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
  awards: [
    { ...emptyAward('individual'), name: sure('Lò Văn Quý'), awardTitle: doubtful('Lao động tiên tiến') },
    {
      ...emptyAward('individual'),
      name: doubtful('Ma Khánh Băng'),
      position: sure('Giáo viên'),
      unit: sure('Trường Tiểu học An Trà'),
      awardTitle: doubtful('Lao động tiên tiến'),
    },
  ],
  issues: [],
  text: '',
})
const valuesOf = (...edits: Parameters<typeof applyEdits>[1]) => batchValuesOf(draft(), applyEdits(draft(), edits))
const at = (path: string, values = valuesOf()) => values.find((value) => value.path === path)

describe('the values of a batch', () => {
  it('puts every value under one kind', () => {
    const paths = [
      ...headerFields.map((name) => `decision.${name}`),
      ...countFields.map((name) => `decision.declaredCounts.${name}`),
      ...rowFields.map((name) => `awards.0.${name}`),
    ]
    for (const path of paths) {
      const parsed = parsePath(path)
      expect(parsed && kindOfPath(parsed), path).not.toBeNull()
    }
  })

  it('shows a doubtful value with its ink, how sure the machine was and whom it is about', () => {
    expect(at('awards.1.name')).toMatchObject({
      kind: 'names',
      state: 'open',
      value: 'Ma Khánh Băng',
      confidence: 0.61,
      ink: [{ page: 1, box }],
      rowNo: 2,
      about: 'Giáo viên, Trường Tiểu học An Trà',
    })
    expect(at('awards.0.awardTitle')).toMatchObject({ kind: 'awards', about: 'Lò Văn Quý' })
    expect(at('decision.signedDate')).toMatchObject({ state: 'sure', rowNo: null, about: null })
    expect(at('decision.place')).toBeUndefined()
  })

  it('keeps a value that was answered, with what the machine felt of it, also when rows moved', () => {
    const values = valuesOf({ op: 'removeRow', row: 0 }, { op: 'set', path: 'awards.0.name', value: 'Ma Khánh Bằng' })
    expect(at('awards.0.name', values)).toMatchObject({ state: 'confirmed', value: 'Ma Khánh Bằng', confidence: 0.61 })
    expect(at('awards.0.awardTitle', values)).toMatchObject({ state: 'open' })
    expect(values.some((value) => value.path.startsWith('awards.1.'))).toBe(false)
  })

  it('lets one answer settle the same reading of a title, never of a name or a handwritten number', () => {
    const [first, second] = [at('awards.0.awardTitle'), at('awards.1.awardTitle')]
    expect(first && sameReadingKey(first)).not.toBeNull()
    expect(first && sameReadingKey(first)).toBe(second && sameReadingKey(second))
    const name = at('awards.1.name')
    expect(name && sameReadingKey(name)).toBeNull()
    const number = at('decision.decisionNumber')
    expect(number && sameReadingKey(number)).toBeNull()
    // the same letters turned into another value are another question
    expect(first && sameReadingKey({ ...first, value: 'Chiến sĩ thi đua cơ sở' })).not.toBe(first && sameReadingKey(first))
  })
})
