import { describe, expect, it } from 'vitest'
import { type ColumnChoice, isShown, moveColumn, orderColumns, readColumnChoice, shownColumns, toggleColumn } from './columns.ts'

const columns = ['name', 'year', 'unit', 'note'].map((id) => ({
  id,
  title: id,
  hidden: id === 'note',
  dropNarrow: id === 'unit',
  render: () => null,
}))
const ids = (choice: ColumnChoice | null, narrow = false) => shownColumns(columns, choice, narrow).map((column) => column.id)

describe('columns of a list', () => {
  it('follow the code until the officer chooses', () => {
    expect(ids(null)).toEqual(['name', 'year', 'unit'])
    expect(ids(null, true)).toEqual(['name', 'year'])
  })

  it('show and hide one by one', () => {
    const shown = toggleColumn(columns, null, 'note')
    expect(ids(shown)).toEqual(['name', 'year', 'unit', 'note'])
    expect(ids(toggleColumn(columns, shown, 'year'))).toEqual(['name', 'unit', 'note'])
    expect(ids(toggleColumn(columns, toggleColumn(columns, null, 'year'), 'year'))).toEqual(ids(null))
  })

  it('move without changing what is shown, and stop at both ends', () => {
    expect(ids(moveColumn(columns, null, 'unit', -1))).toEqual(['name', 'unit', 'year'])
    expect(ids(moveColumn(columns, null, 'name', -1))).toEqual(['name', 'year', 'unit'])
  })

  it('keep a column a newer version added, as the code shows it', () => {
    const old: ColumnChoice = { order: ['unit', 'name'], hidden: ['name'] }
    expect(orderColumns(columns, old).map((column) => column.id)).toEqual(['unit', 'name', 'year', 'note'])
    expect(columns.map((column) => isShown(column, old))).toEqual([false, true, true, false])
  })

  it('are never all hidden', () => {
    expect(ids({ order: ['name', 'year', 'unit', 'note'], hidden: ['name', 'year', 'unit', 'note'] })).toEqual(['name'])
  })

  it('take a stored choice only in its own shape', () => {
    expect(readColumnChoice({ order: ['a'], hidden: [] })).toEqual({ order: ['a'], hidden: [] })
    for (const bad of [null, 3, [], {}, { order: 'a', hidden: [] }, { order: [1], hidden: [] }]) expect(readColumnChoice(bad)).toBe(null)
  })
})
