import { useEffect, useRef, useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import { FieldCard } from '../../ui/field-card.tsx'
import { IconChevronDown, IconChevronUp } from '../../ui/icons.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { FieldEditor } from './field-editor.tsx'
import type { Catalogue } from './fields.ts'
import { InkPiece } from './ink-piece.tsx'
import type { PageImages } from './page-images.ts'
import { stopAt } from './stops.ts'
import type { Review } from './use-review.ts'
import { type Card, headerCards } from './view-model.ts'

export interface HeaderFieldsProps {
  readonly view: DraftView
  readonly review: Review
  readonly catalogue: Catalogue
  readonly images: PageImages
  readonly readOnly: boolean
}

/** The decision's own values: number, date and everything doubtful with its ink; the sure ones below; the rest folded. */
export function HeaderFields(props: HeaderFieldsProps) {
  const { view, review } = props
  const narrow = useNarrow()
  const [open, setOpen] = useState(false)
  const { wide, sure, rest } = headerCards(view)
  const key = review.place.key
  const isAmong = (cards: readonly Card[]) => cards.some((card) => card.path === key)
  const below = narrow ? [] : sure
  const folded = narrow ? [...sure, ...rest] : rest
  const shown = open || isAmong(folded)
  return (
    <section className="rv-header" aria-label={t('review.header')} data-pane="header">
      <div className="sv-fields rv-wide">
        {wide.map((card) => (
          <OneCard key={card.path} card={card} {...props} crop />
        ))}
      </div>
      {below.length > 0 ? (
        <div className="sv-fields rv-below">
          {below.map((card) => (
            <OneCard key={card.path} card={card} {...props} />
          ))}
        </div>
      ) : null}
      {shown ? (
        <div className="sv-fields rv-rest">
          {folded.map((card) => (
            <OneCard key={card.path} card={card} {...props} />
          ))}
        </div>
      ) : null}
      <button type="button" className="rv-fold" aria-expanded={shown} onClick={() => setOpen(!shown)}>
        {shown ? <IconChevronUp size={15} stroke={1.8} /> : <IconChevronDown size={15} stroke={1.8} />}
        {shown ? t('review.less') : t('review.more', { n: folded.length })}
      </button>
    </section>
  )
}

function OneCard({
  card,
  view,
  review,
  catalogue,
  images,
  readOnly,
  crop,
}: HeaderFieldsProps & { readonly card: Card; readonly crop?: boolean }) {
  const { place, acts, unsaved } = review
  const narrow = useNarrow()
  const current = place.key === card.path && !readOnly
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const stop = stopAt(review.stops, card.path)
  return (
    <div ref={frame} className="rv-cell">
      <FieldCard
        label={card.label}
        value={card.value === '' ? <span className="sv-3">{t('review.empty')}</span> : card.value}
        state={card.value === '' && card.state === 'sure' ? 'sure' : card.state}
        {...(card.reason ? { reason: card.reason } : {})}
        selected={place.key === card.path}
        onSelect={() => acts.select(card.path)}
        {...(crop && card.ink && card.reason !== null && !current
          ? {
              crop: <InkPiece ink={[card.ink]} images={images} height={24} maxWidth={narrow ? 120 : 180} value={card.value} />,
            }
          : {})}
        {...(current
          ? {
              editor: (
                <FieldEditor
                  key={`${card.path} ${String(card.value)}`}
                  view={view}
                  path={card.path}
                  paths={stop?.paths.length ? stop.paths : [card.path]}
                  catalogue={catalogue}
                  acts={acts}
                  focusTick={place.focusTick}
                  typed={unsaved?.key === card.path ? unsaved.text : undefined}
                />
              ),
            }
          : {})}
      />
    </div>
  )
}
