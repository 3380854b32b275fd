import './page-viewer.css'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { IconArrowsMaximize, IconBoxMultiple, IconRotateClockwise, IconZoomIn, IconZoomOut } from './icons.ts'
import type { FractionBox } from './ink-crop.tsx'
import { KeyCap } from './key-cap.tsx'
import { Lens, type LensView } from './lens.tsx'
import { useHotkeys } from './use-hotkeys.ts'

export interface ViewerPage {
  /** counts from 1 through the files of the decision */
  readonly page: number
  /** width divided by height, as the page is shown */
  readonly aspect: number
  readonly doubts?: number
  /** degrees clockwise by which the page stands upright; it is shown so until the officer turns it */
  readonly turn?: number
}

export type EvidenceKind = 'sure' | 'doubt' | 'selected' | 'same' | 'missing'

export interface EvidenceBox {
  /** the field the box belongs to; several boxes may share one */
  readonly id: string
  readonly page: number
  readonly box: FractionBox
  readonly kind: EvidenceKind
  /** name of the field; shown as a tag on `selected` and `missing` */
  readonly label: string
}

export interface PageViewerProps {
  readonly pages: readonly ViewerPage[]
  readonly page: number
  readonly onPage: (page: number) => void
  /** address of a page's image, about `width` device pixels wide */
  readonly imageUrl: (page: number, width: number) => string
  readonly boxes: readonly EvidenceBox[]
  readonly selectedId?: string | null
  readonly onSelect?: (id: string) => void
  readonly lens?: LensView | null
  /** thumbnails at the left; default: shown when there is more than one page */
  readonly thumbnails?: boolean
  readonly tools?: ReactNode
}

const zooms = [1, 1.25, 1.5, 2, 3] as const

/**
 * The scanned page with its evidence: boxes are buttons, F8 hides them, the wheel with Ctrl or Ctrl+= and Ctrl+- zoom,
 * Ctrl+0 fits the width, PgUp and PgDn turn pages, F4 enlarges the lens. The paper keeps its own colours.
 */
export function PageViewer(props: PageViewerProps) {
  const { pages, page, onPage, imageUrl, boxes, selectedId = null, onSelect, lens = null, tools } = props
  const [zoom, setZoom] = useState(1)
  const [turned, setTurn] = useState(0)
  const [boxesShown, setBoxesShown] = useState(true)
  const [lensLarge, setLensLarge] = useState(false)
  const [failed, setFailed] = useState<ReadonlySet<string>>(new Set())
  const [loaded, setLoaded] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const shown = pages.find((one) => one.page === page) ?? pages[0]
  const aspect = shown?.aspect ?? 0.7
  const turn = (turned + (shown?.turn ?? 0)) % 360
  const isTurned = turn % 180 !== 0
  const frame = Math.max(120, Math.round((width - 28) * zoom))
  const inner = isTurned ? { width: frame * aspect, height: frame } : { width: frame, height: frame / aspect }
  const src = imageUrl(page, imageStep(inner.width * window.devicePixelRatio))
  const position = pages.findIndex((one) => one.page === page) + 1
  const step = (by: number): void => {
    const at = pages.findIndex((one) => one.page === page) + by
    const next = pages[at]
    if (next) onPage(next.page)
  }
  const zoomBy = (by: 1 | -1): void =>
    setZoom((now) => zooms[Math.min(Math.max(zooms.findIndex((one) => one >= now) + by, 0), zooms.length - 1)] ?? 1)

  useHotkeys({
    boxes: () => setBoxesShown((is) => !is),
    fitWidth: () => setZoom(1),
    zoomIn: () => zoomBy(1),
    zoomOut: () => zoomBy(-1),
    nextPage: () => step(1),
    previousPage: () => step(-1),
    ...(lens ? { ink: () => setLensLarge((is) => !is) } : {}),
  })

  // React listens to wheel passively; zooming has to keep the page from scrolling
  useEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return
      event.preventDefault()
      setZoom((now) => Math.min(4, Math.max(1, now * (event.deltaY < 0 ? 1.12 : 1 / 1.12))))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [])

  // the selected box stands in the upper 60 % of the page, above the lens
  useLayoutEffect(() => {
    const element = scroller.current
    const box = boxes.find((one) => one.id === selectedId && one.page === page)
    if (!element || !box || isTurned) return
    // upside down, the place counts from the other end
    const top = (turn === 180 ? 1 - box.box[1] - box.box[3] : box.box[1]) * inner.height
    const from = element.scrollTop + 40
    const to = element.scrollTop + element.clientHeight * 0.6 - box.box[3] * inner.height
    if (top < from || top > to) element.scrollTop = Math.max(0, top - element.clientHeight * 0.35)
    const left = (turn === 180 ? 1 - box.box[0] - box.box[2] : box.box[0]) * inner.width
    if (left < element.scrollLeft || left + box.box[2] * inner.width > element.scrollLeft + element.clientWidth)
      element.scrollLeft = Math.max(0, left - 40)
  }, [selectedId, page, inner.height, inner.width, boxes, turn, isTurned])

  return (
    <section className="sv-viewer" aria-label={t('ui.viewerArea')} data-pane="viewer">
      {(props.thumbnails ?? pages.length > 1) ? <Thumbnails pages={pages} page={page} onPage={onPage} imageUrl={imageUrl} /> : null}
      <div className="sv-viewer-column">
        <div className="sv-viewer-bar">
          <output aria-live="polite">
            {position === page
              ? t('ui.viewerPage', { page, total: pages.length })
              : t('ui.viewerPageOf', { page, position, total: pages.length })}
          </output>
          <span className="sv-viewer-tools">
            {tools}
            <Tool label={t('ui.viewerZoomOut')} onClick={() => zoomBy(-1)} icon={<IconZoomOut size={18} stroke={1.7} />} />
            <Tool label={t('ui.viewerZoomIn')} onClick={() => zoomBy(1)} icon={<IconZoomIn size={18} stroke={1.7} />} />
            <Tool label={t('ui.viewerFit')} onClick={() => setZoom(1)} icon={<IconArrowsMaximize size={18} stroke={1.7} />} />
            <Tool
              label={t('ui.viewerTurn')}
              onClick={() => setTurn((now) => (now + 90) % 360)}
              icon={<IconRotateClockwise size={18} stroke={1.7} />}
            />
            <button type="button" className="sv-viewer-toggle" aria-pressed={boxesShown} onClick={() => setBoxesShown((is) => !is)}>
              <IconBoxMultiple size={17} stroke={1.7} />
              <span className="sv-viewer-words">{t('ui.viewerBoxes')}</span>
              <KeyCap id="boxes" />
            </button>
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by Tab so that arrows scroll it */}
        <div className={`sv-viewer-scroll${lens ? ' sv-viewer-above-lens' : ''}`} ref={scroller} tabIndex={0}>
          {failed.has(src) ? <p className="sv-viewer-note">{t('ui.viewerFailed', { page })}</p> : null}
          {loaded !== src && !failed.has(src) ? <p className="sv-viewer-note">{t('ui.viewerLoading', { page })}</p> : null}
          <div className="sv-viewer-frame" style={isTurned ? { width: inner.height, height: inner.width } : inner}>
            <div className="sv-viewer-page" style={{ ...inner, transform: turnOf(turn, inner) }}>
              <img
                src={src}
                alt={t('ui.viewerThumb', { page })}
                draggable={false}
                hidden={failed.has(src)}
                onLoad={() => setLoaded(src)}
                onError={() => setFailed((before) => new Set(before).add(src))}
              />
              {boxesShown
                ? boxes
                    .filter((one) => one.page === page)
                    .map((one, index, all) => (
                      <BoxButton
                        key={`${one.id} ${one.box.join(' ')}`}
                        turn={turn}
                        first={all.findIndex((other) => other.id === one.id) === index}
                        evidence={one.id === selectedId && one.kind !== 'missing' ? { ...one, kind: 'selected' } : one}
                        onSelect={onSelect}
                      />
                    ))
                : null}
            </div>
          </div>
        </div>
        {lens ? (
          <Lens
            lens={lens}
            src={imageUrl(lens.page, 2400)}
            large={lensLarge}
            aspect={aspectOf(pages, lens.page)}
            upsideDown={pages.find((one) => one.page === lens.page)?.turn === 180}
          />
        ) : null}
      </div>
    </section>
  )
}

function BoxButton(props: {
  readonly evidence: EvidenceBox
  readonly onSelect: ((id: string) => void) | undefined
  /** degrees clockwise by which the page is shown turned: its tag stands upright all the same */
  readonly turn: number
  /** the first of the boxes of its field, which bears the tag */
  readonly first: boolean
}) {
  const { evidence, onSelect, turn } = props
  const [x, y, w, h] = evidence.box
  const tagged = props.first && (evidence.kind === 'selected' || evidence.kind === 'missing')
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`sv-box sv-box-${evidence.kind}`}
      style={{ left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` }}
      aria-label={evidence.label}
      onClick={() => onSelect?.(evidence.id)}
    >
      {tagged ? (
        <span
          className={`sv-box-tag${x + w > 0.7 ? ' sv-box-tag-over' : ''}`}
          {...(turn === 0 ? {} : { style: { rotate: `${360 - turn}deg` } })}
        >
          {evidence.label}
        </span>
      ) : null}
    </button>
  )
}

function Thumbnails(props: Pick<PageViewerProps, 'pages' | 'page' | 'onPage' | 'imageUrl'>) {
  const { pages, page, onPage, imageUrl } = props
  return (
    <div className="sv-thumbs" role="listbox" aria-label={t('ui.viewerThumbs')}>
      {pages.map((one) => (
        <button
          type="button"
          key={one.page}
          role="option"
          aria-selected={one.page === page}
          tabIndex={one.page === page ? 0 : -1}
          className="sv-thumb"
          aria-label={one.doubts ? t('ui.viewerThumbDoubts', { page: one.page, n: one.doubts }) : t('ui.viewerThumb', { page: one.page })}
          onClick={() => onPage(one.page)}
        >
          <span className="sv-thumb-paper" style={{ aspectRatio: String(one.aspect) }}>
            <img src={imageUrl(one.page, 128)} alt="" loading="lazy" draggable={false} />
            {one.doubts ? <span className="sv-thumb-badge">{one.doubts}</span> : null}
          </span>
          <span>{one.page}</span>
        </button>
      ))}
    </div>
  )
}

function Tool({ label, icon, onClick }: { readonly label: string; readonly icon: ReactNode; readonly onClick: () => void }) {
  return (
    <button type="button" className="sv-viewer-tool" aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  )
}

const aspectOf = (pages: readonly ViewerPage[], page: number): number => pages.find((one) => one.page === page)?.aspect ?? 0.7

/** Image widths in steps, so that zooming does not ask for a new picture at every pixel. */
const imageStep = (px: number): number => [800, 1200, 1600, 2400].find((step) => px <= step) ?? 2400

function turnOf(turn: number, { width, height }: { width: number; height: number }): string | undefined {
  if (turn === 90) return `translateX(${height}px) rotate(90deg)`
  if (turn === 180) return `translate(${width}px, ${height}px) rotate(180deg)`
  if (turn === 270) return `translateY(${width}px) rotate(270deg)`
  return undefined
}

function useWidth(ref: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(560)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    setWidth(element.clientWidth)
    return () => observer.disconnect()
  }, [ref])
  return width
}
