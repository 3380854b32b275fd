import { Modal } from 'antd'
import { useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { type EvidenceBox, PageViewer } from '../ui/page-viewer.tsx'
import { useHotkeys } from '../ui/use-hotkeys.ts'
import { type InkOf, inkLabel } from './ink-words.ts'

export interface PageDialogProps {
  /** all ink of the record; every piece on the page is framed */
  readonly ink: readonly InkOf[]
  /** the piece shown first */
  readonly first: InkOf
  readonly aspect: number
  readonly onClose: () => void
}

/** The whole page a value stands on, with its frame. Esc closes. */
export function PageDialog({ ink, first, aspect, onClose }: PageDialogProps) {
  const pages = [...new Map(ink.map((one) => [one.page, one])).values()].toSorted((a, b) => a.page - b.page)
  const [page, setPage] = useState(first.page)
  const [selected, setSelected] = useState(keyOf(first))
  useHotkeys({ close: onClose }, { modal: true })
  const chosen = ink.find((one) => keyOf(one) === selected) ?? first
  const boxes: readonly EvidenceBox[] = ink.map((one) => ({
    id: keyOf(one),
    page: one.page,
    box: one.box,
    kind: one.status === 'sure' ? 'same' : 'doubt',
    label: inkLabel(one),
  }))
  return (
    <Modal
      open
      footer={null}
      width="min(1100px, 94vw)"
      title={t('evidence.pageTitle', { number: first.decisionNumber ?? first.fileName, page: chosen.filePage })}
      onCancel={onClose}
      keyboard={false}
      centered
      transitionName=""
      maskTransitionName=""
    >
      <div className="ink-page">
        <PageViewer
          pages={pages.map((one) => ({ page: one.page, aspect }))}
          page={page}
          onPage={setPage}
          imageUrl={(at, width) => `${pages.find((one) => one.page === at)?.pageUrl ?? first.pageUrl}?w=${width}`}
          boxes={boxes}
          selectedId={selected}
          onSelect={setSelected}
          lens={{
            page: chosen.page,
            box: chosen.box,
            title: inkLabel(chosen),
            ...(chosen.raw ? { machine: chosen.raw } : {}),
          }}
        />
      </div>
    </Modal>
  )
}

const keyOf = (ink: InkOf): string => `${ink.field} ${ink.page} ${ink.box.join(' ')}`
