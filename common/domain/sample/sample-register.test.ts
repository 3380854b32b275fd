import { describe, expect, it } from 'vitest'
import { IsoDate, PartialDate, Period } from '../../model/date.ts'
import { SCHOOL_YEARS } from './sample-calendar.ts'
import { buildSampleRegister } from './sample-register.ts'
import type { SampleAward } from './sample-types.ts'
import { CHAMPION_SHARE } from './sample-year.ts'

const build = () => {
  let next = 0
  return buildSampleRegister({ newId: () => `id-${++next}` })
}
const register = build()
const awards = register.decisions.flatMap((decision) => decision.awards)
const firstYear = (award: SampleAward) => Number(award.period.from)
const holders = (code: string, first: number) =>
  new Set(awards.filter((award) => award.awardCode === code && firstYear(award) === first).map((award) => award.personKey ?? award.unitKey))
const levelOf = (personKey: string, first: number) =>
  awards.find((award) => award.personKey === personKey && firstYear(award) === first && ['HTXS', 'HTT', 'HT'].includes(award.awardCode))
    ?.awardCode
const yearsOf = (code: string) =>
  awards.filter((award) => award.awardCode === code).map((award) => ({ key: award.personKey ?? '', first: firstYear(award) }))

describe('the sample register', () => {
  it('holds one root unit, eight collectives, sixty people and fifteen school years', () => {
    expect(register.units.filter((unit) => unit.parentKey === null)).toHaveLength(1)
    expect(register.units.filter((unit) => unit.type === 'tapTheNho')).toHaveLength(8)
    expect(register.people).toHaveLength(60)
    expect([...new Set(awards.map(firstYear))].sort()).toEqual(SCHOOL_YEARS)
    const signed = register.decisions.map((decision) => decision.signedDate)
    expect(signed).toEqual([...signed].sort())
    expect([signed.at(0)?.slice(0, 4), signed.at(-1)?.slice(0, 4)]).toEqual(['2011', '2025'])
  })

  it('is the same at every call and gives every record an id of its own', () => {
    expect(build()).toEqual(register)
    const ids = [...register.units, ...register.people, ...register.decisions, ...awards].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names only people and units it holds, in a spell of theirs, written in NFC', () => {
    const people = new Map(register.people.map((person) => [person.key, person]))
    const units = new Set(register.units.map((unit) => unit.key))
    for (const decision of register.decisions) {
      for (const award of decision.awards) {
        expect([award.personKey, award.unitKey, award.household].filter((one) => one !== null)).toHaveLength(1)
        if (award.unitKey !== null) expect(units).toContain(award.unitKey)
        if (award.personKey === null) continue
        const person = people.get(award.personKey)
        expect(person?.fullName).toBe(award.printedName)
        expect(person?.spells.some((spell) => spell.position === award.printedPosition && spell.from <= decision.signedDate)).toBe(true)
      }
    }
    expect(JSON.stringify(register)).toBe(JSON.stringify(register).normalize('NFC'))
  })

  it('has one decision of each number on a body and a year, and no row twice in a decision', () => {
    const numbers = register.decisions.map((decision) => `${decision.issuingBody} ${decision.number} ${decision.signedDate.slice(0, 4)}`)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { awards: rows } of register.decisions) {
      const keys = rows.map((award) => `${award.awardCode} ${award.personKey ?? award.unitKey}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it.each(SCHOOL_YEARS)('keeps the ladder in school year %i', (first) => {
    const [advanced, champions, initiatives] = [holders('LDTT', first), holders('CSTDCS', first), holders('SK_COSO', first)]
    const heads = new Set(
      register.people.filter((one) => one.spells.some((spell) => spell.position === 'Hiệu trưởng')).map((one) => one.key),
    )
    expect(advanced.size).toBeGreaterThan(20)
    expect(champions.size).toBeGreaterThan(0)
    expect(champions.size).toBeLessThanOrEqual(advanced.size * CHAMPION_SHARE)
    expect([...champions].filter((key) => !advanced.has(key) || !initiatives.has(key))).toEqual([])
    const unrated = [...advanced].filter((key) => !heads.has(key ?? '') && !['HTXS', 'HTT'].includes(levelOf(key ?? '', first) ?? ''))
    expect(unrated).toEqual([])
    expect([...holders('TTLDXS', first)].filter((key) => key !== 'truong' && !holders('TTLDTT', first).has(key))).toEqual([])
    const [excellent, good] = [holders('HTXS', first).size, holders('HTT', first).size]
    expect(excellent).toBeLessThanOrEqual(0.2 * (excellent + good))
  })

  it('gives higher awards only on the years the law asks for', () => {
    const champion = (key: string, first: number) => holders('CSTDCS', first).has(key)
    for (const { key, first } of yearsOf('BK_TINH')) expect([champion(key, first), champion(key, first - 1)]).toEqual([true, true])
    for (const { key, first } of yearsOf('CSTD_TINH')) {
      expect([0, 1, 2].map((back) => champion(key, first - back))).toEqual([true, true, true])
      expect(holders('SK_TINH', first)).toContain(key)
    }
    const top = yearsOf('BK_TTG')
    expect(top.length).toBeGreaterThan(0)
    for (const { key, first } of top) {
      expect(yearsOf('BK_TINH').some((one) => one.key === key && one.first < first)).toBe(true)
      expect([0, 1, 2, 3, 4].filter((back) => champion(key, first - back)).length).toBeGreaterThanOrEqual(3)
    }
  })

  it('has gaps in runs, people away, retired and moved, homonyms and names one tone apart', () => {
    const away = register.people.find((person) => person.note?.startsWith('Nghỉ thai sản'))
    expect(away?.note).toBe('Nghỉ thai sản: năm học 2013 - 2014')
    expect(awards.some((award) => award.personKey === away?.key && firstYear(award) === 2013)).toBe(false)
    expect(new Set(register.people.map((person) => person.status))).toEqual(new Set(['working', 'retired', 'transferred']))
    expect(register.people.some((person) => new Set(person.spells.map((spell) => spell.unitKey)).size > 1)).toBe(true)
    const born = register.people.filter((person) => person.fullName === 'Nguyễn Thị Hoa').map((person) => person.birthDate.slice(0, 4))
    expect(born).toEqual(['1979', '1990'])
    const names = register.people.map((person) => person.fullName)
    expect(names).toEqual(expect.arrayContaining(['Trần Văn Toàn', 'Trần Văn Toản', "H'Lan Niê", "Điểu K'Rứ"]))
    const gap = register.people.some(
      ({ key }) => holders('LDTT', 2018).has(key) && !holders('LDTT', 2019).has(key) && holders('LDTT', 2020).has(key),
    )
    expect(gap).toBe(true)
  })
})

describe('the sample on its way into a register', () => {
  it('has dates, periods and money the models accept', () => {
    for (const person of register.people) {
      PartialDate.parse(person.birthDate)
      for (const { from, to } of person.spells) expect(PartialDate.parse(from) <= PartialDate.parse(to ?? '2099')).toBe(true)
      expect(person.spells.every(({ from }, i) => i === 0 || from > (person.spells[i - 1]?.to ?? '9999'))).toBe(true)
    }
    for (const decision of register.decisions) {
      IsoDate.parse(decision.signedDate)
      expect(new Date(`${decision.signedDate}T00:00:00Z`).getUTCDay() % 6).not.toBe(0)
      for (const award of decision.awards) {
        expect(Period.parse(award.period)).toEqual(award.period)
        if (award.bonusAmount !== null) expect(award.bonusPrinted?.replace(/\D/g, '')).toBe(String(award.bonusAmount))
      }
    }
  })
})
