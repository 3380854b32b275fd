import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { formatDate } from '#common/i18n/format.ts'
import { parseDate } from '#common/i18n/parse-date.ts'
import { t } from '#common/i18n/t.ts'
import type { FieldProps } from './form-field.tsx'
import { IconCalendarEvent } from './icons.ts'

export interface DateFieldProps {
  /** ISO with its precision: 2017, 2017-05, 2017-05-04 */
  readonly value: string | null
  /** called on leaving the field and on Enter: the date, or null where nothing (or nothing readable) stands there */
  readonly onChange: (iso: string | null) => void
  /** tells what is wrong, for the error line of the field; null when all is well */
  readonly onError?: (message: string | null) => void
  /** whether 05/2017 and 2017 are dates here */
  readonly partial?: boolean
  readonly field?: FieldProps
  readonly autoFocus?: boolean
}

/** A date as text, dd/mm/yyyy; also 4/5/2017 and 04052017. What was typed stays, even when it is no date yet. */
export function DateField({ value, onChange, onError, partial = false, field, autoFocus }: DateFieldProps) {
  const [text, setText] = useState(value ? formatDate(value) : '')
  useEffect(() => {
    setText((typed) => (value === null ? (parseDate(typed) === null ? typed : '') : parseDate(typed) === value ? typed : formatDate(value)))
  }, [value])
  const leave = (): void => {
    const read = text.trim() === '' ? null : parseDate(text)
    const isWrong = text.trim() !== '' && (read === null || (!partial && read.length < 10))
    onError?.(isWrong ? t(partial ? 'ui.datePartialWrong' : 'ui.dateWrong') : null)
    if (!isWrong && read) setText(formatDate(read))
    const next = isWrong ? null : read
    if (next !== value) onChange(next)
  }
  return (
    <Input
      {...field}
      value={text}
      placeholder={t('ui.date')}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      autoFocus={autoFocus ?? false}
      suffix={<IconCalendarEvent size={16} stroke={1.6} />}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onPressEnter={(event) => {
        if (!event.nativeEvent.isComposing) leave()
      }}
    />
  )
}
