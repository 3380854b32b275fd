import './form.css'
import { type ReactNode, useId } from 'react'
import { t } from '#common/i18n/t.ts'
import { IconAlertTriangle } from './icons.ts'

/** What the control inside a field takes: spread it on an antd control. */
export interface FieldProps {
  readonly id: string
  readonly 'aria-required'?: boolean
  readonly 'aria-invalid'?: boolean
  readonly 'aria-describedby'?: string
  readonly status?: 'error'
}

export interface FormFieldProps {
  readonly label: string
  readonly required?: boolean
  readonly help?: ReactNode
  /** what is wrong; the field keeps what was typed */
  readonly error?: string | null | undefined
  /** columns of the 12-column grid */
  readonly span?: number
  readonly children: (field: FieldProps) => ReactNode
}

/** Label above, help or error below. */
export function FormField({ label, required = false, help, error, span, children }: FormFieldProps) {
  const id = useId()
  const below = error || help
  return (
    <div className="sv-form-field" style={span ? { gridColumn: `span ${span}` } : undefined}>
      <label htmlFor={id}>
        {label}
        {required ? (
          <span className="sv-required" title={t('ui.required')}>
            {' '}
            *
          </span>
        ) : null}
      </label>
      {children({
        id,
        ...(required ? { 'aria-required': true } : {}),
        ...(error ? { 'aria-invalid': true, status: 'error' as const } : {}),
        ...(below ? { 'aria-describedby': `${id}-below` } : {}),
      })}
      {error ? (
        <span className="sv-form-error" id={`${id}-below`} role="alert">
          <IconAlertTriangle size={14} stroke={1.8} /> {error}
        </span>
      ) : help ? (
        <span className="sv-form-help" id={`${id}-below`}>
          {help}
        </span>
      ) : null}
    </div>
  )
}

/** A 12-column grid of fields. */
export function FormGrid({ children }: { readonly children: ReactNode }) {
  return <div className="sv-form">{children}</div>
}
