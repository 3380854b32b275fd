import './toolbar.css'
import type { KeyboardEvent } from 'react'
import { formatNumber } from '#common/i18n/format.ts'

export interface Choice<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number | undefined
}

interface ChoiceProps<Id extends string> {
  readonly label: string
  readonly items: readonly Choice<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

/** One of a few ways to see a list, with their counts; one Tab stop, ← → move. */
export function Segmented<Id extends string>({ label, items, value, onChange }: ChoiceProps<Id>) {
  return (
    <div className="sv-segmented" role="radiogroup" aria-label={label} onKeyDown={(event) => step(event, '[role="radio"]')}>
      {items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot carry this look with its ring
        <button
          type="button"
          key={item.id}
          role="radio"
          aria-checked={item.id === value}
          tabIndex={item.id === value ? 0 : -1}
          className="sv-segment"
          onClick={() => onChange(item.id)}
        >
          {item.label}
          {item.count === undefined ? null : ` ${formatNumber(item.count)}`}
        </button>
      ))}
    </div>
  )
}

/** Tabs in the head of a panel; the caller draws the chosen one with `id` as `tabpanel`. */
export function Tabs<Id extends string>({ label, items, value, onChange }: ChoiceProps<Id>) {
  return (
    <div className="sv-tabs" role="tablist" aria-label={label} onKeyDown={(event) => step(event, '[role="tab"]')}>
      {items.map((item) => (
        <button
          type="button"
          key={item.id}
          role="tab"
          aria-selected={item.id === value}
          tabIndex={item.id === value ? 0 : -1}
          className="sv-tab"
          onClick={() => onChange(item.id)}
        >
          {item.label}
          {item.count === undefined ? null : ` ${formatNumber(item.count)}`}
        </button>
      ))}
    </div>
  )
}

function step(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (by === undefined || event.ctrlKey || event.altKey) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)]
  const to = all[(all.indexOf(event.target as HTMLElement) + by + all.length) % all.length]
  event.preventDefault()
  to?.focus()
  to?.click()
}
