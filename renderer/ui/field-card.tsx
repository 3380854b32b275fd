import './review.css'
import type { ReactNode } from 'react'
import { t } from '#common/i18n/t.ts'
import { IconCheck, IconCircleCheck } from './icons.ts'
import { Status, type StatusState } from './status.tsx'

export type FieldState = 'sure' | 'doubt' | 'handwritten' | 'missing' | 'confirmed'

export interface FieldCardProps {
  readonly label: string
  readonly value: ReactNode
  readonly state: FieldState
  /** one sentence from the evidence: why it needs an eye */
  readonly reason?: string
  readonly crop?: ReactNode
  readonly selected?: boolean
  readonly onSelect?: () => void
  /** the editor, in the place of the value, while this field is the current one */
  readonly editor?: ReactNode
}

const doubtful: Partial<Record<FieldState, StatusState>> = { doubt: 'doubt', handwritten: 'handwritten', missing: 'absent' }

/** One value of a decision under review: label, state, value, its ink. Sure values have no colour. */
export function FieldCard({ label, value, state, reason, crop, selected, onSelect, editor }: FieldCardProps) {
  const mark = doubtful[state]
  const head = (
    <span className="sv-field-top">
      <span className="sv-field-label">{label}</span>
      {mark ? (
        <span className="sv-small">
          <Status state={mark} />
        </span>
      ) : state === 'confirmed' ? (
        <IconCircleCheck size={15} stroke={1.8} className="sv-field-ok" />
      ) : (
        <IconCheck size={15} stroke={1.8} className="sv-field-ok" />
      )}
    </span>
  )
  const className = `sv-field sv-field-${state}${selected ? ' sv-field-selected' : ''}`
  if (editor)
    return (
      <div className={className}>
        {head}
        <span className="sv-field-bottom">
          <span className="sv-field-editor">{editor}</span>
          {crop}
        </span>
        {reason ? <span className="sv-field-reason">{reason}</span> : null}
      </div>
    )
  return (
    <button type="button" className={className} aria-pressed={selected} onClick={onSelect} title={reason}>
      {head}
      <span className="sv-field-bottom">
        <span className="sv-field-value sv-cut">{value ?? t('common.none')}</span>
        {crop}
      </span>
    </button>
  )
}

/** Letters with the doubtful ones marked: ranges of character positions of `text`. */
export function MarkedText({ text, ranges }: { readonly text: string; readonly ranges: readonly (readonly [from: number, to: number])[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) parts.push(text.slice(at, from))
    parts.push(<mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
