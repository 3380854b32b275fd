import type { CheckItem, DossierPage } from '#common/contract/exchange.ts'
import type { AchievementRow } from '#common/contract/register.ts'
import { t } from '#common/i18n/t.ts'
import type { DossierItem, DossierState } from '#common/model/dossier.ts'
import type { StatusState } from '../../ui/status.tsx'

type Word = { readonly state: StatusState; readonly word: string }

/** A dossier's state as screens say it. */
export function stateWord(state: DossierState): Word {
  switch (state) {
    case 'draft':
      return { state: 'draft', word: t('dossiers.state.draft') }
    case 'exported':
      return { state: 'sent', word: t('dossiers.state.exported') }
    case 'received':
      return { state: 'confirmed', word: t('dossiers.state.received') }
    case 'withdrawn':
      return { state: 'notMet', word: t('dossiers.state.withdrawn') }
  }
}

type Shown = Pick<DossierPage, 'isOwn' | 'data' | 'checklist'>

/** May the officer change it: the unit's own, and not sent yet. */
export const isEditable = ({ isOwn, data }: Pick<Shown, 'isOwn' | 'data'>): boolean => isOwn && data.state === 'draft'

/** Why nothing can be changed any more; null where it can. */
export function frozenReason({ isOwn, data }: Pick<Shown, 'isOwn' | 'data'>): string | null {
  if (!isOwn || data.state === 'received') return t('dossiers.frozenReceived')
  if (data.state === 'exported') return t('dossiers.frozenExported')
  return data.state === 'withdrawn' ? t('dossiers.frozenWithdrawn') : null
}

export interface Blocker {
  /** code of the checklist item, null where it is no item */
  readonly code: string | null
  readonly text: string
}

/** What stands between the dossier and its package, in the order of the checklist. */
export function blockersOf({ data, checklist }: Shown): readonly Blocker[] {
  const nobody = data.items.length === 0 ? [{ code: null, text: t('dossiers.blockNobody') }] : []
  const missing = checklist
    .filter((item) => item.required && item.state !== 'done')
    .map((item) => ({
      code: item.code,
      text:
        item.state === 'partial'
          ? t('dossiers.blockPartial', { title: item.title, n: item.lacking.length })
          : t('dossiers.blockMissing', { title: item.title }),
    }))
  return [...nobody, ...missing]
}

/** How many parts are there, of those that are asked for. */
export function doneOf(checklist: readonly CheckItem[]): { readonly done: number; readonly all: number } {
  const asked = checklist.filter((item) => item.required || item.state === 'done')
  return { done: asked.filter((item) => item.state === 'done').length, all: asked.length }
}

/** Position and unit at the time of the proposal, as one line. */
export const itemLine = (item: Pick<DossierItem, 'position' | 'unit'>): string => [item.position, item.unit].filter(Boolean).join(', ')

/** People first, then collectives, each in the order they were added. */
export const itemsInOrder = (items: readonly DossierItem[]): readonly DossierItem[] => [
  ...items.filter((item) => item.recipientKind === 'individual'),
  ...items.filter((item) => item.recipientKind === 'collective'),
]

export interface EvidenceGroup {
  /** short name of the award: “CSTĐCS”; initiatives are one group */
  readonly name: string
  /** its years: “2021 - 2023, 2025” */
  readonly years: string
  /** newest first */
  readonly rows: readonly AchievementRow[]
}

/** What weighs most in a proposal stands first. */
const weight = ['danhHieuVinhDu', 'danhHieu', 'hinhThuc', 'giaiThuong', 'sangKien', 'danhGia']
const weightOf = (row: AchievementRow | undefined): number =>
  row && weight.includes(row.class) ? weight.indexOf(row.class) : weight.length

/** Cited records by what they are, titles before forms before evaluations: “CSTĐCS 2024 - 2025”. */
export function evidenceGroups(rows: readonly AchievementRow[]): readonly EvidenceGroup[] {
  const nameOf = (row: AchievementRow): string => (row.recordType === 'initiative' ? t('dossiers.initiatives') : row.shortTitle)
  const newest = rows.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
  return [...new Set(newest.map(nameOf))]
    .map((name) => {
      const its = newest.filter((row) => nameOf(row) === name)
      return { name, years: yearSpans(its.flatMap((row) => row.year ?? [])), rows: its }
    })
    .toSorted((a, b) => weightOf(a.rows[0]) - weightOf(b.rows[0]))
}

/** Years as runs: 2021, 2022, 2023, 2025 is “2021 - 2023, 2025”. */
export function yearSpans(years: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const year of [...new Set(years)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && year === last.to + 1) last.to = year
    else runs.push({ from: year, to: year })
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from} - ${to}`)).join(', ')
}

/** A group as text: “CSTĐCS 2025, 2024”. */
export const groupText = ({ name, years }: EvidenceGroup): string => (years === '' ? name : `${name} ${years}`)

/** Files of a checklist item: those of the kinds that serve it. */
export const filesFor = (item: Pick<CheckItem, 'kinds'>, data: DossierPage['data']): DossierPage['data']['attachments'] =>
  data.attachments.filter((file) => item.kinds.includes(file.kind))

/** What was chosen after the officer changed the choice among the rows shown: what a search hides stays chosen. */
export function mergeChosen(before: ReadonlySet<string>, shown: readonly string[], next: ReadonlySet<string>): ReadonlySet<string> {
  const visible = new Set(shown)
  return new Set([...[...before].filter((id) => !visible.has(id)), ...next])
}
