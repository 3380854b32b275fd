import { Input, Select } from 'antd'
import { useState } from 'react'
import { t, textOf } from '#common/i18n/t.ts'
import { SignerRole } from '#common/model/package.ts'
import { chooseFiles } from '../../host/choose-files.ts'
import { type ErrorText, errorText } from '../../host/error-text.ts'
import { useShell } from '../../host/host-provider.tsx'
import { useCommand } from '../../host/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorBlock } from '../../ui/error-block.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { IconCertificate } from '../../ui/icons.ts'

/** Lets a certificate sign for a unit in a role. */
export function AuthoriseDialog({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const [file, setFile] = useState<File | null>(null)
  const [unitCode, setUnitCode] = useState('')
  const [role, setRole] = useState<SignerRole>('preparer')
  const [unread, setUnread] = useState<ErrorText | null>(null)
  const authorise = useCommand('trust.authorise')
  const blocked = file === null ? t('settings.signerNoFile') : unitCode.trim() === '' ? t('settings.signerNoUnit') : null
  const save = async (): Promise<void> => {
    if (!file) return
    setUnread(null)
    const picked = await shell.adoptFiles([file]).catch((error: unknown) => {
      setUnread(errorText(error))
      return []
    })
    const [grant] = picked
    if (grant && (await authorise.run({ fileToken: grant.token, unitCode: unitCode.trim(), role }))) onClose()
  }
  const error = unread ?? authorise.error
  return (
    <Dialog
      open
      form
      width={640}
      question={t('settings.signerQuestion')}
      will={t('settings.signerWill')}
      confirm={t('settings.signerConfirm')}
      {...(blocked === null ? {} : { blocked })}
      busy={authorise.busy}
      error={error ? <ErrorBlock {...error} /> : null}
      onConfirm={() => void save()}
      onCancel={onClose}
    >
      <FormGrid>
        <FormField label={t('settings.signerFile')} required span={12}>
          {({ id }) => (
            <div id={id} className="cd-file">
              <Button
                icon={IconCertificate}
                label={t('settings.signerChoose')}
                onClick={() => void chooseFiles({ many: false, accept: '.cer,.crt,.pem,.der' }).then(([one]) => one && setFile(one))}
              />
              <span className={file ? 'sv-name sv-cut' : 'sv-2'}>{file?.name ?? t('settings.signerNoFile')}</span>
            </div>
          )}
        </FormField>
        <FormField label={t('settings.colUnitCode')} required span={6} help={t('settings.signerUnitHelp')}>
          {(field) => (
            <Input {...field} autoComplete="off" maxLength={60} value={unitCode} onChange={(event) => setUnitCode(event.target.value)} />
          )}
        </FormField>
        <FormField label={t('settings.colRole')} required span={6}>
          {(field) => (
            <Select
              {...field}
              value={role}
              onChange={setRole}
              options={SignerRole.options.map((value) => ({ value, label: textOf(`settings.role.${value}`) ?? value }))}
            />
          )}
        </FormField>
      </FormGrid>
    </Dialog>
  )
}
