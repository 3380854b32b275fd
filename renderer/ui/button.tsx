import './button.css'
import { Tooltip } from 'antd'
import type { ReactNode, Ref } from 'react'
import { KeyCap } from './key-cap.tsx'
import type { KeyId } from './keys.ts'

/** An icon of ./icons.ts. */
export type IconType = (props: { readonly size?: number; readonly stroke?: number; readonly className?: string }) => ReactNode

export interface ButtonProps {
  /** verb and object; also the tooltip of an icon-only button */
  readonly label: string
  readonly icon?: IconType | undefined
  /** the red one, at most one a screen */
  readonly kind?: 'primary' | 'default' | 'text' | 'link' | 'danger' | undefined
  readonly size?: 'small' | 'default' | undefined
  /** the cap shown in the button; the caller binds the key */
  readonly keyId?: KeyId | undefined
  readonly iconOnly?: boolean | undefined
  readonly iconAfter?: boolean | undefined
  /** why it does nothing now; the button stays reachable by Tab so that the reason can be read */
  readonly disabledReason?: string | undefined
  readonly busy?: boolean | undefined
  readonly pressed?: boolean | undefined
  readonly onClick?: (() => void) | undefined
  readonly submit?: boolean | undefined
  readonly className?: string | undefined
  readonly tabIndex?: number | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** A button of the house: 32 px (28 small), never disabled without a reason. */
export function Button(props: ButtonProps) {
  const { label, icon: Icon, kind = 'default', size = 'default', keyId, iconOnly, iconAfter, disabledReason, busy, pressed } = props
  const isOff = disabledReason !== undefined || busy === true
  const button = (
    <button
      ref={props.ref}
      type={props.submit && !isOff ? 'submit' : 'button'}
      className={`sv-btn sv-btn-${kind}${size === 'small' ? ' sv-btn-small' : ''}${iconOnly ? ' sv-btn-icon' : ''}${props.className ? ` ${props.className}` : ''}`}
      aria-disabled={isOff || undefined}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      aria-label={iconOnly ? label : undefined}
      tabIndex={props.tabIndex}
      onClick={isOff ? undefined : props.onClick}
    >
      {Icon && !iconAfter ? <Icon size={17} stroke={1.7} /> : null}
      {iconOnly ? null : <span className="sv-btn-label">{label}</span>}
      {Icon && iconAfter ? <Icon size={17} stroke={1.7} /> : null}
      {keyId && !iconOnly ? <KeyCap id={keyId} /> : null}
    </button>
  )
  const tip = disabledReason ?? (iconOnly ? label : undefined)
  return tip ? (
    <Tooltip title={tip} mouseEnterDelay={0.3} trigger={['hover', 'focus']}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
