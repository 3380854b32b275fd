import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deleteRow, fillDown, parseBlock, pasteBlock, setCell } from './entry-grid-model.ts'

const columns = [{}, {}, { readOnly: true }]

describe('the entry grid', () => {
  it('adds the rows a cell needs', () => {
    expect(setCell([], { row: 1, column: 0 }, 'Nguyễn Thị Mừng', 2)).toEqual([
      ['', ''],
      ['Nguyễn Thị Mừng', ''],
    ])
  })

  it('fills down over empty cells of rows in use only', () => {
    const cells = [
      ['A', '702000'],
      ['B', ''],
      ['C', '500000'],
      ['', ''],
    ]
    expect(fillDown(cells, { row: 0, column: 1 })).toEqual([
      ['A', '702000'],
      ['B', '702000'],
      ['C', '500000'],
      ['', ''],
    ])
  })

  it('takes a row away', () => {
    expect(deleteRow([['A'], ['B'], ['C']], 1)).toEqual([['A'], ['C']])
  })

  it('reads what Excel copies: tabs, lines, quoted line breaks, decomposed letters', () => {
    const nfd = 'Hòa'.normalize('NFD')
    expect(parseBlock(`${nfd}\t1985\r\n"Tổ ""Sử""\nĐịa"\t\r\n`)).toEqual([
      ['Hòa', '1985'],
      ['Tổ "Sử" Địa', ''],
    ])
  })

  it('gives back every block of plain cells', () => {
    const cell = fc.stringMatching(/^[A-Za-zĐđáàảãạ0-9]{0,8}$/)
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = `${rows.map((row) => row.join('\t')).join('\r\n')}\r\n`
        expect(parseBlock(text)).toEqual(rows)
      }),
    )
  })

  it('says which pasted cells have no place instead of dropping them', () => {
    const pasted = pasteBlock([['A', '', '']], { row: 0, column: 1 }, [['1985', 'x', 'y'], ['1990']], columns, 2)
    expect(pasted).toEqual({
      cells: [
        ['A', '1985', ''],
        ['', '1990', ''],
      ],
      unplaced: [
        { row: 1, text: 'x' },
        { row: 1, text: 'y' },
      ],
    })
    expect(pasteBlock([], { row: 0, column: 0 }, [['a'], ['b'], ['c']], columns, 2).unplaced).toEqual([{ row: 3, text: 'c' }])
  })
})
