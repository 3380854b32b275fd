import { describe, expect, it } from 'vitest'
import { splitHonorific } from './honorifics.ts'
import { isPlausibleName, splitName } from './names.ts'

describe('splitName', () => {
  it.each([
    ['Nguyễn Văn Hoà', 'Nguyễn', 'Văn', 'Hoà'],
    ['Võ Thị Kim Oanh', 'Võ', 'Thị Kim', 'Oanh'],
    ['Võ Ấn', 'Võ', '', 'Ấn'],
    ['Hoa', '', '', 'Hoa'],
    ['', '', '', ''],
    ['Lý A Páo', 'Lý', 'A', 'Páo'],
    ['Tôn Thất Minh Đạo', 'Tôn Thất', 'Minh', 'Đạo'],
    ['Âu Dương Lan', 'Âu Dương', '', 'Lan'],
    ['Tôn Nữ', 'Tôn', '', 'Nữ'],
    ['H’Lan Niê', 'Niê', '', "H'Lan"],
    ["H'Linh Mlô", 'Mlô', '', "H'Linh"],
    ['Y Moan Êñuôl', 'Êñuôl', '', 'Y Moan'],
    ["Rơ Châm H'Yéo", 'Rơ Châm', '', "H'Yéo"],
    ["Điểu K'Rứ", 'Điểu', '', "K'Rứ"],
    ['Kpă Y Plin', 'Kpă', '', 'Y Plin'],
    ['Trần Như Y', 'Trần', 'Như', 'Y'],
    ['  Lê\u00A0Thị  Hoà '.normalize('NFD'), 'Lê', 'Thị', 'Hoà'],
  ])('%s', (name, family, middle, given) => {
    expect(splitName(name)).toEqual({ family, middle, given })
  })

  it('obeys the given name set by hand where it fits and ignores it where it does not', () => {
    expect(splitName('Y Moan Niê', 'Niê')).toEqual({ family: 'Y', middle: 'Moan', given: 'Niê' })
    expect(splitName('Lê Thị Hoà', 'Thị Hoà')).toEqual({ family: 'Lê', middle: '', given: 'Thị Hoà' })
    expect(splitName('Lê Thị Hoà', 'Mai')).toEqual({ family: 'Lê', middle: 'Thị', given: 'Hoà' })
  })
})

describe('splitHonorific', () => {
  it.each([
    ['Ông Đỗ Văn Ưng', 'Ông', 'Đỗ Văn Ưng'],
    ['BÀ TRẦN THỊ HOÀI', 'BÀ', 'TRẦN THỊ HOÀI'],
    ['Đại úy Bùi Thế Đạt', 'Đại úy', 'Bùi Thế Đạt'],
    ['Đại uý Bùi Thế Đạt', 'Đại uý', 'Bùi Thế Đạt'],
    ['Bà ThS.BS. Lê Thị Hoà', 'Bà ThS.BS.', 'Lê Thị Hoà'],
    ['ThS. BSCKII Ngô Sỹ Liêm', 'ThS. BSCKII', 'Ngô Sỹ Liêm'],
    ['Bác sỹ Ngô Sỹ Liêm', 'Bác sỹ', 'Ngô Sỹ Liêm'],
    ['Thiếu tá QNCN, Phan Hữu Khoát', 'Thiếu tá QNCN', 'Phan Hữu Khoát'],
    ['Đ/c Lò Văn Quý', 'Đ/c', 'Lò Văn Quý'],
    ['Đồng chí: Lò Văn Quý', 'Đồng chí', 'Lò Văn Quý'],
    ['Hộ ông Mai Xuân Đáng', 'Hộ ông', 'Mai Xuân Đáng'],
    ['hộ gia đình bà Hồ Thị Mận', 'hộ gia đình bà', 'Hồ Thị Mận'],
    ['- Bà H’Lan Niê', 'Bà', "H'Lan Niê"],
    ['Nguyễn Văn An', null, 'Nguyễn Văn An'],
    ['Ông Văn Minh', null, 'Ông Văn Minh'],
    ['Ông Ông Văn Minh', 'Ông', 'Ông Văn Minh'],
    ['Bá Anh Thư', null, 'Bá Anh Thư'],
    ['Anh Thư', null, 'Anh Thư'],
    ['Ông', null, 'Ông'],
    ['Cao Văn Sự', null, 'Cao Văn Sự'],
    ['Bàn Thị Mai', null, 'Bàn Thị Mai'],
    ['Emma Lý', null, 'Emma Lý'],
  ])('%s', (printed, honorific, name) => {
    expect(splitHonorific(printed)).toEqual({ honorific, name })
  })
})

describe('isPlausibleName', () => {
  it.each([
    'Nguyễn Văn Hoà',
    "H'Lan Niê",
    "H' Lan Niê",
    'Y Moan Êñuôl',
    "Điểu K'Rứ",
    'Hoa',
    'VÕ THỊ KIM OANH',
    'Ngô',
    'Lê Thị Hoà'.normalize('NFD'),
    'Bàn Thị Mai',
  ])('accepts %s', (name) => expect(isPlausibleName(name)).toBe(true))
  it.each([
    '',
    'A',
    'Phòng Đào tạo',
    'Trường THCS',
    'UBND',
    'THCS',
    'Họ và tên',
    'GHI CHÚ',
    'Nguyễn Văn 1',
    'nguyễn văn a',
    'Nguyễn/Văn',
    '12/3',
    'Ủy ban nhân dân',
    'UỶ BAN',
    `Nguyễn ${'Văn '.repeat(8)}`,
    '<script>',
  ])('refuses %j', (name) => expect(isPlausibleName(name)).toBe(false))
})
