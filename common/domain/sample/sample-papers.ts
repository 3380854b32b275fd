import type { Period } from '../../model/date.ts'
import { chance, schoolYearPrinted, workingDay } from './sample-calendar.ts'
import type { SampleAward, SampleDecision } from './sample-types.ts'
import type { PersonYear } from './sample-year.ts'
import { PROVINCE, ROOT_UNIT_KEY, UNIT_SEEDS } from './units.ts'

/** A decision and an award before they have ids. */
export type AwardDraft = Omit<SampleAward, 'id' | 'rowNo'>
export type DecisionDraft = Omit<SampleDecision, 'id' | 'awards'> & { readonly awards: readonly AwardDraft[] }

export const COLLEGE = UNIT_SEEDS.find((seed) => seed.key === ROOT_UNIT_KEY)?.name ?? ''

export const unitNameOf = (key: string): string =>
  key === ROOT_UNIT_KEY ? 'Ban Giám hiệu' : (UNIT_SEEDS.find((seed) => seed.key === key)?.name ?? key)

export const schoolYear = (first: number): { readonly period: Period; readonly periodPrinted: string } => ({
  period: { kind: 'schoolYear', from: String(first), to: String(first + 1) },
  periodPrinted: schoolYearPrinted(first),
})

interface What {
  readonly awardCode: string
  readonly awardTitle: string
  readonly first: number
  readonly bonus?: { readonly amount: number; readonly printed: string }
  readonly initiative?: string
  readonly rank?: string
  /** a province prints the college as the unit, the college its own collective */
  readonly printedUnit?: string
}

const rest = (what: What) => ({
  household: null,
  awardCode: what.awardCode,
  awardTitle: what.awardTitle,
  ...schoolYear(what.first),
  bonusAmount: what.bonus?.amount ?? null,
  bonusPrinted: what.bonus?.printed ?? null,
  initiative: what.initiative ?? null,
  rank: what.rank ?? null,
})

export const toPerson = (one: PersonYear, what: What): AwardDraft => ({
  recipientKind: 'individual',
  personKey: one.seed.key,
  unitKey: null,
  printedName: one.seed.fullName,
  printedHonorific: one.seed.gender === 'male' ? 'Ông' : 'Bà',
  printedPosition: one.spell[1],
  printedUnit: what.printedUnit ?? unitNameOf(one.spell[0]),
  ...rest(what),
})

export const toUnit = (key: string, what: What): AwardDraft => ({
  recipientKind: 'collective',
  personKey: null,
  unitKey: key,
  printedName: key === ROOT_UNIT_KEY ? COLLEGE : unitNameOf(key),
  printedHonorific: null,
  printedPosition: null,
  printedUnit: what.printedUnit ?? null,
  ...rest(what),
})

interface Paper {
  readonly kind: SampleDecision['kind']
  readonly number: number
  /** the day it was meant to be signed; moved to a working day */
  readonly day: string
  readonly subject: string
  readonly awards: readonly AwardDraft[]
  readonly commendationType?: 'congTrang' | 'phongTrao'
}

const NEW_LAW = '2024-01-01'
/** "Tặng danh hiệu" under the law in force since 2024, "Công nhận danh hiệu" before. */
export const grants = (day: string): string => (day >= NEW_LAW ? 'tặng' : 'công nhận')

const bases = (day: string): readonly string[] =>
  day >= NEW_LAW
    ? [
        'Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;',
        'Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;',
      ]
    : ['Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003;']

const common = (paper: Paper) => ({
  kind: paper.kind,
  signedDate: workingDay(paper.day),
  subject: paper.subject,
  legalBases: bases(paper.day),
  commendationType: paper.commendationType ?? null,
  awards: paper.awards,
})

/** A decision of the college's head. */
export const byCollege = (paper: Paper): DecisionDraft => ({
  ...common(paper),
  number: `${paper.number}/QĐ-CĐKTNH`,
  issuingBody: COLLEGE.toUpperCase(),
  parentBody: `UBND TỈNH ${PROVINCE.toUpperCase()}`,
  issuerLevel: 'donVi',
  place: 'Nam Hòa',
  signerName: paper.day < '2018-04-01' ? 'Đặng Công Khải' : 'Lê Quang Vịnh',
  signerTitle: 'HIỆU TRƯỞNG',
  signerAuthority: null,
})

/** A decision of the province's chairman; some are signed by a deputy for him. */
export function byProvince(paper: Paper): DecisionDraft {
  const deputy = chance(`deputy ${paper.number} ${paper.day}`) < 0.4
  const chairman = paper.day < '2020-07-01' ? 'Nguyễn Khắc Tuân' : 'Vũ Đình Thưởng'
  return {
    ...common(paper),
    number: `${paper.number}/QĐ-UBND`,
    issuingBody: `ỦY BAN NHÂN DÂN TỈNH ${PROVINCE.toUpperCase()}`,
    parentBody: null,
    issuerLevel: 'tinh',
    place: PROVINCE,
    signerName: deputy ? 'Tôn Thị Bảo Trâm' : chairman,
    signerTitle: deputy ? 'PHÓ CHỦ TỊCH' : 'CHỦ TỊCH',
    signerAuthority: deputy ? 'KT.' : null,
  }
}

/** A decision signed for the Prime Minister by a deputy who does not exist. */
export const byPrimeMinister = (paper: Paper): DecisionDraft => ({
  ...common(paper),
  number: `${paper.number}/QĐ-TTg`,
  issuingBody: 'THỦ TƯỚNG CHÍNH PHỦ',
  parentBody: null,
  issuerLevel: 'trungUong',
  place: 'Hà Nội',
  signerName: 'Nguyễn Văn Mẫu',
  signerTitle: 'PHÓ THỦ TƯỚNG',
  signerAuthority: 'KT.',
})
