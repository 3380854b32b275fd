import type { DecisionData } from '../../model/decision.ts'
import type { Draft, DraftAward } from '../../model/draft.ts'
import type { DecisionRecordsInput } from '../register/build-decision-records.ts'
import type { InkPiece, RecipientRow } from '../register/recipient-row.ts'
import { type AnyField, countFields, headerFields, rowFields } from './paths.ts'
import { kindHasRows } from './review-issues.ts'

/** A page of the decision and where it lies. */
export type PagePlace = { page: number; sha256: string; filePage: number }

export type ToRecordsInput = {
  draft: Draft
  /** the draft as the machine left it: how sure it was is kept, whatever the officer confirmed since */
  asRead: Draft
  /** per row: its number in `asRead`, null for one that the officer added */
  origins: readonly (number | null)[]
  draftId: string
  /** per row: the record of the register it is, or null for a new one */
  links: readonly (string | null)[]
  pages: readonly PagePlace[]
  files: DecisionData['files']
  /** reasons of waived issues, kept as a note of the decision */
  note: string | null
}

/**
 * Turns a reviewed draft into the input of `buildDecisionRecords`. Every value keeps the evidence it was read from, also
 * where the officer corrected it: the ink shows what the paper says, and how sure the machine was of it.
 */
export function toRecordsInput({
  draft,
  asRead,
  origins,
  draftId,
  links,
  pages,
  files,
  note,
}: ToRecordsInput): Pick<DecisionRecordsInput, 'decision' | 'decisionInk' | 'rows' | 'defaults'> {
  const d = draft.decision
  const engine = `${draft.engine.name} ${draft.engine.version} ${draft.engine.data}`
  const places = new Map(pages.map((place) => [place.page, place]))
  const ink: InkOf = (name, field, read) =>
    field.evidence.flatMap((evidence) => {
      const place = places.get(evidence.page)
      if (!place) return []
      return [
        {
          field: name,
          sha256: place.sha256,
          filePage: place.filePage,
          page: evidence.page,
          box: evidence.box,
          raw: field.raw,
          confidence: (read ?? field).confidence,
          status: (read ?? field).status,
          engine,
          draftId,
        },
      ]
    })
  const was = asRead.decision
  const header = [
    ...headerFields.flatMap((name) => ink(name, d[name], was[name])),
    ...countFields.flatMap((name) => ink(`declaredCounts.${name}`, d.declaredCounts[name], was.declaredCounts[name])),
    ...d.legalBases.flatMap((basis, index) => ink(`legalBases.${index}`, basis, was.legalBases[index])),
  ]
  const readRow = (index: number): DraftAward | undefined => asRead.awards[origins[index] ?? -1]
  return {
    decision: {
      kind: draft.kind,
      number: d.decisionNumber.value ?? '',
      signedDate: d.signedDate.value ?? '',
      issuingBody: d.issuingBody.value ?? '',
      parentBody: d.parentBody.value,
      issuerLevel: null,
      place: d.place.value,
      subject: d.subject.value,
      signerName: d.signerName.value,
      signerTitle: d.signerTitle.value,
      signerAuthority: d.signerAuthority.value,
      proposal: d.proposal.value,
      legalBases: d.legalBases.flatMap((basis) => (basis.value === null ? [] : [basis.value])),
      annexDate: d.annexDate.value,
      declaredCounts: {
        individual: d.declaredCounts.individual.value,
        collective: d.declaredCounts.collective.value,
        household: d.declaredCounts.household.value,
        initiative: d.declaredCounts.initiative.value,
      },
      files,
      note: [note, ...changesInWords(draft)].filter(Boolean).join('\n').slice(0, longestNote) || null,
    },
    decisionInk: header,
    rows: kindHasRows(draft.kind) ? draft.awards.map((award, index) => toRow(award, readRow(index), links[index] ?? null, index, ink)) : [],
    defaults: { awardCode: null, awardTitle: null, periodPrinted: null, commendationType: null },
  }
}

const longestNote = 2000

/** What an amendment or a revocation changes, a line each, for the note of the decision: it never becomes an award. */
export function changesInWords(draft: Draft): string[] {
  if (draft.kind !== 'amendment' && draft.kind !== 'revocation') return []
  return (draft.changes ?? []).map(({ decisionNumber, name, what, from, to }) => {
    const about = [decisionNumber.value && `QĐ ${decisionNumber.value}`, name.value, what.value].filter(Boolean).join(', ')
    const change = [from.value && `“${from.value}”`, to.value && `“${to.value}”`].filter(Boolean).join(' → ')
    return [about, change].filter(Boolean).join(': ')
  })
}

type InkOf = (name: string, field: AnyField, read: AnyField | undefined) => InkPiece[]

function toRow(award: DraftAward, read: DraftAward | undefined, linkId: string | null, index: number, ink: InkOf): RecipientRow {
  return {
    recipientKind: award.recipientKind.value ?? 'individual',
    name: award.name.value ?? '',
    honorific: award.honorific.value,
    birth: award.birthDate.value ?? (award.birthYear.value === null ? null : String(award.birthYear.value)),
    position: award.position.value,
    unit: award.unit.value,
    // the place in the decision, from 1: printed numbers begin anew in every list and may be misread
    rowNo: index + 1,
    awardCode: award.awardCode.value,
    awardTitle: award.awardTitle.value,
    rank: award.rank.value,
    periodPrinted: award.year.value,
    bonusPrinted: award.bonus.value,
    initiative: award.initiative.value,
    reason: award.reason.value,
    linkId,
    ink: rowFields.flatMap((name) => ink(name, award[name], read?.[name])),
  }
}
