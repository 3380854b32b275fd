import { describe, expect, it } from 'vitest'
import { findDate, yearsWithin } from './header-date.ts'
import { lineOf } from './pages.test-data.ts'
import { runOfLines } from './run.ts'

const written = (text: string) => runOfLines([lineOf({ text, x: 0.5, y: 0.1 })], 1)

describe('the date of the head', () => {
  it('is read from words and from figures', () => {
    expect(findDate(written('Đức Bình, ngày 05 tháng 02 năm 2025'))?.iso).toBe('2025-02-05')
    expect(findDate(written('ban hành 5/2/2025'))?.iso).toBe('2025-02-05')
  })

  it('is left open where the year cannot be, with the years it may have been', () => {
    const crossed = written('Đức Bình, ngày 24 tháng 9 năm 2093')
    expect(findDate(crossed)?.iso).toBeNull()
    expect(yearsWithin(crossed)).toEqual([2003])
    expect(yearsWithin(written('ngày 24 tháng 9 năm 20093'))).toContain(2003)
    expect(yearsWithin(written('ngày 24 tháng 9 năm 2003'))).toEqual([])
  })
})
