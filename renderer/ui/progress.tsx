import './progress.css'
import type { ReactNode } from 'react'
import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'

export type PageState = 'sure' | 'doubt' | 'reading' | 'waiting' | 'skipped' | 'failed'

export interface ProgressPart {
  readonly state: PageState
  readonly label: string
  readonly count: number
}

export interface ProgressBarProps {
  readonly done: number
  readonly total: number
  /** "trang" */
  readonly unit: string
  readonly parts: readonly ProgressPart[]
  /** "còn khoảng 9 phút" and what follows */
  readonly timeLeft?: ReactNode
  /** what survives a power cut */
  readonly promise?: ReactNode
}

/** Long work: a bar in four colours over the same four words with their counts; time left in words. */
export function ProgressBar({ done, total, unit, parts, timeLeft, promise }: ProgressBarProps) {
  return (
    <div className="sv-progress">
      <div className="sv-progress-top">
        <span className="sv-progress-count">
          <strong>{formatNumber(done)}</strong> <span className="sv-2">{`/ ${formatNumber(total)} ${unit}`}</span>
        </span>
        <div className="sv-progress-bar" role="progressbar" aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} aria-label={unit}>
          {parts
            .filter((part) => part.count > 0 && part.state !== 'waiting')
            .map((part) => (
              <span key={part.state} className={`sv-fill-${part.state}`} style={{ width: `${(part.count / Math.max(total, 1)) * 100}%` }} />
            ))}
        </div>
        {timeLeft ? <span className="sv-progress-left">{timeLeft}</span> : null}
      </div>
      <div className="sv-progress-bottom">
        {parts.map((part) => (
          <span key={part.state} className="sv-progress-word">
            <i className={`sv-square sv-fill-${part.state}`} />
            {part.label} {formatNumber(part.count)}
          </span>
        ))}
        {promise ? <span className="sv-progress-promise">{promise}</span> : null}
      </div>
    </div>
  )
}

const words = {
  sure: 'ui.squaresSure',
  doubt: 'ui.squaresDoubt',
  reading: 'ui.squaresReading',
  waiting: 'ui.squaresWaiting',
  skipped: 'ui.squaresSkipped',
  failed: 'ui.squaresFailed',
} as const

/** One square a page, at most `max`; the count follows. */
export function PageSquares({ pages, max = 12 }: { readonly pages: readonly PageState[]; readonly max?: number }) {
  if (pages.length === 0) return <span className="sv-3">{t('common.none')}</span>
  const spoken = (Object.keys(words) as PageState[])
    .map((state) => ({ state, n: pages.filter((page) => page === state).length }))
    .filter(({ n }) => n > 0)
    .map(({ state, n }) => `${n} ${t(words[state])}`)
  return (
    <span className="sv-squares" role="img" aria-label={spoken.join(', ')} title={spoken.join(', ')}>
      {pages.slice(0, max).map((state, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
        <i key={index} className={`sv-square sv-square-tall sv-fill-${state}`} />
      ))}
      <span className="sv-2">{pages.length}</span>
    </span>
  )
}

/** A thin bar for one share between 0 and 1, with its words beside it. */
export function ThinBar({
  share,
  tone = 'cham',
  width = 120,
}: {
  readonly share: number
  readonly tone?: 'cham' | 'sure'
  readonly width?: number
}) {
  return (
    <span className="sv-thin" style={{ width }} aria-hidden="true">
      <i className={`sv-fill-${tone === 'sure' ? 'sure' : 'reading'}`} style={{ width: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  )
}
