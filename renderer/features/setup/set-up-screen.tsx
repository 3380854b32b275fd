import './set-up.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { AppInfo } from '#common/contract/app.ts'
import { t } from '#common/i18n/t.ts'
import { useKeepAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { useTyping } from '../../host/use-typing.ts'
import { shortUnitName } from '../../shell/unit-name.ts'
import { waysToBegin } from '../../shell/ways.ts'
import { BrandMark } from '../../ui/brand-mark.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconCheck, IconLock, IconUsers } from '../../ui/icons.ts'
import { emptyForm, readForm, setUpInput, unitProblems } from './form.ts'
import { OfficerStep } from './officer-step.tsx'
import { UnitStep } from './unit-step.tsx'

/** Three steps of the first run: the unit, the officer and the folder, how to begin. What is typed is kept at once. */
export function SetUpScreen({ info }: { readonly info: AppInfo }) {
  const form = useTyping('setup', emptyForm, readForm)
  const [step, setStep] = useState<1 | 2>(1)
  const [tried, setTried] = useState(false)
  /** counts the refused attempts: each leads to the first field that is wrong */
  const [refused, setRefused] = useState(0)
  const typed = useRef<HTMLFormElement>(null)
  const setUp = useCommand('app.setUp')
  const sample = useCommand('sample.open')
  const keep = useKeepAppInfo()
  const unitCode = useQuery(
    'app.proposeUnitCode',
    { name: shortUnitName(form.value.name), shortName: null },
    { off: form.value.name.trim() === '' },
  )
  const superiorCode = useQuery(
    'app.proposeUnitCode',
    { name: form.value.superiorName, shortName: null },
    { off: form.value.superiorName.trim() === '' },
  )
  const proposed = { unit: unitCode.data?.code ?? '', superior: superiorCode.data?.code ?? '' }
  const isReady = info.state === 'ready'
  useEffect(() => {
    document.title = `${t('setup.windowTitle')} · ${t('common.appName')}`
  }, [])

  useEffect(() => {
    if (refused === 0) return
    typed.current?.querySelector<HTMLElement>('input[aria-invalid="true"], [aria-invalid="true"] input')?.focus()
  }, [refused])

  const openSample = async (): Promise<void> => {
    const next = await sample.run({})
    if (!next) return
    keep(next)
    location.hash = '/viec-can-lam'
  }
  const next = async (): Promise<void> => {
    setTried(true)
    if (step === 1) {
      if (unitProblems(form.value).length > 0) return setRefused((count) => count + 1)
      setTried(false)
      setStep(2)
      return
    }
    if (form.value.officerName.trim() === '') return setRefused((count) => count + 1)
    const info = await setUp.run(setUpInput(form.value, proposed))
    if (!info) return
    form.clear()
    location.hash = '/thiet-lap'
    keep(info)
  }
  const at = isReady ? 3 : step

  return (
    <div className="sv-setup">
      <aside className="sv-setup-side">
        <BrandMark size={52} />
        <p className="sv-setup-app">{t('common.appName')}</p>
        <p className="sv-setup-tagline">{t('setup.tagline')}</p>
        <ol className="sv-setup-steps">
          <StepLine n={1} at={at} name={t('setup.stepUnit')} detail={t('setup.stepUnitDetail')} />
          <StepLine n={2} at={at} name={t('setup.stepOfficer')} detail={t('setup.stepOfficerDetail')} />
          <StepLine n={3} at={at} name={t('setup.stepStart')} detail={t('setup.stepStartDetail')} />
        </ol>
        <p className="sv-setup-promise">
          <IconLock size={16} stroke={1.7} />
          <span>{t('setup.promise')}</span>
        </p>
      </aside>
      <main className="sv-setup-main">
        {isReady ? (
          <Ready />
        ) : form.ready ? (
          <form
            ref={typed}
            className="sv-setup-form"
            onSubmit={(event) => {
              event.preventDefault()
              void next()
            }}
          >
            <div className="sv-setup-scroll">
              {step === 1 ? (
                <UnitStep form={form.value} onChange={form.change} tried={tried} proposed={proposed} />
              ) : (
                <OfficerStep form={form.value} onChange={form.change} tried={tried} folder={info.dataFolder} encrypted={info.encrypted} />
              )}
              {step === 1 ? <SampleOffer busy={sample.busy} onOpen={() => void openSample()} /> : null}
              {setUp.error ? <ErrorBlock {...setUp.error} /> : null}
              {sample.error ? <ErrorBlock {...sample.error} /> : null}
            </div>
            <div className="sv-setup-foot">
              <output className="sv-2" aria-live="polite">
                {t('setup.progress', { step })}
                {form.savedAt ? ` · ${t('setup.kept')}` : ''}
              </output>
              <span className="sv-setup-acts">
                {step === 2 ? <Button kind="text" label={t('setup.previous')} onClick={() => setStep(1)} /> : null}
                <Button
                  kind="primary"
                  submit
                  busy={setUp.busy}
                  keyId="accept"
                  label={step === 1 ? t('setup.nextOfficer') : t('setup.finish')}
                />
              </span>
            </div>
          </form>
        ) : null}
      </main>
    </div>
  )
}

function StepLine({ n, at, name, detail }: { readonly n: number; readonly at: number; readonly name: string; readonly detail: string }) {
  return (
    <li className="sv-setup-step" aria-current={n === at ? 'step' : undefined}>
      <span className="sv-setup-circle">{n < at ? <IconCheck size={15} stroke={2} /> : n}</span>
      <span>
        <span className="sv-setup-name">{name}</span>
        <span className="sv-2 sv-small">{detail}</span>
      </span>
    </li>
  )
}

function SampleOffer({ busy, onOpen }: { readonly busy: boolean; readonly onOpen: () => void }): ReactNode {
  return (
    <section className="sv-setup-card">
      <IconUsers size={20} stroke={1.6} />
      <div>
        <p className="sv-name">{t('setup.sampleTitle')}</p>
        <p className="sv-2 sv-small">{t('setup.sampleText')}</p>
      </div>
      <Button label={t('setup.sampleButton')} busy={busy} onClick={onOpen} />
    </section>
  )
}

function Ready() {
  return (
    <div className="sv-setup-ready">
      <EmptyState
        title={t('setup.startTitle')}
        text={t('setup.startText')}
        ways={waysToBegin()}
        foot={<a href="#/viec-can-lam">{t('setup.toHome')}</a>}
      />
    </div>
  )
}
