import { describe, expect, it } from 'vitest'
import { issuerLevelOf } from './issuer-level.ts'

describe('issuerLevelOf', () => {
  it.each([
    ['ỦY BAN NHÂN DÂN TỈNH HÒA GIANG', null, 'tinh'],
    ['UBND HUYỆN TÂN KHÊ', 'UBND TỈNH HÒA GIANG', 'huyen'],
    ['Ủy ban nhân dân xã Đức Bình', 'HUYỆN TÂN KHÊ', 'xa'],
    ['Chủ tịch UBND phường An Trà', null, 'xa'],
    ['UBND THÀNH PHỐ TÂN AN', 'UBND TỈNH HÒA GIANG', 'huyen'],
    ['ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG', null, 'tinh'],
    ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'UBND TỈNH HÒA GIANG', 'soNganh'],
    ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', null, 'boNganh'],
    ['Bộ Chỉ huy Quân sự tỉnh Hòa Giang', null, 'soNganh'],
    ['Thủ tướng Chính phủ', null, 'trungUong'],
    ['TRƯỜNG CAO ĐẲNG KỸ THUẬT HÒA GIANG', 'UBND TỈNH', 'donVi'],
    ['Công ty TNHH Hòa Giang', null, 'doanhNghiep'],
    ['Hội Làm vườn', null, null],
  ])('%s under %s is %s', (body, parent, level) => {
    expect(issuerLevelOf(body, null, parent)).toBe(level)
  })
})
