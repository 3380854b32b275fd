import { describe, expect, it } from 'vitest'
import { proposeEvidence, type Recognised } from './propose-evidence.ts'

const record = (id: string, year: number | null, changes: Partial<Recognised> = {}): Recognised => ({
  type: 'award',
  id,
  status: 'inForce',
  awardClass: 'danhHieu',
  year,
  ...changes,
})
const ids = (...records: Recognised[]) => proposeEvidence(records, 2026).map((ref) => ref.id)

describe('what a proposal cites by itself', () => {
  it('is everything of this year and the five before, newest first', () => {
    expect(ids(record('old', 2020), record('edge', 2021), record('new', 2026), record('mid', 2024))).toEqual(['new', 'mid', 'edge'])
  })
  it('is never a discipline, a revoked award, a period to come or one without a year', () => {
    expect(
      ids(
        record('discipline', 2025, { awardClass: 'kyLuat' }),
        record('revoked', 2025, { status: 'revoked' }),
        record('unknown', null),
        record('next', 2027),
        record('corrected', 2025, { status: 'corrected' }),
        record('initiative', 2025, { type: 'initiative', awardClass: 'sangKien' }),
      ),
    ).toEqual(['corrected', 'initiative'])
  })
  it('never cites more than an item may hold', () => {
    expect(ids(...Array.from({ length: 150 }, (_, n) => record(`r${n}`, 2025)))).toHaveLength(100)
  })
})
