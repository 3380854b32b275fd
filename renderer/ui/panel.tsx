import './panel.css'
import type { ReactNode } from 'react'
import type { IconType } from './button.tsx'

export interface PanelProps {
  readonly title?: string
  readonly icon?: IconType
  readonly iconTone?: 'err' | 'warn' | 'plain'
  /** count or a few words after the title */
  readonly meta?: ReactNode
  /** right end of the head: link, button, tabs */
  readonly extra?: ReactNode
  /** replaces the whole head (tabs, segmented) */
  readonly head?: ReactNode
  readonly foot?: ReactNode
  readonly children?: ReactNode
  /** takes the room that is left and scrolls inside */
  readonly fill?: boolean
  /** keeps its own height even when the column is short */
  readonly rigid?: boolean
  readonly className?: string
}

/** A white sheet with a hairline: head 38 px, body, foot. Never inside another panel. */
export function Panel({ title, icon: Icon, iconTone = 'plain', meta, extra, head, foot, children, fill, rigid, className }: PanelProps) {
  return (
    <section
      className={`sv-panel${fill ? ' sv-panel-fill' : ''}${rigid ? ' sv-panel-rigid' : ''}${className ? ` ${className}` : ''}`}
      aria-label={title}
    >
      {head ? <div className="sv-panel-head">{head}</div> : null}
      {title && !head ? (
        <div className="sv-panel-head">
          {Icon ? (
            <span className={`sv-panel-icon sv-panel-icon-${iconTone}`}>
              <Icon size={16} stroke={1.7} />
            </span>
          ) : null}
          <h2 className="sv-panel-title sv-cut">{title}</h2>
          {meta === undefined ? null : <span className="sv-2 sv-cut">{meta}</span>}
          {extra ? <span className="sv-panel-extra">{extra}</span> : null}
        </div>
      ) : null}
      <div className="sv-panel-body">{children}</div>
      {foot ? <div className="sv-panel-foot">{foot}</div> : null}
    </section>
  )
}

/** A row of two lines in a panel: name and state above, detail and date below (start page, side panels). */
export function TwoLines(props: {
  readonly title: ReactNode
  readonly end?: ReactNode
  readonly detail?: ReactNode
  readonly detailEnd?: ReactNode
  readonly href?: string
}) {
  const inside = (
    <>
      <span className="sv-two-top">
        <span className="sv-two-title sv-cut">{props.title}</span>
        {props.end}
      </span>
      {props.detail || props.detailEnd ? (
        <span className="sv-two-bottom">
          <span className="sv-cut">{props.detail}</span>
          {props.detailEnd ? <span className="sv-two-end">{props.detailEnd}</span> : null}
        </span>
      ) : null}
    </>
  )
  return props.href ? (
    <a className="sv-two" href={props.href}>
      {inside}
    </a>
  ) : (
    <div className="sv-two">{inside}</div>
  )
}
