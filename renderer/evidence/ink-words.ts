import type { Contract } from '#common/contract/index.ts'
import { formatDate, formatDateTime, formatPercent } from '#common/i18n/format.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { OutputOf } from '#common/rpc/define.ts'

export type InkOf = OutputOf<Contract['ink.of']>['ink'][number]

/** The piece of ink a value is shown by first: its name, else its title, else whatever came first. */
export function mainInk(ink: readonly InkOf[]): InkOf | null {
  return (
    ink.find((one) => one.field === 'printedName' || one.field.endsWith('.printedName') || one.field === 'name') ??
    ink.find((one) => one.field === 'awardTitle' || one.field === 'number') ??
    ink[0] ??
    null
  )
}

/** Decision, date and issuer in one sentence; '' where the ink belongs to none. */
export function decisionLine(ink: InkOf): string {
  if (ink.decisionNumber === null) return ''
  if (ink.signedDate === null || ink.issuingBody === null) return t('evidence.decisionBare', { number: ink.decisionNumber })
  return t('evidence.decision', { number: ink.decisionNumber, date: formatDate(ink.signedDate), issuer: ink.issuingBody })
}

/** How sure the machine was, and who confirmed it when. */
export function confirmedLine(ink: InkOf): string {
  const percent = formatPercent(Math.round(ink.confidence * 100) / 100)
  const machine = ink.status === 'sure' ? t('evidence.sure', { percent }) : t('evidence.doubt', { percent })
  if (ink.confirmedBy === null || ink.confirmedAt === null) return `${machine}.`
  return `${machine}; ${t('evidence.confirmed', { name: ink.confirmedBy, time: formatDateTime(ink.confirmedAt) })}`
}

/** The line of the page around a box: the whole width where the box is narrow, so that its row can be read. */
export function lineAround(box: InkOf['box']): InkOf['box'] {
  const [x, y, w, h] = box
  const left = Math.max(0, x - 0.08)
  const tall = Math.min(Math.max(h, 0.008), 0.035)
  return [left, Math.max(0, y - tall * 0.7), Math.min(1 - left, Math.max(w + 0.16, 0.8)), tall * 2.4]
}

/** Names of record fields whose draft field has another name (common/domain/register/record-ink.ts). */
const draftNames: Readonly<Record<string, string>> = {
  number: 'decisionNumber',
  printedName: 'name',
  printedHonorific: 'honorific',
  birthPrinted: 'birthYear',
  printedPosition: 'position',
  printedUnit: 'unit',
  levelPrinted: 'awardTitle',
  scope: 'awardTitle',
  periodPrinted: 'year',
  bonusPrinted: 'bonus',
  initiativeText: 'initiative',
  grade: 'rank',
}

/** What a piece of ink says, as a label: "Họ và tên"; the letters themselves where the field has no name. */
export function inkLabel(ink: InkOf): string {
  const last = ink.field.split('.').at(-1) ?? ink.field
  const name = Object.hasOwn(draftNames, last) ? draftNames[last] : last
  const text = textOf(`review.field.${name}`)
  return text === null ? ink.raw : text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
