import { useState } from 'react'
import type { TrustView } from '#common/contract/exchange.ts'
import { t } from '#common/i18n/t.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useCommand } from '../../host/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { IconAlertTriangle, IconDownload } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'

/** The trial authority of this register: what it is worth, its files, and the password that is shown once. */
export function TrialPanel({ trial }: { readonly trial: TrustView['trial'] }) {
  const setTrial = useCommand('trust.setTrial')
  const [password, setPassword] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { enabled, allowed } = trial
  const turn = async (on: boolean): Promise<void> => {
    const done = await setTrial.run({ enabled: on })
    if (!done) return
    setPassword(on ? done.password : null)
    setAsking(false)
  }
  return (
    <Panel fill title={t('settings.trialTitle')} meta={enabled ? t('settings.trialStateOn') : t('settings.trialStateOff')}>
      <div className="cd-note cd-note-warn">
        <IconAlertTriangle size={18} stroke={1.7} />
        <p>{t('settings.trialWarn')}</p>
      </div>
      <p className="cd-text">{enabled ? t('settings.trialOnText') : t('settings.trialOffText')}</p>
      {!enabled && !allowed ? <p className="cd-text sv-tone-warn">{t('settings.trialRefused')}</p> : null}
      {setTrial.error && !asking ? <ErrorBlock {...setTrial.error} /> : null}
      {password === null ? null : <Password password={password} onSeen={() => setPassword(null)} />}
      <p className="cd-acts">
        {enabled ? (
          <Button label={t('settings.trialOff')} onClick={() => setAsking(true)} />
        ) : (
          <Button
            label={t('settings.trialOn')}
            busy={setTrial.busy}
            {...(allowed ? {} : { disabledReason: t('settings.trialRefused') })}
            onClick={() => void turn(true)}
          />
        )}
      </p>
      {enabled ? <TrialFiles trial={trial} /> : null}
      <Dialog
        open={asking}
        question={t('settings.trialOffQuestion')}
        will={t('settings.trialOffWill')}
        kept={t('settings.trialOffKept')}
        confirm={t('settings.trialOff')}
        danger
        busy={setTrial.busy}
        error={setTrial.error ? <ErrorBlock {...setTrial.error} /> : null}
        onConfirm={() => void turn(false)}
        onCancel={() => setAsking(false)}
      />
    </Panel>
  )
}

function Password({ password, onSeen }: { readonly password: string; readonly onSeen: () => void }) {
  return (
    <div className="cd-password" role="status">
      <p className="sv-2 sv-small">{t('settings.trialPassword')}</p>
      <p className="cd-password-value">
        <output>{password}</output>
      </p>
      <p className="sv-small">{t('settings.trialPasswordText')}</p>
      <Button size="small" label={t('settings.trialPasswordSeen')} onClick={onSeen} />
    </div>
  )
}

function TrialFiles({ trial }: { readonly trial: TrustView['trial'] }) {
  const shell = useShell()
  const code = useAppInfo()?.unit?.code ?? ''
  const files = [
    { title: t('settings.trialRoot'), text: t('settings.trialRootText'), url: trial.rootUrl, name: `chung-thu-thu-nghiem-${code}.pem` },
    { title: t('settings.trialCrl'), text: t('settings.trialCrlText'), url: trial.crlUrl, name: `thu-hoi-thu-nghiem-${code}.crl` },
    { title: t('settings.trialKey'), text: t('settings.trialKeyText'), url: trial.keyUrl, name: `khoa-thu-nghiem-${code}.p12` },
  ]
  return (
    <>
      <h3 className="cd-head">{t('settings.trialFiles')}</h3>
      <ul className="cd-rows">
        {files.map(({ title, text, url, name }) =>
          url ? (
            <li key={name} className="cd-row">
              <div className="cd-row-words">
                <div className="sv-name">{title}</div>
                <div className="sv-2 sv-small">{text}</div>
              </div>
              <Button size="small" icon={IconDownload} label={t('settings.saveFile')} onClick={() => void shell.saveFile(url, name)} />
            </li>
          ) : null,
        )}
      </ul>
    </>
  )
}
