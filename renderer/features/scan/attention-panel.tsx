import { Input } from 'antd'
import { useState } from 'react'
import type { BatchFile } from '#common/contract/scan.ts'
import { t } from '#common/i18n/t.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { IconFileAlert } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { scanEndings } from './use-intake.ts'
import type { Attention } from './view-model.ts'

/** Files that were not read: why, and what the officer can do about each. */
export function AttentionPanel({ items }: { readonly items: readonly Attention[] }) {
  const [password, setPassword] = useState<BatchFile | null>(null)
  const [open, setOpen] = useState<BatchFile | null>(null)
  const retry = useCommand('scan.retry')
  return (
    <>
      <Panel title={t('scan.attention')} icon={IconFileAlert} iconTone="err" meta={items.length} fill>
        {retry.error ? <ErrorBlock {...retry.error} /> : null}
        <ul>
          {items.map(({ file, text, remedy }) => (
            <li key={file.id} className="scan-attention">
              <p className="sv-name scan-break">{file.name}</p>
              <p className="sv-2 sv-small">{text}</p>
              {remedy === 'password' ? <Button kind="link" label={t('scan.enterPassword')} onClick={() => setPassword(file)} /> : null}
              {remedy === 'again' ? (
                <Button kind="link" label={t('scan.readAgain')} onClick={() => void retry.run({ fileId: file.id, password: null })} />
              ) : null}
              {remedy === 'notSecret' ? <Button kind="link" label={t('scan.notSecretOpen')} onClick={() => setOpen(file)} /> : null}
            </li>
          ))}
        </ul>
      </Panel>
      {password ? <PasswordDialog key={password.id} file={password} onClose={() => setPassword(null)} /> : null}
      {open ? <NotSecretDialog key={open.id} file={open} onClose={() => setOpen(null)} /> : null}
    </>
  )
}

/** Asks for the password of a file. It goes into one call and is kept nowhere, not even in this screen. */
function PasswordDialog({ file, onClose }: { readonly file: BatchFile; readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const retry = useCommand('scan.retry')
  return (
    <Dialog
      open
      form
      question={t('scan.passwordQuestion', { name: file.name })}
      will={t('scan.passwordWill')}
      confirm={t('scan.passwordConfirm')}
      {...(text === '' ? { blocked: t('scan.passwordNeeded') } : {})}
      busy={retry.busy}
      error={retry.error ? <ErrorBlock {...retry.error} /> : null}
      onCancel={onClose}
      onConfirm={() => void retry.run({ fileId: file.id, password: text }).then((done) => done && onClose())}
    >
      <FormField label={t('scan.passwordLabel')} required>
        {(field) => (
          <Input.Password {...field} value={text} maxLength={200} autoComplete="off" onChange={(event) => setText(event.target.value)} />
        )}
      </FormField>
    </Dialog>
  )
}

/** The officer says with a reason that a marked file is not secret, and gives it again because nothing was kept. */
function NotSecretDialog({ file, onClose }: { readonly file: BatchFile; readonly onClose: () => void }) {
  const shell = useShell()
  const [chosen, setChosen] = useState<File | null>(null)
  const [failed, setFailed] = useState<ErrorText | null>(null)
  const [sending, setSending] = useState(false)
  const declare = useCommand('scan.notSecret')
  const error = failed ?? declare.error
  const send = async (reason: string): Promise<void> => {
    if (!chosen) return
    setFailed(null)
    setSending(true)
    try {
      const [picked] = await shell.adoptFiles([chosen])
      if (picked && (await declare.run({ fileId: file.id, fileToken: picked.token, reason }))) onClose()
    } catch (failure) {
      setFailed(errorText(failure))
    }
    setSending(false)
  }
  return (
    <Dialog
      open
      form
      width={640}
      question={t('scan.notSecretQuestion', { name: file.name })}
      will={t('scan.notSecretWill', { mark: String(file.errorParams['mark'] ?? '') })}
      kept={t('scan.notSecretKept')}
      reason={{ label: t('scan.notSecretReason'), required: true }}
      confirm={t('scan.notSecretConfirm')}
      {...(chosen ? {} : { blocked: t('scan.notSecretFileNeeded') })}
      busy={sending || declare.busy}
      error={error ? <ErrorBlock {...error} /> : null}
      onCancel={onClose}
      onConfirm={(reason) => void send(reason)}
    >
      <p className="scan-again">
        <Button
          label={t('scan.notSecretChoose')}
          onClick={() => void chooseFiles({ many: false, accept: scanEndings }).then(([one]) => one && setChosen(one))}
        />
        {chosen ? <span>{t('scan.notSecretFile', { name: chosen.name })}</span> : null}
      </p>
    </Dialog>
  )
}
