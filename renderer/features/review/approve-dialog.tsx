import type { DraftView } from '#common/contract/scan.ts'
import { kindHasRows } from '#common/domain/review/review-issues.ts'
import { t } from '#common/i18n/t.ts'
import type { ErrorText } from '../../host/error-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { approvalCounts } from './view-model.ts'

export interface ApproveDialogProps {
  readonly view: DraftView
  readonly open: boolean
  readonly busy: boolean
  readonly error: ErrorText | null
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** What approval writes, in numbers, before it is written. Ctrl+Enter a second time says yes. */
export function ApproveDialog({ view, open, busy, error, onConfirm, onCancel }: ApproveDialogProps) {
  const { rows, newPeople, newUnits } = approvalCounts(view)
  const number = view.draft.decision.decisionNumber.value ?? view.title
  const withRows = kindHasRows(view.draft.kind)
  const fresh = [
    newPeople > 0 ? t('review.approvePeople', { n: newPeople }) : '',
    newUnits > 0 ? t('review.approveUnits', { n: newUnits }) : '',
  ].filter(Boolean)
  const what = [t('review.approveRows', { n: rows }), ...(fresh.length > 0 ? fresh : [t('review.approveNobodyNew')])].join(', ')
  return (
    <Dialog
      open={open}
      question={withRows ? t('review.approveQuestion', { n: rows, number }) : t('review.approveQuestionPlain', { number })}
      will={withRows ? t('review.approveWill', { what }) : t('review.noRowsKind')}
      kept={t('review.approveKept')}
      confirm={t('review.approve')}
      confirmKey="approve"
      busy={busy}
      error={error ? <ErrorBlock {...error} /> : null}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  )
}
