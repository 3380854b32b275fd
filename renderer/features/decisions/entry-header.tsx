import { AutoComplete, Input, Select } from 'antd'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { CatalogueEntry, NamedEntry } from '#common/contract/register.ts'
import { searchKey } from '#common/domain/text/search-key.ts'
import { t } from '#common/i18n/t.ts'
import { useAppInfo } from '../../host/use-app-info.ts'
import { useQuery } from '../../host/use-query.ts'
import { awardChoices } from '../../records/award-choices.ts'
import { DateField } from '../../ui/date-field.tsx'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type EntryField, type EntryForm, gridKinds } from './entry-model.ts'

export interface EntryHeaderProps {
  readonly form: EntryForm
  readonly change: (patch: Partial<EntryForm>) => void
  readonly wrong: readonly EntryField[]
  readonly dateError: string | null
  readonly onDateError: (message: string | null) => void
  readonly catalogue:
    | { readonly awards: readonly z.infer<typeof CatalogueEntry>[]; readonly commendationTypes: readonly z.infer<typeof NamedEntry>[] }
    | undefined
}

const folded = (text: string, option: { readonly label?: string; readonly value?: string } | undefined): boolean =>
  searchKey(option?.label ?? option?.value ?? '').includes(searchKey(text))

/** Number, date, issuer, signer, what is given for what, and what Điều 1 counts. */
export function EntryHeader({ form, change, wrong, dateError, onDateError, catalogue }: EntryHeaderProps) {
  const { issuers, signers, titles } = useKnownIssuers(form.issuingBody)
  const awards = useMemo(() => awardChoices(catalogue?.awards ?? []), [catalogue])
  return (
    <Panel rigid>
      <div className="sv-entry-form">
        <FormGrid>
          <FormField
            label={t('record.field.number')}
            required
            span={2}
            error={wrong.includes('number') ? t('decisions.numberMissing') : null}
          >
            {(field) => (
              <Input {...field} autoFocus maxLength={80} value={form.number} onChange={(event) => change({ number: event.target.value })} />
            )}
          </FormField>
          <FormField
            label={t('record.field.signedDate')}
            required
            span={2}
            error={dateError ?? (wrong.includes('signedDate') ? t('decisions.dateMissing') : null)}
          >
            {(field) => (
              <DateField field={field} value={form.signedDate} onChange={(signedDate) => change({ signedDate })} onError={onDateError} />
            )}
          </FormField>
          <FormField
            label={t('record.field.issuingBody')}
            required
            span={4}
            error={wrong.includes('issuingBody') ? t('decisions.issuerMissing') : null}
          >
            {(field) => (
              <AutoComplete
                {...field}
                value={form.issuingBody}
                maxLength={300}
                showSearch={{ filterOption: folded }}
                options={issuers.map((value) => ({ value }))}
                onChange={(issuingBody: string) => change({ issuingBody: issuingBody ?? '' })}
              />
            )}
          </FormField>
          <FormField label={t('record.field.signerName')} span={2}>
            {(field) => (
              <AutoComplete
                {...field}
                value={form.signerName}
                maxLength={120}
                showSearch={{ filterOption: folded }}
                options={signers.map((value) => ({ value }))}
                onChange={(signerName: string) => change({ signerName: signerName ?? '' })}
              />
            )}
          </FormField>
          <FormField label={t('decisions.signerTitle')} span={2}>
            {(field) => (
              <AutoComplete
                {...field}
                value={form.signerTitle}
                maxLength={200}
                showSearch={{ filterOption: folded }}
                options={titles.map((value) => ({ value }))}
                onChange={(signerTitle: string) => change({ signerTitle: signerTitle ?? '' })}
              />
            )}
          </FormField>
          <FormField
            label={t('decisions.award')}
            required
            span={4}
            error={wrong.includes('awardCode') ? t('decisions.awardMissing') : null}
          >
            {(field) => (
              <Select
                {...field}
                value={form.awardCode}
                showSearch={{ filterOption: folded }}
                options={[...awards]}
                popupMatchSelectWidth={460}
                onChange={(awardCode: string) => change({ awardCode })}
              />
            )}
          </FormField>
          <FormField label={t('decisions.commendationType')} span={2}>
            {(field) => (
              <Select
                {...field}
                allowClear
                value={form.commendationType}
                showSearch={{ filterOption: folded }}
                popupMatchSelectWidth={360}
                options={(catalogue?.commendationTypes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
                onChange={(commendationType: string | null | undefined) => change({ commendationType: commendationType ?? null })}
              />
            )}
          </FormField>
          <FormField label={t('decisions.period')} span={2}>
            {(field) => (
              <Input
                {...field}
                maxLength={120}
                placeholder="2025 - 2026"
                value={form.period}
                onChange={(event) => change({ period: event.target.value })}
                title={t('decisions.periodHelp')}
              />
            )}
          </FormField>
          <div style={{ gridColumn: 'span 4' }}>
            <FormField label={t('decisions.declared')} error={wrong.includes('counts') ? t('decisions.countWrong') : null}>
              {({ id, ...field }) => (
                <fieldset className="sv-entry-counts">
                  {gridKinds.map((kind, index) => (
                    <span key={kind} className="sv-entry-counts">
                      <Input
                        {...field}
                        id={index === 0 ? id : `${id}-${kind}`}
                        aria-label={`${t('decisions.declared')}: ${t(`decisions.${kind}`)}`}
                        inputMode="numeric"
                        maxLength={5}
                        value={form.counts[kind]}
                        onChange={(event) => change({ counts: { ...form.counts, [kind]: event.target.value } })}
                      />
                      <span className="sv-2">{t(`decisions.${kind}`)}</span>
                    </span>
                  ))}
                </fieldset>
              )}
            </FormField>
          </div>
          <FormField label={t('record.field.subject')} span={12}>
            {(field) => (
              <Input {...field} maxLength={1000} value={form.subject} onChange={(event) => change({ subject: event.target.value })} />
            )}
          </FormField>
        </FormGrid>
      </div>
    </Panel>
  )
}

/** Bodies that may have signed (this unit, the superior one, those of decisions already here) and who signed for the one typed. */
function useKnownIssuers(issuingBody: string): {
  readonly issuers: readonly string[]
  readonly signers: readonly string[]
  readonly titles: readonly string[]
} {
  const info = useAppInfo()
  const recent = useQuery('decisions.list', { sort: 'signedDate', descending: true, limit: 200 }).data?.rows
  const same = (recent ?? []).filter((row) => searchKey(row.issuingBody) === searchKey(issuingBody))
  const last = same[0]
  const title = useQuery('decisions.get', { id: last?.id ?? '' }, { off: !last }).data?.data
  const unique = (values: readonly (string | null | undefined)[]): readonly string[] => [
    ...new Set(values.filter((value): value is string => Boolean(value))),
  ]
  return {
    issuers: unique([info?.unit?.name, info?.superior?.name, ...(recent ?? []).map((row) => row.issuingBody)]),
    signers: unique(same.map((row) => row.signerName)),
    titles: last && title ? unique([[title.signerAuthority, title.signerTitle].filter(Boolean).join(' ')]) : [],
  }
}
