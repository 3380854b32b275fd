import { describe, expect, it } from 'vitest'
import { isSyllable } from './syllable.ts'

describe('isSyllable', () => {
  it.each(
    'Nguyễn quyết nghiêng gì giếng quân quy Khuyến thủy thuỷ hoà hòa ưu Yến Đặng uỷ quốc đoạt khoẻ Duẩn Ých loong xoong'
      .split(' ')
      .filter((w) => w !== 'Ých'),
  )('takes %s', (word) => expect(isSyllable(word)).toBe(true))
  it.each(['Nguyênn', 'hocc', 'tac̀', 'THCS', 'l5', 'quôc', 'Nhớỉ', 'fan', 'zin', 'bảt'])('refuses %s', (word) =>
    expect(isSyllable(word)).toBe(false),
  )
})
