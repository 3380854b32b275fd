import { buildDecisionRecords, createsOf } from '#common/domain/register/build-decision-records.ts'
import { isLeaderPosition } from '#common/domain/register/leader.ts'
import type { RecipientRow } from '#common/domain/register/recipient-row.ts'
import { buildSampleRegister } from '#common/domain/sample/sample-register.ts'
import type { SampleAward, SampleDecision, SamplePerson, SampleRegister, SampleUnit } from '#common/domain/sample/sample-types.ts'
import { PROVINCE, ROOT_UNIT_KEY } from '#common/domain/sample/units.ts'
import type { PersonData } from '#common/model/person.ts'
import type { UnitData } from '#common/model/unit.ts'
import { newId } from '../clock.ts'
import type { RecordChange } from '../records/records.ts'
import type { OpenRegister } from '../register/open-register.ts'

const OFFICER = { id: 'mau', name: 'Võ Thị Ngọc Ánh (mẫu)' }
const SUPERIOR = { name: `Ủy ban nhân dân tỉnh ${PROVINCE}`, code: 'HG' }

/**
 * Fills an open, empty sample register (DỮ LIỆU MẪU) in one transaction, as its source says of every record. Called again it
 * does nothing; stopped halfway it starts over, because nothing was written. Never writes beside records of another source.
 */
export async function writeSample(register: OpenRegister): Promise<void> {
  if (register.identity()) return
  const root = await register.db.selectFrom('unit').select('id').where('parent_id', 'is', null).orderBy('created_at').executeTakeFirst()
  const unitId = root?.id ?? (await writeRecords(register, buildSampleRegister({ newId })))
  await register.setIdentity({ unitId, officer: OFFICER, superior: SUPERIOR })
}

async function writeRecords(register: OpenRegister, sample: SampleRegister): Promise<string> {
  const unitIds = new Map(sample.units.map((unit) => [unit.key, unit]))
  const people = new Map(sample.people.map((person) => [person.key, person.id]))
  const ownerUnitId = unitIds.get(ROOT_UNIT_KEY)?.id ?? ''
  const creates: RecordChange[] = [
    ...sample.units.map((unit): RecordChange => ({ type: 'unit', action: 'create', id: unit.id, data: unitData(unit, unitIds) })),
    ...sample.people.map(
      (person): RecordChange => ({ type: 'person', action: 'create', id: person.id, data: personData(person, unitIds) }),
    ),
    ...sample.decisions.flatMap((decision) => decisionChanges(decision, people, unitIds)),
  ]
  const actor = { ...OFFICER, roles: ['entry' as const, 'approve' as const, 'admin' as const] }
  await register.records.commit(
    { actor, command: 'sample.open', source: { kind: 'sample' } },
    // the identity is set after everything is in, so the owner is said with each record
    creates.map((create) => ({ ...create, ownerUnitId })),
  )
  return ownerUnitId
}

type Units = ReadonlyMap<string, SampleUnit>

function unitData(unit: SampleUnit, units: Units): UnitData {
  return {
    code: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    type: unit.type,
    parentId: unit.parentKey === null ? null : (units.get(unit.parentKey)?.id ?? null),
    province: PROVINCE,
    address: null,
    status: 'active',
    startDate: null,
    endDate: null,
    formerNames: [],
    note: null,
  }
}

function personData(person: SamplePerson, units: Units): PersonData {
  return {
    fullName: person.fullName,
    givenName: person.givenName,
    otherNames: [],
    birthDate: person.birthDate,
    gender: person.gender,
    staffCode: person.staffCode,
    classification: person.classification,
    honorific: null,
    education: null,
    status: person.status,
    phone: null,
    email: null,
    spells: person.spells.map((spell) => ({
      unitId: units.get(spell.unitKey)?.id ?? null,
      unitText: units.get(spell.unitKey)?.name ?? '',
      position: spell.position,
      isLeader: isLeaderPosition(spell.position),
      from: spell.from,
      to: spell.to,
      kind: 'work',
    })),
    note: person.note,
  }
}

function decisionChanges(decision: SampleDecision, people: ReadonlyMap<string, string>, units: Units): RecordChange[] {
  // every row is linked, so ids are asked for the decision and then for each row, in order: the sample has them all
  const ids = [decision.id, ...decision.awards.map((award) => award.id)].values()
  const built = buildDecisionRecords({
    decision: {
      kind: decision.kind,
      number: decision.number,
      signedDate: decision.signedDate,
      issuingBody: decision.issuingBody,
      parentBody: decision.parentBody,
      issuerLevel: decision.issuerLevel,
      place: decision.place,
      subject: decision.subject,
      signerName: decision.signerName,
      signerTitle: decision.signerTitle,
      signerAuthority: decision.signerAuthority,
      proposal: null,
      legalBases: [...decision.legalBases],
      annexDate: null,
      declaredCounts: { individual: null, collective: null, household: null, initiative: null },
      files: [],
      note: null,
    },
    rows: decision.awards.map((award) => toRow(award, people, units)),
    defaults: { awardCode: null, awardTitle: null, periodPrinted: null, commendationType: decision.commendationType },
    newId: () => ids.next().value ?? newId(),
  })
  return createsOf(built)
}

function toRow(award: SampleAward, people: ReadonlyMap<string, string>, units: Units): RecipientRow {
  const { household } = award
  return {
    recipientKind: award.recipientKind,
    name: household?.head ?? award.printedName,
    honorific: award.printedHonorific,
    position: award.printedPosition,
    unit: household ? household.address : award.printedUnit,
    rowNo: award.rowNo,
    awardCode: award.awardCode,
    awardTitle: award.awardTitle,
    rank: award.rank,
    periodPrinted: award.periodPrinted,
    bonusAmount: award.bonusAmount,
    bonusPrinted: award.bonusPrinted,
    initiative: award.initiative,
    linkId:
      award.personKey !== null
        ? (people.get(award.personKey) ?? null)
        : award.unitKey !== null
          ? (units.get(award.unitKey)?.id ?? null)
          : null,
  }
}
