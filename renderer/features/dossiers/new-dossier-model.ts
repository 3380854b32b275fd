import type { Contract } from '#common/contract/index.ts'
import { formatPeriod, parsePeriod } from '#common/domain/text/period.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { t, textOf } from '#common/i18n/t.ts'
import type { Period } from '#common/model/date.ts'
import type { OutputOf } from '#common/rpc/define.ts'

export type Award = OutputOf<Contract['catalogue.get']>['awards'][number]

/** What the dialog holds; texts as typed. */
export interface DossierForm {
  readonly awardCode: string
  readonly period: string
  readonly recipientName: string
  readonly recipientCode: string
  /** null: the proposed title */
  readonly title: string | null
  readonly note: string
}

/** The form as it opens: this year, and the superior unit as recipient. */
export const emptyForm = (today: string, superior: { readonly name: string; readonly code: string } | null): DossierForm => ({
  awardCode: '',
  period: today.slice(0, 4),
  recipientName: superior?.name ?? '',
  recipientCode: superior?.code ?? '',
  title: null,
  note: '',
})

/** Reads a form kept while it was typed; null where it has another shape. */
export function readForm(kept: unknown): DossierForm | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { awardCode, period, recipientName, recipientCode, title, note } = kept as Record<string, unknown>
  const texts = [awardCode, period, recipientName, recipientCode, note]
  if (!texts.every((text) => typeof text === 'string') || (title !== null && typeof title !== 'string')) return null
  return { awardCode, period, recipientName, recipientCode, title, note } as DossierForm
}

const proposable = ['danhHieu', 'hinhThuc', 'danhHieuVinhDu', 'giaiThuong'] as const

/** What may be proposed today, by class: titles, forms, titles of honour, prizes. Awards that are no longer given are left out. */
export function awardGroups(awards: readonly Award[]): readonly { readonly label: string; readonly awards: readonly Award[] }[] {
  return proposable
    .map((name) => ({
      label: textOf(`dossiers.class.${name}`) ?? name,
      awards: awards.filter((award) => award.class === name && !award.code.startsWith('LEGACY_')),
    }))
    .filter((group) => group.awards.length > 0)
}

/** “cá nhân, tập thể”: for whom an award is. */
export const objectsWords = (objects: readonly string[]): string =>
  objects.map((object) => textOf(`dossiers.object.${object}`) ?? object).join(', ')

/** The period typed; `null` nothing typed, `undefined` not readable. */
export function readPeriod(typed: string): Period | null | undefined {
  if (typed.trim() === '') return null
  return parsePeriod(typed.normalize('NFC')) ?? undefined
}

/** A period in a sentence: “năm 2026”, “năm học 2025 - 2026”. */
export const periodPhrase = (period: Period): string =>
  period.kind === 'year' ? t('dossiers.periodYear', { year: period.from }) : formatPeriod(period)

/** The title made of award and period: “Đề nghị Bằng khen … năm 2026”; empty until an award is chosen. */
export function proposedTitle(form: DossierForm, awards: readonly Award[]): string {
  const award = awards.find((one) => one.code === form.awardCode)
  if (!award) return ''
  const period = readPeriod(form.period)
  const title = period
    ? t('dossiers.proposedTitlePeriod', { award: award.name, period: periodPhrase(period) })
    : t('dossiers.proposedTitle', { award: award.name })
  return title.slice(0, 300)
}

/** Unit codes as packages carry them (QCVN 102:2016/BTTTT, and local ones of the same form). */
export const isUnitCode = (code: string): boolean => /^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,33}[A-Za-z0-9])?$/.test(code.trim())

export type FormProblem = 'awardCode' | 'period' | 'recipientName' | 'recipientCode' | 'title'

/** What still stands in the way of making the dossier, in the order of the fields. */
export function formProblems(form: DossierForm, awards: readonly Award[]): readonly FormProblem[] {
  const title = form.title ?? proposedTitle(form, awards)
  return [
    ...(form.awardCode === '' ? (['awardCode'] as const) : []),
    ...(readPeriod(form.period) === undefined ? (['period'] as const) : []),
    ...(form.recipientName.trim() === '' ? (['recipientName'] as const) : []),
    ...(isUnitCode(form.recipientCode) ? [] : (['recipientCode'] as const)),
    ...(title.trim() === '' ? (['title'] as const) : []),
  ]
}

/** Whether an option of a Select fits what was typed, without diacritics. */
export const foldedFilter = (typed: string, option?: { readonly label?: unknown; readonly search?: unknown }): boolean =>
  searchKey(String(option?.search ?? option?.label ?? '')).includes(searchKey(typed))
