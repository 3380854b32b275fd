import { useMemo } from 'react'
import type { AchievementRow } from '#common/contract/register.ts'
import { formatDate } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { Employment } from '#common/model/person.ts'
import { type Column, DataTable } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconNote } from '../ui/icons.ts'
import { Status } from '../ui/status.tsx'
import { Achievement } from './achievement.tsx'
import { valueWords } from './history-words.ts'
import { byYear, type YearRow } from './years.ts'

const none = <span className="sv-3">{t('common.none')}</span>

const cell = (rows: readonly AchievementRow[]) => (rows.length === 0 ? none : rows.map((row) => <Achievement key={row.id} row={row} />))
const words = (rows: readonly AchievementRow[]): string =>
  rows.map((row) => `${row.title}${row.decisionNumber ? ` (${row.decisionNumber})` : ''}`).join('; ')

const columns: readonly Column<YearRow>[] = [
  {
    id: 'year',
    title: t('record.year'),
    width: 62,
    render: (row) => <strong className="sv-year">{row.year ?? t('record.yearUnknown')}</strong>,
    text: (row) => String(row.year ?? t('record.yearUnknown')),
  },
  {
    id: 'titles',
    title: t('record.titles'),
    render: (row) => (
      <>
        {row.titles.length > 0 || row.breaks.length === 0 ? cell(row.titles) : null}
        {row.breaks.map((spell) => (
          <Break key={`${spell.kind} ${spell.from}`} spell={spell} />
        ))}
      </>
    ),
    text: (row) => words(row.titles),
  },
  { id: 'forms', title: t('record.forms'), render: (row) => cell(row.forms), text: (row) => words(row.forms) },
  {
    id: 'evaluations',
    title: t('record.evaluations'),
    render: (row) => (
      <>
        {row.evaluations.map((one) => (
          <Achievement key={one.id} row={one} />
        ))}
        {row.lacksEvaluation ? (
          <Status state="absent" look="soft">
            {t('record.noEvaluation')}
          </Status>
        ) : null}
        {row.evaluations.length === 0 && !row.lacksEvaluation ? none : null}
      </>
    ),
    text: (row) => words(row.evaluations) || (row.lacksEvaluation ? t('record.noEvaluation') : ''),
  },
]

const initiatives: Column<YearRow> = {
  id: 'initiatives',
  title: t('record.initiatives'),
  render: (row) => cell(row.initiatives),
  text: (row) => words(row.initiatives),
}

/** Leave and study between two dates, so that a year without a title explains itself. */
function Break({ spell }: { readonly spell: Employment }) {
  return (
    <span className="sv-given-top sv-2">
      <IconNote size={15} stroke={1.7} />
      <span className="sv-cut">
        {`${spell.position ?? valueWords('kind', spell.kind)} ${[spell.from, spell.to].map((date) => (date ? formatDate(date) : '…')).join(' - ')}`}
      </span>
    </span>
  )
}

export interface YearsTableProps {
  readonly caption: string
  readonly achievements: readonly AchievementRow[]
  readonly spells?: readonly Employment[]
  /** units have no initiatives, and are not rated everywhere */
  readonly isPerson?: boolean
}

/** Years × what was given. F4 on a row shows the ink of its first value that has some. */
export function YearsTable({ caption, achievements, spells, isPerson = true }: YearsTableProps) {
  const rows = useMemo(() => byYear(achievements, spells, isPerson), [achievements, spells, isPerson])
  const hasInk = achievements.some((one) => one.hasInk)
  return (
    <DataTable
      caption={caption}
      twoLines
      columns={isPerson ? [...columns, initiatives] : columns}
      rows={rows}
      rowId={(row) => String(row.year)}
      rowName={(row) => (row.year === null ? t('record.yearUnknown') : `${t('record.year')} ${row.year}`)}
      {...(hasInk ? { onInk: openInkOfRow } : {})}
      empty={<EmptyState title={t('record.nothingYet')} text={t('record.nothingYetText')} />}
    />
  )
}

/** F4 on the row that has the focus: the first ink button inside it. */
export function openInkOfRow(): void {
  document.activeElement?.closest('tr')?.querySelector<HTMLElement>('.ink-button')?.click()
}
