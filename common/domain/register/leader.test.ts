import { describe, expect, it } from 'vitest'
import { isLeaderPosition } from './leader.ts'

describe('isLeaderPosition', () => {
  it.each([
    ['Trưởng khoa', true],
    ['Phó Hiệu trưởng', true],
    ['Q. Trưởng phòng', true],
    ['Kế toán trưởng', true],
    ['Chủ tịch UBND xã', true],
    ['Giảng viên', false],
    ['Kế toán', false],
    ['Chuyên viên phòng Đào tạo', false],
    [null, false],
  ])('%s: %s', (position, leader) => {
    expect(isLeaderPosition(position)).toBe(leader)
  })
})
