import { describe, expect, it } from 'vitest'
import { intactness, signedAt } from './paper-facts.tsx'

const signature = (intact: boolean | null, source: 'caption' | 'pdf') => ({
  signer: 'UBND xã Đức Bình',
  time: null,
  intact,
  source,
  evidence: [],
})

describe('facts of a digital signature', () => {
  it('tell the time on the clock of the signature', () => {
    expect(signedAt('2024-03-12T08:15:30+07:00')).toBe('08:15 12/03/2024')
    expect(signedAt('2024-03-12')).toBe('12/03/2024')
    expect(signedAt('12.03.2024 08:15')).toBe('12.03.2024 08:15')
    expect(signedAt(null)).not.toBe('')
  })

  it('never call a printed caption intact', () => {
    expect(intactness(signature(true, 'pdf')).state).toBe('intact')
    expect(intactness(signature(false, 'pdf')).state).toBe('altered')
    expect(intactness(signature(null, 'caption')).state).toBe('unverified')
    expect(intactness(signature(null, 'pdf')).word).not.toBe(intactness(signature(null, 'caption')).word)
  })
})
