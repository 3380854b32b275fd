import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../../host/use-query.ts'
import { IconSearch } from '../../ui/icons.ts'
import { isComposing } from '../../ui/keys.ts'
import { useHotkeys } from '../../ui/use-hotkeys.ts'

export interface RegisterSearchProps {
  readonly what: 'person' | 'unit'
  readonly row: number
  /** what is looked for at first */
  readonly start: string
  readonly onTake: (id: string, name: string) => void
  readonly onClose: () => void
}

/** Alt+F: a person or unit of the register by name or unit, without diacritics. ↑ ↓ move, Enter takes, Esc leaves. */
export function RegisterSearch({ what, row, start, onTake, onClose }: RegisterSearchProps) {
  const [text, setText] = useState(start)
  const [at, setAt] = useState(0)
  const search = useDeferredValue(text.trim())
  const people = useQuery('people.list', { search, limit: 10 }, { off: what !== 'person' })
  const units = useQuery('units.list', { search, limit: 10 }, { off: what !== 'unit' })
  useHotkeys({ close: onClose }, { modal: true })
  const hits =
    what === 'person'
      ? (people.data?.rows ?? []).map((one) => ({
          id: one.id,
          name: one.fullName,
          detail: [one.birthDate?.slice(0, 4), one.position, one.unit].filter(Boolean).join(' · '),
        }))
      : (units.data?.rows ?? []).map((one) => ({ id: one.id, name: one.name, detail: one.shortName ?? '' }))
  const asked = what === 'person' ? people : units
  const title = t(what === 'person' ? 'review.searchTitle' : 'review.searchUnitTitle', { n: row })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const hit = hits[at]
    if (by !== undefined) setAt(Math.min(Math.max(at + by, 0), Math.max(hits.length - 1, 0)))
    else if (event.key === 'Enter' && hit) onTake(hit.id, hit.name)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Modal open footer={null} width={640} title={title} onCancel={onClose} keyboard={false} transitionName="" maskTransitionName="">
      <Input
        autoFocus
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="rv-search"
        aria-activedescendant={hits.length > 0 ? `rv-search-${at}` : undefined}
        aria-label={title}
        placeholder={t('review.searchPlaceholder')}
        prefix={<IconSearch size={17} stroke={1.7} />}
        value={text}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="rv-search" role="listbox" aria-label={title} className="rv-search">
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box; aria-activedescendant points here
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
          <div
            key={hit.id}
            id={`rv-search-${index}`}
            role="option"
            aria-selected={index === at}
            className="rv-search-hit"
            onClick={() => onTake(hit.id, hit.name)}
          >
            <strong>{hit.name}</strong>
            <span className="sv-2 sv-cut">{hit.detail}</span>
          </div>
        ))}
        {hits.length === 0 && asked.data && !asked.loading ? (
          <p className="sv-2 rv-search-none">{t('review.searchNone', { text: search })}</p>
        ) : null}
      </div>
    </Modal>
  )
}
