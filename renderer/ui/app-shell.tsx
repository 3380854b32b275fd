import './app-shell.css'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { t } from '#common/i18n/t.ts'
import { useHotkeys } from './use-hotkeys.ts'
import { useNarrow } from './use-narrow.ts'

interface Shell {
  /** facts of the screen for the status bar (selection sums, autosave) */
  readonly setFacts: (facts: ReactNode) => void
  readonly setRail: (wanted: boolean) => void
}

const ShellContext = createContext<Shell>({ setFacts: () => undefined, setRail: () => undefined })

/** Puts facts of this screen into the status bar while it is shown. Pass a string or a memoised node. */
export function useStatusFacts(facts: ReactNode): void {
  const { setFacts } = useContext(ShellContext)
  useEffect(() => {
    setFacts(facts)
    return () => setFacts(null)
  }, [facts, setFacts])
}

export interface AppShellProps {
  /** draws the navigation, as a rail or open */
  readonly navigation: (look: { readonly rail: boolean; readonly onDone: () => void }) => ReactNode
  /** draws the status bar around the facts of the screen */
  readonly statusBar: (facts: ReactNode) => ReactNode
  readonly children: ReactNode
}

/**
 * Navigation 208 px (rail 52 px under 1180 px and on review screens), screen, status bar 26 px.
 * Ctrl+B opens the navigation over the page where it is a rail; F6 walks the panes marked with `data-pane`.
 */
export function AppShell({ navigation, statusBar, children }: AppShellProps) {
  const narrow = useNarrow()
  const [railWanted, setRail] = useState(false)
  const [open, setOpen] = useState(false)
  const [facts, setFacts] = useState<ReactNode>(null)
  const rail = narrow || railWanted
  const shell = useMemo(() => ({ setFacts, setRail }), [])
  // where the focus was before the navigation opened over the page
  const before = useRef<Element | null>(null)
  const close = (): void => {
    setOpen(false)
    if (before.current instanceof HTMLElement) before.current.focus()
  }
  useHotkeys({
    navigation: () => {
      if (!rail) return focusPane(document.querySelector<HTMLElement>('.sv-shell-nav'))
      if (open) return close()
      before.current = document.activeElement
      setOpen(true)
      requestAnimationFrame(() => focusPane(document.querySelector<HTMLElement>('.sv-shell-over')))
    },
    nextPane: () => walkPanes(1),
    previousPane: () => walkPanes(-1),
    ...(open ? { close } : {}),
  })
  return (
    <ShellContext value={shell}>
      <div className={`sv-shell${rail ? ' sv-shell-rail' : ''}`}>
        <button type="button" className="sv-skip" onClick={() => document.getElementById('main')?.focus()}>
          {t('common.skipToMain')}
        </button>
        <div className="sv-shell-nav" data-pane="nav">
          {navigation({ rail, onDone: () => setOpen(false) })}
        </div>
        {rail && open ? (
          <div className="sv-shell-over" data-pane="nav">
            {navigation({ rail: false, onDone: () => setOpen(false) })}
          </div>
        ) : null}
        <main className="sv-shell-main" id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="sv-shell-foot">{statusBar(facts)}</footer>
      </div>
    </ShellContext>
  )
}

const focusable = 'a[href],button:not([tabindex="-1"]),input,select,textarea,[tabindex="0"]'

function focusPane(pane: HTMLElement | null | undefined): void {
  const first = pane?.querySelector<HTMLElement>('[data-current="true"],[tabindex="0"]') ?? pane?.querySelector<HTMLElement>(focusable)
  first?.focus()
}

function walkPanes(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.querySelector(focusable))
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  focusPane(panes[(at + step + panes.length) % panes.length])
}

export interface ScreenProps {
  readonly header?: ReactNode
  /** an error, a banner, meters, tiles: full width under the header */
  readonly strip?: ReactNode
  readonly toolbar?: ReactNode
  /** panels of the main column */
  readonly children: ReactNode
  /** panels of the right column */
  readonly side?: ReactNode
  /** px, 260 to 376 */
  readonly sideWidth?: number
  /** review screens keep the rail at every width and use the whole area without gutters */
  readonly flush?: boolean
}

/** One screen: header, strip, toolbar, main column and side column; nothing but lists scrolls. */
export function Screen({ header, strip, toolbar, children, side, sideWidth = 304, flush = false }: ScreenProps) {
  const { setRail } = useContext(ShellContext)
  useEffect(() => {
    setRail(flush)
    return () => setRail(false)
  }, [flush, setRail])
  return (
    <div className={`sv-screen${flush ? ' sv-screen-flush' : ''}`}>
      {header ? <div data-pane="header">{header}</div> : null}
      <div className="sv-screen-area">
        {strip ? <div className="sv-screen-strip">{strip}</div> : null}
        {toolbar ? (
          <div className="sv-screen-toolbar" data-pane="toolbar">
            {toolbar}
          </div>
        ) : null}
        <div className="sv-screen-columns">
          <div className="sv-screen-main" data-pane="main">
            {children}
          </div>
          {side ? (
            <div
              className="sv-screen-side"
              data-pane="side"
              style={{ width: `clamp(260px, ${(sideWidth / 1366) * 100}vw, ${sideWidth}px)` }}
            >
              {side}
            </div>
          ) : null}
        </div>
      </div>
    </div>
  )
}
