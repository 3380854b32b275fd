import { formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { Panel } from '../../ui/panel.tsx'
import { someNames } from './choose-scans.ts'
import type { Intake, IntakeReport } from './use-intake.ts'
import './scan.css'

/** Above the list: files on their way in, and what stayed outside with the reason. */
export function IntakeStrip({ intake }: { readonly intake: Intake }) {
  const { sending, report } = intake
  return (
    <>
      {sending ? (
        <Panel rigid>
          <div className="scan-sending" role="status">
            <strong>{t('scan.sending', { done: sending.done, total: sending.total })}</strong>
            <progress
              value={sending.done}
              max={sending.total}
              aria-label={t('scan.sending', { done: sending.done, total: sending.total })}
            />
            <span className="sv-2 sv-cut">{t('scan.sendingName', { name: sending.name, size: formatSize(sending.size) })}</span>
            <Button size="small" label={t('scan.sendingStop')} onClick={intake.stop} />
          </div>
        </Panel>
      ) : null}
      {report ? <Report report={report} onSeen={intake.seen} /> : null}
    </>
  )
}

function Report({ report, onSeen }: { readonly report: IntakeReport; readonly onSeen: () => void }) {
  const actions = [{ label: t('scan.seen'), onClick: onSeen }]
  const { leftOut, notSent, error, nothing } = report
  if (error && notSent.length === 0) return <ErrorBlock {...error} actions={actions} />
  return (
    <>
      {notSent.length > 0 ? (
        <ErrorBlock
          happened={[t('scan.notSentTitle', { n: notSent.length }), error?.happened].filter(Boolean).join('. ')}
          kept={nothing ? t('scan.notSentNone', { names: listed(notSent) }) : t('scan.notSentText', { names: listed(notSent) })}
          todo={error?.todo}
          code={error?.code}
          actions={actions}
        />
      ) : null}
      {leftOut.length > 0 ? (
        <ErrorBlock
          tone="warn"
          happened={nothing && notSent.length === 0 ? t('scan.nothingTitle') : t('scan.leftOutTitle', { n: leftOut.length })}
          kept={t('scan.leftOutText', { names: listed(leftOut) })}
          actions={actions}
        />
      ) : null}
    </>
  )
}

function listed(names: readonly string[]): string {
  const { shown, more } = someNames(names)
  return more > 0 ? t('scan.leftOutMore', { names: shown, n: more }) : shown
}
