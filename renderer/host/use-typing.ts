import { useCallback, useEffect, useRef, useState } from 'react'
import { useHost } from './host-provider.tsx'

/** What is being typed into a form, kept in the register while it is typed. */
export interface Typing<T> {
  readonly value: T
  readonly change: (next: T) => void
  /** false until what was typed before has been looked up */
  readonly ready: boolean
  /** UTC ISO time of the last keeping; null before the first */
  readonly savedAt: string | null
  /** throws the kept text away (the form was saved, or given up) */
  readonly clear: () => void
}

/**
 * Keeps a form under `key` 400 ms after the last change and brings it back the next time. `read` takes what was
 * kept and gives the form, or null where it has another shape; the officer never loses what was typed.
 */
export function useTyping<T>(key: string, empty: T, read: (kept: unknown) => T | null): Typing<T> {
  const host = useHost()
  const [value, setValue] = useState(empty)
  const [ready, setReady] = useState(false)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const pending = useRef<T | null>(null)
  const reader = useRef(read)

  const put = useCallback((): void => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
    const text = pending.current
    if (text === null) return
    pending.current = null
    // what a form holds is JSON by construction: texts, numbers, lists
    host.call('typing.put', { key, value: text as never }).then(
      (kept) => setSavedAt(kept.savedAt),
      () => {
        // not kept this time: the text is still on the screen, the next change tries again
        pending.current ??= text
      },
    )
  }, [host, key])

  useEffect(() => {
    let gone = false
    setReady(false)
    host.call('typing.get', { key }).then(
      ({ value: kept, savedAt: at }) => {
        if (gone) return
        const before = kept === null ? null : reader.current(kept)
        if (before !== null) {
          setValue(before)
          setSavedAt(at)
        }
        setReady(true)
      },
      () => {
        if (!gone) setReady(true)
      },
    )
    // the window is closed or loaded again in the middle of typing: the last letters are sent before it goes
    window.addEventListener('beforeunload', put)
    return () => {
      gone = true
      window.removeEventListener('beforeunload', put)
      put()
    }
  }, [host, key, put])

  const change = useCallback(
    (next: T): void => {
      setValue(next)
      pending.current = next
      if (timer.current) clearTimeout(timer.current)
      timer.current = setTimeout(put, 400)
    },
    [put],
  )
  const clear = useCallback((): void => {
    if (timer.current) clearTimeout(timer.current)
    pending.current = null
    setSavedAt(null)
    host.call('typing.clear', { key }).catch(() => undefined)
  }, [host, key])
  return { value, change, ready, savedAt, clear }
}
