import './nav-menu.css'
import { Tooltip } from 'antd'
import { Fragment, type KeyboardEvent, type ReactNode } from 'react'
import { formatNumber } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { BrandMark } from './brand-mark.tsx'
import type { IconType } from './button.tsx'
import { isComposing } from './keys.ts'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly icon: IconType
  readonly count?: number | undefined
  /** a count of things that wait for a person, in vermilion */
  readonly urgent?: boolean
}

export interface NavGroup {
  readonly title?: string
  readonly items: readonly NavItem[]
}

export interface NavMenuProps {
  readonly unitName: string
  readonly groups: readonly NavGroup[]
  /** href of the current item */
  readonly current: string
  readonly rail: boolean
  readonly search?: ReactNode
  readonly onDone?: () => void
}

/** The navigation: one Tab stop, arrows move, Enter opens; the current item carries the lacquer bar. */
export function NavMenu({ unitName, groups, current, rail, search, onDone }: NavMenuProps) {
  const known = groups.some((group) => group.items.some((item) => item.href === current))
  const first = groups[0]?.items[0]?.href
  return (
    <nav className={`sv-nav${rail ? ' sv-nav-rail' : ''}`} aria-label={t('ui.navigation')} onKeyDown={walk}>
      <div className="sv-nav-brand">
        <BrandMark size={rail ? 30 : 28} />
        {rail ? null : (
          <span className="sv-nav-names">
            <span className="sv-nav-app">{t('common.appName')}</span>
            <span className="sv-nav-unit sv-cut" title={unitName}>
              {unitName}
            </span>
          </span>
        )}
      </div>
      {rail || !search ? null : <div className="sv-nav-search">{search}</div>}
      <div className="sv-nav-list">
        {groups.map((group, index) => (
          <Fragment key={group.title ?? 'top'}>
            {rail ? (
              index > 0 ? (
                <hr className="sv-nav-rule" />
              ) : null
            ) : group.title ? (
              <div className="sv-nav-group">{group.title}</div>
            ) : null}
            {group.items.map((item) => {
              const isCurrent = item.href === current
              return (
                <NavLink
                  key={item.href}
                  item={item}
                  isCurrent={isCurrent}
                  rail={rail}
                  tabIndex={isCurrent || (!known && item.href === first) ? 0 : -1}
                  onDone={onDone}
                />
              )
            })}
          </Fragment>
        ))}
      </div>
    </nav>
  )
}

function NavLink(props: { item: NavItem; isCurrent: boolean; rail: boolean; tabIndex: number; onDone: (() => void) | undefined }) {
  const { item, isCurrent, rail, tabIndex, onDone } = props
  const Icon = item.icon
  const waits = item.urgent && (item.count ?? 0) > 0
  const link = (
    <a
      className="sv-nav-item"
      href={item.href}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={rail ? item.label : undefined}
      data-current={isCurrent || undefined}
      tabIndex={tabIndex}
      onClick={onDone}
    >
      <Icon size={17} stroke={1.7} />
      {rail ? null : <span className="sv-cut">{item.label}</span>}
      {rail && waits ? <span className="sv-nav-dot" /> : null}
      {rail || item.count === undefined ? null : waits ? (
        <span className="sv-nav-urgent" title={t('ui.countNeedsPerson', { n: item.count })}>
          {formatNumber(item.count)}
        </span>
      ) : item.urgent ? null : (
        <span className="sv-nav-count">{formatNumber(item.count)}</span>
      )}
    </a>
  )
  return rail ? (
    <Tooltip title={item.label} placement="right" mouseEnterDelay={0.2} trigger={['hover', 'focus']}>
      {link}
    </Tooltip>
  ) : (
    link
  )
}

function walk(event: KeyboardEvent<HTMLElement>): void {
  if (isComposing(event.nativeEvent) || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('a.sv-nav-item')]
  const at = links.indexOf(event.target)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  links[Math.min(Math.max(to, 0), links.length - 1)]?.focus()
}
