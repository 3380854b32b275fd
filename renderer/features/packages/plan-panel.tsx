import { Radio } from 'antd'
import { useState } from 'react'
import type { ImportPlanView } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconPlus } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import {
  type Choices,
  differenceLines,
  openConflicts,
  type PlanLine,
  type PlanView,
  planCounts,
  planLines,
  type Take,
} from './plan-model.ts'

export interface PlanPanelProps {
  readonly plan: ImportPlanView
  readonly choices: Choices
  readonly onChoose: (id: string, take: Take) => void
}

/** "Sẽ thay đổi gì trong sổ": the conflicts to decide first, then every record and what happens to it. */
export function PlanPanel({ plan, choices, onChoose }: PlanPanelProps) {
  const [view, setView] = useState<PlanView>('all')
  const counts = planCounts(plan)
  const conflicts = view === 'all' || view === 'conflict' ? openConflicts(plan) : []
  const lines = planLines(plan, view)
  return (
    <Panel
      fill
      head={
        <>
          <h2 className="sv-panel-title">{t('packages.planTitle')}</h2>
          <span className="sv-panel-extra">
            <Segmented<PlanView>
              label={t('packages.planViews')}
              value={view}
              onChange={setView}
              items={[
                { id: 'all', label: t('packages.planAll'), count: counts.all },
                { id: 'new', label: t('packages.planNew'), count: counts.new },
                { id: 'same', label: t('packages.planSame'), count: counts.same },
                { id: 'conflict', label: t('packages.planConflict'), count: counts.conflict },
              ]}
            />
          </span>
        </>
      }
      foot={
        <div className="sv-panel-note">
          <IconInfoCircle size={16} stroke={1.7} />
          {t('packages.planAtomic')}
        </div>
      }
    >
      {conflicts.length > 0 ? (
        <div className={`goi-conflicts${lines.length === 0 ? ' goi-conflicts-alone' : ''}`}>
          {conflicts.map((record, index) => (
            <Conflict
              key={record.id}
              record={record}
              place={{ n: index + 1, total: conflicts.length }}
              take={choices[record.id]}
              onTake={(take) => onChoose(record.id, take)}
            />
          ))}
        </div>
      ) : null}
      {conflicts.length > 0 && lines.length === 0 ? null : (
        <DataTable<PlanLine>
          caption={t('packages.planCaption')}
          columns={columns}
          rows={lines}
          rowId={(line) => line.id}
          rowName={(line) => line.title}
          hints={false}
          empty={<EmptyState plain title={t('packages.planEmpty')} />}
        />
      )}
    </Panel>
  )
}

interface ConflictProps {
  readonly record: ImportPlanView['conflicting'][number]
  readonly place: { readonly n: number; readonly total: number }
  readonly take: Take | undefined
  readonly onTake: (take: Take) => void
}

function Conflict({ record, place, take, onTake }: ConflictProps) {
  const { lines, more } = differenceLines(record)
  const cell = (side: Take): string => (take === side ? 'goi-taken' : '')
  const choice = (side: Take, label: string) => (
    <Radio checked={take === side} name={record.id} onChange={() => onTake(side)} aria-label={`${record.title}: ${label}`}>
      {label}
    </Radio>
  )
  return (
    <section
      className={`goi-conflict${take === undefined ? '' : ' goi-conflict-done'}`}
      aria-label={t('packages.conflictChoice', { name: record.title })}
    >
      <div className="goi-conflict-head">
        <span className={`sv-status sv-status-soft ${take === undefined ? 'sv-tone-warn' : 'sv-tone-ok'}`}>
          {take === undefined ? <IconAlertTriangle size={15} stroke={1.8} /> : <IconCheck size={15} stroke={1.8} />}
          {t('packages.conflictOf', place)}
        </span>
        <strong className="sv-cut">{record.title}</strong>
        <span className="sv-2 sv-cut" title={record.detail}>
          {t('packages.conflictIn', { n: lines.length + more })} · {record.detail}
        </span>
      </div>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col" className={cell('ours')}>
              {choice('ours', t('packages.keepOurs'))}
            </th>
            <th scope="col" className={cell('theirs')}>
              {choice('theirs', t('packages.takeTheirs'))}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.path}>
              <th scope="row" title={line.field}>
                {line.field}
              </th>
              <td className={cell('ours')}>{line.ours}</td>
              <td className={cell('theirs')}>{line.theirs}</td>
            </tr>
          ))}
          {more > 0 ? (
            <tr>
              <th scope="row">{t('packages.conflictMore', { n: more })}</th>
              <td className={cell('ours')} />
              <td className={cell('theirs')} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

const whats = {
  new: { word: 'packages.planNew', icon: IconPlus, tone: 'sv-tone-ok' },
  same: { word: 'packages.planSame', icon: IconCheck, tone: 'sv-tone-plain' },
  kept: { word: 'packages.planKept', icon: IconCheck, tone: 'sv-tone-warn' },
} as const

const columns: readonly Column<PlanLine>[] = [
  {
    id: 'what',
    title: t('packages.planColWhat'),
    width: 150,
    render: (line) => {
      const { word, icon: Icon, tone } = whats[line.what]
      return (
        <span className={`sv-status ${tone}`}>
          <Icon size={15} stroke={1.8} />
          {t(word)}
        </span>
      )
    },
    text: (line) => t(whats[line.what].word),
  },
  {
    id: 'title',
    title: t('packages.planColRecord'),
    render: (line) => <span className="sv-name">{line.title}</span>,
    text: (line) => line.title,
  },
  {
    id: 'detail',
    title: t('packages.planColContent'),
    render: (line) => <span className="sv-2">{line.detail}</span>,
    text: (line) => line.detail,
  },
]
