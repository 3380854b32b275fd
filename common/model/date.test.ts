import { describe, expect, it } from 'vitest'
import { IsoDate, PartialDate } from './date.ts'

describe('dates of the model', () => {
  it.each(['1998', '1998-05', '1998-05-04', '2020-02-29', '2000-02-29'])('take %s', (text) => {
    expect(PartialDate.safeParse(text).success).toBe(true)
  })
  it.each(['2020-02-30', '2019-02-29', '1900-02-29', '2024-04-31', '2024-13', '98', '1998-5', '31/12/2026', ''])('refuse %s', (text) => {
    expect(PartialDate.safeParse(text).success).toBe(false)
    expect(IsoDate.safeParse(text).success).toBe(false)
  })
})
