import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IssuerLevel } from '../../model/decision.ts'
import { Pack } from '../../model/pack.ts'
import { checkAuthority } from './authority.ts'
import { issuerLevelOf } from './issuer-level.ts'
import { matchAward } from './match-award.ts'

const pack = Pack.parse(JSON.parse(readFileSync(new URL('../../../resources/packs/award-catalogue.json', import.meta.url), 'utf8')))
const catalogue = pack.type === 'award-catalogue' ? pack.entries : []
const code = (printed: string, issuerLevel: IssuerLevel | null = null, date: string | null = null) =>
  matchAward(printed, catalogue, { issuerLevel, date })?.code ?? null

describe('matchAward knows the words of the catalogue', () => {
  it.each([
    ['Lao động tiên tiến', 'LDTT'],
    ['“Lao động tiên tiến”', 'LDTT'],
    ['LAO ĐỘNG TIÊN TIẾN', 'LDTT'],
    ['danh hiệu “Lao động tiên tiến” năm học 2023 - 2024', 'LDTT'],
    ['Công nhận danh hiệu Lao động tiên tiến', 'LDTT'],
    ['LĐTT', 'LDTT'],
    ['Lao động tiên tiến'.normalize('NFD'), 'LDTT'],
    ['Chiến sĩ thi đua cơ sở', 'CSTDCS'],
    ['Chiến sỹ thi đua cấp cơ sở', 'CSTDCS'],
    ['CSTĐCS', 'CSTDCS'],
    ['Chiến sĩ thi đua cấp tỉnh', 'CSTD_TINH'],
    ['Chiến sĩ thi đua tỉnh Hòa Giang', 'CSTD_TINH'],
    ['Chiến sĩ thi đua cấp Bộ', 'CSTD_TINH'],
    ['Chiến sĩ thi đua toàn quốc', 'CSTD_TQ'],
    ['Tập thể lao động tiên tiến', 'TTLDTT'],
    ['Tập thể lao động xuất sắc', 'TTLDXS'],
    ['Gia đình văn hoá', 'GDVH'],
    ['Cờ thi đua của UBND tỉnh Hòa Giang', 'CO_TINH'],
    ['Cờ thi đua của Chính phủ', 'CO_CP'],
    ['Bằng khen của Chủ tịch UBND tỉnh Hòa Giang', 'BK_TINH'],
    ['Bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh', 'BK_TINH'],
    ['Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo', 'BK_TINH'],
    ['Bằng khen của Thủ tướng Chính phủ', 'BK_TTG'],
    ['Giấy khen của Chủ tịch UBND xã Đức Bình', 'GK_XA'],
    ['Giấy khen của Chủ tịch UBND huyện Tân Khê', 'GK_HUYEN'],
    ['Giấy khen của Giám đốc Sở Y tế', 'GK_SO'],
    ['Giấy khen của Hiệu trưởng Trường Cao đẳng Kỹ thuật Nam Hòa', 'GK_KHAC'],
    ['Huân chương Lao động hạng Nhì', 'HCLD_2'],
    ['Huân chương Lao động hạng III', 'HCLD_3'],
    ['Huân chương Lao động hạng Nhất', 'HCLD_1'],
    ['Huân chương Độc lập hạng Ba', 'HCDL_3'],
    ['Kỷ niệm chương “Vì sự nghiệp Giáo dục”', 'KNC'],
    ['Lao động giỏi', 'LEGACY_LDG'],
    ['Hoàn thành xuất sắc nhiệm vụ', 'HTXS'],
    ['Hoàn thành tốt nhiệm vụ', 'HTT'],
    ['Hoàn thành nhiệm vụ', 'HT'],
    ['Không hoàn thành nhiệm vụ', 'KHT'],
    ['Sáng kiến cấp cơ sở', 'SK_COSO'],
    ['Khiển trách', 'KL_KHIEN_TRACH'],
    ['Nhà giáo ưu tú', 'NGUT'],
    ['Nhà giáo nhân dân', 'NGND'],
  ])('%s is %s', (printed, expected) => {
    expect(code(printed)).toBe(expected)
  })

  it('gives the rank beside the code', () => {
    expect(matchAward('Huân chương Lao động hạng III', catalogue)).toEqual({ code: 'HCLD_3', score: 1, rank: 'hạng Ba' })
  })

  it('finds every entry by its own name and aliases', () => {
    for (const entry of catalogue) {
      if (entry.head === undefined) expect(code(entry.name), entry.name).toBe(entry.code)
      for (const alias of entry.aliases) expect(code(alias.replace('…', ' Hòa Giang')), alias).toBe(entry.code)
    }
  })
})

describe('matchAward bears the slips of the reader', () => {
  it.each([
    ['Lao đông tiên tiẽn', 'LDTT'],
    ['Lao động tiện tiến.', 'LDTT'],
    ['Lao dộng tiêntiến', 'LDTT'],
    ['Chién sĩ thi dua co sở', 'CSTDCS'],
    ['Chiến sĩ thi đua cơ sờ', 'CSTDCS'],
    ['Chiến sì thi đua cợ sớ', 'CSTDCS'],
    ['Tập thề lao động xuât sắc', 'TTLDXS'],
    ['Băng khen của Chủ tịch UBND tỉnh', 'BK_TINH'],
    ['Giây khen của Chủ tịch UBND xã Đức Bình', 'GK_XA'],
    ['Hoàn thành tôt nhiệm vu', 'HTT'],
    ['Huân chương Lao động hạng Nhi', 'HCLD_2'],
    ['Hoàn thành xuãt săc nhiêm vụ', 'HTXS'],
  ])('%s is %s', (printed, expected) => {
    expect(code(printed)).toBe(expected)
  })

  it.each([
    '',
    '   ',
    'Chiến sĩ thi đua',
    'Huân chương Lao động',
    'Khen',
    'Thưởng tết',
    'Nguyễn Văn An',
    'Hoàn thành',
    'Bằng tốt nghiệp',
    'Huân chương',
    '12345',
    'Lao động',
  ])('does not guess what %j means', (printed) => {
    expect(code(printed)).toBeNull()
  })

  it('never takes one family for another under one slip, nor throws on anything', () => {
    const families = [
      ['Giấy khen của Chủ tịch UBND xã Đức Bình', /^GK/],
      ['Bằng khen của Chủ tịch UBND tỉnh Hòa Giang', /^BK_TINH$/],
      ['Chiến sĩ thi đua cơ sở', /^CSTDCS$/],
      ['Chiến sĩ thi đua toàn quốc', /^CSTD_TQ$/],
      ['Huân chương Lao động hạng Nhì', /^HCLD_2$/],
      ['Huân chương Lao động hạng Ba', /^HCLD_3$/],
      ['Hoàn thành tốt nhiệm vụ', /^HTT$/],
      ['Hoàn thành nhiệm vụ', /^HT$/],
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.nat(),
        fc.constantFrom('', 'e', 'o', 'i', '0', '.', 'nh'),
        ([printed, family], position, letter) => {
          const at = position % printed.length
          const slipped = printed.slice(0, at) + letter + printed.slice(at + 1)
          const result = code(slipped)
          if (result !== null) expect(`${slipped} → ${result}`).toMatch(new RegExp(`→ ${family.source.replace(/^\^/, '')}`))
        },
      ),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        matchAward(text, catalogue)
      }),
    )
  })
})

describe('the issuer of the decision completes what the words leave out', () => {
  it.each([
    ['Giấy khen', 'xa', 'GK_XA'],
    ['Giấy khen', 'huyen', 'GK_HUYEN'],
    ['Giấy khen của Giám đốc', 'soNganh', 'GK_SO'],
    ['Giấy khen của Giám đốc', 'doanhNghiep', 'GK_DN'],
    ['Giấy khen của Giám đốc', 'donVi', 'GK_KHAC'],
    ['Bằng khen', 'tinh', 'BK_TINH'],
    ['Bằng khen', 'trungUong', 'BK_TTG'],
    ['Cờ thi đua', 'tinh', 'CO_TINH'],
  ] as const)('%s from %s is %s', (printed, level, expected) => {
    expect(code(printed, level)).toBe(expected)
  })
  it('prefers the words to the decision: a commune may hand on a province’s award', () => {
    expect(code('Bằng khen của Thủ tướng Chính phủ', 'xa')).toBe('BK_TTG')
    expect(code('Giấy khen của Chủ tịch UBND huyện Tân Khê', 'xa')).toBe('GK_HUYEN')
  })
  it('says so when nobody knows the issuer', () => {
    expect(matchAward('Giấy khen', catalogue)).toEqual({ code: 'GK', score: 0.7 })
    expect(code('Bằng khen')).toBeNull()
  })
})

describe('issuerLevelOf', () => {
  it.each<[string, IssuerLevel | null]>([
    ['CHỦ TỊCH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'trungUong'],
    ['THỦ TƯỚNG CHÍNH PHỦ', 'trungUong'],
    ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'boNganh'],
    ['Bộ trưởng Bộ Nội vụ', 'boNganh'],
    ['ỦY BAN NHÂN DÂN TỈNH HÒA GIANG', 'tinh'],
    ['UỶ BAN NHÂN DÂN TỈNH HÒA GIANG'.normalize('NFD'), 'tinh'],
    ['SỞ NÔNG NGHIỆP VÀ PTNT', 'soNganh'],
    ['CÔNG AN TỈNH HÒA GIANG', 'soNganh'],
    ['BỘ CHỈ HUY QUÂN SỰ TỈNH HÒA GIANG', 'soNganh'],
    ['LIÊN ĐOÀN LAO ĐỘNG TỈNH HÒA GIANG', 'soNganh'],
    ['ỦY BAN NHÂN DÂN HUYỆN TÂN KHÊ', 'huyen'],
    ['UBND THÀNH PHỐ TÂN KHÊ', 'huyen'],
    ['UBND XÃ TỊNH AN', 'xa'],
    ['Chủ tịch UBND phường An Trà', 'xa'],
    ['UBND ĐẶC KHU PHÚ LONG', 'xa'],
    ['PHÒNG GIÁO DỤC VÀ ĐÀO TẠO', 'donVi'],
    ['TRƯỜNG CAO ĐẲNG KỸ THUẬT NAM HÒA', 'donVi'],
    ['TRUNG TÂM Y TẾ HUYỆN TÂN KHÊ', 'donVi'],
    ['CÔNG TY TNHH MTV CẤP THOÁT NƯỚC PHÚ HÒA', 'doanhNghiep'],
    ['HỢP TÁC XÃ AN TRÀ', 'doanhNghiep'],
    ['Giám đốc', null],
    ['Hội Làm vườn', null],
    ['ỦY BAN NHÂN DÂN', null],
    ['', null],
  ])('%s', (body, level) => {
    expect(issuerLevelOf(body)).toBe(level)
  })

  it('knows when a city was under the centre', () => {
    expect(issuerLevelOf('UBND THÀNH PHỐ HUẾ', '2025-03-01')).toBe('tinh')
    expect(issuerLevelOf('UBND THÀNH PHỐ HUẾ', '2024-03-01')).toBe('huyen')
    expect(issuerLevelOf('UBND THÀNH PHỐ CẦN THƠ', '2003-03-01')).toBe('huyen')
    expect(issuerLevelOf('UBND TP. HÀ NỘI', '2003-03-01')).toBe('tinh')
    expect(issuerLevelOf('UBND THÀNH PHỐ HUẾ', '2025-03-01', 'UBND TỈNH THỪA THIÊN HUẾ')).toBe('huyen')
  })
})

describe('checkAuthority', () => {
  const warning = (awardCode: string, level: IssuerLevel | null, date: string | null) => {
    const award = catalogue.find((entry) => entry.code === awardCode)
    return award ? (checkAuthority(award, level, date)?.code ?? null) : 'no such award'
  }
  it.each<[string, IssuerLevel | null, string | null, string | null]>([
    ['CSTDCS', 'huyen', '2019-12-27', null],
    ['CSTDCS', 'huyen', '2025-07-15', 'levelAbolished'],
    ['CSTDCS', 'xa', '2024-12-27', 'tooEarly'],
    ['CSTDCS', 'xa', '2025-12-27', null],
    ['LDTT', 'xa', '2019-12-27', null],
    ['LDTT', 'donVi', '2024-07-12', 'conditional'],
    ['BK_TINH', 'xa', '2024-07-12', 'levelNotListed'],
    ['BK_TTG', 'tinh', null, 'levelNotListed'],
    ['TTLDXS', 'tinh', '2024-07-12', null],
    ['THON_VH', 'huyen', null, null],
    ['LEGACY_LDG', 'xa', '2019-01-01', 'abolished'],
    ['XA_TB', 'tinh', '2020-01-01', 'notYetExisting'],
    ['HTXS', 'donVi', '2024-12-18', null],
    ['CSTDCS', null, '2024-12-18', null],
    ['GK', 'xa', '2024-12-18', null],
  ])('%s from %s on %s: %s', (awardCode, level, date, expected) => {
    expect(warning(awardCode, level, date)).toBe(expected)
  })
})
