import { useState } from 'react'
import { t } from '#common/i18n/t.ts'
import type { Evidence } from '#common/model/draft.ts'
import { joinedInk, type PageImages } from './page-images.ts'

export interface InkPieceProps {
  readonly ink: readonly Evidence[]
  readonly images: PageImages
  /** px */
  readonly height: number
  readonly maxWidth?: number
  /** what the machine read, for the spoken name */
  readonly value: string
}

/** The ink of a value, cut from its pages and upright: asked for only when it comes into sight. */
export function InkPiece({ ink, images, height, maxWidth, value }: InkPieceProps) {
  const [failed, setFailed] = useState(false)
  if (failed) return <span className="rv-ink-none sv-2">{t('batch.inkFailed')}</span>
  return (
    <>
      {joinedInk(ink, images.turn).map((piece, index) => (
        <img
          key={`${piece.page} ${piece.box.join(' ')}`}
          className="rv-ink"
          src={images.piece(piece.page, piece.box, height)}
          style={{ height, ...(maxWidth ? { maxWidth } : {}) }}
          alt={index === 0 ? t('ui.inkOf', { value }) : ''}
          loading="lazy"
          draggable={false}
          onError={() => setFailed(true)}
        />
      ))}
    </>
  )
}
