import { describe, expect, it } from 'vitest'
import { honourParts } from './honour.ts'

describe('the latest honour', () => {
  it('is a name and a period', () => {
    expect(honourParts('LĐTT 2024 - 2025')).toEqual({ name: 'LĐTT', period: '2024 - 2025' })
    expect(honourParts('HCLĐ hạng Ba 2020')).toEqual({ name: 'HCLĐ hạng Ba', period: '2020' })
    expect(honourParts('BK tỉnh 15/03/2025')).toEqual({ name: 'BK tỉnh', period: '15/03/2025' })
  })

  it('stays whole where it has no period', () => {
    expect(honourParts('Huy hiệu 45 năm')).toEqual({ name: 'Huy hiệu 45 năm', period: '' })
  })
})
