import { useEffect, useRef, useSyncExternalStore } from 'react'
import { isComposing, type KeyId, keyOf, keyTable } from './keys.ts'

/** Does the work of a key; `false` lets the key pass to the browser and to the sets below. */
export type KeyHandler = (event: KeyboardEvent) => unknown

export type KeyBindings = Partial<Record<KeyId, KeyHandler>>

interface KeySet {
  readonly bindings: { current: KeyBindings }
  readonly isModal: boolean
}

let sets: readonly KeySet[] = []
const watchers = new Set<() => void>()
const changed = (next: readonly KeySet[]): void => {
  sets = next
  for (const watcher of watchers) watcher()
}

/** Whether the focus is where letters are typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file', 'range', 'submit'].includes(target.type)
}

/** The sets a key may reach now: everything above and including the topmost dialog, newest first. */
function reachable(): readonly KeySet[] {
  const modal = sets.findLastIndex((set) => set.isModal)
  return sets.slice(Math.max(modal, 0)).toReversed()
}

function onKeyDown(event: KeyboardEvent): void {
  if (isComposing(event) || event.defaultPrevented) return
  for (const set of reachable()) {
    const id = keyOf(event, Object.keys(set.bindings.current) as KeyId[])
    if (!id || (!keyTable[id].typing && isTyping(event.target))) continue
    if (set.bindings.current[id]?.(event) === false) continue
    event.preventDefault()
    return
  }
}

/**
 * Binds keys of the table while the component is shown; the component opened last is asked first.
 * `modal`: a dialog, below which no key reaches. `off`: bind nothing for now.
 */
export function useHotkeys(bindings: KeyBindings, options: { readonly modal?: boolean; readonly off?: boolean } = {}): void {
  const current = useRef(bindings)
  current.current = bindings
  const { modal = false, off = false } = options
  useEffect(() => {
    if (off) return undefined
    const set: KeySet = { bindings: current, isModal: modal }
    if (sets.length === 0) window.addEventListener('keydown', onKeyDown)
    changed([...sets, set])
    return () => {
      changed(sets.filter((one) => one !== set))
      if (sets.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [modal, off])
}

/** The keys that do something now, in the order of the table: what the `?` panel lists. */
export function useActiveKeys(): readonly KeyId[] {
  const now = useSyncExternalStore(
    (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    () => sets,
  )
  const active = new Set(now.flatMap((set) => Object.keys(set.bindings.current)))
  return (Object.keys(keyTable) as KeyId[]).filter((id) => active.has(id))
}
