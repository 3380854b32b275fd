import './page-header.css'
import { type ReactNode, useEffect } from 'react'
import { t } from '#common/i18n/t.ts'
import { Button, type ButtonProps } from './button.tsx'
import { IconChevronLeft } from './icons.ts'
import { Status } from './status.tsx'
import { useNarrow } from './use-narrow.ts'

export interface HeaderAction extends Omit<ButtonProps, 'kind' | 'size'> {
  /** gone under 1180 px; the key still works */
  readonly dropNarrow?: boolean
  readonly danger?: boolean
}

export interface PageHeaderProps {
  /** where this screen belongs; each leads there */
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[]
  readonly onBack?: () => void
  readonly title: string
  /** the window's title where it is not the heading */
  readonly windowTitle?: string
  readonly subtitle?: ReactNode
  /** a state beside the title */
  readonly badge?: ReactNode
  /** anything before the actions (progress of a review) */
  readonly middle?: ReactNode
  readonly actions?: readonly HeaderAction[]
  /** the one red button, rightmost; where it is disabled its reason stands beside it */
  readonly primary?: HeaderAction
  /** leads to the first thing that stands in the way of `primary` */
  readonly onReason?: () => void
  /** the title small and bold above its subtitle (review) */
  readonly compact?: boolean
}

/** The 52 px head of a screen: crumb, title, subtitle; secondary actions, then the primary one. */
export function PageHeader(props: PageHeaderProps) {
  const narrow = useNarrow()
  const { crumbs = [], onBack, title, windowTitle = title, subtitle, badge, middle, actions = [], primary, onReason, compact } = props
  useEffect(() => {
    document.title = `${windowTitle} · ${t('common.appName')}`
  }, [windowTitle])
  return (
    <header className={`sv-header${compact ? ' sv-header-compact' : ''}`}>
      {onBack ? <Button label={t('common.back')} icon={IconChevronLeft} iconOnly kind="text" onClick={onBack} /> : null}
      {crumbs.map((crumb) => (
        <span className="sv-header-crumb" key={crumb.href}>
          <a href={crumb.href}>{crumb.label}</a>
          <span className="sv-header-slash">/</span>
        </span>
      ))}
      <div className="sv-header-names">
        <h1 className="sv-header-title sv-cut" title={title}>
          {title}
        </h1>
        {subtitle ? <span className="sv-header-subtitle sv-cut">{subtitle}</span> : null}
        {badge}
      </div>
      <div className="sv-header-actions">
        {middle}
        {actions
          .filter((action) => !(narrow && action.dropNarrow))
          .map(({ dropNarrow: _, danger, ...action }) => (
            <Button key={action.label} {...action} kind={danger ? 'danger' : 'default'} />
          ))}
        {primary ? <Button {...strip(primary)} kind="primary" /> : null}
        {primary?.disabledReason ? (
          <Status state="judge" look="soft" {...(onReason ? { onClick: onReason } : {})}>
            {primary.disabledReason}
          </Status>
        ) : null}
      </div>
    </header>
  )
}

function strip({ dropNarrow: _, danger: __, ...button }: HeaderAction): ButtonProps {
  return button
}
