import type { Classification } from '../../model/person.ts'

/** [unit key, position, from, to]; dates ISO with precision, `to` null while it lasts. */
export type SpellSeed = readonly [unitKey: string, position: string, from: string, to: string | null]

/**
 * How good a year of this person tends to be, for the yearly evaluation: 3 often excellent, 2 good, 1 uneven.
 * `absent`: school years (by their first year) without evaluation and award, with the reason kept in the note.
 */
export interface PersonSeed {
  readonly key: string
  readonly fullName: string
  readonly birthDate: string
  readonly gender: 'male' | 'female'
  readonly classification: Classification
  readonly spells: readonly SpellSeed[]
  readonly strength: 1 | 2 | 3
  readonly left?: 'retired' | 'transferred'
  readonly absent?: { readonly years: readonly number[]; readonly note: string }
  /** given name where it is not the last word of the full name */
  readonly givenName?: string
}

const m = 'male'
const f = 'female'
type Extra = Partial<Pick<PersonSeed, 'left' | 'absent' | 'givenName' | 'classification'>>

const person = (
  number: number,
  fullName: string,
  birthDate: string,
  gender: 'male' | 'female',
  strength: 1 | 2 | 3,
  spells: readonly SpellSeed[],
  extra: Extra = {},
): PersonSeed => ({
  key: `p${String(number).padStart(2, '0')}`,
  fullName,
  birthDate,
  gender,
  classification: 'vienChuc',
  strength,
  spells,
  ...extra,
})

const worker: Extra = { classification: 'nguoiLaoDong' }
const maternity = (...years: number[]): Extra => ({ absent: { years, note: 'Nghỉ thai sản' } })
const study = (...years: number[]): Extra => ({ absent: { years, note: 'Đi học tập trung' } })

/**
 * Sixty people who do not exist; names are put together from common parts.
 * Wanted traps: p24 and p47 are homonyms with different birth years; p30 and p31 differ by one tone mark; p12, p13, p55
 * carry names whose given name is not "the last of three words"; p08 spells her name with the other tone placement.
 */
export const PERSON_SEEDS: readonly PersonSeed[] = [
  person(1, 'Đặng Công Khải', '1958-03-20', m, 3, [['truong', 'Hiệu trưởng', '2004-08', '2018-03']], { left: 'retired' }),
  person(2, 'Lê Quang Vịnh', '1968-04-12', m, 3, [
    ['co-khi', 'Trưởng khoa', '2006-09', '2013-08'],
    ['truong', 'Phó Hiệu trưởng', '2013-09', '2018-03'],
    ['truong', 'Hiệu trưởng', '2018-04', null],
  ]),
  person(3, 'Mai Thị Diệu Hiền', '1971-11-02', f, 3, [
    ['dao-tao', 'Trưởng phòng', '2009-01', '2016-07'],
    ['truong', 'Phó Hiệu trưởng', '2016-08', null],
  ]),
  person(4, 'Trương Đình Phúc', '1974-06-25', m, 2, [
    ['dien', 'Phó Trưởng khoa', '2010-09', '2018-08'],
    ['truong', 'Phó Hiệu trưởng', '2018-09', null],
  ]),
  person(5, 'Trần Thị Hoài', '1977-02-14', f, 3, [
    ['dien', 'Giảng viên', '2003-09', '2015-08'],
    ['dien', 'Phó Trưởng khoa', '2015-09', '2019-08'],
    ['dien', 'Trưởng khoa', '2019-09', null],
  ]),
  person(6, 'Hồ Sỹ Nghiêm', '1960-09-09', m, 2, [['dien', 'Trưởng khoa', '2005-09', '2020-09']], { left: 'retired' }),
  person(7, 'Đỗ Văn Ưng', '1982-07-30', m, 3, [['dien', 'Giảng viên', '2008-09', null]]),
  person(8, 'Nguyễn Thị Thuỷ', '1985-05-17', f, 2, [['dien', 'Giảng viên', '2010-09', null]], maternity(2013)),
  person(9, 'Phạm Bá Lộc', '1979-12-01', m, 2, [
    ['dien', 'Giảng viên', '2005-09', '2020-08'],
    ['dien', 'Phó Trưởng khoa', '2020-09', null],
  ]),
  person(10, 'Vũ Minh Triết', '1990-08-08', m, 3, [['dien', 'Giảng viên', '2014-10', null]]),
  person(11, 'Tạ Hữu Đoan', '1987-01-23', m, 1, [['dien', 'Giảng viên', '2012-09', null]], study(2016, 2017)),
  person(12, "H'Lan Niê", '1991-10-05', f, 2, [['dao-tao', 'Chuyên viên', '2015-03', null]], { givenName: "H'Lan" }),
  person(13, "Điểu K'Rứ", '1988-03-15', m, 2, [['sinh-vien', 'Chuyên viên', '2013-09', null]], { givenName: "K'Rứ" }),
  person(14, 'Nguyễn Hoàng Ngọc Yến', '1980-09-19', f, 3, [
    ['dao-tao', 'Chuyên viên', '2005-10', '2016-07'],
    ['dao-tao', 'Trưởng phòng', '2016-08', null],
  ]),
  person(15, 'Bùi Thế Đạt', '1984-04-04', m, 2, [
    ['dao-tao', 'Chuyên viên', '2009-09', '2017-08'],
    ['dao-tao', 'Phó Trưởng phòng', '2017-09', null],
  ]),
  person(16, 'Lâm Quốc Đông', '1986-12-12', m, 2, [['dao-tao', 'Chuyên viên', '2011-09', null]]),
  person(17, 'Cao Thị Thanh Tuyền', '1993-06-06', f, 2, [['dao-tao', 'Chuyên viên', '2017-09', null]], maternity(2020)),
  person(18, 'Phan Văn Sáu', '1969-08-28', m, 1, [['dao-tao', 'Nhân viên giáo vụ', '2000-09', null]]),
  person(19, 'Đinh Công Hậu', '1975-05-05', m, 3, [
    ['to-chuc', 'Phó Trưởng phòng', '2009-09', '2014-08'],
    ['to-chuc', 'Trưởng phòng', '2014-09', null],
  ]),
  person(20, 'Võ Thị Kim Oanh', '1978-07-21', f, 2, [
    ['to-chuc', 'Chuyên viên', '2006-03', '2014-08'],
    ['to-chuc', 'Phó Trưởng phòng', '2014-09', null],
  ]),
  person(21, 'Phùng Thị Thơm', '1983-01-30', f, 2, [
    ['ke-hoach', 'Kế toán', '2008-09', '2016-12'],
    ['to-chuc', 'Chuyên viên', '2017-01', null],
  ]),
  person(22, 'Ngô Xuân Mạnh', '1972-10-10', m, 1, [['to-chuc', 'Lái xe', '2004-01', null]], worker),
  person(23, 'Lưu Thị Nhài', '1976-03-08', f, 1, [['to-chuc', 'Nhân viên phục vụ', '2008-02', null]], worker),
  person(24, 'Nguyễn Thị Hoa', '1979-08-15', f, 2, [['to-chuc', 'Văn thư', '2004-09', null]]),
  person(25, 'Tô Minh Nhựt', '1989-11-11', m, 2, [['to-chuc', 'Chuyên viên', '2014-09', null]]),
  person(26, 'Hà Văn Tuý', '1959-12-22', m, 2, [['to-chuc', 'Trưởng phòng', '2003-09', '2014-08']], { left: 'retired' }),
  person(27, 'Lê Thị Hoà', '1974-02-02', f, 3, [
    ['ke-hoach', 'Kế toán trưởng', '2006-09', '2015-08'],
    ['ke-hoach', 'Trưởng phòng', '2015-09', null],
  ]),
  person(28, 'Huỳnh Tấn Phát Lợi', '1981-09-03', m, 2, [
    ['ke-hoach', 'Chuyên viên', '2009-03', '2015-08'],
    ['ke-hoach', 'Phó Trưởng phòng', '2015-09', null],
  ]),
  person(29, 'Đoàn Thị Ánh Nguyệt', '1987-05-29', f, 2, [['ke-hoach', 'Kế toán', '2011-09', null]], maternity(2014)),
  person(30, 'Trần Văn Toàn', '1985-10-18', m, 2, [['ke-hoach', 'Thủ quỹ', '2010-03', null]]),
  person(31, 'Trần Văn Toản', '1983-04-27', m, 2, [['co-khi', 'Giảng viên', '2009-09', null]]),
  person(32, 'Lý A Páo', '1992-12-30', m, 2, [['ke-hoach', 'Chuyên viên', '2016-10', null]], { givenName: 'Páo' }),
  person(33, 'Quách Thu Hà', '1973-06-13', f, 2, [['ke-hoach', 'Trưởng phòng', '2008-09', '2015-06']], { left: 'transferred' }),
  person(34, 'Kiều Văn Bính', '1970-01-07', m, 2, [['sinh-vien', 'Trưởng phòng', '2009-09', null]]),
  person(35, 'Đào Thị Lan Chi', '1984-08-24', f, 3, [
    ['co-ban', 'Giảng viên', '2009-09', '2018-08'],
    ['sinh-vien', 'Phó Trưởng phòng', '2018-09', null],
  ]),
  person(36, 'Thái Bá Dũng', '1986-02-19', m, 1, [['sinh-vien', 'Chuyên viên', '2011-10', null]]),
  person(37, 'Nông Thị Xuân', '1990-03-26', f, 2, [['sinh-vien', 'Nhân viên y tế', '2014-03', null]], maternity(2017)),
  person(38, 'Hoàng Đức Thiện', '1982-11-16', m, 1, [['sinh-vien', 'Quản lý ký túc xá', '2010-09', null]], worker),
  person(39, 'Nguyễn Văn Hoà', '1966-06-18', m, 2, [
    ['co-khi', 'Phó Trưởng khoa', '2007-09', '2013-08'],
    ['co-khi', 'Trưởng khoa', '2013-09', null],
  ]),
  person(40, 'Lò Văn Quý', '1978-10-27', m, 3, [
    ['co-khi', 'Giảng viên', '2004-09', '2014-08'],
    ['co-khi', 'Phó Trưởng khoa', '2014-09', null],
  ]),
  person(41, 'Trịnh Bá Ngãi', '1988-07-07', m, 2, [['co-khi', 'Giảng viên', '2012-10', null]]),
  person(42, 'Dương Hữu Tài', '1983-09-14', m, 1, [['co-khi', 'Giảng viên', '2010-09', null]], study(2013)),
  person(43, 'Châu Ngọc Bảo', '1991-04-21', m, 2, [['co-khi', 'Giảng viên', '2016-09', null]]),
  person(44, 'Mạc Văn Thìn', '1964-02-11', m, 1, [['co-khi', 'Nhân viên xưởng thực hành', '1998-09', '2024-02']], {
    ...worker,
    left: 'retired',
  }),
  person(45, 'Khổng Thị Mỹ Lệ', '1989-01-09', f, 2, [['co-khi', 'Giảng viên', '2013-09', null]], maternity(2018)),
  person(46, 'Tăng Chí Vỹ', '1976-12-05', m, 3, [
    ['cntt', 'Phó Trưởng khoa', '2010-09', '2016-08'],
    ['cntt', 'Trưởng khoa', '2016-09', null],
  ]),
  person(47, 'Nguyễn Thị Hoa', '1990-12-03', f, 2, [['cntt', 'Giảng viên', '2015-09', null]]),
  person(48, 'Âu Dương Khánh', '1985-03-31', m, 3, [
    ['cntt', 'Giảng viên', '2010-09', '2016-08'],
    ['cntt', 'Phó Trưởng khoa', '2016-09', null],
  ]),
  person(49, 'Viên Thị Cẩm Vân', '1988-08-16', f, 2, [['cntt', 'Giảng viên', '2012-09', null]], maternity(2015, 2019)),
  person(50, 'Đồng Văn Lượng', '1992-05-12', m, 2, [['cntt', 'Giảng viên', '2017-10', null]]),
  person(
    51,
    'Phó Đức Anh',
    '1962-07-19',
    m,
    2,
    [
      ['cntt', 'Trưởng khoa', '2008-09', '2016-08'],
      ['cntt', 'Giảng viên', '2016-09', '2022-07'],
    ],
    { left: 'retired' },
  ),
  person(52, 'Lương Thị Bích Đào', '1986-06-29', f, 2, [['cntt', 'Giảng viên', '2011-09', null]]),
  person(53, 'Giang Thanh Sơn', '1994-09-23', m, 2, [['cntt', 'Giảng viên', '2019-09', null]]),
  person(54, 'Phạm Thị Hương', '1972-04-30', f, 3, [
    ['co-ban', 'Phó Trưởng khoa', '2009-09', '2017-08'],
    ['co-ban', 'Trưởng khoa', '2017-09', null],
  ]),
  person(55, 'Y Moan Êban', '1987-02-25', m, 2, [['co-ban', 'Giảng viên', '2012-09', null]], { givenName: 'Moan' }),
  person(56, 'Văn Thị Quỳnh Như', '1981-12-17', f, 2, [
    ['co-ban', 'Giảng viên', '2006-09', '2017-08'],
    ['co-ban', 'Phó Trưởng khoa', '2017-09', null],
  ]),
  person(57, 'Chu Đình Khôi', '1961-10-20', m, 2, [['co-ban', 'Trưởng khoa', '2005-09', '2017-08']], { left: 'retired' }),
  person(58, 'Ong Thị Mai', '1984-11-28', f, 1, [['co-ban', 'Giảng viên', '2010-09', null]], maternity(2012)),
  person(59, 'Từ Hải Đăng', '1993-01-14', m, 2, [['co-ban', 'Giảng viên', '2018-09', null]]),
  person(60, 'Lại Thị Ngân', '1980-05-08', f, 2, [['co-ban', 'Giảng viên', '2007-09', '2019-06']], { left: 'transferred' }),
]
