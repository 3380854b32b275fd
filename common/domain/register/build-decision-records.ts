import { EvaluationLevel } from '../../model/award.ts'
import type { DecisionData } from '../../model/decision.ts'
import type { RecordDataOf, RecordType } from '../../model/record.ts'
import { issuerLevelOf } from '../catalogue/issuer-level.ts'
import { formatDate } from '../text/dates.ts'
import { cleanLine } from '../text/normalise.ts'
import { parseMoney } from '../text/numbers.ts'
import { parsePeriod } from '../text/period.ts'
import type { BuiltRecord } from './built-record.ts'
import { createRecipients } from './new-recipients.ts'
import { type InkPiece, initiativeScopeOf, type RecipientRow, type RowRecordType, recordTypeOf } from './recipient-row.ts'
import { decisionInk, rowInk } from './record-ink.ts'

export interface DecisionRecordsInput {
  readonly decision: DecisionData
  /** ink of the decision's own values, under the draft's or the record's field names */
  readonly decisionInk?: readonly InkPiece[]
  readonly rows: readonly RecipientRow[]
  /** what holds for every row that says nothing itself */
  readonly defaults: {
    readonly awardCode: string | null
    readonly awardTitle: string | null
    readonly periodPrinted: string | null
    readonly commendationType: string | null
  }
  /** gives a new record id at every call */
  readonly newId: () => string
  /** the id of the one unit of the register that has this name; null where there is none or more than one */
  readonly unitIdOf?: (name: string) => string | null
  /** code of the unit-types pack for a collective that is new; a small group where nothing else is said */
  readonly newUnitType?: string
}

/** What one decision becomes. `rows` has one entry for every row given, in that order. */
export interface DecisionRecords {
  readonly decision: BuiltRecord<'decision'>
  readonly awards: readonly BuiltRecord<'award'>[]
  readonly evaluations: readonly BuiltRecord<'evaluation'>[]
  readonly initiatives: readonly BuiltRecord<'initiative'>[]
  readonly newPeople: readonly BuiltRecord<'person'>[]
  readonly newUnits: readonly BuiltRecord<'unit'>[]
  readonly rows: readonly { readonly recordType: RowRecordType; readonly id: string }[]
}

type Resolved = RecipientRow & {
  readonly code: string | null
  readonly title: string
  readonly period: string | null
  readonly rowNumber: number | null
}

/**
 * Turns a confirmed decision and its rows into records: the one place where this is decided, for what was typed
 * (decisions.enter) and for what was read (drafts.approve). Pure; people and units are made only where a row has no link,
 * never matched by name. Rows that name the same new person twice for different awards make one person.
 */
export function buildDecisionRecords(input: DecisionRecordsInput): DecisionRecords {
  const decisionId = input.newId()
  const issuerLevel =
    input.decision.issuerLevel ?? issuerLevelOf(input.decision.issuingBody, input.decision.signedDate, input.decision.parentBody)
  const recipients = createRecipients(input.newId, input.unitIdOf ?? (() => null), input.newUnitType ?? 'tapTheNho')
  const awards: BuiltRecord<'award'>[] = []
  const evaluations: BuiltRecord<'evaluation'>[] = []
  const initiatives: BuiltRecord<'initiative'>[] = []

  const resolved = input.rows.map((row) => resolve(row, input.defaults))
  // units first, so that a new person's spell can be linked to a collective of the same list
  const unitIds = resolved.map((row) => (row.recipientKind === 'collective' ? recipients.unitFor(row, row.code) : null))
  const rows = resolved.map((row, index): { recordType: RowRecordType; id: string } => {
    const recordType = recordTypeOf(row.code, row.recipientKind)
    if (recordType === 'initiative') {
      const previous = initiatives.at(-1)
      if (previous && isSameInitiative(previous.data, row)) {
        initiatives[initiatives.length - 1] = withAuthors(previous, row, authorsOf(row, recipients))
        return { recordType, id: previous.id }
      }
      const data = initiativeData(decisionId, row, authorsOf(row, recipients))
      const id = input.newId()
      initiatives.push({ type: 'initiative', id, data, ink: rowInk('initiative', row.ink) })
      return { recordType, id }
    }
    const unitId = unitIds[index] ?? null
    const personId = row.recipientKind === 'individual' ? recipients.personFor(row, row.code) : null
    const id = input.newId()
    if (recordType === 'evaluation')
      evaluations.push({
        type: 'evaluation',
        id,
        data: evaluationData(decisionId, row, personId, unitId),
        ink: rowInk('evaluation', row.ink),
      })
    else
      awards.push({
        type: 'award',
        id,
        data: { ...awardData(decisionId, row, personId, unitId), issuerLevel },
        ink: rowInk('award', row.ink),
      })
    return { recordType, id }
  })
  return {
    decision: { type: 'decision', id: decisionId, data: { ...input.decision, issuerLevel }, ink: decisionInk(input.decisionInk) },
    awards,
    evaluations,
    initiatives,
    newPeople: recipients.people(),
    newUnits: recipients.units(),
    rows,
  }
}

/** The records in the order they are written: what others point to comes first. */
export function createsOf(records: DecisionRecords): Create[] {
  const all: readonly BuiltRecord<RecordType>[] = [
    ...records.newUnits,
    ...records.newPeople,
    records.decision,
    ...records.awards,
    ...records.evaluations,
    ...records.initiatives,
  ]
  return all.map((record) => ({ type: record.type, action: 'create', id: record.id, data: record.data, ink: record.ink }) as Create)
}
export type Create = {
  [K in RecordType]: { type: K; action: 'create'; id: string; data: RecordDataOf[K]; ink: readonly InkPiece[] }
}[RecordType]

function resolve(row: RecipientRow, defaults: DecisionRecordsInput['defaults']): Resolved {
  // a row that has a code of its own has a title of its own; the decision's title would belong to another award
  const ownCode = row.awardCode ?? null
  return {
    ...row,
    name: cleanLine(row.name),
    position: text(row.position),
    unit: text(row.unit),
    code: ownCode ?? defaults.awardCode,
    title: text(row.awardTitle) ?? (ownCode === null || ownCode === defaults.awardCode ? text(defaults.awardTitle) : null) ?? ownCode ?? '',
    period: text(row.periodPrinted) ?? text(defaults.periodPrinted),
    commendationType: row.commendationType ?? defaults.commendationType,
    rowNumber: row.rowNo ?? null,
  }
}

function printedOf(row: Resolved) {
  return {
    rowNo: row.rowNumber,
    printedName: row.name,
    printedHonorific: text(row.honorific),
    printedPosition: row.position,
    printedUnit: row.unit,
  }
}

const periodOf = (row: Resolved) => ({ period: row.period === null ? null : parsePeriod(row.period), periodPrinted: row.period })

function awardData(
  decisionId: string,
  row: Resolved,
  personId: string | null,
  unitId: string | null,
): Omit<RecordDataOf['award'], 'issuerLevel'> {
  const bonusPrinted = text(row.bonusPrinted)
  return {
    decisionId,
    recipientKind: row.recipientKind === 'collective' || row.recipientKind === 'household' ? row.recipientKind : 'individual',
    personId,
    unitId,
    household: row.recipientKind === 'household' ? { head: row.name, address: row.unit } : null,
    ...printedOf(row),
    birthPrinted: text(row.birthPrinted) ?? (row.birth ? formatDate(row.birth) : null),
    awardCode: row.code,
    awardTitle: row.title,
    rank: text(row.rank),
    ...periodOf(row),
    bonusAmount: row.bonusAmount ?? (bonusPrinted === null ? null : parseMoney(bonusPrinted)),
    bonusPrinted,
    objectClass: row.objectClass ?? null,
    commendationType: row.commendationType ?? null,
    isLeader: row.isLeader ?? null,
    status: 'inForce',
    decidingDecisionId: null,
    initiativeText: text(row.initiative),
    reason: text(row.reason),
  }
}

function evaluationData(decisionId: string, row: Resolved, personId: string | null, unitId: string | null): RecordDataOf['evaluation'] {
  return {
    decisionId,
    personId,
    unitId,
    ...printedOf(row),
    ...periodOf(row),
    level: EvaluationLevel.parse(row.code),
    levelPrinted: row.title,
    status: 'inForce',
  }
}

type Author = RecordDataOf['initiative']['authors'][number]

function initiativeData(decisionId: string, row: Resolved, authors: Author[]): RecordDataOf['initiative'] {
  return {
    decisionId,
    rowNo: row.rowNumber,
    // where the paper names none (or only the recognition was typed), the recognition stands for it
    name: text(row.initiative) ?? row.title,
    scope: initiativeScopeOf(row.code, row.title),
    grade: text(row.rank),
    ...periodOf(row),
    authors,
    status: 'inForce',
  }
}

function authorsOf(row: Resolved, recipients: ReturnType<typeof createRecipients>): Author[] {
  const given = row.authors ?? [{ name: row.name, position: row.position, unit: row.unit, share: null, linkId: row.linkId }]
  return given.map((author) => {
    const name = cleanLine(author.name)
    const position = text(author.position)
    const unit = text(author.unit)
    const personal = row.authors ? {} : { honorific: row.honorific ?? null, birth: row.birth ?? null }
    // one person may write several initiatives of one list: the initiative's own name tells them apart, as the code does for awards
    const personId = recipients.personFor(
      { ...personal, recipientKind: 'individual', name, position, unit, linkId: author.linkId },
      `${row.code} ${row.initiative ?? ''} ${row.rowNumber ?? ''}`,
    )
    return { personId, printedName: name, printedPosition: position, printedUnit: unit, share: author.share }
  })
}

/** Co-authors printed under one another share the row number and the initiative's name. */
function isSameInitiative(previous: RecordDataOf['initiative'], row: Resolved): boolean {
  return row.rowNumber !== null && previous.rowNo === row.rowNumber && text(row.initiative) === previous.name
}

function withAuthors(record: BuiltRecord<'initiative'>, row: Resolved, authors: Author[]): BuiltRecord<'initiative'> {
  const at = record.data.authors.length
  const ink = rowInk('initiative', row.ink, at).filter((piece) => piece.field.startsWith('authors.'))
  return { ...record, data: { ...record.data, authors: [...record.data.authors, ...authors] }, ink: [...record.ink, ...ink] }
}

function text(value: string | null | undefined): string | null {
  const line = cleanLine(value ?? '')
  return line === '' ? null : line
}
