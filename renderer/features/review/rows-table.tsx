import { useEffect, useMemo, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MarkedText } from '../../ui/field-card.tsx'
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconLink, IconPlus, IconUserPlus } from '../../ui/icons.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useNarrow } from '../../ui/use-narrow.ts'
import { awardWord, type Catalogue } from './fields.ts'
import { differingRanges } from './people-words.ts'
import { rowNumbers } from './row-numbers.ts'
import { rowOf } from './stops.ts'
import type { Review } from './use-review.ts'
import { linkWords, placeOf, rowsToLookAt } from './view-model.ts'

interface Line {
  readonly index: number
  readonly number: number
  readonly name: string
  readonly ranges: readonly (readonly [number, number])[]
  readonly place: string
  readonly award: string
  readonly link: ReturnType<typeof linkWords>
  readonly open: boolean
  readonly confirmed: boolean
}

export interface RowsTableProps {
  readonly view: DraftView
  readonly review: Review
  readonly catalogue: Catalogue
  readonly readOnly: boolean
}

type Tab = 'doubt' | 'all' | `award:${string}`

/** All rows of the paper: those to look at first, or in their own order, or those of one award. */
export function RowsTable({ view, review, catalogue, readOnly }: RowsTableProps) {
  const { stops, place, acts } = review
  const narrow = useNarrow()
  const lines = useMemo(() => linesOf(view, stops, catalogue), [view, stops, catalogue])
  const open = lines.filter((line) => line.open)
  const awards = [...Map.groupBy(lines, (line) => line.award)]
    .filter(([name]) => name !== '')
    .map(([name, its]) => ({ name, count: its.length }))
  const [tab, setTab] = useState<Tab>(readOnly ? 'all' : 'doubt')
  const shown: Tab = tab === 'doubt' && open.length === 0 ? 'all' : tab
  const rows =
    shown === 'doubt'
      ? [...open, ...lines.filter((line) => !line.open)]
      : shown === 'all'
        ? lines
        : lines.filter((line) => line.award === shown.slice(6))
  const current = place.key === null ? null : rowOf(place.key)
  const frame = useRef<HTMLDivElement>(null)
  // the card above grows when candidates come, and takes room from the rows
  useEffect(() => {
    const element = frame.current
    if (!element || current === null) return undefined
    const show = (): void => element.querySelector('tr.sv-row-selected')?.scrollIntoView({ block: 'nearest' })
    const observer = new ResizeObserver(show)
    observer.observe(element)
    show()
    return () => observer.disconnect()
  }, [current])
  const columns = useMemo(() => columnsOf(awards.length > 1 && !narrow, narrow), [awards.length, narrow])
  return (
    <div ref={frame} className="rv-rows" data-pane="rows">
      <div className="rv-rows-head">
        <strong className="rv-strong">{t('review.rows')}</strong>
        {readOnly ? null : (
          <Button
            size="small"
            kind="text"
            icon={IconPlus}
            label={t('review.addRow')}
            onClick={() => acts.addRow(view.draft.awards.length - 1, view.draft.awards.at(-1)?.recipientKind.value ?? 'individual')}
          />
        )}
        <span className="rv-rows-tabs">
          <Segmented<Tab>
            label={t('review.tabsLabel')}
            value={shown}
            onChange={setTab}
            items={[
              ...(open.length > 0 ? [{ id: 'doubt' as const, label: t('review.tabDoubt'), count: open.length }] : []),
              ...(awards.length > 1 && awards.length <= 3 && !narrow
                ? awards.map(({ name, count }) => ({ id: `award:${name}` as const, label: short(name), count }))
                : []),
              { id: 'all', label: t('review.tabAll'), count: lines.length },
            ]}
          />
        </span>
      </div>
      <DataTable
        caption={t('review.rowsCaption', { number: view.draft.decision.decisionNumber.value ?? view.title })}
        hints={false}
        columns={columns}
        rows={rows}
        rowId={(line) => String(line.index)}
        rowName={(line) => `${line.number} ${line.name}`}
        selected={current === null ? nobody : new Set([String(current)])}
        onCurrent={(line) => acts.select(firstOf(review, line.index), false)}
        onOpen={(line) => acts.select(firstOf(review, line.index))}
        onEdit={(line) => acts.select(`awards.${line.index}.name`)}
        tone={(line) => (line.open && line.index !== current ? 'warn' : undefined)}
        {...(shown === 'doubt'
          ? {
              group: (line: Line) =>
                line.open
                  ? { id: 'open', label: t('review.groupOpen'), count: open.length }
                  : { id: 'sure', label: t('review.groupSure'), count: lines.length - open.length },
            }
          : {})}
        empty={<EmptyState plain title={t('review.noRows')} />}
      />
    </div>
  )
}

const nobody: ReadonlySet<string> = new Set()
const short = (name: string): string => (name.length > 16 ? `${name.slice(0, 15)}…` : name)

/** What is looked at when a row is chosen: its first open place, else its name. */
const firstOf = (review: Review, row: number): string =>
  review.stops.find((stop) => stop.row === row && stop.kind !== 'issue')?.key ?? `awards.${row}.name`

function linesOf(view: DraftView, stops: Review['stops'], catalogue: Catalogue): readonly Line[] {
  const open = rowsToLookAt(stops)
  const numbers = rowNumbers(view.draft.awards)
  const confirmed = new Set(view.confirmed.map(rowOf))
  return view.draft.awards.map((award, index) => {
    const name = award.name.value ?? ''
    const link = view.links[index]
    const doubtful = view.doubts.includes(`awards.${index}.name`)
    return {
      index,
      number: numbers[index] ?? index + 1,
      name,
      ranges: doubtful && link?.title ? differingRanges(name, link.title) : [],
      place: placeOf(award),
      award: awardWord(award, catalogue),
      link: linkWords(link, award.recipientKind.value),
      open: open.has(index),
      confirmed: confirmed.has(index),
    }
  })
}

const linkIcons = { linked: IconLink, new: IconUserPlus, open: IconAlertTriangle, none: null } as const

const columnsOf = (withAward: boolean, narrow: boolean): readonly Column<Line>[] => [
  { id: 'number', title: t('review.colNo'), width: 44, render: (line) => line.number, text: (line) => String(line.number) },
  {
    id: 'name',
    title: t('review.colName'),
    width: narrow ? 150 : withAward ? 165 : 180,
    render: (line) =>
      line.name === '' ? (
        <span className="sv-tone-err">{t('status.missingRow')}</span>
      ) : (
        <span className="sv-name">
          <MarkedText text={line.name} ranges={line.ranges} />
        </span>
      ),
    text: (line) => line.name,
  },
  {
    id: 'place',
    title: t('review.colPlace'),
    render: (line) => <span className="sv-2">{line.place || t('common.none')}</span>,
    text: (line) => line.place,
  },
  ...(withAward
    ? [
        {
          id: 'award',
          title: t('review.colAward'),
          width: 90,
          render: (line: Line) => <span className="sv-2">{line.award}</span>,
          text: (line: Line) => line.award,
        },
      ]
    : []),
  {
    id: 'person',
    title: t('review.colPerson'),
    width: narrow ? 110 : withAward ? 135 : 150,
    render: (line) => {
      const Icon = linkIcons[line.link.look]
      return (
        <span className={`rv-link rv-link-${line.link.look}`}>
          {Icon ? <Icon size={15} stroke={1.8} /> : null}
          <span className="sv-cut">{line.link.text}</span>
        </span>
      )
    },
    text: (line) => line.link.title || line.link.text,
  },
  {
    id: 'state',
    title: '',
    width: 32,
    render: (line) =>
      line.open ? (
        <IconAlertTriangle size={16} stroke={1.8} className="rv-state-open" />
      ) : line.confirmed ? (
        <IconCircleCheck size={15} stroke={1.8} className="rv-state-fine" />
      ) : (
        <IconCheck size={15} stroke={1.8} className="rv-state-fine" />
      ),
    text: (line) => (line.open ? t('review.rowNeedsEye') : line.confirmed ? t('review.rowConfirmed') : t('review.rowFine')),
  },
]
