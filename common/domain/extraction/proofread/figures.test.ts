import { describe, expect, it } from 'vitest'
import { lineOf } from '../pages.test-data.ts'
import { figuresRead } from './figures.ts'

const figures = (text: string): string =>
  figuresRead(lineOf({ text, x: 0.1, y: 0.1, confidence: 0.9 }).words)
    .map((w) => w.text)
    .join(' ')

describe('letters among the figures of a cell', () => {
  it.each([
    ['2O24', '2024'],
    ['l989', '1989'],
    ['5OO.000', '500.000'],
    ['1.2OO.000đ', '1.200.000đ'],
    ['l2/O3/1990', '12/03/1990'],
  ])('reads %s as %s, the one form it can have', (read, meant) => expect(figures(read)).toBe(meant))

  it.each(['2l', 'P.1O2', '3O24', 'IO.OOO', 'D1', '12/QĐ-lO', 'A2O24'])('leaves %s, which may be something else', (read) =>
    expect(figures(read)).toBe(read),
  )

  it('trusts such a figure little and leaves the letters of a file alone', () => {
    const [word] = figuresRead(lineOf({ text: '2O24', x: 0.1, y: 0.1, confidence: 0.95 }).words)
    expect(word).toMatchObject({ raw: '2O24', confidence: 0.75 })
    expect(figuresRead(lineOf({ text: '2O24', x: 0.1, y: 0.1, confidence: 1 }).words)[0]?.text).toBe('2O24')
  })
})
