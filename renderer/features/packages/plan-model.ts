import type { ImportPlanView } from '#common/contract/exchange.ts'
import type { Contract } from '#common/contract/index.ts'
import { t } from '#common/i18n/t.ts'
import type { InputOf } from '#common/rpc/define.ts'
import { fieldWords, valueWords } from '../../records/history-words.ts'

type PlanRecord = ImportPlanView['conflicting'][number]
export type Take = 'ours' | 'theirs'
export type Choices = Readonly<Record<string, Take>>

/** Conflicts the officer decides; those where only ours can hold are told among what stays. */
export const openConflicts = (plan: ImportPlanView): readonly PlanRecord[] => plan.conflicting.filter((record) => !record.onlyOurs)

/** How many conflicts still have no answer. */
export const undecided = (plan: ImportPlanView, choices: Choices): number =>
  openConflicts(plan).filter((record) => choices[record.id] === undefined).length

/** The choices as the host takes them: only those of this plan. */
export function choicesFor(plan: ImportPlanView, choices: Choices): InputOf<Contract['packages.apply']>['choices'] {
  return openConflicts(plan).flatMap(({ id }) => {
    const take = choices[id]
    return take === undefined ? [] : [{ id, take }]
  })
}

export interface PlanLine {
  readonly id: string
  readonly what: 'new' | 'same' | 'kept'
  readonly title: string
  readonly detail: string
}

export const planViews = ['all', 'new', 'same', 'conflict'] as const
export type PlanView = (typeof planViews)[number]

/** Counts of the four views, records and files together. */
export function planCounts(plan: ImportPlanView): Readonly<Record<PlanView, number>> {
  const news = plan.new.length + plan.files.new
  const same = plan.same.length + plan.files.same
  return { all: news + same + plan.conflicting.length, new: news, same, conflict: plan.conflicting.length }
}

/** The lines below the conflicts: what is added, what of ours is kept for sure, what is there already; files last of each. */
export function planLines(plan: ImportPlanView, view: PlanView): readonly PlanLine[] {
  const line =
    (what: PlanLine['what']) =>
    ({ id, title, detail }: PlanRecord): PlanLine => ({ id, what, title, detail })
  const files = (what: 'new' | 'same', n: number, detail: string): readonly PlanLine[] =>
    n === 0 ? [] : [{ id: `files-${what}`, what, title: t('packages.planFiles', { n }), detail }]
  const kept = plan.conflicting.filter((record) => record.onlyOurs).map(line('kept'))
  const added = [...plan.new.map(line('new')), ...files('new', plan.files.new, t('packages.planFilesNew'))]
  const same = [...plan.same.map(line('same')), ...files('same', plan.files.same, t('packages.planFilesSame'))]
  switch (view) {
    case 'all':
      return [...added, ...kept, ...same]
    case 'new':
      return added
    case 'same':
      return same
    case 'conflict':
      return kept
  }
}

export interface DifferenceLine {
  readonly path: string
  readonly field: string
  readonly ours: string
  readonly theirs: string
}

/** At most so many differences of one record are shown; the rest is a count. */
export const mostDifferences = 6

/** What differs, in words: the first few fields, and how many more. Ids and hashes say nothing to a reader. */
export function differenceLines(record: PlanRecord): { readonly lines: readonly DifferenceLine[]; readonly more: number } {
  const readable = record.differences.filter(({ path }) => path === 'id' || !/(?:^|\.)(?:\w*Id|sha256|id)$/.test(path))
  const value = (path: string, text: string | null): string => (text === null ? t('common.none') : valueWords(path, text))
  const lines = readable
    .slice(0, mostDifferences)
    .map(({ path, ours, theirs }) =>
      path === 'id'
        ? { path, field: t('packages.differentId'), ours: t('packages.differentIdOurs'), theirs: t('packages.differentIdTheirs') }
        : { path, field: fieldWords(path), ours: value(path, ours), theirs: value(path, theirs) },
    )
  return { lines, more: readable.length - lines.length }
}
