import './search-palette.css'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { useQuery } from '../host/use-query.ts'
import type { IconType } from '../ui/button.tsx'
import * as icons from '../ui/icons.ts'
import { isComposing } from '../ui/keys.ts'
import { useHotkeys } from '../ui/use-hotkeys.ts'

interface Hit {
  readonly href: string
  readonly title: string
  readonly detail: string
  readonly icon: IconType
}

const places = {
  person: { path: '/ca-nhan', icon: icons.IconUser },
  unit: { path: '/don-vi', icon: icons.IconSitemap },
  decision: { path: '/quyet-dinh', icon: icons.IconFileCertificate },
  dossier: { path: '/ho-so', icon: icons.IconFolder },
} as const

export interface SearchPaletteProps {
  /** commands and screens that can be called by name */
  readonly commands: readonly Hit[]
  /** folds a text for comparing without diacritics */
  readonly fold: (text: string) => string
  readonly onClose: () => void
}

/** Ctrl+K: people, units, decisions, dossiers and commands in one box, without diacritics. ↑ ↓ move, Enter opens. */
export function SearchPalette({ commands, fold, onClose }: SearchPaletteProps) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const asked = useDeferredValue(text.trim())
  const found = useQuery('search.all', { text: asked }, { off: asked.length < 2 })
  useHotkeys({ close: onClose, searchAll: onClose }, { modal: true })
  const words = fold(text)
  const records: readonly Hit[] =
    asked.length < 2
      ? []
      : (found.data?.hits ?? []).map((hit) => ({
          href: `#${places[hit.type].path}/${hit.id}`,
          title: hit.title,
          detail: hit.detail,
          icon: places[hit.type].icon,
        }))
  const hits = [...records, ...commands.filter((command) => words === '' || fold(command.title).includes(words))]
  const open = (hit: Hit | undefined): void => {
    if (!hit) return
    location.hash = hit.href
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setAt(Math.min(Math.max(at + by, 0), hits.length - 1))
    else if (event.key === 'Enter') open(hits[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={640}
      onCancel={onClose}
      keyboard={false}
      transitionName=""
      maskTransitionName=""
      className="sv-palette"
      title={<span className="sv-hidden">{t('keys.searchAll')}</span>}
    >
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="sv-palette-list"
        aria-activedescendant={hits.length > 0 ? `sv-palette-${at}` : undefined}
        aria-label={t('keys.searchAll')}
        placeholder={t('shell.searchPlaceholder')}
        prefix={<icons.IconSearch size={18} stroke={1.7} />}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="sv-palette-list" role="listbox" aria-label={t('keys.searchAll')} className="sv-palette-list">
        {hits.map((hit, index) => {
          const Icon = hit.icon
          return (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box; aria-activedescendant points here
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
            <div
              key={hit.href}
              id={`sv-palette-${index}`}
              role="option"
              aria-selected={index === at}
              className="sv-palette-hit"
              onClick={() => open(hit)}
            >
              <Icon size={17} stroke={1.7} />
              <span className="sv-name">{hit.title}</span>
              <span className="sv-2 sv-cut">{hit.detail}</span>
            </div>
          )
        })}
        {asked.length >= 2 && found.data && records.length === 0 ? (
          <p className="sv-palette-none sv-2">{t('shell.searchNothing', { text: asked })}</p>
        ) : null}
      </div>
    </Modal>
  )
}
