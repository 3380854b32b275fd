import type { InkPiece, RowRecordType } from './recipient-row.ts'

/** Where the draft's fields stand in the records they become; a field that is in no record keeps no ink. */
const ROW_FIELDS: Readonly<Record<RowRecordType, Readonly<Record<string, string>>>> = {
  award: {
    name: 'printedName',
    honorific: 'printedHonorific',
    birthYear: 'birthPrinted',
    birthDate: 'birthPrinted',
    position: 'printedPosition',
    unit: 'printedUnit',
    awardTitle: 'awardTitle',
    awardCode: 'awardTitle',
    rank: 'rank',
    year: 'periodPrinted',
    bonus: 'bonusPrinted',
    initiative: 'initiativeText',
    reason: 'reason',
    ordinal: 'rowNo',
  },
  evaluation: {
    name: 'printedName',
    honorific: 'printedHonorific',
    position: 'printedPosition',
    unit: 'printedUnit',
    awardTitle: 'levelPrinted',
    awardCode: 'levelPrinted',
    year: 'periodPrinted',
    ordinal: 'rowNo',
  },
  initiative: {
    name: 'authors.0.printedName',
    position: 'authors.0.printedPosition',
    unit: 'authors.0.printedUnit',
    awardTitle: 'scope',
    initiative: 'name',
    rank: 'grade',
    year: 'periodPrinted',
    ordinal: 'rowNo',
  },
}
const DECISION_PATHS =
  /^(?:number|signedDate|issuingBody|parentBody|place|subject|signerName|signerTitle|signerAuthority|annexDate|proposal|legalBases(?:\.\d+)?|declaredCounts\.(?:individual|collective|household|initiative))$/

/** The ink of a row under the fields of its record; `author` is the author's place where the row is one of several authors. */
export function rowInk(type: RowRecordType, ink: readonly InkPiece[] = [], author = 0): InkPiece[] {
  return ink.flatMap((piece) => {
    const fields = ROW_FIELDS[type]
    const field = Object.hasOwn(fields, piece.field) ? fields[piece.field] : undefined
    return field === undefined ? [] : [{ ...piece, field: field.replace('authors.0', `authors.${author}`) }]
  })
}

/** The ink of a decision's own fields under the names of the record. */
export function decisionInk(ink: readonly InkPiece[] = []): InkPiece[] {
  return ink.flatMap((piece) => {
    const field = piece.field === 'decisionNumber' ? 'number' : piece.field
    return DECISION_PATHS.test(field) ? [{ ...piece, field }] : []
  })
}
