import { describe, expect, it } from 'vitest'
import { chooseScans, someNames } from './choose-scans.ts'

const file = (path: string) => ({ name: path.split('/').at(-1) ?? '', webkitRelativePath: path.includes('/') ? path : '' })

describe('choosing scans', () => {
  it('keeps PDF, JPG, PNG and TIFF whatever the case, in counting order', () => {
    const { scans, leftOut } = chooseScans(['QD (10).PDF', 'QD (2).pdf', 'a.JPEG', 'b.tif', 'c.png', 'danh sach.xlsx', 'cu.doc'].map(file))
    expect(scans.map((one) => one.name)).toEqual(['a.JPEG', 'b.tif', 'c.png', 'QD (2).pdf', 'QD (10).PDF'])
    expect(leftOut).toEqual(['danh sach.xlsx', 'cu.doc'])
  })

  it('says nothing of what a system left in the folder', () => {
    const { scans, leftOut } = chooseScans(['Tu 2/Thumbs.db', 'Tu 2/.DS_Store', 'Tu 2/~$QD.docx', 'Tu 2/._a.pdf', 'Tu 2/a.pdf'].map(file))
    expect(scans).toHaveLength(1)
    expect(leftOut).toEqual([])
  })

  it('names the batch after the one folder chosen, in NFC', () => {
    expect(
      chooseScans([file(`${'Tủ 2, ngăn 3'.normalize('NFD')}/2016/a.pdf`), file(`${'Tủ 2, ngăn 3'.normalize('NFD')}/b.pdf`)]).folder,
    ).toBe('Tủ 2, ngăn 3')
    expect(chooseScans(['x/a.pdf', 'y/b.pdf'].map(file)).folder).toBeNull()
    expect(chooseScans([file('a.pdf')]).folder).toBeNull()
  })

  it('shows a few names and counts the others', () => {
    expect(someNames(['a', 'b', 'c', 'd', 'e'])).toEqual({ shown: 'a, b, c', more: 2 })
    expect(someNames(['a'])).toEqual({ shown: 'a', more: 0 })
  })
})
