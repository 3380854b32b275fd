import { Fragment, type ReactNode } from 'react'
import { KeyCap } from './key-cap.tsx'
import type { KeyId } from './keys.ts'

export interface Hint {
  /** keys of the table, or a combination as text where several belong together (`Alt+1-9`) */
  readonly keys: readonly (KeyId | `combo:${string}`)[]
  readonly label: string
}

/** The foot line that says which keys work here; `end` stands at its right. */
export function HintBar({ hints, end }: { readonly hints: readonly Hint[]; readonly end?: ReactNode }) {
  return (
    <div className="sv-hints">
      {hints.map((hint) => (
        <span className="sv-hint" key={hint.label}>
          {hint.keys.map((key) => (
            <Fragment key={key}>{key.startsWith('combo:') ? <KeyCap combo={key.slice(6)} /> : <KeyCap id={key as KeyId} />}</Fragment>
          ))}
          {hint.label}
        </span>
      ))}
      {end ? <span className="sv-hints-end">{end}</span> : null}
    </div>
  )
}
