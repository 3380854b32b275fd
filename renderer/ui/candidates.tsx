import './review.css'
import { formatPercent } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import { KeyCap } from './key-cap.tsx'
import { takeKeys } from './keys.ts'
import { type KeyBindings, useHotkeys } from './use-hotkeys.ts'

export interface Candidate {
  readonly id: string
  readonly name: string
  /** printed as it is: "1981" */
  readonly birthYear?: string | undefined
  /** position and unit at the date of the decision */
  readonly detail?: string | undefined
  readonly reason?: string | undefined
  /** 0 to 1 */
  readonly score?: number | undefined
}

export interface CandidatesProps {
  readonly items: readonly Candidate[]
  /** the one Enter would take; nothing is taken by itself */
  readonly preselectedId?: string | null
  readonly onTake: (id: string) => void
  /** `label` in the place of “Tạo người mới …” */
  readonly create?: { readonly name: string; readonly onCreate: () => void; readonly label?: string }
  readonly onSearch?: () => void
}

/** Who a printed name may be: Alt+1 to Alt+9 take one, Alt+N makes a new person, Alt+F searches the register. */
export function Candidates({ items, preselectedId = null, onTake, create, onSearch }: CandidatesProps) {
  const shown = items.slice(0, takeKeys.length)
  const bindings: KeyBindings = {}
  shown.forEach((item, index) => {
    const key = takeKeys[index]
    if (key) bindings[key] = () => onTake(item.id)
  })
  if (create) bindings.createFromValue = create.onCreate
  if (onSearch) bindings.searchRegister = onSearch
  useHotkeys(bindings)
  return (
    <section className="sv-candidates" aria-label={t('ui.candidates')}>
      {shown.map((item, index) => (
        <button
          type="button"
          key={item.id}
          className="sv-candidate"
          aria-current={item.id === preselectedId || undefined}
          onClick={() => onTake(item.id)}
        >
          <KeyCap id={takeKeys[index] ?? 'take9'} />
          <strong className="sv-candidate-name">{item.name}</strong>
          {item.birthYear ? <span className="sv-2">{item.birthYear}</span> : null}
          <span className="sv-2 sv-cut">{item.detail}</span>
          <span className="sv-candidate-reason sv-cut">{item.reason}</span>
          {item.score === undefined ? null : (
            <span className="sv-candidate-score">{formatPercent(Math.round(item.score * 100) / 100)}</span>
          )}
        </button>
      ))}
      {create || onSearch ? (
        <div className="sv-candidate-last">
          {create ? (
            <button type="button" className="sv-link" onClick={create.onCreate}>
              <KeyCap id="createFromValue" /> {create.label ?? t('ui.candidateNew', { name: create.name })}
            </button>
          ) : (
            <span />
          )}
          {onSearch ? (
            <button type="button" className="sv-link" onClick={onSearch}>
              <KeyCap id="searchRegister" /> {t('ui.candidateSearch')}
            </button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
