import { describe, expect, it } from 'vitest'
import type { AchievementRow } from '#common/contract/register.ts'
import { formOfItem, offered, readItemForm, toggled } from './item-model.ts'

const row = (id: string, changes: Partial<AchievementRow> = {}): AchievementRow =>
  ({ id, recordType: 'award', class: 'danhHieu', status: 'inForce', year: 2025, ...changes }) as AchievementRow
const id = '0190d1f2-0000-7000-8000-000000000001'

describe('the records a proposal may cite', () => {
  it('are never a discipline, and a revoked one only to let it go', () => {
    const known = [row('a', { year: 2023 }), row('kl', { class: 'kyLuat' }), row('gone', { status: 'revoked' }), row('b')]
    expect(offered(known, []).map((one) => one.id)).toEqual(['b', 'a'])
    expect(offered(known, [row('gone', { status: 'revoked' })]).map((one) => one.id)).toContain('gone')
    expect(offered([], [row('elsewhere')]).map((one) => one.id)).toEqual(['elsewhere'])
  })
  it('are chosen and let go one by one', () => {
    const chosen = toggled([], row('a'))
    expect(chosen).toEqual([{ type: 'award', id: 'a' }])
    expect(toggled(chosen, row('a'))).toEqual([])
  })
  it('come back as they were typed, and nothing else does', () => {
    const form = formOfItem({ position: null, unit: 'UBND xã', achievement: null, evidence: [{ type: 'award', id }] } as never)
    expect(readItemForm(structuredClone(form))).toEqual({
      position: '',
      unit: 'UBND xã',
      achievement: '',
      evidence: [{ type: 'award', id }],
    })
    expect(readItemForm({ ...form, evidence: [{ type: 'person', id }] })).toBeNull()
    expect(readItemForm(null)).toBeNull()
  })
})
