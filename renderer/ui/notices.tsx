import './form.css'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'

export interface Notice {
  readonly text: string
  readonly onUndo?: () => void
}

const NoticeContext = createContext<(notice: Notice) => void>(() => undefined)

/** Shows a notice at the foot, left, for 6 s: only for what can be undone or is written elsewhere too. */
export const useNotice = (): ((notice: Notice) => void) => useContext(NoticeContext)

/** Holds the notices of the page; the time stands still while the pointer or the focus is on one. */
export function NoticeProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly (Notice & { readonly id: number })[]>([])
  const nextId = useRef(1)
  const show = useCallback((notice: Notice) => {
    nextId.current += 1
    const id = nextId.current
    setShown((before) => [...before.slice(-2), { ...notice, id }])
  }, [])
  const drop = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), [])
  return (
    <NoticeContext value={show}>
      {children}
      <div className="sv-notices" role="status" aria-live="polite">
        {shown.map((notice) => (
          <Line key={notice.id} notice={notice} onDone={() => drop(notice.id)} />
        ))}
      </div>
    </NoticeContext>
  )
}

function Line({ notice, onDone }: { readonly notice: Notice; readonly onDone: () => void }) {
  const [held, setHeld] = useState(false)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => done.current(), 6000)
    return () => clearTimeout(timer)
  }, [held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only stops the clock
    <div
      className="sv-notice"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{notice.text}</span>
      {notice.onUndo ? (
        <button
          type="button"
          onClick={() => {
            notice.onUndo?.()
            onDone()
          }}
        >
          {t('common.undo')}
        </button>
      ) : null}
    </div>
  )
}
