import './page-viewer.css'
import { t } from '#common/i18n/t.ts'

/** [x, y, w, h] as fractions of the page as shown. */
export type FractionBox = readonly [number, number, number, number]

export interface InkCropProps {
  /** the image of the whole page */
  readonly src: string
  readonly box: FractionBox
  /** width of the page divided by its height */
  readonly aspect: number
  /** px, 22 to 38 in lists */
  readonly height: number
  /** the widest it may get; what does not fit is cut at the right */
  readonly maxWidth?: number
  /** what the machine read, for the spoken name */
  readonly value: string
  /** a frame around `mark` (fractions of the page) inside the crop */
  readonly mark?: FractionBox
  /** how much paper around the box, as a share of its height */
  readonly margin?: number
}

/** The ink of a value: its part of the page, never tinted or inverted. */
export function InkCrop({ src, box, aspect, height, maxWidth = 360, value, mark, margin = 0.25 }: InkCropProps) {
  const { scale, left, top, width } = place(box, aspect, height, margin)
  return (
    <span className="sv-crop" role="img" aria-label={t('ui.inkOf', { value })} style={{ height, width: Math.min(width, maxWidth) }}>
      <img src={src} alt="" draggable={false} style={{ width: aspect * scale, height: scale, left: -left, top: -top }} />
      {mark ? (
        <span
          className="sv-crop-mark"
          style={{
            left: mark[0] * aspect * scale - left,
            top: mark[1] * scale - top,
            width: mark[2] * aspect * scale,
            height: mark[3] * scale,
          }}
        />
      ) : null}
    </span>
  )
}

/**
 * Where the page image lies behind a window of `height` px over `box`: `scale` is the height of the whole
 * page in px, `left` and `top` what is cut away, `width` the window's.
 */
export function place(
  box: FractionBox,
  aspect: number,
  height: number,
  margin: number,
): { scale: number; left: number; top: number; width: number } {
  const [x, y, w, h] = box
  const tall = Math.max(h, 0.002) * (1 + 2 * margin)
  const scale = height / tall
  const pad = Math.max(h, 0.002) * margin * scale
  return { scale, left: Math.max(0, x * aspect * scale - pad), top: Math.max(0, y * scale - pad), width: w * aspect * scale + 2 * pad }
}
