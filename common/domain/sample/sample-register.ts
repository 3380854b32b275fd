import { PERSON_SEEDS, type PersonSeed } from './people.ts'
import { SCHOOL_YEARS, schoolYearPrinted } from './sample-calendar.ts'
import { yearDecisions } from './sample-decisions.ts'
import { climb } from './sample-ladder.ts'
import type { SampleAward, SampleDecision, SamplePerson, SampleRegister } from './sample-types.ts'
import { sampleYear } from './sample-year.ts'
import { UNIT_SEEDS } from './units.ts'

/**
 * The sample register (DỮ LIỆU MẪU): a fictitious college with eight collectives, sixty people and fifteen school years of
 * decisions (2010 - 2011 to 2024 - 2025). Pure: `newId` gives each unit, person, decision and award its id, in a fixed
 * order; everything else is the same at every call.
 */
export function buildSampleRegister({ newId }: { readonly newId: () => string }): SampleRegister {
  const units = UNIT_SEEDS.map((seed) => ({ ...seed, id: newId() }))
  const people = PERSON_SEEDS.map((seed, i) => personOf(seed, i, newId()))
  const years = SCHOOL_YEARS.map(sampleYear)
  const ladder = climb(years)
  const decisions = years
    .flatMap((year) => yearDecisions(year, ladder))
    .sort((a, b) => a.signedDate.localeCompare(b.signedDate) || a.number.localeCompare(b.number))
    .map((draft): SampleDecision => {
      const id = newId()
      const rows = new Map<string, number>()
      const awards = draft.awards.map((award): SampleAward => {
        const rowNo = (rows.get(award.recipientKind) ?? 0) + 1
        rows.set(award.recipientKind, rowNo)
        return { ...award, id: newId(), rowNo }
      })
      return { ...draft, id, awards }
    })
  return { units, people, decisions }
}

function personOf(seed: PersonSeed, index: number, id: string): SamplePerson {
  return {
    key: seed.key,
    id,
    fullName: seed.fullName,
    givenName: seed.givenName ?? null,
    birthDate: seed.birthDate,
    gender: seed.gender,
    staffCode: `NH${String(index + 1).padStart(4, '0')}`,
    classification: seed.classification,
    status: seed.left ?? 'working',
    spells: seed.spells.map(([unitKey, position, from, to]) => ({ unitKey, position, from, to })),
    note: seed.absent ? `${seed.absent.note}: năm học ${seed.absent.years.map(schoolYearPrinted).join(', ')}` : null,
  }
}
