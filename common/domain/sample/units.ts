/** Units of the sample register: a fictitious college under a fictitious province and its eight collectives. */
export interface UnitSeed {
  readonly key: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  /** code of the unit-types pack */
  readonly type: 'donViSuNghiep' | 'tapTheNho'
  readonly parentKey: string | null
}

const collective = (key: string, code: string, name: string, shortName: string): UnitSeed => ({
  key,
  code,
  name,
  shortName,
  type: 'tapTheNho',
  parentKey: 'truong',
})

export const ROOT_UNIT_KEY = 'truong'
export const PROVINCE = 'Hòa Giang'

export const UNIT_SEEDS: readonly UnitSeed[] = [
  {
    key: ROOT_UNIT_KEY,
    code: 'HG.45',
    name: 'Trường Cao đẳng Kỹ thuật Nam Hòa',
    shortName: 'CĐKTNH',
    type: 'donViSuNghiep',
    parentKey: null,
  },
  collective('dao-tao', 'HG.45.01', 'Phòng Đào tạo', 'ĐT'),
  collective('to-chuc', 'HG.45.02', 'Phòng Tổ chức - Hành chính', 'TCHC'),
  collective('ke-hoach', 'HG.45.03', 'Phòng Kế hoạch - Tài chính', 'KHTC'),
  collective('sinh-vien', 'HG.45.04', 'Phòng Công tác Học sinh - Sinh viên', 'CTHSSV'),
  collective('dien', 'HG.45.05', 'Khoa Điện - Điện tử', 'Đ-ĐT'),
  collective('co-khi', 'HG.45.06', 'Khoa Cơ khí - Động lực', 'CK-ĐL'),
  collective('cntt', 'HG.45.07', 'Khoa Công nghệ thông tin', 'CNTT'),
  collective('co-ban', 'HG.45.08', 'Khoa Khoa học cơ bản', 'KHCB'),
]
