import { searchKey } from '#common/domain/text/search-key.ts'
import { personSortKey, sortKey } from '#common/domain/text/sort-key.ts'
import type { Period } from '#common/model/date.ts'
import type { Employment } from '#common/model/person.ts'
import type { RecordDataOf, RecordType } from '#common/model/record.ts'

/** The spell that holds on a day (ISO, may be partial), else the latest one; null where there is none. */
export function spellAt(spells: readonly Employment[], day: string): Employment | null {
  const holds = spells.filter(
    (spell) => (spell.from === null || spell.from <= day) && (spell.to === null || spell.to >= day.slice(0, spell.to.length)),
  )
  const byStart = (list: readonly Employment[]) => [...list].sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
  return byStart(holds)[0] ?? byStart(spells)[0] ?? null
}

/** The year a period stands for in lists: the year it ends. Unknown is null, never the decision's year. */
export const yearOf = (period: Period | null): number | null => (period === null ? null : Number(period.to.slice(0, 4)))

/** The key under which a decision number is found again: folded, without spaces. */
export const numberKey = (number: string): string => searchKey(number).replace(/\s+/g, '')

const join = (...parts: readonly (string | null | undefined)[]): string => searchKey(parts.filter(Boolean).join(' '))

type ColumnContext = { today: string; sourceKind: string; hasInk: boolean }

/** The columns of each record type that lists and search need, computed from its data alone. */
export const columnsOf: { [K in RecordType]: (data: RecordDataOf[K], context: ColumnContext) => Record<string, string | number | null> } = {
  unit: (d) => ({
    code: d.code,
    name: d.name,
    type: d.type,
    parent_id: d.parentId,
    status: d.status,
    search_key: join(d.name, d.shortName, d.code, ...d.formerNames.map((former) => former.name)),
    sort_key: sortKey(d.name),
  }),
  person: (d, { today }) => {
    const spell = spellAt(d.spells, today)
    return {
      full_name: d.fullName,
      birth_date: d.birthDate,
      gender: d.gender,
      staff_code: d.staffCode,
      status: d.status,
      position: spell?.position ?? null,
      unit_id: spell?.unitId ?? null,
      unit_text: spell?.unitText ?? null,
      search_key: join(d.fullName, ...d.otherNames, d.staffCode, spell?.unitText),
      sort_key: personSortKey(d.fullName, d.givenName ?? undefined),
    }
  },
  decision: (d, { sourceKind }) => ({
    kind: d.kind,
    number: d.number,
    number_key: numberKey(d.number),
    signed_date: d.signedDate,
    issuing_body: d.issuingBody,
    issuer_level: d.issuerLevel,
    subject: d.subject,
    signer_name: d.signerName,
    source_kind: sourceKind,
    search_key: join(d.number, d.subject, d.issuingBody, d.signerName),
  }),
  award: (d, { hasInk }) => ({
    decision_id: d.decisionId,
    row_no: d.rowNo,
    recipient_kind: d.recipientKind,
    person_id: d.personId,
    unit_id: d.unitId,
    household_head: d.household?.head ?? null,
    printed_name: d.printedName,
    award_code: d.awardCode,
    award_title: d.awardTitle,
    year: yearOf(d.period),
    status: d.status,
    has_ink: hasInk ? 1 : 0,
    search_key: join(d.printedName, d.printedUnit, d.awardTitle),
    sort_key: d.recipientKind === 'collective' ? sortKey(d.printedName) : personSortKey(d.printedName),
  }),
  evaluation: (d, { hasInk }) => ({
    decision_id: d.decisionId,
    row_no: d.rowNo,
    person_id: d.personId,
    unit_id: d.unitId,
    printed_name: d.printedName,
    level: d.level,
    year: yearOf(d.period),
    status: d.status,
    has_ink: hasInk ? 1 : 0,
    search_key: join(d.printedName, d.printedUnit, d.levelPrinted),
    sort_key: d.personId === null ? sortKey(d.printedName) : personSortKey(d.printedName),
  }),
  initiative: (d, { hasInk }) => ({
    decision_id: d.decisionId,
    row_no: d.rowNo,
    name: d.name,
    scope: d.scope,
    year: yearOf(d.period),
    status: d.status,
    has_ink: hasInk ? 1 : 0,
    search_key: join(d.name, ...d.authors.map((author) => author.printedName)),
    sort_key: sortKey(d.name),
  }),
  dossier: (d) => ({ title: d.title, award_code: d.awardCode, state: d.state, search_key: join(d.title, d.recipientUnitName) }),
}
