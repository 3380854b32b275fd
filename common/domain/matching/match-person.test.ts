import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPersonIndex, type DraftPerson, HOMONYM_CAP, matchPerson, type RegisterPerson } from './match-person.ts'
import { encodeReason, outstanding } from './reasons.ts'

const spell = (unitName: string, position: string | null = null, from: string | null = null, to: string | null = null) => ({
  unitName,
  position,
  from,
  to,
})
const person = (id: string, fullName: string, more: Partial<RegisterPerson> = {}): RegisterPerson => ({
  id,
  fullName,
  birthDate: null,
  otherNames: [],
  spells: [],
  awardCount: 0,
  ...more,
})

const register = [
  person('hoa-85', 'Nguyễn Văn Hòa', {
    birthDate: '1985-03-12',
    spells: [spell('Trường THCS Lý Tự Trọng', 'Giáo viên', '2010', null)],
    awardCount: 4,
  }),
  person('hoa-90', 'Nguyễn Văn Hòa', { birthDate: '1990', spells: [spell('Phòng Tư pháp', 'Chuyên viên', '2014-05', null)] }),
  person('hoa-nu', 'Nguyễn Văn Hoa', { spells: [spell('Trạm Y tế xã Đức Bình', 'Y sĩ', '2005', '2015-06-30')] }),
  person('hlan', "H'Lan Niê", { spells: [spell('Phòng Đào tạo', 'Chuyên viên')] }),
  person('ly', 'Lý Sỹ Ân', { otherNames: ['Lý Văn Ân'], birthDate: '1979-01-01' }),
  person('dang', 'Đặng Thị Đức', { birthDate: '1988' }),
]
const index = buildPersonIndex(register)
const matches = (draft: DraftPerson) => matchPerson(draft, index).map(({ id, reasons }) => [id, ...reasons.map(encodeReason)])
const scoreOf = (draft: DraftPerson, id: string) => matchPerson(draft, index).find((candidate) => candidate.id === id)?.score ?? 0

describe('matchPerson', () => {
  it('finds the right one of two homonyms by birth year, and lets that one stand out', () => {
    const draft = { name: 'Nguyễn Văn Hoà', birthYear: 1985 }
    expect(matches(draft)).toEqual([
      ['hoa-85', 'sameName', 'sameBirthYear:1985'],
      ['hoa-nu', 'nameDiffersByTone:Nguyễn Văn Hoa'],
      ['hoa-90', 'sameName', 'differentBirthYear:1990'],
    ])
    expect(outstanding(matchPerson(draft, index))?.id).toBe('hoa-85')
  })

  it('finds the right one by unit in its abbreviated form and at that time', () => {
    const draft = { name: 'NGUYỄN VĂN HOÀ', unit: 'Trường Trung học cơ sở Lý Tự Trọng', position: 'Giáo viên', date: '2019-12-27' }
    expect(matches(draft)[0]).toEqual(['hoa-85', 'sameName', 'sameUnit:Trường THCS Lý Tự Trọng', 'samePosition'])
    expect(outstanding(matchPerson(draft, index))?.id).toBe('hoa-85')
  })

  it('proposes nobody when only the name is known and two bear it', () => {
    const candidates = matchPerson({ name: 'Nguyễn Văn Hòa' }, index)
    expect(candidates.slice(0, 2).map(({ id, score }) => [id, score])).toEqual([
      ['hoa-85', 0.7],
      ['hoa-90', 0.7],
    ])
    expect(outstanding(candidates)).toBeNull()
  })

  it('says when someone did not work anywhere then, or was a child', () => {
    expect(matches({ name: 'Nguyễn Văn Hoa', unit: 'Trạm Y tế xã Đức Bình', date: '2019-01-01' })[0]).toEqual([
      'hoa-nu',
      'sameName',
      'sameUnitOtherTime:Trạm Y tế xã Đức Bình',
      'notEmployedThen',
    ])
    expect(matches({ name: 'Đặng Thị Đức', date: '1999-05-01' })[0]).toEqual(['dang', 'sameName', 'tooYoung:1988'])
  })

  it.each([
    ['NFD', 'Đặng Thị Đức'.normalize('NFD'), 'dang', 'sameName'],
    ['a typographic apostrophe', 'H’Lan Niê', 'hlan', 'sameName'],
    ['another name', 'Lý Văn Ân', 'ly', 'otherName'],
    ['i for y', 'Lí Sĩ Ân', 'ly', 'nameDiffersBySpelling'],
    ['a lost tone', 'Đăng Thị Đức', 'dang', 'nameDiffersByTone'],
    ['a lost mark', 'Dang Thi Duc', 'dang', 'nameDiffersByMark'],
    ['one misread letter', 'Đặng Thị Đúe', 'dang', 'nameDiffersByLetter'],
    ['one lost letter', 'Đặng Thị Đứ', 'dang', 'nameDiffersByLetter'],
  ])('bears %s', (_, name, id, reason) => {
    const [first] = matchPerson({ name }, index)
    expect([first?.id, first?.reasons[0]?.code]).toEqual([id, reason])
  })

  it('orders by how well the name fits: the same name before one that lost a tone', () => {
    const same = scoreOf({ name: 'Nguyễn Văn Hòa', birthYear: 1985 }, 'hoa-85')
    const tone = scoreOf({ name: 'Nguyên Văn Hòa', birthYear: 1985 }, 'hoa-85')
    const letter = scoreOf({ name: 'Nguyễn Vãm Hòa', birthYear: 1985 }, 'hoa-85')
    expect([same > tone, tone > letter, letter > HOMONYM_CAP]).toEqual([true, true, true])
  })

  it.each(['', '   ', 'Trần Bình An', 'Hoa', 'Nguyễn'])('finds nobody for %j', (name) => {
    expect(matchPerson({ name }, index)).toEqual([])
  })

  it('never lets people of different birth years come near a proposal, whatever else agrees', () => {
    const draft = fc.record({
      name: fc.constantFrom('Nguyễn Văn Hòa', 'Nguyễn Văn Hoà', 'NGUYỄN VĂN HÒA'),
      birthYear: fc.integer({ min: 1950, max: 2005 }).filter((year) => year !== 1985),
      unit: fc.constantFrom('Trường THCS Lý Tự Trọng', null),
      position: fc.constantFrom('Giáo viên', null),
      date: fc.constantFrom('2019-12-27', null),
    })
    fc.assert(
      fc.property(draft, (row) => {
        expect(scoreOf(row, 'hoa-85')).toBeLessThanOrEqual(HOMONYM_CAP)
      }),
    )
  })

  it('matches a list of 1000 rows with a register of 10 000 people', () => {
    const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô']
    const middles = ['Văn', 'Thị', 'Minh', 'Thanh', 'Quốc', 'Kim', 'Hữu', 'Ngọc', 'Đức', 'Xuân']
    const givens = [
      'An',
      'Bình',
      'Cường',
      'Dũng',
      'Đạt',
      'Hà',
      'Hạnh',
      'Hòa',
      'Hùng',
      'Hương',
      'Khánh',
      'Lan',
      'Linh',
      'Long',
      'Mai',
      'Nam',
      'Nga',
      'Phúc',
      'Quân',
      'Yến',
    ]
    const many = Array.from({ length: 10_000 }, (_, n) =>
      person(`p${n}`, `${families[n % 10]} ${middles[Math.floor(n / 10) % 10]} ${givens[Math.floor(n / 100) % 20]}`, {
        birthDate: String(1960 + Math.floor(n / 2000) * 7),
        spells: [spell(`Tổ ${n % 50}`)],
      }),
    )
    const big = buildPersonIndex(many)
    const right = Array.from({ length: 1000 }, (_, row) => many[row * 10]).filter((one, row) => {
      const [first] = matchPerson(
        { name: one?.fullName ?? '', birthYear: Number(one?.birthDate), unit: one?.spells[0]?.unitName ?? null },
        big,
      )
      return first?.id === `p${row * 10}`
    })
    expect(right).toHaveLength(1000)
  })
})
