import { AutoComplete, Input, Select } from 'antd'
import { t, textOf } from '#common/i18n/t.ts'
import { useAppInfo } from '../../host/use-app-info.ts'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import {
  type Award,
  awardGroups,
  type DossierForm,
  type FormProblem,
  foldedFilter,
  objectsWords,
  periodPhrase,
  proposedTitle,
  readPeriod,
} from './new-dossier-model.ts'

export interface DossierFieldsProps {
  readonly form: DossierForm
  readonly awards: readonly Award[]
  readonly onChange: (patch: Partial<DossierForm>) => void
  /** problems to show: those of fields that were left, or all once the officer tried */
  readonly shown: readonly FormProblem[]
  readonly onLeave: (field: FormProblem) => void
  /** the award of a dossier stands; its checklist and its candidates hang on it */
  readonly fixedAward?: string
}

/** What a dossier is: award, period, recipient, title. The title follows the others until it is written over. */
export function DossierFields({ form, awards, onChange, shown, onLeave, fixedAward }: DossierFieldsProps) {
  const superior = useAppInfo()?.superior
  const award = awards.find((one) => one.code === form.awardCode)
  const period = readPeriod(form.period)
  const needed = (field: FormProblem): string | null => (shown.includes(field) ? t('dossiers.fieldNeeded') : null)
  const about = award
    ? [t('dossiers.awardFor', { objects: objectsWords(award.objects) }), ...(award.verified ? [] : [t('dossiers.awardUnverified')])].join(
        ' · ',
      )
    : undefined
  return (
    <FormGrid>
      <FormField label={t('dossiers.award')} required span={8} help={about} error={needed('awardCode')}>
        {(field) =>
          fixedAward === undefined ? (
            <Select
              {...field}
              showSearch={{ filterOption: foldedFilter }}
              placeholder={t('dossiers.awardPlaceholder')}
              value={form.awardCode || null}
              listHeight={320}
              onBlur={() => onLeave('awardCode')}
              onChange={(awardCode: string) => onChange({ awardCode })}
              options={awardGroups(awards).map((group) => ({
                label: group.label,
                options: group.awards.map((one) => ({ value: one.code, label: one.name, search: `${one.name} ${one.shortName}` })),
              }))}
            />
          ) : (
            <Input {...field} readOnly value={award ? `${textOf(`dossiers.class.${award.class}`) ?? ''}: ${award.name}` : fixedAward} />
          )
        }
      </FormField>
      <FormField
        label={t('dossiers.period')}
        span={4}
        help={period ? t('dossiers.periodRead', { period: periodPhrase(period) }) : t('dossiers.periodHelp')}
        error={shown.includes('period') ? t('dossiers.periodWrong') : null}
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={80}
            value={form.period}
            onBlur={() => onLeave('period')}
            onChange={(event) => onChange({ period: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('dossiers.recipientName')} required span={8} error={needed('recipientName')}>
        {(field) => (
          <AutoComplete
            {...field}
            value={form.recipientName}
            maxLength={300}
            onBlur={() => onLeave('recipientName')}
            onChange={(recipientName: string) => onChange({ recipientName })}
            onSelect={(recipientName: string) => onChange({ recipientName, recipientCode: superior?.code ?? form.recipientCode })}
            options={superior ? [{ value: superior.name }] : []}
          />
        )}
      </FormField>
      <FormField
        label={t('dossiers.recipientCode')}
        required
        span={4}
        help={t('dossiers.recipientCodeHelp')}
        error={
          shown.includes('recipientCode') ? (form.recipientCode.trim() === '' ? t('dossiers.fieldNeeded') : t('dossiers.codeWrong')) : null
        }
      >
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={60}
            value={form.recipientCode}
            onBlur={() => onLeave('recipientCode')}
            onChange={(event) => onChange({ recipientCode: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={t('dossiers.name')} required span={12} help={t('dossiers.nameHelp')} error={needed('title')}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={300}
            value={form.title ?? proposedTitle(form, awards)}
            onBlur={() => onLeave('title')}
            onChange={(event) => onChange({ title: event.target.value })}
          />
        )}
      </FormField>
      {fixedAward === undefined ? null : (
        <FormField label={t('dossiers.note')} span={12}>
          {(field) => (
            <Input.TextArea
              {...field}
              rows={2}
              maxLength={2000}
              value={form.note}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          )}
        </FormField>
      )}
    </FormGrid>
  )
}
