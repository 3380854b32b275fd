import type { z } from 'zod'
import type { DecisionRow, PersonRow, UnitRow } from '#common/contract/register.ts'
import { splitName } from '#common/domain/text/names.ts'
import type { DecisionData } from '#common/model/decision.ts'
import type { PersonData } from '#common/model/person.ts'
import type { UnitData } from '#common/model/unit.ts'
import type { Reader } from '../records/records.ts'
import type { Catalogue } from './catalogue.ts'
import { type DecisionListRow, recipientCounts } from './decisions.repository.ts'
import { honoursOf, noHonours } from './honours.repository.ts'
import type { PersonListRow } from './people.repository.ts'
import { peopleCounts, type UnitListRow } from './units.repository.ts'

/** Rows of people as the contract shows them; a fixed number of queries for any number of rows. */
export async function toPersonRows(db: Reader, rows: readonly PersonListRow[], catalogue: Catalogue): Promise<z.infer<typeof PersonRow>[]> {
  const honours = await honoursOf(
    db,
    'person_id',
    rows.map((row) => row.id),
    catalogue,
  )
  return rows.map((row) => {
    const data = JSON.parse(row.data) as PersonData
    return {
      id: row.id,
      fullName: row.full_name,
      givenName: splitName(row.full_name, data.givenName ?? undefined).given,
      birthDate: row.birth_date,
      gender: data.gender,
      staffCode: row.staff_code,
      status: data.status,
      position: row.position,
      unitId: row.unit_id,
      // today's name of the linked unit; else what was written
      unit: row.unit_name ?? (row.unit_text || null),
      ...(honours.get(row.id) ?? noHonours),
    }
  })
}

/** Rows of units; `isOwn` marks the unit the register is of. */
export async function toUnitRows(
  db: Reader,
  rows: readonly UnitListRow[],
  catalogue: Catalogue,
  ownUnitId: string | null,
): Promise<z.infer<typeof UnitRow>[]> {
  const ids = rows.map((row) => row.id)
  const honours = await honoursOf(db, 'unit_id', ids, catalogue)
  const people = await peopleCounts(db, ids)
  return rows.map((row) => {
    const data = JSON.parse(row.data) as UnitData
    const { awards, lastTitle } = honours.get(row.id) ?? noHonours
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      shortName: data.shortName,
      type: row.type,
      parentId: row.parent_id,
      status: data.status,
      people: people.get(row.id) ?? 0,
      awards,
      lastTitle,
      isOwn: row.id === ownUnitId,
    }
  })
}

/** Rows of decisions with the number of recipients on their lists. */
export async function toDecisionRows(db: Reader, rows: readonly DecisionListRow[]): Promise<z.infer<typeof DecisionRow>[]> {
  const counts = await recipientCounts(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    signedDate: row.signed_date,
    issuingBody: row.issuing_body,
    subject: row.subject,
    signerName: row.signer_name,
    recipients: counts.get(row.id) ?? 0,
    files: (JSON.parse(row.data) as DecisionData).files.length,
    source: row.source_kind,
    withdrawnAt: row.withdrawn_at,
  }))
}
