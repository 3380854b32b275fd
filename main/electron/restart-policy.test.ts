import { describe, expect, it } from 'vitest'
import { mayRestart } from './restart-policy.ts'

describe('mayRestart', () => {
  it('starts a host again that died now and then', () => {
    expect(mayRestart([], 0)).toBe(true)
    expect(mayRestart([0, 1000], 2000)).toBe(true)
    expect(mayRestart([0, 1000, 2000], 61_500)).toBe(true)
  })
  it('stops after three deaths in a minute', () => {
    expect(mayRestart([0, 1000, 2000], 3000)).toBe(false)
  })
})
