import { Input, Radio } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { DossierPage } from '#common/contract/exchange.ts'
import type { Contract } from '#common/contract/index.ts'
import { formatSize } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { OutputOf } from '#common/rpc/define.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { useQuery } from '../../host/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { IconKey, IconLock } from '../../ui/icons.ts'
import { Status } from '../../ui/status.tsx'
import { Facts } from '../../ui/summary.tsx'
import type { Blocker } from './dossier-model.ts'
import { contentWords, exportBlocked, exportError, type KeyChoice } from './export-model.ts'

type Made = OutputOf<Contract['packages.export']>

export interface ExportDialogProps {
  readonly page: DossierPage
  readonly blockers: readonly Blocker[]
  readonly onClose: () => void
}

/** "Xuất gói": what will be sent, with which key; then the signed file with its mark. */
export function ExportDialog(props: ExportDialogProps) {
  // the dossier becomes "exported" under the dialog: what was asked about is what the result speaks of
  const [page] = useState(props.page)
  const [blockers] = useState(props.blockers)
  const [made, setMade] = useState<Made | null>(null)
  return made ? (
    <Result made={made} onClose={props.onClose} />
  ) : (
    <Ask page={page} blockers={blockers} onMade={setMade} onClose={props.onClose} />
  )
}

function Ask({ page, blockers, onMade, onClose }: ExportDialogProps & { readonly onMade: (made: Made) => void }) {
  const shell = useShell()
  const trial = useQuery('trust.get', {}).data?.trial
  const mayTrial = trial?.enabled === true && trial.allowed
  const [chosen, setKey] = useState<KeyChoice | null>(null)
  const key: KeyChoice = chosen ?? (mayTrial ? { kind: 'trial' } : { kind: 'file', file: null })
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const [caps, setCaps] = useState(false)
  const [unread, setUnread] = useState<ErrorText | null>(null)
  const send = useCommand('packages.export')
  const blocked = exportBlocked({ key, password, reason, missing: blockers.length })
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'))
  const save = async (): Promise<void> => {
    setUnread(null)
    let token: string | null = null
    if (key.kind === 'file' && key.file) {
      // granted anew at every try: the host forgets a key file after it was opened, rightly or not
      const picked = await shell.adoptFiles([key.file]).catch((error: unknown) => {
        setUnread(errorText(error))
        return []
      })
      token = picked[0]?.token ?? null
      if (token === null) return
    }
    const made = await send.run({
      dossierId: page.id,
      version: page.version,
      key: token === null ? { trial: true } : { fileToken: token },
      password,
      acceptMissing: blockers.length > 0 ? reason.trim().normalize('NFC') : null,
    })
    if (made) onMade(made)
  }
  const error = unread ?? (send.failure ? exportError(send.failure) : null)
  return (
    <Dialog
      open
      form
      width={640}
      question={t('dossiers.exportQuestion')}
      confirm={t('dossiers.exportConfirm')}
      {...(blocked === null ? {} : { blocked })}
      busy={send.busy}
      error={error ? <ErrorBlock {...error} /> : send.busy ? <p role="status">{t('dossiers.exporting')}</p> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <div className="hs-box">
        <Facts
          items={[
            {
              label: t('dossiers.exportRecipient'),
              value: t('dossiers.recipientWithCode', { name: page.data.recipientUnitName, code: page.data.recipientUnitCode }),
            },
            { label: t('dossiers.exportContent'), value: contentWords(page) },
            { label: t('dossiers.exportPrivacy'), value: t('dossiers.exportPrivacyText') },
            { label: t('dossiers.exportAfter'), value: t('dossiers.exportAfterText') },
          ]}
        />
      </div>
      <FormField label={t('dossiers.exportKey')} required>
        {({ id }) => (
          <div id={id} className="hs-keys">
            {mayTrial ? (
              <Radio.Group
                className="hs-radios"
                value={key.kind}
                onChange={(event) => setKey(event.target.value === 'trial' ? { kind: 'trial' } : { kind: 'file', file: null })}
                options={[
                  { value: 'trial', label: t('dossiers.exportKeyTrial') },
                  { value: 'file', label: t('dossiers.exportKeyFile') },
                ]}
              />
            ) : null}
            {key.kind === 'file' ? (
              <div className="hs-files">
                <Button
                  icon={IconKey}
                  label={t('dossiers.exportChooseKey')}
                  onClick={() =>
                    void chooseFiles({ many: false, accept: '.p12,.pfx' }).then(([file]) => file && setKey({ kind: 'file', file }))
                  }
                />
                <span className={key.file ? 'sv-name sv-cut' : 'sv-2'}>{key.file?.name ?? t('dossiers.exportNoKey')}</span>
              </div>
            ) : null}
          </div>
        )}
      </FormField>
      <FormField
        label={t('dossiers.exportPassword')}
        required
        help={
          caps ? (
            <span className="sv-tone-warn">{t('dossiers.capsLock')}</span>
          ) : key.kind === 'trial' ? (
            t('dossiers.exportPasswordHelpTrial')
          ) : (
            t('dossiers.exportPasswordHelp')
          )
        }
      >
        {(field) => (
          <Input.Password
            {...field}
            autoComplete="off"
            maxLength={200}
            prefix={<IconLock size={16} stroke={1.7} />}
            value={password}
            onKeyDown={watchCaps}
            onKeyUp={watchCaps}
            onBlur={() => setCaps(false)}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </FormField>
      {blockers.length > 0 ? (
        <>
          <ErrorBlock
            tone="warn"
            happened={t('dossiers.exportMissing', { n: blockers.length })}
            kept={blockers.map((one) => one.text).join(' ')}
          />
          <FormField label={t('dossiers.exportReason')} required>
            {(field) => (
              <Input.TextArea {...field} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </FormField>
        </>
      ) : null}
    </Dialog>
  )
}

function Result({ made, onClose }: { readonly made: Made; readonly onClose: () => void }) {
  const shell = useShell()
  return (
    <Dialog
      open
      width={640}
      question={t('dossiers.exportedQuestion')}
      confirm={t('dossiers.savePackage')}
      cancel={t('dossiers.exportedClose')}
      onConfirm={() => void shell.saveFile(made.url, made.fileName)}
      onCancel={onClose}
    >
      <p className="hs-made">
        <Status state="intact" look="soft">
          {t('status.intact')}
        </Status>
        {made.report.trial ? (
          <Status state="judge" look="soft">
            {t('shell.trial')}
          </Status>
        ) : null}
      </p>
      <p>{t('dossiers.exportedText')}</p>
      <div className="hs-box">
        <Facts
          items={[
            { label: t('dossiers.exportedFile'), value: made.fileName },
            { label: t('dossiers.exportedSize'), value: formatSize(made.size) },
            { label: t('dossiers.exportedMark'), value: <strong className="hs-mark">{made.fingerprint}</strong> },
            { label: t('dossiers.exportedSigner'), value: made.report.signer?.name ?? t('common.none') },
          ]}
        />
      </div>
      <p className="sv-2">{t('dossiers.exportedDo')}</p>
    </Dialog>
  )
}
