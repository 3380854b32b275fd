import { useMemo } from 'react'
import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import { formatPercent } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { Status } from '../../../ui/status.tsx'
import { type Catalogue, labelOf } from '../fields.ts'
import { InkPiece } from '../ink-piece.tsx'
import { pageImages } from '../page-images.ts'
import { type CardActs, CardEditor } from './card-editor.tsx'
import { type Card, textOfValue } from './cards.ts'

type Drafts = BatchValues['drafts']

/** Where a value stands: number of the decision, page. */
export function whereWords(value: BatchValueView, drafts: Drafts): string {
  const draft = drafts.find((one) => one.id === value.draftId)
  const number = draft?.number ?? draft?.title ?? ''
  const page = value.ink[0]?.page
  return page === undefined ? t('batch.whereNoInk', { number }) : t('batch.where', { number, page: String(page) })
}

/** What a value is and whom it is about. */
export function aboutWords(value: BatchValueView): string {
  const row = value.rowNo === null ? null : t('batch.row', { n: String(value.rowNo) })
  const isName = value.path.endsWith('.name')
  return [isName ? null : labelOf(value.path), row, value.about].filter(Boolean).join(' · ')
}

const inkHeight = 38

/** The ink of a value, or that there is none. */
export function Ink({
  value,
  drafts,
  height = inkHeight,
}: {
  readonly value: BatchValueView
  readonly drafts: Drafts
  readonly height?: number
}) {
  const pages = drafts.find((one) => one.id === value.draftId)?.pages
  const images = useMemo(() => pageImages(pages ?? []), [pages])
  if (value.ink.length === 0) return <span className="rv-ink-none sv-2">{t('batch.noInk')}</span>
  return <InkPiece ink={value.ink} images={images} height={height} value={textOfValue(value)} />
}

export interface ValueCardProps {
  readonly card: Card
  readonly drafts: Drafts
  readonly catalogue: Catalogue
  readonly current: boolean
  readonly focusTick: number
  readonly typed: string | undefined
  readonly acts: CardActs
  readonly onSelect: (card: Card) => void
  readonly onMembers: (card: Card) => void
}

/** A value beside its ink. The current one is an editor; a click makes another one current. */
export function ValueCard(props: ValueCardProps) {
  const { card, drafts, current } = props
  const { lead, members, state } = card
  const text = textOfValue(lead)
  const isMany = members.length > 1
  const about = isMany ? labelOf(lead.path) : aboutWords(lead)
  return (
    <li className={`rvb-card rvb-card-${state}${current ? ' rvb-card-current' : ''}`} data-card={card.id} aria-current={current}>
      <div className="rvb-paper">
        <Ink value={lead} drafts={drafts} />
      </div>
      {current ? (
        <div className="rvb-value">
          <div className="rvb-editor">
            <CardEditor
              key={card.id}
              card={card}
              catalogue={props.catalogue}
              typed={props.typed}
              focusTick={props.focusTick}
              acts={props.acts}
            />
          </div>
          <Sureness card={card} />
        </div>
      ) : (
        <button type="button" tabIndex={-1} className="rvb-value rvb-pick" onClick={() => props.onSelect(card)}>
          <span className="rvb-text sv-cut">{text || t('review.empty')}</span>
          <Sureness card={card} />
        </button>
      )}
      <div className="rvb-under">
        <span className="rvb-about sv-cut" title={about}>
          {about}
        </span>
        {isMany ? (
          <button type="button" className="rvb-many sv-link" onClick={() => props.onMembers(card)}>
            {t('batch.same', { n: members.length })}
          </button>
        ) : (
          <span className="rvb-where">{whereWords(lead, drafts)}</span>
        )}
      </div>
    </li>
  )
}

function Sureness({ card: { state, lead } }: { readonly card: Card }) {
  if (state === 'confirmed') return <Status state="confirmed" />
  if (state === 'sure') return null
  if (lead.doubt === 'handwritten') return <Status state="handwritten" />
  if (lead.value === null || lead.value === '') return <Status state="absent" />
  return <span className="rvb-percent">{formatPercent(Math.round(lead.confidence * 100) / 100)}</span>
}
