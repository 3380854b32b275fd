import { type RefSelectProps, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { searchKey } from '#common/domain/text/search-key.ts'
import { isComposing, keyOf } from '../../ui/keys.ts'

export interface Option {
  readonly value: string
  readonly label: string
  /** what it is found by besides the label */
  readonly alias?: string
}

export interface ChoiceEditorProps {
  readonly label: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly placeholder?: string
  readonly focusTick: number
  /** Enter while the list is closed: what stands there is right */
  readonly onAccept: () => void
  readonly onChoose: (value: string) => void
  readonly onLeave: () => void
  /** Ctrl+Z while the list is closed and nothing is typed */
  readonly onUndo?: () => void
  /** Shift+Enter */
  readonly onBack?: () => void
  /** an arrow while the list is closed; without it ↓ opens the list */
  readonly onMove?: (key: 'up' | 'left' | 'right') => void
  readonly width?: number | string
}

const arrows = { ArrowUp: 'up', ArrowLeft: 'left', ArrowRight: 'right' } as const

/** A value out of a list: Enter keeps it, ↓ or a letter opens the list, found without diacritics. */
export function ChoiceEditor(props: ChoiceEditorProps) {
  const { label, value, options, focusTick } = props
  const [open, setOpen] = useState(false)
  const select = useRef<RefSelectProps>(null)
  useEffect(() => {
    if (focusTick > 0) select.current?.focus()
  }, [focusTick])
  return (
    <Select
      ref={select}
      className="rv-choice"
      style={{ width: props.width ?? 260 }}
      aria-label={label}
      value={value}
      placeholder={props.placeholder}
      options={options.map((option) => ({
        value: option.value,
        label: option.label,
        search: searchKey(`${option.label} ${option.alias ?? ''}`),
      }))}
      showSearch={{ filterOption: (typed, option) => String(option?.['search'] ?? '').includes(searchKey(typed)) }}
      open={open}
      onOpenChange={setOpen}
      onChange={(next) => {
        if (typeof next === 'string') props.onChoose(next)
      }}
      onInputKeyDown={(event) => {
        if (isComposing(event.nativeEvent) || open) return
        const key = keyOf(event.nativeEvent, ['accept', 'back', 'close', 'undo'])
        const arrow = event.ctrlKey || event.altKey || event.shiftKey ? undefined : arrows[event.key as keyof typeof arrows]
        if (key === 'accept') props.onAccept()
        else if (key === 'close') props.onLeave()
        else if (key === 'back' && props.onBack) props.onBack()
        else if (key === 'undo' && props.onUndo) props.onUndo()
        else if (arrow && props.onMove) props.onMove(arrow)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
