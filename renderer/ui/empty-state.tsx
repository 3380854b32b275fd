import './empty-state.css'
import type { ReactNode } from 'react'
import { Button, type ButtonProps, type IconType } from './button.tsx'

export interface Way {
  readonly icon: IconType
  readonly title: string
  readonly text: string
  readonly action: Omit<ButtonProps, 'kind' | 'size'>
}

export interface EmptyStateProps {
  /** what is not there: "Chưa có quyết định nào trong sổ" */
  readonly title: string
  readonly text?: string
  /** the recommended way first; at most three */
  readonly ways?: readonly Way[]
  /** the first way carries the red button; off where the page header already has it */
  readonly primary?: boolean
  /** below: drop hint, link to the guide, "Bỏ bộ lọc" */
  readonly foot?: ReactNode
  /** without the drawing: a list that is empty after filtering */
  readonly plain?: boolean
}

/** An empty screen says what belongs here and how to begin. */
export function EmptyState({ title, text, ways = [], primary = true, foot, plain }: EmptyStateProps) {
  return (
    <div className="sv-empty">
      {plain ? null : <Sheets />}
      <h2 className="sv-empty-title">{title}</h2>
      {text ? <p className="sv-2">{text}</p> : null}
      {ways.length > 0 ? (
        <div className="sv-ways">
          {ways.map(({ icon: Icon, title: name, text: about, action }, index) => (
            <section key={name} className={`sv-way${index === 0 ? ' sv-way-first' : ''}`}>
              <Icon size={22} stroke={1.6} />
              <h3>{name}</h3>
              <p>{about}</p>
              <Button {...action} kind={index === 0 && primary ? 'primary' : 'default'} />
            </section>
          ))}
        </div>
      ) : null}
      {foot ? <div className="sv-empty-foot">{foot}</div> : null}
    </div>
  )
}

function Sheets() {
  return (
    <svg width="64" height="64" viewBox="0 0 64 64" aria-hidden="true" fill="none" strokeWidth="1.6" strokeLinejoin="round">
      <rect x="6" y="7" width="38" height="50" rx="4" transform="rotate(-7 25 32)" fill="var(--sv-surface)" stroke="var(--sv-line2)" />
      <rect x="20" y="6" width="40" height="52" rx="4" fill="var(--sv-surface)" stroke="var(--sv-ink2)" />
      <path d="M27 18h26M27 25h26M27 32h18" stroke="var(--sv-line2)" strokeLinecap="round" />
      <circle cx="48" cy="46" r="6.500" stroke="var(--sv-gold)" fill="var(--sv-surface)" />
      <path
        fill="var(--sv-gold)"
        d="M48 42.300l1.130 2.300 2.530.370-1.830 1.780.430 2.520L48 48.080l-2.260 1.190.430-2.520-1.830-1.780 2.530-.370z"
      />
    </svg>
  )
}
