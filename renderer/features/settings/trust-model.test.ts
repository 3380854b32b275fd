import { describe, expect, it } from 'vitest'
import { freshness, shaGroups, spanWords } from './trust-model.ts'

describe('the trust list', () => {
  it('says in days how long a revocation list is good', () => {
    const today = '2026-11-22'
    expect(freshness('2026-11-21T23:00:00.000Z', today)).toMatchObject({ state: 'late' })
    expect(freshness('2026-11-22T00:00:00.000Z', today)).toEqual({ state: 'dueSoon', word: 'còn 0 ngày' })
    expect(freshness('2026-11-29T00:00:00.000Z', today)).toEqual({ state: 'dueSoon', word: 'còn 7 ngày' })
    expect(freshness('2026-11-30T00:00:00.000Z', today)).toEqual({ state: 'done', word: 'còn hạn' })
    expect(freshness(null, today)).toMatchObject({ state: 'judge' })
  })
  it('writes a fingerprint so that two people can compare it', () => {
    expect(shaGroups('0a1b2c3d4e')).toBe('0A1B 2C3D 4E')
  })
  it('writes dates the Vietnamese way, and a dash where there is no end', () => {
    expect(spanWords('2026-11-22T01:00:00.000Z', null)).toEqual({ from: '22/11/2026', to: '–' })
  })
})
