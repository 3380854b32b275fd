import { describe, expect, it } from 'vitest'
import { listInput, listStateOf, sortParam, yearParam } from './list-state.ts'

const byName = { column: 'fullName', descending: false }

describe('the state of a list', () => {
  it('begins at the first page in the order of the list', () => {
    expect(listInput(listStateOf({}, byName))).toEqual({ search: '', sort: 'fullName', descending: false, offset: 0, limit: 100 })
  })

  it('is read from the address and goes back into it', () => {
    const state = listStateOf({ tim: 'dang thi', xep: '-birthDate', trang: '3' }, byName)
    expect(state).toEqual({ search: 'dang thi', sort: { column: 'birthDate', descending: true }, page: 2 })
    expect(state.sort && sortParam(state.sort)).toBe('-birthDate')
    expect(listInput(state).offset).toBe(200)
  })

  it('takes an address written by hand without breaking', () => {
    expect(listStateOf({ trang: '-4', xep: '-' }, byName)).toEqual({ search: '', sort: { column: '', descending: true }, page: 0 })
    expect(listStateOf({ trang: '1e9' }, null).page).toBe(0)
    expect([yearParam('2025'), yearParam('25'), yearParam('2025; drop'), yearParam(undefined)]).toEqual([2025, null, null, null])
  })
})
