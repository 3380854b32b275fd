import { describe, expect, it } from 'vitest'
import type { AppInfo } from '#common/contract/app.ts'
import { itemOf, navigationOf } from './navigation.ts'

const info = {
  counts: { people: 412, units: 38, decisions: 1206, awards: 6842, draftsOpen: 64, dossiersOpen: 5, packagesWaiting: 1 },
} as AppInfo

describe('the navigation', () => {
  it('shows only what is built, and no group without items', () => {
    const built = new Set(['/viec-can-lam', '/ca-nhan', '/ho-so'])
    const groups = navigationOf(info, (path) => built.has(path))
    expect(groups.map((group) => group.items.map((item) => item.href))).toEqual([['#/viec-can-lam'], ['#/ca-nhan'], ['#/ho-so']])
  })

  it('counts what waits for a person on the first item', () => {
    expect(navigationOf(info, () => true)[0]?.items[0]).toMatchObject({ count: 65, urgent: true })
  })

  it('marks the item an address stands under', () => {
    expect(itemOf('/quyet-dinh/moi')).toBe('#/quyet-dinh')
    expect(itemOf('/doc/lo-14/xem-ca-lo')).toBe('#/doc')
  })
})
