import { describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#common/contract/register.ts'
import { actWords } from './history-words.ts'

const entry = (command: string, changes: HistoryEntry['changes'] = []): HistoryEntry =>
  ({ command, changes, action: 'update' }) as unknown as HistoryEntry
const came = (path: string, after: string) => ({ path, before: null, after })

describe('the history of a dossier', () => {
  it('names whom and what was put in', () => {
    const added = entry('dossiers.addItems', [
      came('items.0.name', 'Lê Thị Hòa'),
      came('items.0.unit', 'Tổ 1'),
      came('items.1.name', 'Khoa Điện'),
    ])
    expect(actWords(added)).toBe('Thêm 2 đề nghị: Lê Thị Hòa, Khoa Điện')
    expect(actWords(entry('dossiers.attach', [came('attachments.3.name', 'to-trinh.pdf')]))).toBe('Đính kèm to-trinh.pdf')
  })
  it('says every act, and stays true where values were erased or the act is new', () => {
    const known = ['create', 'update', 'updateItem', 'removeItem', 'detach', 'withdraw'].map((act) => actWords(entry(`dossiers.${act}`)))
    const all = [...known, actWords(entry('packages.export')), actWords(entry('packages.apply'))]
    expect(new Set(all).size).toBe(all.length)
    for (const act of ['dossiers.attach', 'dossiers.addItems', 'something.else']) expect(actWords(entry(act))).toBe('Sửa hồ sơ')
  })
})
