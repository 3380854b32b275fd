import { describe, expect, it } from 'vitest'
import type { AppInfo, Todo } from '#common/contract/app.ts'
import { isBlank, tilesOf } from './tiles.ts'

const id = '0197a000-0000-7000-8000-000000000001'
const nothing: Todo = { drafts: [], doubts: 0, batches: [], dossiers: [], packages: [] }
const zero: AppInfo['counts'] = { people: 0, units: 1, decisions: 0, awards: 0, draftsOpen: 0, dossiersOpen: 0, packagesWaiting: 0 }
const batch = { id, name: 'Lô 1', state: 'running', pagesDone: 3, pagesTotal: 10, refused: 0 }

describe('the start page', () => {
  it('says how to begin only where the register is empty and nothing is on its way', () => {
    expect(isBlank(nothing, zero)).toBe(true)
    expect(isBlank(nothing, { ...zero, people: 1 })).toBe(false)
    expect(isBlank({ ...nothing, batches: [batch] }, zero)).toBe(false)
  })

  it('counts the batches that are being read, not those that only have refused files', () => {
    const tiles = tilesOf({
      ...nothing,
      batches: [batch, { ...batch, state: 'paused', pagesDone: 1, pagesTotal: 4 }, { ...batch, state: 'done', refused: 2 }],
    })
    expect(tiles.map((tile) => [tile.id, tile.count])).toEqual([
      ['doubts', 0],
      ['batches', 2],
      ['dossiers', 0],
      ['packages', 0],
    ])
    expect(tiles[1]?.detail).toBe('4/14 trang đã đọc')
  })
})
