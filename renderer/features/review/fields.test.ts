import { describe, expect, it } from 'vitest'
import { parsePath } from '#common/domain/review/paths.ts'
import { awardEdits, awardWord, type Catalogue, doubtSentence, editsFor, labelOf, longest, readTyped, shownValue } from './fields.ts'
import { aRow, aView, read } from './testing/draft-builder.ts'

const path = (text: string) => {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(text)
  return parsed
}
const catalogue: Catalogue = [
  {
    code: 'LDTT',
    name: 'Lao động tiên tiến',
    shortName: 'LĐTT',
    class: 'danhHieu',
    objects: ['individual'],
    issuerLevels: ['xa'],
    verified: true,
  },
]

describe('typing a value', () => {
  it('reads dates as they are typed, and says what is wrong with half of one', () => {
    expect(readTyped(path('decision.signedDate'), '4/5/2017')).toEqual({ ok: true, value: '2017-05-04' })
    expect(readTyped(path('decision.signedDate'), '05/2017')).toEqual({ ok: false, error: 'Ngày chưa đúng. Ví dụ: 04/05/2017' })
    expect(readTyped(path('awards.0.birthDate'), '05/1981')).toEqual({ ok: true, value: '1981-05' })
    expect(readTyped(path('awards.0.birthYear'), '1981')).toEqual({ ok: true, value: 1981 })
    expect(readTyped(path('awards.0.birthYear'), '81').ok).toBe(false)
    expect(readTyped(path('decision.declaredCounts.individual'), '1.206')).toEqual({ ok: true, value: 1206 })
  })

  it('keeps letters in NFC and one space, and takes nothing for no value', () => {
    expect(readTyped(path('awards.0.name'), '  Ma  Khánh Bằng '.normalize('NFD'))).toEqual({ ok: true, value: 'Ma Khánh Bằng' })
    expect(readTyped(path('awards.0.name'), '   ')).toEqual({ ok: true, value: null })
    expect(readTyped(path('awards.0.name'), 'a'.repeat(longest(path('awards.0.name')) + 1)).ok).toBe(false)
  })

  it('accepts what stays as read and sets what was changed', () => {
    const { draft } = aView([aRow('Ma Khánh Băng')])
    expect(editsFor(draft, ['awards.0.name'], 'Ma Khánh Băng')).toEqual([{ op: 'accept', path: 'awards.0.name' }])
    expect(editsFor(draft, ['awards.0.name'], 'Ma Khánh Bằng')).toEqual([{ op: 'set', path: 'awards.0.name', value: 'Ma Khánh Bằng' }])
  })

  it('keeps the title as printed when a code is chosen, and fills a blank one', () => {
    const { draft } = aView([
      aRow('A', 1, { awardTitle: read('LĐ tiên tiến', 'unknownAward'), awardCode: read(null) }),
      aRow('B', 2, { awardTitle: read(null), awardCode: read(null) }),
    ])
    expect(awardEdits(draft, ['awards.0.awardTitle', 'awards.1.awardTitle'], 'LDTT', catalogue)).toEqual([
      { op: 'set', path: 'awards.0.awardCode', value: 'LDTT' },
      { op: 'accept', path: 'awards.0.awardTitle' },
      { op: 'set', path: 'awards.1.awardCode', value: 'LDTT' },
      { op: 'set', path: 'awards.1.awardTitle', value: 'Lao động tiên tiến' },
    ])
  })
})

describe('showing a value', () => {
  it('writes it the way officers read it', () => {
    expect(labelOf('decision.decisionNumber')).toBe('Số, ký hiệu')
    expect(shownValue(path('decision.signedDate'), '2017-05-04')).toBe('04/05/2017')
    expect(shownValue(path('awards.0.recipientKind'), 'collective')).toBe('Tập thể')
    expect(shownValue(path('kind'), 'evaluation')).toBe('Xếp loại, đánh giá')
    expect(awardWord(aRow('A'), catalogue)).toBe('LĐTT')
  })

  it('says why it is doubtful', () => {
    expect(doubtSentence('decision.decisionNumber', read('3356', 'handwritten'))).toBe('Chữ viết tay. So với nét mực rồi bấm Enter.')
    expect(doubtSentence('decision.signedDate', read(null, 'missing'))).toContain('ngày ký')
    expect(doubtSentence('awards.0.name', read('Ma', 'lowConfidence'))).toContain('61%')
  })
})
