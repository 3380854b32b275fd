import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readParams, withParams } from './hash-params.ts'

describe('the state of a screen in its address', () => {
  it('is what stands behind the question mark', () => {
    expect(readParams('#/ca-nhan')).toEqual({})
    expect(readParams('#/ca-nhan?tim=%C4%91%E1%BA%B7ng&trang=2')).toEqual({ tim: 'đặng', trang: '2' })
  })

  it('keeps the path and the other values when one changes, and loses those that are emptied', () => {
    expect(withParams('#/ca-nhan?tim=duc&trang=3', { trang: null, don: 'x' })).toBe('#/ca-nhan?tim=duc&don=x')
    expect(withParams('#/ca-nhan?tim=duc', { tim: '' })).toBe('#/ca-nhan')
  })

  it('gives back whatever text it was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(readParams(withParams('#/x', { a: text }))).toEqual({ a: text.toWellFormed() })
      }),
    )
  })
})
