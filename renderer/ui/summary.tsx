import './progress.css'
import type { ReactNode } from 'react'
import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { IconType } from './button.tsx'
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconCircleMinus, IconCircleX } from './icons.ts'

export interface Tile {
  readonly id: string
  readonly count: number
  readonly title: string
  readonly detail: string
  readonly icon: IconType
  /** colour only where the count needs a person; zero is always plain */
  readonly tone?: 'err' | 'warn'
  readonly href?: string
}

/** The strip of numbers over the start page. */
export function StatTiles({ tiles }: { readonly tiles: readonly Tile[] }) {
  return (
    <div className="sv-panel sv-panel-rigid">
      <div className="sv-tiles">
        {tiles.map(({ id, count, title, detail, icon: Icon, tone, href }) => {
          const colour = tone && count > 0 ? ` sv-tone-${tone}` : ''
          const inside = (
            <>
              <span className={`sv-tile-number${colour}`}>{formatNumber(count)}</span>
              <span className="sv-tile-words">
                <span className="sv-tile-title">
                  <span className={colour.trim()}>
                    <Icon size={16} stroke={1.7} />
                  </span>
                  <span className="sv-cut">{title}</span>
                </span>
                <span className="sv-tile-detail sv-cut">{detail}</span>
              </span>
            </>
          )
          return href ? (
            <a key={id} className="sv-tile" href={href}>
              {inside}
            </a>
          ) : (
            <div key={id} className="sv-tile">
              {inside}
            </div>
          )
        })}
      </div>
    </div>
  )
}

export interface Step {
  readonly name: string
  /** who and when */
  readonly detail?: ReactNode
}

/** The steps of a dossier in one row; those before `current` are done. */
export function Steps({ steps, current }: { readonly steps: readonly Step[]; readonly current: number }) {
  return (
    <ol className="sv-steps" aria-label={t('ui.steps')}>
      {steps.map((step, index) => (
        <li
          key={step.name}
          className={`sv-step${index < current ? ' sv-step-done' : ''}`}
          aria-current={index === current ? 'step' : undefined}
        >
          <div className="sv-step-circle">{index < current ? <IconCheck size={14} stroke={2} /> : index + 1}</div>
          <div className="sv-step-name sv-cut">{step.name}</div>
          <div className="sv-step-detail sv-cut">{step.detail}</div>
        </li>
      ))}
    </ol>
  )
}

export interface Check {
  readonly id: string
  readonly state: 'ok' | 'warn' | 'err' | 'none'
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly end?: ReactNode
}

const checkIcons = { ok: IconCircleCheck, warn: IconAlertTriangle, err: IconCircleX, none: IconCircleMinus } as const

/** Checks of a dossier or a package: what is there, what is missing, what to do about it. `tint` grounds the open ones. */
export function CheckList({ checks, tint = false }: { readonly checks: readonly Check[]; readonly tint?: boolean }) {
  return (
    <ul>
      {checks.map((check) => {
        const Icon = checkIcons[check.state]
        return (
          <li key={check.id} className={`sv-check${tint ? ` sv-check-${check.state}` : ''}`}>
            <Icon size={16} stroke={1.8} className={check.state === 'none' ? 'sv-2' : `sv-tone-${check.state}`} />
            <div className="sv-check-words">
              <div className="sv-check-title">{check.title}</div>
              {check.detail ? <div className="sv-check-detail">{check.detail}</div> : null}
            </div>
            {check.end}
          </li>
        )
      })}
    </ul>
  )
}

/** Names and values of one thing, one a line. */
export function Facts({ items }: { readonly items: readonly { readonly label: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="sv-facts">
      {items.map((item) => [<dt key={`t-${item.label}`}>{item.label}</dt>, <dd key={`d-${item.label}`}>{item.value}</dd>])}
    </dl>
  )
}
