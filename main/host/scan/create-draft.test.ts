import { describe, expect, it } from 'vitest'
import { markPages } from './create-draft.ts'

describe('the pages of a file', () => {
  it('are doubtful where they hold a value to look at, counted through the files of the decision', () => {
    expect(markPages('sss', 0, new Set([2]))).toBe('sds')
    expect(markPages('ss', 3, new Set([2, 4]))).toBe('ds')
  })

  it('stay doubtful where the engine itself was unsure, and waiting where they wait', () => {
    expect(markPages('dw', 0, new Set([2]))).toBe('dw')
  })
})
