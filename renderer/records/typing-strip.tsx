import { type ReactNode, useEffect, useRef, useState } from 'react'
import { formatDateTime, formatTime } from '#common/i18n/format.ts'
import { t } from '#common/i18n/t.ts'
import type { Typing } from '../host/use-typing.ts'
import { useStatusFacts } from '../ui/app-shell.tsx'
import { ErrorBlock } from '../ui/error-block.tsx'
import { useNotice } from '../ui/notices.tsx'

/**
 * Says that a form was brought back as it was being typed, and lets the officer drop it; dropping can be taken back.
 * The status bar says when the form was last kept. `facts`: more for the status bar.
 */
export function useTypingNotes<T>(typing: Typing<T>, base: T, facts?: string): ReactNode {
  const notice = useNotice()
  const [restoredAt, setRestoredAt] = useState<string | null>(null)
  const seen = useRef(false)
  const { ready, savedAt, value, change, clear } = typing
  useEffect(() => {
    if (!ready || seen.current) return
    seen.current = true
    setRestoredAt(savedAt)
  }, [ready, savedAt])
  const kept = savedAt === null ? null : t('record.typed', { time: formatTime(savedAt) })
  useStatusFacts([kept, facts].filter(Boolean).join(' · ') || null)
  if (restoredAt === null || savedAt === null) return null
  const drop = (): void => {
    const dropped = value
    change(base)
    clear()
    setRestoredAt(null)
    notice({ text: t('record.dropped'), onUndo: () => change(dropped) })
  }
  return (
    <ErrorBlock
      tone="warn"
      happened={t('record.restored', { at: formatDateTime(restoredAt) })}
      kept={t('record.restoredKept')}
      actions={[{ label: t('record.restoredDrop'), onClick: drop }]}
    />
  )
}
