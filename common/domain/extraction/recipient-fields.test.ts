import { describe, expect, it } from 'vitest'
import { textField } from './fields.ts'
import { lineOf } from './pages.test-data.ts'
import { hasMute, headSpelled } from './recipient-fields.ts'
import { runOfLines } from './run.ts'

const head = (text: string, confidence = 0.9) => headSpelled(textField(runOfLines([lineOf({ text, x: 0.1, y: 0.1, confidence })], 1))).value

describe('the kind of unit at the head of a name', () => {
  it.each([
    ['Tô Vật liệu', 'Tổ Vật liệu'],
    ['TÔ Vật liệu', 'Tổ Vật liệu'],
    ['Phỏng Đo đạc', 'Phòng Đo đạc'],
    ['tính Hòa Giang', 'tỉnh Hòa Giang'],
    ['TÔ KHỐI 3', 'TỔ KHỐI 3'],
  ])('%s is %s', (read, meant) => expect(head(read)).toBe(meant))

  it.each(['Tổ Vật liệu', 'bản Nà Khuối', 'Số 5', 'Tô', 'Tô vẽ', 'Trường Tô Hiến'])('%s stays', (text) => expect(head(text)).toBe(text))

  it('leaves letters that were never recognised', () => expect(head('Tô Vật liệu', 1)).toBe('Tô Vật liệu'))
})

describe('words without a vowel', () => {
  const isMute = (text: string) => hasMute(runOfLines([lineOf({ text, x: 0.1, y: 0.1, confidence: 0.95 })], 1))

  it.each(['Trường Lê Bnhh', 'xã Đngh Trung'])('tells a misread word in %s', (text) => expect(isMute(text)).toBe(true))

  it.each(['Ths. Phòng Đo đạc', 'Trường THCS Đức Bình', 'xã Ksor', 'KBNN Tân Khê', 'Tổ Lý'])('finds none in %s', (text) =>
    expect(isMute(text)).toBe(false),
  )
})
