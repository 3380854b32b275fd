import type { ReactNode } from 'react'
import { IconCheck } from './icons.ts'

/** Opens above the head of a table while rows are selected: how many, of how many, what can be done with them. */
export function SelectionBar(props: { readonly title: string; readonly detail?: string; readonly children?: ReactNode }) {
  return (
    <div className="sv-selection">
      <IconCheck size={16} stroke={1.8} />
      <strong>{props.title}</strong>
      <span className="sv-2">{props.detail}</span>
      <span className="sv-selection-acts">{props.children}</span>
    </div>
  )
}
