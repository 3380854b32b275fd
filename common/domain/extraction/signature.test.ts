import { describe, expect, it } from 'vitest'
import type { Line } from './flow.ts'
import { lineOf } from './pages.test-data.ts'
import { runOf } from './run.ts'
import { signatureFields } from './signature.ts'
import { spelledTitle } from './signer-titles.ts'

const lines = (...texts: readonly (string | readonly [string, number])[]): Line[] =>
  texts.map((t, i) => {
    const [text, confidence] = typeof t === 'string' ? [t, 0.96] : t
    const written = lineOf({ text, x: 0.6, y: 0.6 + i * 0.03, confidence })
    const [x, y, w, h] = written.box
    return {
      kind: 'line',
      page: 1,
      x0: x,
      y0: y,
      x1: x + w,
      y1: y + h,
      run: runOf(written.words.map((word) => ({ word, page: 1 }))),
      bold: true,
    }
  })

describe('who signed', () => {
  it.each<[string, string[], string | null, string | null, string | null]>([
    ['the head himself', ['CHỦ TỊCH', 'Lê Văn An'], 'CHỦ TỊCH', null, 'Lê Văn An'],
    ['a deputy for the head', ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Văn An'], 'PHÓ CHỦ TỊCH', 'KT. CHỦ TỊCH', 'Lê Văn An'],
    ['for the committee', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Trần Thị Bình'], 'CHỦ TỊCH', 'TM. ỦY BAN NHÂN DÂN', 'Trần Thị Bình'],
    [
      'for the committee, a deputy',
      ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Trần Thị Bình'],
      'PHÓ CHỦ TỊCH',
      'TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH',
      'Trần Thị Bình',
    ],
    ['an older stroke', ['K/T CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Lê Văn An'], 'PHÓ CHỦ TỊCH', 'K/T CHỦ TỊCH', 'Lê Văn An'],
    ['by order', ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG', 'Lê Văn An'], 'CHÁNH VĂN PHÒNG', 'TL. CHỦ TỊCH', 'Lê Văn An'],
    ['a director', ['GIÁM ĐỐC', '(Đã ký)', 'BSCKII. Lê Văn An'], 'GIÁM ĐỐC', null, 'Lê Văn An'],
    ['the Party', ['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ THƯỜNG TRỰC', 'Lê Văn An'], 'PHÓ BÍ THƯ THƯỜNG TRỰC', 'T/M BAN THƯỜNG VỤ', 'Lê Văn An'],
    ['a general director', ['KT. TỔNG GIÁM ĐỐC', 'PHÓ TỔNG GIÁM ĐỐC', 'Lê Văn An'], 'PHÓ TỔNG GIÁM ĐỐC', 'KT. TỔNG GIÁM ĐỐC', 'Lê Văn An'],
    ['specks in the title', ['PHÓ -HIỆU TRƯỞNG', 'Lê Văn An'], 'PHÓ HIỆU TRƯỞNG', null, 'Lê Văn An'],
    ['strokes of a seal before the name', ['HIỆU TRƯỞNG', 'N Nguyễn Văn An'], 'HIỆU TRƯỞNG', null, 'Nguyễn Văn An'],
    ['a name in capitals', ['GIÁM ĐỐC', 'LÊ VĂN AN'], 'GIÁM ĐỐC', null, 'Lê Văn An'],
    ['no name left', ['CHỦ TỊCH'], 'CHỦ TỊCH', null, null],
  ])('%s', (_, printed, title, authority, name) => {
    const fields = signatureFields(lines(...printed))
    expect([fields.signerTitle.value, fields.signerAuthority.value, fields.signerName.value]).toEqual([title, authority, name])
  })

  it('proposes a title a letter of which was misread, and has it looked at', () => {
    expect(signatureFields(lines('HIỆU TRUỖNC', 'Lê Văn An')).signerTitle).toMatchObject({ value: 'HIỆU TRƯỞNG', status: 'check' })
  })

  it.each([
    ['Lý Đức, Lộc', 'Lý Đức Lộc'],
    ['Lý Hữu-Lộc', 'Lý Hữu Lộc'],
    ['Lý Đức.Lộc', 'Lý Đức Lộc'],
  ])('takes marks out of a name (%s), and has it looked at', (read, name) => {
    expect(signatureFields(lines('GIÁM ĐỐC', read)).signerName).toMatchObject({ value: name, raw: read, status: 'check' })
  })

  it('keeps the mark after a degree and does not doubt the name for it', () => {
    const { signerName } = signatureFields(lines('GIÁM ĐỐC', 'TS. Lê Văn An'))
    expect(signerName.value).toBe('Lê Văn An')
    expect(signerName.doubt).not.toBe('inferred')
  })

  it('keeps a rare name and only proposes for what no name is', () => {
    const name = (text: string, confidence: number) => signatureFields(lines('CHỦ TỊCH', [text, confidence])).signerName
    expect(name('Lường Văn Uẩn', 0.7).value).toBe('Lường Văn Uẩn')
    expect(name('Giàng Seo Lử', 0.7).value).toBe('Giàng Seo Lử')
    expect(name('Trần Quạng Lộc', 0.6)).toMatchObject({ value: 'Trần Quang Lộc', status: 'check', raw: 'Trần Quạng Lộc' })
  })
})

describe('titles of signers', () => {
  it.each([
    ['PHO CHU TICH', 'PHÓ CHỦ TỊCH'],
    ['CHÁNH VĂN PHÒNG.', 'CHÁNH VĂN PHÒNG'],
    ['VIỆN TRƯỞNG', 'VIỆN TRƯỞNG'],
  ])('%s', (read, title) => expect(spelledTitle(read)?.title).toBe(title))

  it('are none where two are as near', () => {
    expect(spelledTitle('XXX TRƯỞNG')).toBeNull()
    expect(spelledTitle('LÊ VĂN AN')).toBeNull()
  })
})
