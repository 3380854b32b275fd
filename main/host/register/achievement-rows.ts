import type { z } from 'zod'
import type { AchievementRow, AwardRow } from '#common/contract/register.ts'
import type { Achievement } from './achievements.repository.ts'
import { type Catalogue, initiativeCode } from './catalogue.ts'

const codeOf = (one: Achievement): string | null =>
  one.type === 'award' ? one.data.awardCode : one.type === 'evaluation' ? one.data.level : initiativeCode(one.data.scope)
const titleOf = (one: Achievement): string =>
  one.type === 'award' ? one.data.awardTitle : one.type === 'evaluation' ? one.data.levelPrinted : one.data.name

/** Who is printed: of an initiative its authors. */
function printedOf(one: Achievement): { printedName: string; printedPosition: string | null; printedUnit: string | null } {
  if (one.type !== 'initiative') {
    const { printedName, printedPosition, printedUnit } = one.data
    return { printedName, printedPosition, printedUnit }
  }
  const [first, ...others] = one.data.authors
  const alone = others.length === 0 ? first : undefined
  return {
    printedName: one.data.authors.map((author) => author.printedName).join(', '),
    printedPosition: alone?.printedPosition ?? null,
    printedUnit: alone?.printedUnit ?? null,
  }
}

/** A row of the list of awards. */
export function toAwardRow(one: Achievement): z.input<typeof AwardRow> {
  const soleAuthor = one.type === 'initiative' && one.data.authors.length === 1 ? one.data.authors[0] : undefined
  return {
    id: one.id,
    recordType: one.type,
    decisionId: one.data.decisionId,
    decisionNumber: one.decision?.number ?? null,
    signedDate: one.decision?.signedDate ?? null,
    recipientKind:
      one.type === 'award'
        ? one.data.recipientKind
        : one.type === 'initiative'
          ? 'initiative'
          : one.data.personId === null
            ? 'collective'
            : 'individual',
    personId: one.type === 'initiative' ? (soleAuthor?.personId ?? null) : one.data.personId,
    unitId: one.type === 'initiative' ? null : one.data.unitId,
    ...printedOf(one),
    code: codeOf(one),
    title: titleOf(one),
    periodPrinted: one.data.periodPrinted,
    year: one.year,
    bonusAmount: one.type === 'award' ? one.data.bonusAmount : null,
    status: one.data.status,
    hasInk: one.hasInk,
  }
}

/** A row on the page of a person or unit. */
export function toAchievementRow(one: Achievement, catalogue: Catalogue): z.input<typeof AchievementRow> {
  const code = codeOf(one)
  const title = titleOf(one)
  return {
    recordType: one.type,
    id: one.id,
    decisionId: one.data.decisionId,
    decisionNumber: one.decision?.number ?? null,
    signedDate: one.decision?.signedDate ?? null,
    issuingBody: one.decision?.issuingBody ?? null,
    class: one.type === 'award' ? catalogue.classOf(code) : one.type === 'evaluation' ? 'danhGia' : 'sangKien',
    code,
    title,
    shortTitle: one.type === 'initiative' ? title : catalogue.shortName(code, title),
    year: one.year,
    periodPrinted: one.data.periodPrinted,
    status: one.data.status,
    ...printedOf(one),
    bonusAmount: one.type === 'award' ? one.data.bonusAmount : null,
    hasInk: one.hasInk,
  }
}
