import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { parsePath } from '#common/domain/review/paths.ts'
import { t } from '#common/i18n/t.ts'
import { IconAlertTriangle } from '../../../ui/icons.ts'
import { isComposing, keyOf } from '../../../ui/keys.ts'
import { ChoiceEditor } from '../choice-editor.tsx'
import { type Catalogue, editorOf, labelOf, longest, readTyped, recipientKinds, recipientKindWord } from '../fields.ts'
import { type Card, textOfValue } from './cards.ts'

/** What a card's editor may ask for. */
export interface CardActs {
  /** Enter: the value stands as typed, or as read where it is undefined; go on */
  readonly accept: (card: Card, value?: string | number | null) => void
  readonly choose: (card: Card, code: string, name: string) => void
  /** left with something typed: keep it, stay */
  readonly keep: (card: Card, value: string | number | null) => void
  readonly move: (key: 'up' | 'down' | 'left' | 'right') => void
  readonly back: () => void
  readonly undo: () => void
}

export interface CardEditorProps {
  readonly card: Card
  readonly catalogue: Catalogue
  /** what was typed before and could not be saved */
  readonly typed: string | undefined
  /** changes with every request to focus; 0 asks for none */
  readonly focusTick: number
  readonly acts: CardActs
}

/** The editor of the current card: text that is chosen whole, as in a cell, or a choice. */
export function CardEditor(props: CardEditorProps) {
  const { card, catalogue, acts, focusTick } = props
  const path = parsePath(card.lead.path)
  if (!path) return null
  const kind = editorOf(path)
  const label = labelOf(card.lead.path)
  const keys = { onLeave: acts.undo, onUndo: acts.undo, onBack: acts.back, onMove: acts.move }
  if (kind === 'recipientKind') {
    return (
      <ChoiceEditor
        label={label}
        width="100%"
        focusTick={focusTick}
        value={card.lead.value === null ? null : String(card.lead.value)}
        options={recipientKinds.map((one) => ({ value: one, label: recipientKindWord(one) }))}
        onAccept={() => acts.accept(card)}
        onChoose={(value) => acts.accept(card, value)}
        {...keys}
      />
    )
  }
  if (kind === 'award') {
    const text = textOfValue(card.lead)
    return (
      <ChoiceEditor
        label={label}
        width="100%"
        focusTick={focusTick}
        value={text === '' ? null : ''}
        placeholder={t('review.cataloguePlaceholder')}
        options={[
          ...(text === '' ? [] : [{ value: '', label: text }]),
          ...catalogue.map((entry) => ({ value: entry.code, label: entry.name, alias: entry.shortName })),
        ]}
        onAccept={() => acts.accept(card)}
        onChoose={(code) => code !== '' && acts.choose(card, code, catalogue.find((entry) => entry.code === code)?.name ?? code)}
        {...keys}
      />
    )
  }
  return <CardText {...props} />
}

/** The keys of the table this field answers itself. */
const ownKeys = ['accept', 'back', 'close', 'undo', 'edit'] as const
const arrows = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const

function CardText({ card, typed, focusTick, acts }: CardEditorProps) {
  const path = parsePath(card.lead.path)
  const shown = textOfValue(card.lead)
  const [text, setText] = useState(typed ?? shown)
  const [wrong, setWrong] = useState<string | null>(null)
  const input = useRef<InputRef>(null)
  const given = useRef(false)
  // another window may answer meanwhile: what is typed here stays, what is not shows the new value
  const before = useRef(shown)
  useEffect(() => {
    const was = before.current
    before.current = shown
    setText((now) => (now === was ? shown : now))
  }, [shown])
  useEffect(() => {
    const element = input.current?.input
    if (focusTick === 0 || !element) return
    element.focus()
    // chosen whole, and a long one seen from its beginning
    element.setSelectionRange(0, element.value.length, 'backward')
  }, [focusTick])
  if (!path) return null
  const untouched = text.trim() === shown.trim()
  const read = () => readTyped(path, text)
  const accept = (): void => {
    const now = untouched ? null : read()
    if (now?.ok === false) setWrong(now.error)
    else {
      given.current = true
      acts.accept(card, now?.value)
    }
  }
  const leave = (): void => {
    if (given.current || untouched) return
    const now = read()
    if (!now.ok) setWrong(now.error)
    else {
      given.current = true
      acts.keep(card, now.value)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return
    const key = keyOf(event.nativeEvent, ownKeys)
    const element = event.currentTarget
    const isWhole = element.selectionStart === 0 && element.selectionEnd === text.length
    const bare = !event.ctrlKey && !event.altKey && !event.shiftKey
    const arrow = bare ? arrows[event.key as keyof typeof arrows] : undefined
    if (key === 'accept') accept()
    else if (key === 'back') {
      leave()
      acts.back()
    } else if (key === 'close' && !untouched) {
      setText(shown)
      setWrong(null)
    } else if (key === 'close') acts.undo()
    else if (key === 'undo' && untouched) acts.undo()
    else if (key === 'edit') element.setSelectionRange(text.length, text.length)
    // up and down always change the card; left and right only while the value stands as a whole
    else if (arrow === 'up' || arrow === 'down' || (arrow && untouched && isWhole)) {
      leave()
      acts.move(arrow)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <Input
        ref={input}
        className="rvb-input"
        value={text}
        aria-label={labelOf(card.lead.path)}
        aria-invalid={wrong !== null}
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
    </>
  )
}
