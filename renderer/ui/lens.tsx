import { formatPercent } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { IconZoomIn } from './icons.ts'
import type { FractionBox } from './ink-crop.tsx'

export interface LensView {
  readonly page: number
  readonly box: FractionBox
  /** e.g. "Nét mực, dòng 10" */
  readonly title: string
  /** the letters as the engine gave them */
  readonly machine?: string
  /** 0 to 1; given only where the value is doubtful */
  readonly confidence?: number
}

/** The line of the page around a value, at the foot of the viewer; large (F4) it takes the width of the window. */
export function Lens({
  lens,
  src,
  aspect,
  large,
  upsideDown = false,
}: {
  readonly lens: LensView
  readonly src: string
  readonly aspect: number
  readonly large: boolean
  /** the page lies upside down in its file */
  readonly upsideDown?: boolean
}) {
  const [x, y, w, h] = lens.box
  const height = large ? 96 : 52
  // the value fills a good half of the height, never more than 2.6 % of the page so that long boxes stay readable
  const scale = (height * 0.58) / Math.min(Math.max(h, 0.008), 0.03)
  const left = Math.max(0, x * aspect * scale - (large ? 170 : 80))
  const top = Math.max(0, (y + h / 2) * scale - height / 2)
  return (
    <figure className={`sv-lens${large ? ' sv-lens-large' : ''}`}>
      <figcaption>
        <IconZoomIn size={15} stroke={1.7} />
        <span className="sv-cut">{lens.title}</span>
        <span className="sv-lens-end">
          {lens.machine ? (
            <span className="sv-lens-machine">
              {t('ui.lensMachine')} <strong>{lens.machine}</strong>
            </span>
          ) : null}
          {lens.confidence === undefined ? null : (
            <span className="sv-lens-sure">{t('ui.lensSure', { percent: formatPercent(Math.round(lens.confidence * 100) / 100) })}</span>
          )}
        </span>
      </figcaption>
      <div className="sv-lens-paper" style={{ height, ...(upsideDown ? { transform: 'rotate(180deg)' } : {}) }}>
        <img src={src} alt={lens.title} draggable={false} style={{ width: aspect * scale, height: scale, left: -left, top: -top }} />
        <span
          className="sv-lens-mark"
          style={{ left: x * aspect * scale - left, top: y * scale - top, width: w * aspect * scale, height: h * scale }}
        />
      </div>
    </figure>
  )
}
