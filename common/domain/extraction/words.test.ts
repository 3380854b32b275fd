import { describe, expect, it } from 'vitest'
import { awardMentions } from './award-mentions.ts'
import { isOddSum, withZeros } from './money.ts'
import { splitPositionUnit } from './organisations.ts'
import { lineOf, pageOf } from './pages.test-data.ts'
import { findPeriod } from './periods.ts'
import { personName } from './person-name.ts'
import { type Run, runOfLines } from './run.ts'
import { findSecrecyMark } from './secrecy.ts'

const run = (text: string, confidence = 0.96): Run => runOfLines([lineOf({ text, x: 0.1, y: 0.3, confidence })], 1)

describe('phrases of the field', () => {
  it.each([
    ['ÚY BẠN NHÂN DÂN TÍNH HÒA GIANG', 'ỦY BAN NHÂN DÂN TỈNH HÒA GIANG'],
    ['Tố trưởng chuyên môn', 'Tổ trưởng chuyên môn'],
    ['Khoa Nội tống hợp', 'Khoa Nội tổng hợp'],
    ['Bí thư Chỉ bộ', 'Bí thư Chi bộ'],
    ['cán bộ Tố Văn phòng', 'cán bộ Tổ Văn phòng'],
    ['UỶ BAN NHÂN DÂN', 'UỶ BAN NHÂN DÂN'],
  ])('spells %s as %s', (read, right) => expect(run(read).text).toBe(right))

  it.each(['Lê Thị Hạnh', 'Nguyễn Tố Minh', 'Trưởng bản', 'Hồ Văn Phong', 'công nhận danh hiệu', 'Kỹ thuật viên trưởng'])(
    'leaves %s as it is',
    (text) => expect(run(text).text).toBe(text),
  )

  it('leaves a text layer alone whatever it spells', () => expect(run('Khoa Nội tống hợp', 1).text).toBe('Khoa Nội tống hợp'))
})

describe('splitPositionUnit', () => {
  it.each([
    ['Tổ trưởng Tổ Văn phòng, Tổ Khối 1', 'Tổ trưởng Tổ Văn phòng', 'Tổ Khối 1'],
    ['Phó Chánh Văn phòng Phòng Y tế, huyện Tân Khê', 'Phó Chánh Văn phòng', 'Phòng Y tế, huyện Tân Khê'],
    ['Công chức Tư pháp - Hộ tịch, UBND xã Đức Bình', 'Công chức Tư pháp - Hộ tịch', 'UBND xã Đức Bình'],
    ['Giáo viên trường tiểu học Đức Bình', 'Giáo viên', 'trường tiểu học Đức Bình'],
    ['Kế toán', 'Kế toán', null],
    ['Phòng Nội vụ', null, 'Phòng Nội vụ'],
  ])('parts "%s"', (text, position, unit) => {
    const parted = splitPositionUnit(run(text))
    expect([parted.position?.text ?? null, parted.unit?.text ?? null]).toEqual([position, unit])
  })
})

describe('awardMentions', () => {
  it('tells awards of one sentence apart, with rank and issuer', () => {
    const text =
      'Tặng Huân chương Lao động hạng Ba cho 01 tập thể, Bằng khen của Chủ tịch UBND tỉnh cho 02 cá nhân, danh hiệu “Chiến sỹ thi đua cơ sở” năm 2023'
    expect(awardMentions(run(text)).map((m) => [m.title, m.rank])).toEqual([
      ['Huân chương Lao động hạng Ba', 'hạng Ba'],
      ['Bằng khen của Chủ tịch UBND tỉnh', null],
      ['Chiến sỹ thi đua cơ sở', null],
    ])
  })
})

describe('findPeriod', () => {
  it.each([
    ['trong phong trào thi đua năm 2023', '2023'],
    ['năm học 2023 - 2024', '2023 - 2024'],
    ['từ năm 2020 đến năm 2024', '2020 - 2024'],
  ])('reads "%s"', (text, value) => expect(findPeriod(run(text))?.value).toBe(value))
  it.each(['ngày 12 tháng 7 năm 2024', 'Ông Trịnh Bá Ngãi, sinh năm 1988'])('finds none in "%s"', (text) =>
    expect(findPeriod(run(text))).toBeNull(),
  )
})

describe('personName', () => {
  it('is sure of a usual name read well, never of one that was put right', () => {
    expect(personName(run('Nguyễn Thị Hoa'))).toMatchObject({ value: 'Nguyễn Thị Hoa', status: 'sure' })
    expect(personName(run('Nguyên Thị Hoa'))).toMatchObject({ value: 'Nguyễn Thị Hoa', raw: 'Nguyên Thị Hoa', status: 'check' })
    expect(personName(run('Nguyễn Thị Hoa', 0.5)).status).toBe('check')
    expect(personName(run('Điểu K’Rứ')).status).toBe('check')
  })
})

describe('findSecrecyMark', () => {
  const on = (text: string, y: number) => findSecrecyMark(pageOf([{ text, x: 0.15, y }]))?.mark ?? null
  it.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT', '[MẬT]'])('sees %s standing by itself at the top', (mark) =>
    expect(on(mark, 0.12)).toBe(mark.replace(/[[\]]/g, '')),
  )
  it('sees the field "Độ mật:" anywhere', () => expect(on('Độ mật: Tối mật', 0.7)).toBe('TỐI MẬT'))
  it.each([
    ['trừ văn bản Mật theo quy định', 0.12],
    ['Độ mật: không', 0.12],
    ['MẬT', 0.6],
    ['Mật', 0.12],
    ['BÍ MẬT', 0.12],
    ['MAI', 0.12],
  ])('does not take "%s" at %d for a mark', (text, y) => expect(on(text, y)).toBeNull())
})

describe('sums whose slashed zeros were read as nines', () => {
  it.each([
    ['299.999đ', '200.000đ'],
    ['190.099 đồng', '100.000 đồng'],
    ['447.001', '447.000'],
  ])('%s is proposed as %s', (read, sum) => {
    expect(isOddSum(read)).toBe(true)
    expect(withZeros(read)).toBe(sum)
  })
  it.each(['540.000 đồng', '1.490.000', '0,3 lần mức lương cơ sở'])('%s is as it should be', (text) => expect(isOddSum(text)).toBe(false))
})
