import { describe, expect, it } from 'vitest'
import { errorCodes } from '#common/contract/errors.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { errorText } from './error-text.ts'

describe('errors as sentences', () => {
  it('have a sentence of their own for every code, without braces left over', () => {
    const texts = errorCodes.map((code) => errorText(new AppError(code)))
    expect(new Set(texts.map((text) => text.happened)).size).toBe(errorCodes.length)
    expect(texts.filter((text) => /[{}]/.test(`${text.happened}${text.kept}${text.todo}`))).toEqual([])
  })

  it('give the reference of a fault, and take what is no refusal for a fault', () => {
    expect(errorText(new AppError('host.fault', {}, 'K7Q2')).code).toBe('host.fault · K7Q2')
    expect(errorText(new TypeError('x')).code).toBe('host.fault')
    expect(errorText(new AppError('__proto__')).happened).toBe(errorText(new AppError('host.fault')).happened)
  })
})
