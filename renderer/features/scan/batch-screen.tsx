import { useEffect, useMemo, useState } from 'react'
import type { BatchView } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import { AppError } from '#common/rpc/app-error.ts'
import { errorText } from '../../host/error-text.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import type { ScreenParams } from '../../shell/route.ts'
import { Screen, useStatusFacts } from '../../ui/app-shell.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconBan, IconClock, IconDeviceFloppy, IconEye, IconLayoutList, IconPlayerPause, IconPlayerPlay, IconPlus } from '../../ui/icons.ts'
import { type HeaderAction, PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { AttentionPanel } from './attention-panel.tsx'
import { BatchTable } from './batch-table.tsx'
import { IntakeStrip } from './intake-strip.tsx'
import { LearntPanel, useLearnt } from './learnt-panel.tsx'
import { reportIn, useIntake } from './use-intake.ts'
import { attentionOf, factsOf, firstToReview, pace, partsOf, promiseOf, reviewButton } from './view-model.ts'

/** `#/doc/:lo`: one batch while it is read and after: progress, files, what waits for the officer. */
export function BatchScreen({ params }: ScreenParams) {
  const id = params['lo'] ?? ''
  const { data, error, again } = useQuery('scan.batch', { id })
  const batch = data?.id === id ? data : null
  if (batch) return <Ready key={id} batch={batch} />
  return (
    <Screen
      header={<PageHeader crumbs={[{ label: t('scan.title'), href: '#/doc' }]} title={t('scan.colBatch')} />}
      strip={error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} /> : null}
    >
      {error ? null : <p className="sv-waiting">{t('common.loading')}</p>}
    </Screen>
  )
}

function Ready({ batch }: { readonly batch: BatchView }) {
  const { id } = batch
  const pause = useCommand('scan.pause')
  const resume = useCommand('scan.resume')
  const cancel = useCommand('scan.cancel')
  // what the list has to say of files it left out comes with the address (batch-list.tsx)
  const [handedOver] = useState(() => reportIn(history.state))
  useEffect(() => {
    if (handedOver) history.replaceState(null, '')
  }, [handedOver])
  const intake = useIntake({ batchId: id, first: handedOver })
  const [asking, setAsking] = useState(false)
  const now = useMinute()
  const learnt = useLearnt()
  const attention = useMemo(() => attentionOf(batch.files), [batch.files])
  const running = batch.state === 'running'
  const unread = batch.pagesTotal - batch.pagesDone
  const canResume = batch.state === 'paused' || batch.state === 'cancelled' || batch.state === 'failed'
  const toggle = (): void => void (running ? pause.run({ id }) : canResume ? resume.run({ id }) : undefined)
  useHotkeys({ pause: toggle })
  useStatusFacts(factsOf(batch))
  const review = reviewButton(batch)
  const left = pace(batch, now)
  const first = firstToReview(batch.files)
  const actions: readonly HeaderAction[] = [
    ...(first
      ? [
          {
            label: t('batch.open'),
            icon: IconLayoutList,
            onClick: () => {
              location.hash = `/doc/${id}/xem-ca-lo`
            },
          },
        ]
      : []),
    ...(batch.files.filter((file) => file.state === 'read' && isImage(file.name)).length > 1
      ? [
          {
            label: t('split.picturesOpen'),
            onClick: () => {
              location.hash = `/doc/${id}/ghep-anh`
            },
          },
        ]
      : []),
    { label: t('scan.addFiles'), icon: IconPlus, onClick: () => intake.choose(false) },
    ...(running || batch.state === 'paused'
      ? [{ label: t('scan.cancelRest'), icon: IconBan, dropNarrow: true, onClick: () => setAsking(true) }]
      : []),
    ...(running ? [{ label: t('scan.pause'), icon: IconPlayerPause, keyId: 'pause' as const, onClick: toggle }] : []),
    ...(canResume ? [{ label: t('scan.resume'), icon: IconPlayerPlay, keyId: 'pause' as const, onClick: toggle }] : []),
  ]
  const failed = pause.error ?? resume.error ?? cancel.error
  return (
    <Screen
      header={
        <PageHeader
          crumbs={[{ label: t('scan.title'), href: '#/doc' }]}
          title={batch.name}
          actions={actions}
          primary={{
            label: review.label,
            icon: IconEye,
            ...(review.disabledReason ? { disabledReason: review.disabledReason } : {}),
            onClick: () => {
              if (first) location.hash = `/doc/${id}/${first}`
            },
          }}
        />
      }
      strip={
        <>
          {batch.errorCode && (batch.state === 'failed' || batch.state === 'paused') ? (
            <ErrorBlock
              {...errorText(new AppError(batch.errorCode, batch.errorParams))}
              actions={[{ label: t('scan.resume'), icon: IconPlayerPlay, onClick: toggle }]}
            />
          ) : null}
          {failed ? <ErrorBlock {...failed} /> : null}
          <IntakeStrip intake={intake} />
          <Panel rigid>
            <ProgressBar
              done={batch.pagesDone}
              total={batch.pagesTotal}
              unit={t('scan.pages')}
              parts={partsOf(batch)}
              {...(left ? { timeLeft: <TimeLeft {...left} /> } : {})}
              promise={<Kept batch={batch} />}
            />
          </Panel>
        </>
      }
      sideWidth={300}
      {...(attention.length > 0 || learnt !== null
        ? {
            side: (
              <>
                {attention.length > 0 ? <AttentionPanel items={attention} /> : null}
                {learnt === null ? null : <LearntPanel total={learnt} />}
              </>
            ),
          }
        : {})}
    >
      <DropZone onFiles={intake.take} off={intake.sending !== null}>
        <BatchTable batch={batch} />
      </DropZone>
      <Dialog
        open={asking}
        question={t('scan.cancelQuestion', { n: unread })}
        will={t('scan.cancelWill')}
        kept={t('scan.cancelKept')}
        confirm={t('scan.cancelRest')}
        danger
        busy={cancel.busy}
        onCancel={() => setAsking(false)}
        onConfirm={() => void cancel.run({ id }).then(() => setAsking(false))}
      />
    </Screen>
  )
}

const isImage = (name: string): boolean => /\.(jpe?g|png|tiff?)$/i.test(name)

function TimeLeft({ left, rest }: { readonly left: string; readonly rest: string }) {
  return (
    <>
      <IconClock size={16} stroke={1.7} />
      <strong className="scan-left">{left}</strong>
      {rest ? ` · ${rest}` : null}
    </>
  )
}

function Kept({ batch }: { readonly batch: BatchView }) {
  return (
    <>
      <IconDeviceFloppy size={15} stroke={1.7} />
      {promiseOf(batch)}
    </>
  )
}

/** The clock, once a minute: the end of the reading is told in hours and minutes. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
