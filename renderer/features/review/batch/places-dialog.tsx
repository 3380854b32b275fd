import { Modal } from 'antd'
import { useMemo, useState } from 'react'
import type { BatchValues, BatchValueView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../../ui/button.tsx'
import { PageViewer } from '../../../ui/page-viewer.tsx'
import { useHotkeys } from '../../../ui/use-hotkeys.ts'
import { labelOf } from '../fields.ts'
import { pageImages } from '../page-images.ts'
import { type Card, textOfValue, valueKey } from './cards.ts'
import { aboutWords, Ink, whereWords } from './value-card.tsx'

type Drafts = BatchValues['drafts']

/** All places one answer is for, each beside its own ink; what looks different is taken apart. */
export function PlacesDialog(props: {
  readonly card: Card
  readonly drafts: Drafts
  readonly onApart: () => void
  readonly onPage: (value: BatchValueView) => void
  readonly onClose: () => void
}) {
  const { card, drafts, onApart, onPage, onClose } = props
  useHotkeys({ close: onClose }, { modal: true })
  return (
    <Modal
      open
      footer={null}
      width="min(760px, 94vw)"
      title={t('batch.sameTitle', { value: textOfValue(card.lead) || t('review.empty'), n: card.members.length })}
      onCancel={onClose}
      keyboard={false}
      centered
      transitionName=""
      maskTransitionName=""
    >
      <p className="sv-2">{t('batch.sameHelp')}</p>
      <ul className="rvb-places">
        {card.members.map((member) => (
          <li key={valueKey(member)} className="rvb-place">
            <span className="rvb-place-ink">
              <Ink value={member} drafts={drafts} height={30} />
            </span>
            <span className="rvb-place-about sv-cut">{aboutWords(member)}</span>
            <Button kind="link" label={whereWords(member, drafts)} onClick={() => onPage(member)} />
          </li>
        ))}
      </ul>
      <p className="rvb-places-acts">
        <Button label={t('batch.sameApart')} onClick={onApart} />
        <Button kind="text" label={t('evidence.close')} onClick={onClose} />
      </p>
    </Modal>
  )
}

/** The whole page a value stands on, with its frame. Esc closes. */
export function ValuePageDialog(props: { readonly value: BatchValueView; readonly drafts: Drafts; readonly onClose: () => void }) {
  const { value, drafts, onClose } = props
  const draft = drafts.find((one) => one.id === value.draftId)
  const [page, setPage] = useState(value.ink[0]?.page ?? draft?.pages[0]?.page ?? 1)
  const images = useMemo(() => pageImages(draft?.pages ?? []), [draft])
  useHotkeys({ close: onClose }, { modal: true })
  const [first] = value.ink
  return (
    <Modal
      open
      footer={null}
      width="min(1100px, 94vw)"
      title={t('batch.page', { page, number: draft?.number ?? draft?.title ?? '' })}
      onCancel={onClose}
      keyboard={false}
      centered
      transitionName=""
      maskTransitionName=""
    >
      <div className="rvb-page">
        <PageViewer
          pages={(draft?.pages ?? []).map((one) => ({ page: one.page, aspect: images.aspect(one.page), turn: one.turn }))}
          page={page}
          onPage={setPage}
          imageUrl={images.url}
          boxes={value.ink.map(({ page: at, box }) => ({ id: 'value', page: at, box, kind: 'doubt' as const, label: labelOf(value.path) }))}
          selectedId="value"
          lens={
            first ? { page: first.page, box: first.box, title: labelOf(value.path), ...(value.raw ? { machine: value.raw } : {}) } : null
          }
        />
      </div>
    </Modal>
  )
}
