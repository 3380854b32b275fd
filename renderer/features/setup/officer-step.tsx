import { Input } from 'antd'
import { t } from '#common/i18n/t.ts'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { IconFolder, IconLock } from '../../ui/icons.ts'
import type { SetUpForm } from './form.ts'

export interface OfficerStepProps {
  readonly form: SetUpForm
  readonly onChange: (form: SetUpForm) => void
  readonly tried: boolean
  readonly folder: string
  readonly encrypted: boolean
}

/** Who works here, and where the data lies. */
export function OfficerStep({ form, onChange, tried, folder, encrypted }: OfficerStepProps) {
  return (
    <>
      <h1 className="sv-setup-title">{t('setup.officerTitle')}</h1>
      <p className="sv-2">{t('setup.officerText')}</p>
      <FormGrid>
        <FormField
          label={t('setup.officerName')}
          required
          span={8}
          error={tried && form.officerName.trim() === '' ? t('setup.needed') : null}
        >
          {(field) => (
            <Input
              {...field}
              autoFocus
              autoComplete="off"
              maxLength={120}
              value={form.officerName}
              onChange={(event) => onChange({ ...form, officerName: event.target.value })}
            />
          )}
        </FormField>
      </FormGrid>
      <section className="sv-setup-card">
        <IconFolder size={20} stroke={1.6} />
        <div>
          <p className="sv-name">{t('setup.folder')}</p>
          <p className="sv-setup-path">{folder}</p>
          <p className="sv-2 sv-small">{t('setup.folderText')}</p>
        </div>
      </section>
      {encrypted ? null : (
        <p className="sv-setup-note">
          <IconLock size={16} stroke={1.7} />
          <span>{t('setup.folderOpen')}</span>
        </p>
      )}
    </>
  )
}
