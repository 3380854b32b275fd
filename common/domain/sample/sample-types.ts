import type { Period } from '../../model/date.ts'
import type { IssuerLevel } from '../../model/decision.ts'
import type { Classification, PersonStatus } from '../../model/person.ts'

/** The sample register as plain data. Keys name things inside the sample; ids are those the register is to give them. */
export interface SampleUnit {
  readonly key: string
  readonly id: string
  readonly code: string
  readonly name: string
  readonly shortName: string
  /** code of the unit-types pack */
  readonly type: string
  readonly parentKey: string | null
}

export interface SampleSpell {
  readonly unitKey: string
  readonly position: string
  /** ISO with precision; `to` null while it lasts */
  readonly from: string
  readonly to: string | null
}

export interface SamplePerson {
  readonly key: string
  readonly id: string
  readonly fullName: string
  /** where the given name is not the last word */
  readonly givenName: string | null
  readonly birthDate: string
  readonly gender: 'male' | 'female'
  readonly staffCode: string
  readonly classification: Classification
  readonly status: PersonStatus
  readonly spells: readonly SampleSpell[]
  readonly note: string | null
}

export interface SampleAward {
  readonly id: string
  /** row in its list, from 1, counted for people and collectives apart */
  readonly rowNo: number
  readonly recipientKind: 'individual' | 'collective' | 'household'
  readonly personKey: string | null
  readonly unitKey: string | null
  readonly household: { readonly head: string; readonly address: string | null } | null
  readonly printedName: string
  readonly printedHonorific: string | null
  readonly printedPosition: string | null
  readonly printedUnit: string | null
  /** code of the award catalogue: an award, an evaluation level (HTXS…) or an initiative (SK_COSO, SK_TINH) */
  readonly awardCode: string
  readonly awardTitle: string
  readonly period: Period
  readonly periodPrinted: string
  /** integer đồng */
  readonly bonusAmount: number | null
  readonly bonusPrinted: string | null
  readonly initiative: string | null
  readonly rank: string | null
}

export interface SampleDecision {
  readonly id: string
  readonly kind: 'award' | 'initiative' | 'evaluation'
  readonly number: string
  /** ISO */
  readonly signedDate: string
  readonly issuingBody: string
  readonly parentBody: string | null
  readonly issuerLevel: IssuerLevel
  readonly place: string
  readonly subject: string
  readonly signerName: string
  readonly signerTitle: string
  /** TM., KT., Q., TL., TUQ. */
  readonly signerAuthority: string | null
  readonly legalBases: readonly string[]
  /** code of the commendation-types pack; null for evaluations and initiatives */
  readonly commendationType: 'congTrang' | 'phongTrao' | null
  readonly awards: readonly SampleAward[]
}

export interface SampleRegister {
  readonly units: readonly SampleUnit[]
  readonly people: readonly SamplePerson[]
  /** oldest first */
  readonly decisions: readonly SampleDecision[]
}
