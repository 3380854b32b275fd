import { AutoComplete, Input, Select } from 'antd'
import { searchKey } from '#common/domain/text/search-key.ts'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { FormField, FormGrid } from '../../ui/form-field.tsx'
import { isCode, type SetUpForm, unitProblems } from './form.ts'

export interface UnitStepProps {
  readonly form: SetUpForm
  readonly onChange: (form: SetUpForm) => void
  /** "Tiếp" was pressed: empty fields say so now */
  readonly tried: boolean
  readonly proposed: { readonly unit: string; readonly superior: string }
}

/** The unit as on its seal. Codes are proposed; an official one can be typed over. */
export function UnitStep({ form, onChange, tried, proposed }: UnitStepProps) {
  const catalogue = useQuery('catalogue.get', {}).data
  const problems = tried ? unitProblems(form) : []
  const needed = (name: 'name' | 'type' | 'province'): string | null => (problems.includes(name) ? t('setup.needed') : null)
  const wrong = (code: string): string | null => (code.trim() === '' || isCode(code.trim()) ? null : t('setup.codeWrong'))
  const set = (part: Partial<SetUpForm>): void => onChange({ ...form, ...part })
  return (
    <>
      <h1 className="sv-setup-title">{t('setup.unitTitle')}</h1>
      <p className="sv-2">{t('setup.unitText')}</p>
      <FormGrid>
        <FormField label={t('setup.unitName')} required span={12} error={needed('name')}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              autoComplete="off"
              maxLength={300}
              value={form.name}
              onChange={(event) => set({ name: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('setup.unitType')} required span={6} error={needed('type')}>
          {(field) => (
            <Select
              {...field}
              showSearch={{ filterOption: foldedFilter }}
              value={form.type || null}
              onChange={(type: string) => set({ type })}
              options={(catalogue?.unitTypes ?? []).map((one) => ({ value: one.code, label: one.name }))}
            />
          )}
        </FormField>
        <FormField label={t('setup.province')} required span={6} error={needed('province')}>
          {(field) => (
            <Select
              {...field}
              showSearch={{ filterOption: foldedFilter }}
              value={form.province || null}
              onChange={(province: string) => set({ province })}
              options={(catalogue?.provinces ?? []).map((one) => ({ value: one.name, label: one.name }))}
            />
          )}
        </FormField>
        <FormField label={t('setup.shortName')} span={6} help={t('setup.shortNameHelp')}>
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              maxLength={60}
              value={form.shortName}
              onChange={(event) => set({ shortName: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('setup.code')} span={6} help={t('setup.codeHelp')} error={wrong(form.code)}>
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              maxLength={60}
              placeholder={proposed.unit}
              value={form.code}
              onChange={(event) => set({ code: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('setup.superior')} span={6} help={t('setup.superiorHelp')}>
          {(field) => (
            <AutoComplete
              {...field}
              value={form.superiorName}
              onChange={(superiorName: string) => set({ superiorName })}
              showSearch={{ filterOption: foldedFilter }}
              options={
                form.province === ''
                  ? []
                  : [
                      { value: t('setup.superiorDepartment', { province: form.province }) },
                      { value: t('setup.superiorCity', { province: form.province }) },
                    ]
              }
            />
          )}
        </FormField>
        <FormField label={t('setup.superiorCode')} span={6} error={wrong(form.superiorCode)}>
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              maxLength={60}
              placeholder={form.superiorName.trim() === '' ? '' : proposed.superior}
              value={form.superiorCode}
              onChange={(event) => set({ superiorCode: event.target.value })}
            />
          )}
        </FormField>
      </FormGrid>
    </>
  )
}

/** Options are found without diacritics ("quang" finds Quảng), and by the short form officers type for the people's committee. */
const foldedFilter = (typed: string, option?: { readonly label?: unknown; readonly value?: unknown }): boolean =>
  searchKey(String(option?.label ?? option?.value ?? '')).includes(searchKey(typed).replace(/\bubnd\b/g, 'uy ban nhan dan'))
