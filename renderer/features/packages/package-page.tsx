import { useState } from 'react'
import type { PackagePage } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useHashParams } from '../../lists/hash-params.ts'
import type { ScreenParams } from '../../shell/route.ts'
import { Screen, useStatusFacts } from '../../ui/app-shell.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconAlertTriangle, IconCheck, IconDownload, IconFolder, IconX } from '../../ui/icons.ts'
import { type HeaderAction, PageHeader } from '../../ui/page-header.tsx'
import { Status } from '../../ui/status.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { DecidedPanel, InvalidPanel } from './outcome-panels.tsx'
import './packages.css'
import { type Choices, choicesFor, openConflicts, undecided } from './plan-model.ts'
import { PlanPanel } from './plan-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { stateWord } from './verify-words.ts'

const crumbs = [{ label: t('packages.title'), href: '#/goi' }]

/** One package: what verification found at the left, what would change at the right (picture 11). */
export function PackageScreen({ params }: ScreenParams) {
  const id = params['id'] ?? ''
  const { data, error, again } = useQuery('packages.get', { id })
  if (data?.id === id) return <Ready key={id} page={data} />
  return (
    <Screen
      header={<PageHeader crumbs={crumbs} title={t('packages.pageTitleIn')} />}
      strip={error ? <ErrorBlock {...error} actions={[{ label: t('common.retry'), onClick: again }]} /> : null}
    >
      {error ? null : <p className="sv-waiting">{t('packages.checking')}</p>}
    </Screen>
  )
}

function Ready({ page }: { readonly page: PackagePage }) {
  const shell = useShell()
  const [params] = useHashParams()
  const [choices, setChoices] = useState<Choices>({})
  const [asking, setAsking] = useState<'accept' | 'reject' | null>(null)
  const [written, setWritten] = useState<{ readonly written: number; readonly kept: number } | null>(null)
  const { plan, state, direction } = page
  const isOpen = direction === 'in' && (state === 'waiting' || state === 'invalid')
  const left = plan ? undecided(plan, choices) : 0
  useHotkeys({
    close: () => {
      location.hash = '/goi'
    },
  })
  useStatusFacts(isOpen ? t('errors.keptNothing') : null)
  const word = stateWord(state)
  const { url, dossierId } = page
  const actions: readonly HeaderAction[] = [
    ...(url
      ? [{ label: t('packages.save'), icon: IconDownload, dropNarrow: isOpen, onClick: () => void shell.saveFile(url, page.fileName) }]
      : []),
    ...(isOpen ? [{ label: t('packages.reject'), icon: IconX, onClick: () => setAsking('reject') }] : []),
    ...(!isOpen && dossierId
      ? [
          {
            label: t('packages.openDossier'),
            icon: IconFolder,
            onClick: () => {
              location.hash = `/ho-so/${dossierId}`
            },
          },
        ]
      : []),
  ]
  return (
    <Screen
      header={
        <PageHeader
          crumbs={crumbs}
          title={t(direction === 'in' ? 'packages.pageTitleIn' : 'packages.pageTitleOut')}
          windowTitle={page.fileName}
          badge={
            <Status state={word.state} look="soft">
              {word.word}
            </Status>
          }
          actions={actions}
          {...(plan && state === 'waiting'
            ? {
                primary: {
                  label: t('packages.accept'),
                  icon: IconCheck,
                  onClick: () => setAsking('accept'),
                  ...(left > 0 ? { disabledReason: t('packages.conflictsLeft', { n: left }) } : {}),
                },
                onReason: () => document.querySelector<HTMLElement>('.goi-conflict input:not(:checked)')?.focus(),
              }
            : {})}
        />
      }
      strip={<Strips page={page} again={params['lai'] === '1'} />}
    >
      <div className="goi-columns">
        <ReportPanel page={page} />
        {plan && state === 'waiting' ? (
          <PlanPanel plan={plan} choices={choices} onChoose={(id, take) => setChoices((before) => ({ ...before, [id]: take }))} />
        ) : state === 'invalid' ? (
          <InvalidPanel page={page} />
        ) : (
          <DecidedPanel page={page} written={written} />
        )}
      </div>
      {asking === 'accept' && plan ? (
        <AcceptDialog page={page} choices={choices} onClose={() => setAsking(null)} onDone={setWritten} />
      ) : null}
      {asking === 'reject' ? <RejectDialog page={page} onClose={() => setAsking(null)} /> : null}
    </Screen>
  )
}

function Strips({ page, again }: { readonly page: PackagePage; readonly again: boolean }) {
  const isAgain = page.direction === 'in' && page.state === 'imported' && again
  if (!page.trial && !isAgain) return null
  return (
    <>
      {isAgain ? <ErrorBlock tone="warn" happened={t('packages.alreadyTitle')} kept={t('packages.alreadyText')} /> : null}
      {page.trial ? (
        <p className="goi-trial-strip">
          <IconAlertTriangle size={16} stroke={1.8} />
          <span className="sv-cut">
            <strong>{t('packages.trialTitle')}</strong> {t('packages.trialText')}
          </span>
        </p>
      ) : null}
    </>
  )
}

interface AcceptProps {
  readonly page: PackagePage
  readonly choices: Choices
  readonly onClose: () => void
  readonly onDone: (written: { readonly written: number; readonly kept: number }) => void
}

function AcceptDialog({ page, choices, onClose, onDone }: AcceptProps) {
  const apply = useCommand('packages.apply')
  const { plan } = page
  if (!plan) return null
  const taken = openConflicts(plan).filter((record) => choices[record.id] === 'theirs').length
  const fresh = plan.new.length
  const kept = plan.conflicting.length - taken
  const accept = async (): Promise<void> => {
    const done = await apply.run({ id: page.id, choices: choicesFor(plan, choices) })
    if (!done) return
    onDone(done)
    onClose()
  }
  return (
    <Dialog
      open
      question={t('packages.acceptQuestion', { n: fresh + taken })}
      will={t('packages.acceptWill', { fresh, taken, kept })}
      kept={page.trial ? `${t('packages.acceptKept')} ${t('packages.acceptTrial')}` : t('packages.acceptKept')}
      confirm={t('packages.accept')}
      busy={apply.busy}
      error={apply.error ? <ErrorBlock {...apply.error} /> : null}
      onConfirm={() => void accept()}
      onCancel={onClose}
    />
  )
}

function RejectDialog({ page, onClose }: { readonly page: PackagePage; readonly onClose: () => void }) {
  const reject = useCommand('packages.reject')
  return (
    <Dialog
      open
      question={t('packages.rejectQuestion', { name: page.fileName })}
      will={t('packages.rejectWill')}
      kept={t('packages.rejectKept')}
      reason={{ required: true }}
      confirm={t('packages.rejectConfirm')}
      danger
      busy={reject.busy}
      error={reject.error ? <ErrorBlock {...reject.error} /> : null}
      onConfirm={(reason) => void reject.run({ id: page.id, reason }).then((done) => done && onClose())}
      onCancel={onClose}
    />
  )
}
