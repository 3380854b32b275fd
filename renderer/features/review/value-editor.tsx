import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FieldPath } from '#common/domain/review/paths.ts'
import { IconAlertTriangle } from '../../ui/icons.ts'
import { isComposing, keyOf } from '../../ui/keys.ts'
import { longest, readTyped, shownValue, type Typed } from './fields.ts'

export interface ValueEditorProps {
  readonly path: FieldPath
  readonly label: string
  readonly value: string | number | null
  /** what was typed before and could not be saved */
  readonly typed?: string | undefined
  /** changes with every request to focus */
  readonly focusTick: number
  /** Enter: the value stands as typed, go on */
  readonly onAccept: (value: string | number | null) => void
  /** left with something typed: keep it, stay */
  readonly onKeep: (value: string | number | null) => void
  /** Esc with nothing typed */
  readonly onLeave: () => void
  readonly onUndo: () => void
  readonly onDraft: (by: 1 | -1) => void
  /** left with something typed that is no value */
  readonly onHold: (text: string) => void
  readonly editing: { current: (() => void) | null }
  readonly large?: boolean
}

/**
 * The editor of one value. It opens with the whole text chosen, as a cell does: typing replaces, F2 or an arrow corrects.
 * Until something is typed, Ctrl+Z takes back the last answer and Ctrl+← → change drafts; then they belong to the text.
 */
export function ValueEditor(props: ValueEditorProps) {
  const { path, label, value, typed, focusTick, large } = props
  const shown = shownValue(path, value)
  const [text, setText] = useState(typed ?? shown)
  const [wrong, setWrong] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  const given = useRef(false)

  useEffect(() => {
    if (focusTick > 0) input.current?.focus({ cursor: 'all' })
  }, [focusTick])

  const read = (): Typed => (text.trim() === shown.trim() ? { ok: true, value } : readTyped(path, text))
  const accept = (): void => {
    const now = read()
    if (!now.ok) {
      setWrong(now.error)
      return
    }
    given.current = true
    props.onAccept(now.value)
  }
  const leave = (): void => {
    if (given.current || text === shown) return
    const now = read()
    if (!now.ok) {
      props.onHold(text)
      setWrong(now.error)
      return
    }
    given.current = true
    if (now.value !== value) props.onKeep(now.value)
  }
  const leaving = useRef(leave)
  leaving.current = leave
  const { editing } = props
  useEffect(() => {
    const save = (): void => leaving.current()
    editing.current = save
    return () => {
      if (editing.current === save) editing.current = null
    }
  }, [editing])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return
    const key = keyOf(event.nativeEvent, ['accept', 'close', 'undo', 'nextDraft', 'previousDraft', 'edit'])
    const untouched = text === shown
    const element = event.currentTarget
    const whole = element.selectionStart === 0 && element.selectionEnd === text.length
    if (key === 'accept') accept()
    else if (key === 'close' && !untouched) {
      setText(shown)
      setWrong(null)
    } else if (key === 'close') props.onLeave()
    else if (key === 'edit') element.setSelectionRange(text.length, text.length)
    else if (key === 'undo' && untouched) props.onUndo()
    else if ((key === 'nextDraft' || key === 'previousDraft') && untouched && whole) props.onDraft(key === 'nextDraft' ? 1 : -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="rv-editor">
      <Input
        ref={input}
        value={text}
        aria-label={label}
        aria-invalid={wrong !== null}
        className={large ? 'rv-editor-large' : ''}
        maxLength={longest(path)}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          given.current = false
          setText(event.target.value)
          setWrong(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
        {...(wrong ? { status: 'error' as const } : {})}
      />
      {wrong ? (
        <span className="sv-form-error" role="alert">
          <IconAlertTriangle size={14} stroke={1.8} /> {wrong}
        </span>
      ) : null}
    </span>
  )
}
