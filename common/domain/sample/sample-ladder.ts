import { chance } from './sample-calendar.ts'
import type { PersonYear, SampleYear } from './sample-year.ts'

/** Higher awards the years lead to, by the ladder of the law in force since 2024 (DOMAIN.md 3), one path each. */
export interface Climb {
  /** school year (first year) at whose end the award is given */
  readonly year: number
  readonly person: PersonYear
}

export interface Ladder {
  /** Bằng khen tỉnh: CSTĐCS in two years running, not again within five years */
  readonly provincialCertificates: readonly Climb[]
  /** CSTĐ tỉnh: CSTĐCS in three years running; their initiative of the last year is recognised by the province */
  readonly provincialChampions: readonly Climb[]
  /** Bằng khen Thủ tướng: Bằng khen tỉnh, five years at HTT or better with three CSTĐCS among them; once */
  readonly primeMinisterCertificates: readonly Climb[]
}

/** Walks the years in order for every person; `years` must be consecutive, oldest first. */
export function climb(years: readonly SampleYear[]): Ladder {
  const provincialCertificates: Climb[] = []
  const provincialChampions: Climb[] = []
  const primeMinisterCertificates: Climb[] = []
  const keys = new Set(years.flatMap((year) => year.people.map((one) => one.seed.key)))
  for (const key of keys) {
    let [run, certificate, champion, topped] = [0, -Infinity, -Infinity, false]
    const past: (PersonYear | undefined)[] = []
    for (const { first, people } of years) {
      const person = people.find((one) => one.seed.key === key)
      past.push(person)
      run = person?.champion ? run + 1 : 0
      if (!person) continue
      const five = past.slice(-5)
      // meeting a standard is not yet being put forward
      const proposed = chance(`proposed ${key} ${first}`) < 0.3
      const steady = five.length === 5 && five.every((one) => one && one.level !== 'HT')
      if (
        !topped &&
        certificate > -Infinity &&
        certificate < first &&
        steady &&
        five.filter((one) => one?.champion).length >= 3 &&
        proposed
      ) {
        primeMinisterCertificates.push({ year: first, person })
        topped = true
      } else if (run >= 3 && first - champion >= 3) {
        provincialChampions.push({ year: first, person })
        champion = first
      } else if (run >= 2 && first - certificate >= 5) {
        provincialCertificates.push({ year: first, person })
        certificate = first
      }
    }
  }
  return { provincialCertificates, provincialChampions, primeMinisterCertificates }
}
