import './empty-state.css'
import { t } from '#common/i18n/t.ts'
import { Button, type ButtonProps } from './button.tsx'
import { IconAlertTriangle } from './icons.ts'

export interface ErrorBlockProps {
  /** what happened */
  readonly happened: string
  /** what was kept */
  readonly kept?: string | undefined
  /** what to do */
  readonly todo?: string | undefined
  readonly actions?: readonly Omit<ButtonProps, 'kind'>[]
  /** for the telephone, small at the end */
  readonly code?: string | undefined
  readonly tone?: 'err' | 'warn'
}

/** An error in three sentences: what happened, what was kept, what to do. It stays until it is solved. */
export function ErrorBlock({ happened, kept, todo, actions = [], code, tone = 'err' }: ErrorBlockProps) {
  return (
    <div className={`sv-alert sv-alert-${tone}`} role="alert">
      <IconAlertTriangle size={20} stroke={1.7} />
      <div className="sv-alert-text">
        <p>
          <strong>{happened}</strong>
        </p>
        {kept ? <p>{kept}</p> : null}
        {todo ? <p className="sv-2">{todo}</p> : null}
      </div>
      <div className="sv-alert-acts">
        {actions.map((action) => (
          <Button key={action.label} {...action} />
        ))}
        {code ? (
          <span className="sv-code">
            {t('ui.errorCode')} <code>{code}</code>
          </span>
        ) : null}
      </div>
    </div>
  )
}
