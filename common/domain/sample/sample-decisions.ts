import { initiativeName } from './initiative-names.ts'
import { bonusOn, chance, schoolYearPrinted, workingDay } from './sample-calendar.ts'
import type { Ladder } from './sample-ladder.ts'
import { byCollege, byPrimeMinister, byProvince, COLLEGE, type DecisionDraft, grants, toPerson, toUnit } from './sample-papers.ts'
import type { Level, SampleYear } from './sample-year.ts'
import { ROOT_UNIT_KEY } from './units.ts'

const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  HTXS: 'Hoàn thành xuất sắc nhiệm vụ',
  HTT: 'Hoàn thành tốt nhiệm vụ',
  HT: 'Hoàn thành nhiệm vụ',
}
const MOVEMENTS = [
  'hội giảng nhà giáo',
  'xây dựng trường học an toàn',
  'hiến máu tình nguyện',
  'ứng dụng công nghệ thông tin',
  'thi tay nghề sinh viên',
]

/** The papers of one school year, unsorted: what the college issues each summer and what the province and the centre add. */
export function yearDecisions(year: SampleYear, ladder: Ladder): readonly DecisionDraft[] {
  const drafts = [...collegePapers(year), ...provincePapers(year, ladder), ...centralPapers(year, ladder)]
  return drafts.filter((draft) => draft.awards.length > 0)
}

function collegePapers(year: SampleYear): DecisionDraft[] {
  const { first, people } = year
  const printed = schoolYearPrinted(first)
  const summer = first + 1
  const number = (base: number) => base + Math.floor(30 * chance(`number ${base} ${first}`))
  const titles = workingDay(`${summer}-07-12`)
  const verb = grants(titles)
  const champions = workingDay(`${summer}-07-18`)
  const movement = MOVEMENTS[first % MOVEMENTS.length] ?? ''
  const helpers = people.filter((one) => chance(`movement ${one.seed.key} ${first}`) < 0.13).slice(0, 8)
  return [
    byCollege({
      kind: 'award',
      commendationType: 'phongTrao',
      number: number(60),
      day: `${summer}-03-26`,
      subject: `Về việc tặng Giấy khen cho cá nhân có thành tích trong phong trào ${movement} năm học ${printed}`,
      awards: helpers.map((one) =>
        toPerson(one, { awardCode: 'GK_KHAC', awardTitle: 'Giấy khen của Hiệu trưởng', first, bonus: bonusOn(`${summer}-03-26`, 0.3) }),
      ),
    }),
    byCollege({
      kind: 'initiative',
      number: number(110),
      day: `${summer}-05-20`,
      subject: `Về việc công nhận sáng kiến cấp cơ sở năm học ${printed}`,
      awards: people
        .filter((one) => one.initiative)
        .map((one) =>
          toPerson(one, {
            awardCode: 'SK_COSO',
            awardTitle: 'Sáng kiến cấp cơ sở',
            first,
            initiative: initiativeName(one.seed.key, one.spell[0], first),
            rank: ['Tốt', 'Khá', 'Đạt'][Math.floor(3 * chance(`grade ${one.seed.key} ${first}`))] ?? 'Đạt',
          }),
        ),
    }),
    byCollege({
      kind: 'evaluation',
      number: number(150),
      day: `${summer}-06-30`,
      subject: `Về việc công nhận kết quả đánh giá, xếp loại chất lượng viên chức, người lao động năm học ${printed}`,
      // the head is rated by the province
      awards: people
        .filter((one) => one.spell[1] !== 'Hiệu trưởng')
        .map((one) => toPerson(one, { awardCode: one.level, awardTitle: LEVEL_NAMES[one.level], first })),
    }),
    byCollege({
      kind: 'award',
      commendationType: 'congTrang',
      number: number(190),
      day: titles,
      subject: `Về việc ${verb} danh hiệu “Lao động tiên tiến” và “Tập thể lao động tiên tiến” năm học ${printed}`,
      awards: [
        ...year.advancedUnits.map((key) =>
          toUnit(key, { awardCode: 'TTLDTT', awardTitle: 'Tập thể lao động tiên tiến', first, bonus: bonusOn(titles, 0.8) }),
        ),
        ...people
          .filter((one) => one.advanced)
          .map((one) => toPerson(one, { awardCode: 'LDTT', awardTitle: 'Lao động tiên tiến', first, bonus: bonusOn(titles, 0.3) })),
      ],
    }),
    byCollege({
      kind: 'award',
      commendationType: 'congTrang',
      number: number(225),
      day: champions,
      subject: `Về việc ${verb} danh hiệu “Chiến sĩ thi đua cơ sở” năm học ${printed}`,
      awards: people
        .filter((one) => one.champion)
        .map((one) => toPerson(one, { awardCode: 'CSTDCS', awardTitle: 'Chiến sĩ thi đua cơ sở', first, bonus: bonusOn(champions, 1) })),
    }),
  ]
}

function provincePapers(year: SampleYear, ladder: Ladder): DecisionDraft[] {
  const { first } = year
  const printed = schoolYearPrinted(first)
  const summer = first + 1
  const number = (base: number) => base + Math.floor(300 * chance(`province ${base} ${first}`))
  const autumn = workingDay(`${summer}-10-15`)
  const verb = grants(autumn)
  const champions = ladder.provincialChampions.filter((one) => one.year === first).map((one) => one.person)
  const certificates = ladder.provincialCertificates.filter((one) => one.year === first).map((one) => one.person)
  const best = { awardCode: 'TTLDXS', awardTitle: 'Tập thể lao động xuất sắc', first, bonus: bonusOn(autumn, 1.5) }
  const rootExcels = year.excellentUnits.length >= 2
  return [
    byProvince({
      kind: 'initiative',
      number: number(900),
      day: `${summer}-08-25`,
      subject: `Về việc công nhận sáng kiến cấp tỉnh năm học ${printed}`,
      awards: champions.map((one) =>
        toPerson(one, {
          awardCode: 'SK_TINH',
          awardTitle: 'Sáng kiến cấp tỉnh',
          first,
          initiative: initiativeName(one.seed.key, one.spell[0], first),
          printedUnit: COLLEGE,
        }),
      ),
    }),
    byProvince({
      kind: 'award',
      commendationType: 'congTrang',
      number: number(1300),
      day: autumn,
      subject: `Về việc ${verb} danh hiệu “Tập thể lao động xuất sắc” năm học ${printed}`,
      awards: [
        ...(rootExcels ? [toUnit(ROOT_UNIT_KEY, best)] : []),
        ...year.excellentUnits.map((key) => toUnit(key, { ...best, printedUnit: COLLEGE })),
      ],
    }),
    byProvince({
      kind: 'award',
      commendationType: 'congTrang',
      number: number(1700),
      day: `${summer}-11-10`,
      subject: `Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm học ${printed}`,
      awards: certificates.map((one) =>
        toPerson(one, {
          awardCode: 'BK_TINH',
          awardTitle: 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh',
          first,
          printedUnit: COLLEGE,
          bonus: bonusOn(`${summer}-11-10`, 1.5),
        }),
      ),
    }),
    byProvince({
      kind: 'award',
      commendationType: 'congTrang',
      number: number(2050),
      day: `${summer}-11-18`,
      subject: `Về việc ${verb} danh hiệu “Chiến sĩ thi đua tỉnh” năm học ${printed}`,
      awards: champions.map((one) =>
        toPerson(one, {
          awardCode: 'CSTD_TINH',
          awardTitle: 'Chiến sĩ thi đua tỉnh',
          first,
          printedUnit: COLLEGE,
          bonus: bonusOn(`${summer}-11-18`, 3),
        }),
      ),
    }),
    byProvince({
      kind: 'award',
      commendationType: 'phongTrao',
      number: number(2400),
      day: `${summer}-11-19`,
      subject: `Về việc tặng Cờ thi đua của Ủy ban nhân dân tỉnh năm học ${printed}`,
      awards:
        rootExcels && first % 4 === 2
          ? [toUnit(ROOT_UNIT_KEY, { awardCode: 'CO_TINH', awardTitle: 'Cờ thi đua của Ủy ban nhân dân tỉnh', first })]
          : [],
    }),
  ]
}

function centralPapers({ first }: SampleYear, ladder: Ladder): DecisionDraft[] {
  const day = `${first + 1}-12-15`
  return [
    byPrimeMinister({
      kind: 'award',
      commendationType: 'congTrang',
      number: 180 + Math.floor(120 * chance(`central ${first}`)),
      day,
      subject: 'Về việc tặng thưởng Bằng khen của Thủ tướng Chính phủ',
      awards: ladder.primeMinisterCertificates
        .filter((one) => one.year === first)
        .map((one) =>
          toPerson(one.person, {
            awardCode: 'BK_TTG',
            awardTitle: 'Bằng khen của Thủ tướng Chính phủ',
            first,
            printedUnit: `${COLLEGE}, tỉnh Hòa Giang`,
            bonus: bonusOn(day, 3.5),
          }),
        ),
    }),
  ]
}
