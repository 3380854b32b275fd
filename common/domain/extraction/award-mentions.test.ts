import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { awardMentions, shortInCell } from './award-mentions.ts'
import { lineOf } from './pages.test-data.ts'
import { runOf } from './run.ts'

const run = (text: string) => runOf(lineOf({ text, x: 0.1, y: 0.1 }).words.map((word) => ({ word, page: 1 })))
const titles = (text: string) => awardMentions(run(text)).map((m) => m.title)

describe('awards named in a sentence', () => {
  it.each<[string, string[]]>([
    ['Công nhận danh hiệu “Lao động tiên tiến” và “Chiến sỹ thi đua cơ sở” năm 2023', ['Lao động tiên tiến', 'Chiến sỹ thi đua cơ sở']],
    ['Tặng Giấy khen của Chủ tịch UBND huyện Tân Khê cho 03 tập thể', ['Giấy khen của Chủ tịch UBND huyện Tân Khê']],
    ['ĐƯỢC TẶNG GIẤY KHEN CỦA CHỦ TỊCH UBND HUYỆN TÂN KHÊ', ['Giấy khen của Chủ tịch UBND huyện Tân Khê']],
    ['Tặng thưởng Huân chương Lao động hạng Ba cho 01 cá nhân', ['Huân chương Lao động hạng Ba']],
    ['Tặng Bằng khen Thủ tướng Chính phủ cho 02 cá nhân', ['Bằng khen Thủ tướng Chính phủ']],
    [
      'Tặng Cờ thi đua của UBND tỉnh và công nhận danh hiệu Tập thể lao động xuất sắc',
      ['Cờ thi đua của UBND tỉnh', 'Tập thể lao động xuất sắc'],
    ],
    ['III. CHIẾN SĨ THI ĐUA CẤP TỈNH NĂM 2015', ['Chiến sĩ thi đua cấp tỉnh']],
    ['Công nhận 12 sáng kiến kinh nghiệm cấp trường năm học 2020 - 2021', ['sáng kiến kinh nghiệm cấp trường']],
    ['Tặng danh hiệu “Gia đình văn hóa tiêu biểu” năm 2024 cho 40 hộ', ['Gia đình văn hóa tiêu biểu']],
    ['Tặng “Lao động tiên tiến và Chiến sĩ thi đua cơ sở” năm 2024', ['Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở']],
    ['danh sách đạt danh hiệu LĐTT, CSTĐCS năm 2023', ['Lao động tiên tiến', 'Chiến sĩ thi đua cơ sở']],
    ['Tập thể LĐXS năm 2023', ['Tập thể lao động xuất sắc']],
    ['công nhận sáng kiến cấp cơ sở năm học 2023 - 2024', ['sáng kiến cấp cơ sở']],
    ['công nhận danh hiệu Tổ, đội lao động giỏi', ['Tổ, đội lao động giỏi']],
    ['trong phong trào lao động sản xuất', []],
  ])('%s', (text, found) => expect(titles(text).map((t) => t.toLowerCase())).toEqual(found.map((t) => t.toLowerCase())))

  it.each([
    ['HTXSNV', 'Hoàn thành xuất sắc nhiệm vụ'],
    ['HTT', 'Hoàn thành tốt nhiệm vụ'],
    ['C.S.T.Đ.C.S', 'Chiến sĩ thi đua cơ sở'],
    ['LDTT', 'Lao động tiên tiến'],
  ])('a cell "%s" is %s', (text, title) => expect(shortInCell(run(text))?.title).toBe(title))

  it('finds the name of every title and form of the catalogue', () => {
    const pack: { entries: { name: string; class: string; code: string }[] } = JSON.parse(
      readFileSync(new URL('../../../resources/packs/award-catalogue.json', import.meta.url), 'utf8'),
    )
    const GENERAL = new Set(['GK_KHAC', 'BK_TINH', 'CO_TINH', 'TINH_AH', 'SK_TOANQUOC', 'KL_KHAI_TRU'])
    const lost = pack.entries.filter(
      (e) => !GENERAL.has(e.code) && !e.name.includes('…') && titles(`Tặng ${e.name} cho 05 cá nhân`).length !== 1,
    )
    expect(lost.map((e) => `${e.code} ${e.name}`)).toEqual([])
  })
})
