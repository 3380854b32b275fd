import './status-bar.css'
import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { t } from '#common/i18n/t.ts'
import type { IconType } from './button.tsx'
import { IconAlertTriangle, IconCheck, IconScan, IconUser } from './icons.ts'
import { KeyCap } from './key-cap.tsx'

export type SaveState = { readonly state: 'saved' } | { readonly state: 'saving' } | { readonly state: 'failed'; readonly reason: string }

export interface StatusBarItem {
  readonly id: string
  readonly icon: IconType
  readonly text: string
  readonly tone?: 'err' | 'warn'
  readonly href?: string
}

export interface UserMenuItem {
  readonly label: string
  readonly href?: string
  readonly onClick?: () => void
}

export interface StatusBarProps {
  readonly save: SaveState
  readonly facts?: ReactNode
  /** words that stand on every screen: sample data, trial */
  readonly banner?: string | undefined
  readonly job?: { readonly text: string; readonly href: string } | undefined
  readonly items: readonly StatusBarItem[]
  readonly user: { readonly name: string; readonly menu: readonly UserMenuItem[] }
  readonly onKeys: () => void
}

/** The 26 px foot: what was saved and what is selected; the running job, protection, who, keys. */
export function StatusBar({ save, facts, banner, job, items, user, onKeys }: StatusBarProps) {
  return (
    <div className="sv-bar" data-pane="foot">
      <span className={`sv-bar-item sv-bar-${save.state}`} aria-live="polite">
        {save.state === 'failed' ? <IconAlertTriangle size={15} stroke={1.8} /> : <IconCheck size={15} stroke={1.8} />}
        {save.state === 'saved'
          ? t('shell.saved')
          : save.state === 'saving'
            ? t('shell.saving')
            : t('shell.saveFailed', { reason: save.reason })}
      </span>
      {banner ? <strong className="sv-bar-banner">{banner}</strong> : null}
      {facts ? <span className="sv-bar-facts sv-cut">{facts}</span> : null}
      <span className="sv-bar-right">
        {job ? (
          <a className="sv-bar-item" href={job.href} aria-live="polite">
            <IconScan size={15} stroke={1.7} />
            <span className="sv-cut">{job.text}</span>
          </a>
        ) : null}
        {items.map(({ id, icon: Icon, text, tone, href }) => {
          const inside = (
            <>
              <Icon size={15} stroke={1.7} />
              {text}
            </>
          )
          const className = `sv-bar-item${tone ? ` sv-bar-tone-${tone}` : ''}`
          return href ? (
            <a key={id} className={className} href={href}>
              {inside}
            </a>
          ) : (
            <span key={id} className={className}>
              {inside}
            </span>
          )
        })}
        <Dropdown
          trigger={['click']}
          placement="topRight"
          menu={{
            items: user.menu.map((item) => ({
              key: item.label,
              label: item.href ? <a href={item.href}>{item.label}</a> : item.label,
              onClick: () => item.onClick?.(),
            })),
          }}
        >
          <button type="button" className="sv-bar-item" aria-label={t('shell.userMenu')} aria-haspopup="menu">
            <IconUser size={15} stroke={1.7} />
            <span className="sv-cut">{user.name}</span>
          </button>
        </Dropdown>
        <button type="button" className="sv-bar-item" onClick={onKeys}>
          <KeyCap id="help" />
          {t('shell.keys')}
        </button>
      </span>
    </div>
  )
}
