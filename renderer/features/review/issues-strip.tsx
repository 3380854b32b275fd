import { useState } from 'react'
import type { DraftView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import type { ReviewIssue } from '#common/model/review.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconAlertTriangle, IconInfoCircle, IconSum } from '../../ui/icons.ts'
import { useNarrow } from '../../ui/use-narrow.ts'
import { issueKey } from './stops.ts'
import { useFocusWhen } from './use-focus-when.ts'
import type { Place, ReviewActs } from './use-review.ts'
import { actsOf, type IssueAct, kindOfNewRow } from './view-model.ts'

export interface IssuesStripProps {
  readonly view: DraftView
  readonly issues: readonly ReviewIssue[]
  readonly place: Place
  readonly acts: ReviewActs
  readonly onWaive: (issue: ReviewIssue, reason: string) => void
  readonly onDiscard: () => void
}

/** What does not add up on this paper, one line each, with what can be done; waived ones keep their reason. */
export function IssuesStrip({ view, issues, place, acts, onWaive, onDiscard }: IssuesStripProps) {
  const [waiving, setWaiving] = useState<ReviewIssue | null>(null)
  if (issues.length === 0) return null
  return (
    <section className="rv-issues" aria-label={t('review.issues')} data-pane="issues">
      {issues.map((issue) => (
        <IssueLine
          key={issueKey(issue)}
          view={view}
          issue={issue}
          focusTick={place.key === issueKey(issue) ? place.focusTick : 0}
          current={place.key === issueKey(issue)}
          onAct={(act) => {
            if (act.id === 'waive') setWaiving(issue)
            else if (act.id === 'addRow')
              acts.addRow(act.row ?? view.draft.awards.length - 1, kindOfNewRow(issue, view.draft, act.row ?? 0))
            else if (act.id === 'removeRow' && act.row !== undefined) acts.removeRow(act.row)
            else if (act.id === 'look' && act.path) acts.select(act.path)
            else if (act.id === 'discard') onDiscard()
            else if (act.id === 'confirmPages') acts.answer(issueKey(issue), [{ op: 'confirmPages' }], [issueKey(issue)], '')
            else if (act.id === 'openTwin' && issue.twin) location.hash = `/doc/${view.batchId ?? 'le'}/${issue.twin.draftId}`
            else if (act.id === 'openSplit') location.hash = `/doc/${view.batchId ?? 'le'}/${view.id}/tach`
          }}
        />
      ))}
      <Dialog
        open={waiving !== null}
        question={t('review.waiveQuestion')}
        will={waiving?.message}
        kept={t('review.waiveKept')}
        reason={{ required: true }}
        confirm={t('review.waiveConfirm')}
        confirmKey="approve"
        onCancel={() => {
          setWaiving(null)
          acts.select(place.key)
        }}
        onConfirm={(reason) => {
          if (waiving) onWaive(waiving, reason)
          setWaiving(null)
        }}
      />
    </section>
  )
}

function IssueLine(props: {
  readonly view: DraftView
  readonly issue: ReviewIssue
  readonly current: boolean
  readonly focusTick: number
  readonly onAct: (act: IssueAct) => void
}) {
  const { view, issue, current, focusTick, onAct } = props
  const narrow = useNarrow()
  const first = useFocusWhen<HTMLButtonElement>(focusTick)
  const tone = issue.waived !== null || !issue.blocks ? 'quiet' : issue.severity === 'error' ? 'err' : 'warn'
  const Icon =
    tone === 'quiet' ? IconInfoCircle : issue.code === 'count-mismatch' || issue.code === 'total-mismatch' ? IconSum : IconAlertTriangle
  const acts = issue.blocks ? actsOf(issue, view.draft).filter((act) => act.id !== 'openDecision') : []
  // where there is little room the way out of the finding stays, and the one that solves it
  const shown = narrow ? acts.filter((act, index) => index === 0 || act.id === 'waive' || act.id === 'openSplit') : acts
  return (
    <div className={`rv-issue rv-issue-${tone}${current ? ' rv-issue-current' : ''}`}>
      <span className={`rv-issue-icon sv-tone-${tone}`}>
        <Icon size={19} stroke={1.7} />
      </span>
      <div className="rv-issue-text">
        <p className={tone === 'quiet' ? 'sv-2 sv-small' : 'rv-strong'}>{issue.message}</p>
        {issue.waived === null ? null : <p className="sv-2 sv-small">{t('review.waived', { reason: issue.waived })}</p>}
      </div>
      {issue.blocks ? (
        <div className="rv-issue-acts">
          {issue.code === 'already-in' ? <OpenDecision view={view} /> : null}
          {shown.map((act, index) => (
            <Button
              key={act.id}
              ref={index === 0 ? first : undefined}
              size="small"
              kind={index === 0 ? 'default' : 'text'}
              label={act.label}
              onClick={() => onAct(act)}
            />
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** Leads to the decision that is in the register already. */
function OpenDecision({ view }: { readonly view: DraftView }) {
  const { decisionNumber, signedDate, issuingBody } = view.draft.decision
  const { data } = useQuery('decisions.find', {
    number: decisionNumber.value ?? '',
    signedDate: signedDate.value,
    issuingBody: issuingBody.value,
  })
  const [match] = data?.matches ?? []
  return match ? <a href={`#/quyet-dinh/${match.id}`}>{t('review.openDecision')}</a> : null
}
