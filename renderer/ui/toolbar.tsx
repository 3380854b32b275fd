import './toolbar.css'
import { Input, type InputRef } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { Button } from './button.tsx'
import { IconSearch, IconX } from './icons.ts'
import { KeyCap } from './key-cap.tsx'
import { isComposing } from './keys.ts'
import { useHotkeys } from './use-hotkeys.ts'

/** The 32 px row over a list: search, filter chips, grouping, columns. `end` stands at the right. */
export function Toolbar({ children, end }: { readonly children?: ReactNode; readonly end?: ReactNode }) {
  return (
    <div className="sv-toolbar">
      {children}
      {end ? <span className="sv-toolbar-end">{end}</span> : null}
    </div>
  )
}

export interface SearchFieldProps {
  readonly value: string
  /** called when typing rests (200 ms), never in the middle of a composed letter */
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly width?: number
  /** Ctrl+F leads here unless another field of the screen has it */
  readonly bindKey?: boolean
  /** ↓ in the field: into the list */
  readonly onDown?: () => void
}

/** Search of a list. Esc empties it. */
export function SearchField({ value, onChange, placeholder, width = 330, bindKey = true, onDown }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const field = useRef<InputRef>(null)
  const composing = useRef(false)
  const sent = useRef(value)
  useEffect(() => {
    if (value !== sent.current) setTyped(value)
    sent.current = value
  }, [value])
  useEffect(() => {
    if (typed === sent.current || composing.current) return undefined
    const timer = setTimeout(() => {
      sent.current = typed
      onChange(typed)
    }, 200)
    return () => clearTimeout(timer)
  }, [typed, onChange])
  useHotkeys({ searchList: () => field.current?.select() }, { off: !bindKey })
  return (
    <Input
      ref={field}
      className="sv-search"
      style={{ width }}
      type="text"
      aria-label={placeholder ?? t('ui.searchPlaceholder')}
      placeholder={placeholder ?? t('ui.searchPlaceholder')}
      prefix={<IconSearch size={16} stroke={1.7} />}
      suffix={
        typed ? (
          <button
            type="button"
            className="sv-clear"
            aria-label={t('ui.clearSearch')}
            onClick={() => {
              setTyped('')
              field.current?.focus()
            }}
          >
            <IconX size={14} stroke={1.8} />
          </button>
        ) : bindKey ? (
          <KeyCap id="searchList" />
        ) : (
          <span />
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(event) => {
        composing.current = false
        setTyped(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Escape' && typed) {
          setTyped('')
          event.preventDefault()
        }
        if (event.key === 'ArrowDown' && onDown) {
          event.preventDefault()
          onDown()
        }
      }}
    />
  )
}

export interface FilterChip {
  readonly id: string
  readonly label: string
  readonly value: string
}

/** The filters in force; each goes with its cross, or with Backspace or Delete when focused. */
export function FilterChips(props: {
  readonly chips: readonly FilterChip[]
  readonly onRemove: (id: string) => void
  readonly onClear?: () => void
}) {
  const { chips, onRemove, onClear } = props
  if (chips.length === 0) return null
  return (
    <span className="sv-chips">
      {chips.map((chip) => (
        <button
          type="button"
          key={chip.id}
          className="sv-chip"
          aria-label={t('ui.removeFilter', { label: chip.label, value: chip.value })}
          onClick={() => onRemove(chip.id)}
          onKeyDown={(event) => {
            if (event.key !== 'Backspace' && event.key !== 'Delete') return
            event.preventDefault()
            onRemove(chip.id)
          }}
        >
          <span className="sv-2">{chip.label}:</span>
          <strong className="sv-cut">{chip.value}</strong>
          <IconX size={14} stroke={1.8} />
        </button>
      ))}
      {onClear && chips.length > 1 ? <Button kind="link" size="small" label={t('ui.clearFilters')} onClick={onClear} /> : null}
    </span>
  )
}
