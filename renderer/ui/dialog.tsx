import './form.css'
import { Input, Modal } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { Button } from './button.tsx'
import { FormField } from './form-field.tsx'
import type { KeyId } from './keys.ts'
import { useHotkeys } from './use-hotkeys.ts'

export interface DialogProps {
  readonly open: boolean
  /** the question, naming the object and the number */
  readonly question: string
  /** what will happen */
  readonly will?: ReactNode
  /** what will be kept */
  readonly kept?: ReactNode
  readonly children?: ReactNode
  /** asks for a reason; `onConfirm` gets it, trimmed */
  readonly reason?: { readonly label?: string; readonly required: boolean }
  readonly confirm: string
  /** the key that confirms, shown in the button: the one that opened the question */
  readonly confirmKey?: KeyId
  readonly cancel?: string
  /** withdrawing and the like: red words, never a red button */
  readonly danger?: boolean
  /** reason why it cannot be confirmed yet */
  readonly blocked?: string
  readonly busy?: boolean
  readonly error?: ReactNode
  readonly width?: 480 | 640 | 820
  /** a form: the focus starts in its first field, not on the safe answer */
  readonly form?: boolean
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** A question with its two answers. Esc is the safe answer, and the focus starts on it when data would change. */
export function Dialog(props: DialogProps) {
  const { open, onCancel } = props
  return (
    <Modal
      open={open}
      onCancel={onCancel}
      title={props.question}
      footer={null}
      width={props.width ?? 480}
      destroyOnHidden
      keyboard={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
    >
      {open ? <Body {...props} /> : null}
    </Modal>
  )
}

function Body(props: DialogProps) {
  const { will, kept, children, reason, confirm, confirmKey, cancel, danger, blocked, busy, error, form, onConfirm, onCancel } = props
  const [text, setText] = useState('')
  const safe = useRef<HTMLButtonElement>(null)
  const body = useRef<HTMLFormElement>(null)
  const stop = blocked ?? (reason?.required && text.trim() === '' ? t('ui.reasonNeeded') : undefined)
  const send = (): void => {
    if (stop === undefined && !busy) onConfirm(text.trim().normalize('NFC'))
  }
  useHotkeys({ close: onCancel, ...(form ? { save: send } : {}), ...(confirmKey ? { [confirmKey]: send } : {}) }, { modal: true })
  useEffect(() => {
    const field = body.current?.querySelector<HTMLElement>('input,textarea')
    if (form || reason) (field ?? safe.current)?.focus()
    else safe.current?.focus()
  }, [form, reason])
  return (
    <form
      ref={body}
      className="sv-dialog"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {will ? <p>{will}</p> : null}
      {kept ? <p className="sv-2">{kept}</p> : null}
      {children}
      {reason ? (
        <FormField label={reason.label ?? t('ui.reasonLabel')} required={reason.required}>
          {(field) => <Input.TextArea {...field} rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />}
        </FormField>
      ) : null}
      {error}
      <div className="sv-dialog-foot">
        {stop === undefined ? null : <span className="sv-2 sv-small">{stop}</span>}
        <Button ref={safe} label={cancel ?? t('common.cancel')} onClick={onCancel} />
        <Button
          label={confirm}
          kind={danger ? 'danger' : 'primary'}
          submit
          {...(confirmKey ? { keyId: confirmKey } : {})}
          {...(stop === undefined ? {} : { disabledReason: stop })}
          {...(busy ? { busy } : {})}
        />
      </div>
    </form>
  )
}
