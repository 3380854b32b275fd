import { expect, it } from 'vitest'
import { median } from './median.ts'

it('is the middle value, whatever the order, and the list stays as it is', () => {
  const values = [9, 100, 1]
  expect(median(values)).toBe(9)
  expect(values).toEqual([9, 100, 1])
  expect(median([1, 2, 3, 4])).toBe(3)
  expect(median([])).toBeUndefined()
})
